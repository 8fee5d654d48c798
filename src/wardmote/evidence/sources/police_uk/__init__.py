"""Street-level crime and antisocial behaviour as data.police.uk publishes it, a file for each force and month."""
