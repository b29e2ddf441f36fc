"""The screens: the reading room, and those that are opened over it."""
