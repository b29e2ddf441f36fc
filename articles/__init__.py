"""From bytes to articles, and the library that keeps them."""
