"""Delivery: the money a plan is carried out with, and what was done with it."""
