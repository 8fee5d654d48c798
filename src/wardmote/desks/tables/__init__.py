"""Public tables: made through the disclosure gate, let out by a second person."""
