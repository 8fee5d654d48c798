"""The words of the pages of meetings."""
