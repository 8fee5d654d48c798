"""Organisations, what they are in a partnership, and the members who sign in for them."""
