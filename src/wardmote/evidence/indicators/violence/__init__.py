"""Violence and sexual offences the police recorded, from data.police.uk."""
