"""Incidents of antisocial behaviour the police recorded, from data.police.uk."""
