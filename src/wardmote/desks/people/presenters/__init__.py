"""The words of the pages of people."""
