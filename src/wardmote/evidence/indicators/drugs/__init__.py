"""Drug offences the police recorded, from data.police.uk."""
