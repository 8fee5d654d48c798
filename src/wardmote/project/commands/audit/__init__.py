"""The commands about the audit, one file each."""
