"""Backups: one sealed file of everything an installation holds but its keys, and putting it back, all or nothing.

| here | what it is |
|---|---|
| `sealed.py` | a stream sealed in chunks, so that one cut short, changed or put in another order is refused |
| `archive.py` | what is in a backup: entries, a beginning that says what it is, an end that says what all must be |
| `database/` | rows out of one moment of the database and into an empty one, for each engine |
| `folders.py` | the evidence store, issued documents and anchors |
| `taking.py`, `restoring.py` | the two acts |
"""
