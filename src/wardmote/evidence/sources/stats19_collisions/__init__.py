"""Collisions with somebody hurt, as the Department for Transport publishes them, a file for each year."""
