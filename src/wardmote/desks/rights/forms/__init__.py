"""Questions asked about requests for access."""
