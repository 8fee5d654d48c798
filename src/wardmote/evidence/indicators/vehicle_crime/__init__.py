"""Theft of and from vehicles the police recorded, from data.police.uk."""
