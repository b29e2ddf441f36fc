"""Feeds that a reader follows: lists of them in OPML, and those that a page names. What a feed holds is read by
`articles.reading.feed`."""
