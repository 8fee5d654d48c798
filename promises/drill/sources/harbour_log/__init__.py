"""The log of an invented harbour master."""
