"""Feeds that a reader follows: how they are found and listed, fetched politely, and how what is new in them comes into
the library. What a feed holds is read by `articles.reading.feed`."""
