"""Rules of rights. Plain Python."""
