"""Public tables of a restricted series: small counts hidden, and enough beside them that none can be worked out."""

from wardmote.evidence.disclosure.tables.already_public import already_public_tables, rule_of
from wardmote.evidence.disclosure.tables.fixed import ALL_KINDS, Places, fixed_tables
from wardmote.evidence.disclosure.tables.policy import Policy, policy
from wardmote.evidence.disclosure.tables.protection import Protection, protect
from wardmote.evidence.disclosure.tables.releasing import (
    HIDDEN,
    ReleasedTables,
    as_earlier,
    read,
    release_tables,
    written,
)
from wardmote.evidence.disclosure.tables.series import SeriesTables, at_most, series_tables
from wardmote.evidence.disclosure.tables.shapes import Earlier, Key, Sum, Tables

__all__ = [
    "ALL_KINDS",
    "HIDDEN",
    "Earlier",
    "Key",
    "Places",
    "Policy",
    "Protection",
    "ReleasedTables",
    "SeriesTables",
    "Sum",
    "Tables",
    "already_public_tables",
    "as_earlier",
    "at_most",
    "fixed_tables",
    "policy",
    "protect",
    "read",
    "release_tables",
    "rule_of",
    "series_tables",
    "written",
]
