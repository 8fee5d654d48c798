"""Promises about the whole system: each test finds what it checks, and prints how many it found."""
