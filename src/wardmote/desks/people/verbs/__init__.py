"""What is done to people's records."""
