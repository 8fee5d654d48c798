"""Pages of meetings: fetch, present, render."""
