"""Geography as publishers issue it: look-ups, populations, boundaries and deprivation of any vintage, told by
content."""
