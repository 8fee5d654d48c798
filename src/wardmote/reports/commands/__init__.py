"""`wardmote` commands that make documents: one file each."""
