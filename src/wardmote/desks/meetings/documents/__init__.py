"""What a meeting hands out: its minutes, and the pack of its papers."""
