"""Feeds: what is subscribed to, how it is fetched, and how what it gives comes into the library."""
