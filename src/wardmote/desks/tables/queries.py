"""The only readers of table proposals and public tables. What comes back is frozen."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from wardmote.desks.places.api import partnership_for
from wardmote.desks.tables import shelf
from wardmote.desks.tables.models import ASKED, MAKING, READY, REFUSED, PublicTables, TableProposal, TablesFile
from wardmote.desks.tables.rules import PARTNERS, Wanted
from wardmote.errors import Missing, Refused
from wardmote.evidence import Store
from wardmote.evidence.disclosure.tables import rule_of
from wardmote.evidence.geography import District, Place
from wardmote.evidence.periods import Month, Period
from wardmote.evidence.records import INCIDENT
from wardmote.evidence.sources import every_source, source
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.reports.public_tables import DOCUMENT

#: How many proposals a list shows.
LISTED = 50
#: What an address calls the series of a source that is one series itself.
ALL = "all"


@dataclass(frozen=True)
class Choice:
    """A series that tables could be made of: a partner's, or all of a public source."""

    source: str
    series: str
    title: str
    public: bool
    held: Period
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What a form calls it."""
        return f"{self.source}:{self.slug}"

    @property
    def slug(self) -> str:
        """What an address calls the series."""
        return self.series or ALL


@dataclass(frozen=True)
class ProposalSeen:
    """A proposal as members see it."""

    id: UUID
    reference: str
    wanted: Wanted
    title: str
    period: Period
    state: str
    job: str
    account: dict[str, Any]
    made_on: dict[str, Any]
    refusal: str
    pinned: tuple[tuple[str, ...], ...]
    made_at: datetime
    made_by: str
    member: UUID | None
    because: str
    asker: UUID | None
    decided_at: datetime | None
    decided_by: str
    decision: str

    @property
    def made(self) -> bool:
        """Whether there is anything to read."""
        return self.state in (READY, ASKED)

    @property
    def may_be_taken_back(self) -> bool:
        """Not once it has been decided on."""
        return self.state in (MAKING, REFUSED, READY, ASKED)


@dataclass(frozen=True)
class TablesFileSeen:
    """One file that leaves."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class TablesSeen:
    """Tables as anybody sees them. `replaced_by` is the reference of the version that took their place."""

    reference: str
    title: str
    place_name: str
    period: Period
    version: int
    counted_by: str
    figures: int
    shown: int
    made_up: bool
    digest: str
    published_at: datetime
    replaced_by: str
    withdrawn_at: datetime | None
    withdrawn_because: str
    files: tuple[TablesFileSeen, ...] = ()

    @property
    def out(self) -> bool:
        """Whether they can be read."""
        return not self.replaced_by and self.withdrawn_at is None


def place_for(viewer: Viewer) -> Place:
    """The place the partnership's tables are of: all its districts, the pair where there are two areas."""
    partnership = partnership_for(viewer)
    districts = tuple(District(*each) for area in partnership.areas for each in area.districts)
    if len(partnership.areas) == 1:
        (area,) = partnership.areas
        return Place(area.slug, area.name, districts)
    return Place(partnership.pair_slug, partnership.pair_name, districts)


def choices_for(viewer: Viewer) -> tuple[Choice, ...]:
    """What tables can be made of: every partner's series by ward of the partnership's districts, and what is public
    already by small area and held for its force."""
    store, codes = _store(), set(place_for(viewer).codes)
    return (*_partners(store, codes), *_public(store, partnership_for(viewer).force))


def choice_for(viewer: Viewer, source: str, series: str) -> Choice:
    """One of them, by what an address calls it; raises Missing."""
    for each in choices_for(viewer):
        if (each.source, each.slug) == (source, series):
            return each
    raise Missing("No tables can be made of that series.", instead="See the list of series that they can be made of.")


def within_for(viewer: Viewer) -> tuple[tuple[str, str, str], ...]:
    """The public kinds that may hold a series, as (source, kind, title of the source), as far as they are held."""
    store, force = _store(), partnership_for(viewer).force
    kinds = {
        (each.source, kind)
        for choice in _public(store, force)
        # An outcome or a search is counted when it came about, so it can hold nothing that is counted as it happened.
        if source(choice.source).record is INCIDENT
        for each in store.extracts(choice.source)
        if each.cover == force
        for kind in each.kinds
    }
    return tuple((name, kind, source(name).title) for name, kind in sorted(kinds))


def _partners(store: Store, codes: set[str]) -> Iterable[Choice]:
    beside = {each.series: each.beside for each in store.mappings()}
    by_series: dict[str, list[Any]] = {}
    ours = [each for each in store.extracts(PARTNERS) if set(each.districts) & codes]
    warded = {cell.extract for cell in store.counts(PARTNERS, by=("place_kind",)) if cell.also[0] == "ward"}
    for each in ours:
        if each.id in warded:
            by_series.setdefault(each.given.get("series", ""), []).append(each)
    for name, held in sorted(by_series.items()):
        yield Choice(
            PARTNERS,
            name,
            held[0].given.get("title") or name,
            all(each.data_class == "public" for each in held),
            _span(held),
            tuple((of, kind) for of, kinds in beside.get(name, {}).items() for kind in kinds),
        )


def _public(store: Store, force: str) -> Iterable[Choice]:
    for each in every_source():
        held = [extract for extract in store.extracts(each.slug) if extract.cover == force]
        if held and _passes(each.slug):
            yield Choice(each.slug, "", each.title, True, _span(held))


