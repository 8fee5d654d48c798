"""Crime and antisocial behaviour recorded by the police, by kind, from data.police.uk."""
