"""The questions asked about plans."""
