"""Extracts in, checked Parquet and a catalogue out; every row accounted for, nothing ever overwritten."""
