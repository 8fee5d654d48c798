"""What an assessment is: a document, and every figure it prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wardmote.documents import Document
from wardmote.reports.strategic_assessment.figures import Figure

#: A folder with this file in it is an assessment of ours, and may be replaced.
OURS = "assessment.json"


@dataclass(frozen=True)
class Assessment:
    """`facts` says what was assessed, `extracts` are the files it counts from by id, and `anchors` lead a figure to the
    row of the document that explains it."""

    document: Document
    figures: tuple[Figure, ...]
    facts: Mapping[str, Any]
    extracts: Mapping[str, Mapping[str, Any]]
    anchors: Mapping[str, str]

    def explained_at(self, figure: str) -> str:
        """The address inside the document where the figure's making is told."""
        return f"#{self.anchors[figure]}"
