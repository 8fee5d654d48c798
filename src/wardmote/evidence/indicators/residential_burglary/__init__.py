"""Burglary the police recorded, homes and businesses together, from data.police.uk."""
