"""Words of the pages of rights."""