def _passes(name: str) -> bool:
    try:
        return source(name).span == "month" and bool(rule_of(name))
    except Refused:
        return False


def _span(held: Iterable[Any]) -> Period:
    periods = [each.period for each in held]
    return Period(min(each.first for each in periods), max(each.last for each in periods))


def proposals_for(viewer: Viewer) -> tuple[ProposalSeen, ...]:
    """The latest proposals, newest first."""
    rows = seen(viewer, TableProposal, BUSINESS).order_by("-made_at", "reference")
    return tuple(map(_proposal, rows[:LISTED]))


def proposal_for(viewer: Viewer, reference: str) -> ProposalSeen:
    """One proposal; raises Missing."""
    return _one_proposal(viewer, reference=reference)


def proposal_of_id(viewer: Viewer, proposal: UUID) -> ProposalSeen:
    """One proposal by its id; raises Missing."""
    return _one_proposal(viewer, pk=proposal)


def proposal_document(viewer: Viewer, proposal: ProposalSeen) -> dict[str, Any] | None:
    """The document as it would leave; None where there is nothing to read."""
    return json.loads(shelf.read(proposal.id, DOCUMENT)) if proposal.made else None


def tables_for(viewer: Viewer) -> tuple[TablesSeen, ...]:
    """Every release, the latest first, those no longer out as well."""
    rows = seen(viewer, PublicTables, PUBLIC_CLASS).select_related("replaced_by").order_by("-published_at", "reference")
    return tuple(map(_tables, rows))


def tables_of(viewer: Viewer, reference: str) -> TablesSeen:
    """One release with its files; raises Missing."""
    rows = seen(viewer, PublicTables, PUBLIC_CLASS).select_related("replaced_by")
    row = rows.filter(reference=reference).first()
    if row is None:
        raise Missing("There are no tables of that reference here.", instead="See the list of tables.")
    files = seen(viewer, TablesFile, PUBLIC_CLASS).filter(tables=row).order_by("name")
    return replace(_tables(row), files=tuple(TablesFileSeen(**each) for each in files.values("name", "size", "sha256")))


def document_of(viewer: Viewer, tables: TablesSeen) -> dict[str, Any]:
    """The document of tables that are out."""
    return json.loads(file_of(viewer, tables.reference, DOCUMENT))


def file_of(viewer: Viewer, reference: str, name: str) -> bytes:
    """A file of tables that are out. Raises Missing for none of that name, and for what is out no more."""
    found = tables_of(viewer, reference)
    if not found.out or name not in {each.name for each in found.files}:
        raise Missing("There is no such file of these tables.", instead="Open the page of the tables to see which are.")
    return shelf.published(reference, name)


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    found: dict[str, dict[str, str]] = {"make-tables-of": {"source": "police_uk", "series": ALL}}
    row = PublicTables.objects.select_related("partnership").order_by("withdrawn_at", "-published_at").first()
    out = PublicTables.objects.filter(withdrawn_at__isnull=True, replaced_by__isnull=True)
    row = out.select_related("partnership").order_by("published_at", "reference").first() or row
    if row is not None:
        of = {"partnership": row.partnership.slug, "reference": row.reference}
        found |= {"show-public-tables": of, "send-tables-file": {**of, "name": "table-00.csv"}}
        found["withdraw-tables"] = {"reference": row.reference}
    proposal = TableProposal.objects.order_by("made_at", "reference").first()
    if proposal is not None:
        names = ("show-table-proposal", "accept-figures", "ask-for-tables", "decide-on-tables", "take-back-tables")
        found |= {name: {"reference": _fitting(name, proposal)} for name in names}
    return found


def _fitting(name: str, otherwise: TableProposal) -> str:
    """The proposal whose page of that name has something to ask, or any."""
    states = {"accept-figures": REFUSED, "ask-for-tables": READY, "decide-on-tables": ASKED}
    rows = TableProposal.objects.filter(state=states[name]) if name in states else TableProposal.objects.none()
    return (rows.order_by("made_at", "reference").first() or otherwise).reference


def _store() -> Store:
    return Store.open(settings.WARDMOTE_STORE)


def _one_proposal(viewer: Viewer, **which: Any) -> ProposalSeen:
    row = seen(viewer, TableProposal, BUSINESS).filter(**which).first()
    if row is None:
        raise Missing("There are no such tables here.", instead="See the list of what was made.")
    return _proposal(row)


def _proposal(row: TableProposal) -> ProposalSeen:
    same = set(ProposalSeen.__dataclass_fields__) - {"wanted", "period", "pinned"}
    return ProposalSeen(
        **{name: getattr(row, name) for name in same},
        wanted=row.wanted,
        period=_period(row),
        pinned=tuple(map(tuple, row.pinned)),
    )


def _tables(row: PublicTables) -> TablesSeen:
    same = set(TablesSeen.__dataclass_fields__) - {"period", "replaced_by", "files"}
    return TablesSeen(
        **{name: getattr(row, name) for name in same},
        period=_period(row),
        replaced_by=row.replaced_by.reference if row.replaced_by else "",
    )


def _period(row: TableProposal | PublicTables) -> Period:
    return Period(Month.parse(row.first_month), Month.parse(row.last_month))
