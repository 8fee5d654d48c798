"""Taking last year's spreadsheets over: which column is which, a dry run, and an account of every row.

A desk declares an `ImportKind` in its desk.py: the columns, who may, and a taker that turns one row into a record by
the desk's own verbs. Nothing here knows a desk, and adding a kind is that one declaration.
"""

from wardmote.foundation.importing.rows import ADDED, HERE, Offer, Outcome, Row, Unknown

__all__ = ["ADDED", "HERE", "Offer", "Outcome", "Row", "Unknown"]
