"""What answers at the addresses of signing in and of a member's own account."""
