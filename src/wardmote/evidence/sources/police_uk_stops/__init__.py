"""Stops and searches as data.police.uk publishes them, a file for each force and month."""
