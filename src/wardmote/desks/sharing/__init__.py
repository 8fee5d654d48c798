"""The desk of information sharing."""
