"""The Department for Transport's adjustments of the severity of casualties, one file for all years since 2004."""
