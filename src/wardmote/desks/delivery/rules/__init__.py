"""What money may do and who may decide on it, in plain Python."""
