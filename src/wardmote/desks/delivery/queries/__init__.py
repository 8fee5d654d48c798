"""The only readers of delivery. What comes back is frozen, and only of the viewer's partnership."""
