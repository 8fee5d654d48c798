"""Any partner's table of counts, from a spreadsheet or a CSV, read by a mapping that is remembered."""
