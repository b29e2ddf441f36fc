"""Lists of articles: how they are laid out, and how rows are read from the library file.

The first frame of the reading room is painted from here before all else is imported, so little is imported here.
"""

VERSION = 3
"""The version of the tables of a library file, kept in it as ``user_version``."""
