"""What the police or a court decided about crimes, as data.police.uk publishes it, a file for each force and month."""
