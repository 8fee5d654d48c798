"""The questions asked about meetings."""
