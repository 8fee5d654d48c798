"""Reported road traffic collisions in which somebody was hurt, from STATS19."""
