"""The explorer: any series held, for any place and months, for members of the partnership."""
