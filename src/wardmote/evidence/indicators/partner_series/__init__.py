"""Any partner's series as itself: its own counts, in its own definition, a line for each measure."""
