"""The only readers of sharing, each for a viewer."""
