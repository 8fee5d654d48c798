"""The only writers of requests for access."""
