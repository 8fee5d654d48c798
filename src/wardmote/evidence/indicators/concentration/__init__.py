"""How strongly recorded crime gathers at few published map points, from data.police.uk."""
