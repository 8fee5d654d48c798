"""Rules of people: plain Python."""
