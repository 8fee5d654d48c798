"""Recorded crime by Community Safety Partnership, as the Office for National Statistics prints it once a quarter."""
