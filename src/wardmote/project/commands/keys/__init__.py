"""The commands about the installation's keys, one file each."""
