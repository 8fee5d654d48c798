"""The words of the pages of keeping, holding and destroying."""
