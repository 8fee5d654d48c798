"""Charts and static maps as our own SVG: title, description, and nothing a strict page would refuse."""
