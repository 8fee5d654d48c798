"""Pages of delivery: fetch, present, render."""
