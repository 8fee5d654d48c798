"""The words of the pages of sharing."""
