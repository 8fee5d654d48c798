"""Pages of people: fetch, present, render."""
