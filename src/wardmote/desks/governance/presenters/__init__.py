"""The words of the pages of governance."""
