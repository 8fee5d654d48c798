"""Pages of the plan: fetch, present, render."""
