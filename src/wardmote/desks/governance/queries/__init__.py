"""The only readers of governance, each for a viewer."""
