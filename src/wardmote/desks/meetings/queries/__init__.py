"""The only readers of meetings. What comes back is frozen, and only of the viewer's partnership."""
