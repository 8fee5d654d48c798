"""Vehicles in collisions, as the Department for Transport publishes them, a file for each year of Great Britain."""
