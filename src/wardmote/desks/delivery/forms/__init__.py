"""The questions asked about money and what was done with it."""
