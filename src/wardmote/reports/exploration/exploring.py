"""Answers an inquiry: measured, let out by the disclosure gate, and put into one document with its figures."""

from dataclasses import dataclass, replace
from datetime import date

from wardmote import __version__
from wardmote.documents import Document
from wardmote.errors import Missing, Refused
from wardmote.evidence import Extract, Store
from wardmote.evidence.disclosure import Released, release
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators import Denominator, Line
from wardmote.reports.exploration.gazetteer import Gazetteer
from wardmote.reports.exploration.inquiry import Inquiry
from wardmote.reports.exploration.materials import Seen
from wardmote.reports.exploration.parts import parts_of
from wardmote.reports.exploration.telling import blocks
from wardmote.reports.strategic_assessment.build import denominator, populations_for
from wardmote.reports.strategic_assessment.figures import Figure
from wardmote.reports.strategic_assessment.wording import slug

RESTRICTED = "restricted"


@dataclass(frozen=True)
class Exploration:
    """An answer: its document, the lines there are and the one that is drawn, and every figure with its extracts.

    `for_members_only` says that nothing of it may be published or passed on.
    """

    inquiry: Inquiry
    document: Document
    lines: tuple[str, ...]
    line: str
    levels: tuple[str, ...]
    figures: tuple[Figure, ...]
    extracts: dict[str, Extract]
    caveats: tuple[str, ...]
    for_members_only: bool

    def figure(self, name: str) -> Figure:
        """The figure of that id; raises Missing."""
        for each in self.figures:
            if each.id == name:
                return each
        raise Missing("This page shows no such figure.", instead="Open the page and follow the link of a figure on it.")


def explore(store: Store, places: Gazetteer, inquiry: Inquiry, *, as_at: date, may_see_restricted: bool) -> Exploration:
    """Work out what was asked.

    Raises Missing where nothing is held of it, and Refused where the disclosure gate, or the class of the series, does
    not let this reader see it.
    """
    seen = _seen(store, places, inquiry, may_see_restricted)
    line = next((each for each in seen.lines if slug(each.kind) == slug(inquiry.line)), seen.lines[0])
    parts = parts_of(store, places, inquiry, line, seen.released.audience)
    made_up = places.pack.made_up or seen.released.made_up
    told = blocks(seen, line, parts, places, as_at)
    document = Document(
        title=f"{inquiry.indicator.title}: {inquiry.place.name}",
        subtitle=inquiry.period.label,
        as_at=as_at,
        identifier=f"wardmote:explorer:{places.pack.slug}:{inquiry.indicator.slug}:{inquiry.place.slug}:{inquiry.period}",
        publisher=places.pack.publisher,
        version=__version__,
        blocks=tuple(told),
        made_up=made_up,
    )
    figures = tuple(seen.figures) + (tuple(seen.other_figures) if seen.other_figures is not None else ())
    named = {cell.extract for each in figures for cell in each.provenance.inputs}
    return Exploration(
        inquiry=inquiry,
        document=document,
        lines=tuple(each.kind for each in seen.lines),
        line=line.kind,
        levels=parts.levels,
        figures=figures,
        extracts={each.id: each for each in store.extracts() if each.id in named},
        caveats=seen.released.caveats,
        for_members_only=seen.released.audience == "members",
    )


def _seen(store: Store, places: Gazetteer, inquiry: Inquiry, may_see_restricted: bool) -> Seen:
    released = _released(store, places, inquiry, inquiry.place, may_see_restricted)
    if not released.figures.lines:
        raise Missing(f"{inquiry.indicator.title} has no figure of {inquiry.place.name} in {inquiry.period.label}.")
    other = None
    if inquiry.against == "place" and inquiry.other is not None:
        other = _released(store, places, inquiry, inquiry.other, may_see_restricted)
    return Seen(inquiry, released, other)


def _released(store: Store, places: Gazetteer, inquiry: Inquiry, place: Place, may_see_restricted: bool) -> Released:
    """One place's measurement through the gate; without its changes where nothing is set against the year before."""
    measured = inquiry.indicator.measure(
        store, place=place, period=inquiry.period, denominator=people_of(store, places, inquiry, place)
    )
    if RESTRICTED in measured.data_classes and not may_see_restricted:
        raise Refused(
            f"{inquiry.indicator.title} is restricted, and not everybody of the partnership may see it.",
            instead="Choose another series.",
        )
    if inquiry.against != "year":
        lines = tuple(_without_change(line) for line in measured.lines)
        caveats = tuple(each for each in measured.caveats if not each.startswith("Changes are of"))
        measured = replace(measured, lines=lines, tested=0, caveats=caveats)
    return release(measured, "members")


def _without_change(line: Line) -> Line:
    return replace(line, change=None)


def people_of(store: Store, places: Gazetteer, inquiry: Inquiry, place: Place) -> Denominator | None:
    """Whom the rates of a place are out of: the pack's people of whole districts, the store's of small places; None
    where nobody says, and then there is no rate."""
    if not place.is_small:
        return denominator(populations_for(places.pack, place, inquiry.period))
    try:
        found = store.atlas().people(place.level, place.slug)
    except Missing:
        return None
    return Denominator(found.value, found.what, f"{found.file_name}, {found.vintage}")
