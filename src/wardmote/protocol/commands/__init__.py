"""`wardmote protocol …`: a file for each command."""
