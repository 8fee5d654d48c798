"""The desks: vertical slices of the platform, a stack in which each may use those below it, by their `api` only."""
