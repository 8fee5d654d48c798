"""What may be confirmed, signed and told, in plain Python."""
