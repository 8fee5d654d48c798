"""What a row of evidence is, whoever published it: names, types and meanings of the columns the store keeps."""

from wardmote.evidence.records.incident import COLUMNS, Column

__all__ = ["COLUMNS", "Column"]
