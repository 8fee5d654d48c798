"""Crime recorded in a year by Community Safety Partnership area, as the Office for National Statistics prints it."""
