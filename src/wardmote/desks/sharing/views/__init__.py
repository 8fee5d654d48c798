"""Pages of sharing: fetch, present, render."""
