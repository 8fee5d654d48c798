"""Pages of agencies: fetch, present, render."""
