"""Intake: publishers' and partners' files dropped on the site, checked row by row and taken into the store."""
