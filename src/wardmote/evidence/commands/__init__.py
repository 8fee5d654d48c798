"""`wardmote evidence …`: a file for each command."""
