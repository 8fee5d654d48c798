"""Robbery the police recorded, from data.police.uk."""
