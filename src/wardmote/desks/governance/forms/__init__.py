"""The questions asked by governance."""
