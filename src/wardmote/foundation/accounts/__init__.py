"""Signing in and out, and the first page a member lands on."""
