"""Readers of requests for access, each for a viewer."""
