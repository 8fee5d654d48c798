"""Incidents an invented harbour master logged."""
