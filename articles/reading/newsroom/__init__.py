"""The formats in which agencies send their news to newsrooms, one module a format, and what these share."""
