"""Pages of governance: fetch, present, render."""
