"""The words of the analyst's account of extracts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.desks.insight.api import publisher_of
from wardmote.evidence import Extract
from wardmote.evidence.sources import source
from wardmote.foundation.pages.words import number


@dataclass(frozen=True)
class EvidencePage:
    """The account of extracts of one force."""

    force: str
    totals: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, bool], ...]
    sources: tuple[tuple[str, str, str, tuple[tuple[str, ...], ...]], ...]


def evidence_page(extracts: Iterable[Extract], force: str) -> EvidencePage:
    """What is held of one force, by source, latest month first."""
    held = [each for each in extracts if each.cover == force]
    by_source: dict[str, list[Extract]] = {}
    for each in held:
        by_source.setdefault(each.source, []).append(each)
    by_month = {name: sorted(each, key=lambda one: one.month) for name, each in by_source.items()}
    totals = (
        (_("Extracts"), number(len(held))),
        (_("Rows"), number(sum(each.rows for each in held))),
        (_("Kept"), number(sum(each.kept for each in held))),
        (_("Set aside"), number(sum(each.set_aside for each in held))),
        (_("Unlocated"), number(sum(each.unlocated for each in held))),
    )
    return EvidencePage(
        force=force,
        totals=totals,
        columns=(
            (_("Month"), False),
            (_("File"), False),
            *((words, True) for words in (_("Rows"), _("Kept"), _("Set aside"), _("Unlocated"), _("Repeated"))),
            (_("SHA-256"), False),
        ),
        sources=tuple(
            (
                source(name).title,
                publisher_of(found[0]),
                found[0].licence,
                tuple(_account(each) for each in reversed(found)),
            )
            for name, found in by_month.items()
        ),
    )


def _account(extract: Extract) -> tuple[str, ...]:
    counts = (extract.rows, extract.kept, extract.set_aside, extract.unlocated, extract.repeated)
    return (extract.period.label, extract.file_name, *map(number, counts), extract.sha256)
