"""The questions asked by sharing."""
