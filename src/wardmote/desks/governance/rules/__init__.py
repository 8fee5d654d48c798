"""What may be written here and what may be decided, in plain Python."""
