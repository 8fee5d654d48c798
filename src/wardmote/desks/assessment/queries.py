"""The only readers of issued assessments. What comes back is frozen, and only of the viewer's partnership."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from wardmote.desks.assessment import issued, rules
from wardmote.desks.assessment.models import Assessment, DataGap, Draft, ExtractUsed, Figure, IssuedFile
from wardmote.errors import Broken, Missing, NotNow
from wardmote.evidence.periods import Period
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.files import hash_of
from wardmote.foundation.once import once
from wardmote.foundation.pages.paging import Cut, cut
from wardmote.foundation.searching import READ, Words

#: Figures on a page of the list.
A_PAGE = 100


@dataclass(frozen=True)
class FileSeen:
    """A file of an assessment."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class AssessmentSeen:
    """An assessment in a list. `current` is the last registered for its place."""

    reference: str
    place_slug: str
    place_name: str
    title: str
    period: str
    as_at: date
    version: str
    made_up: bool
    digest: str
    registered_at: datetime
    extracts: int
    figures: int
    current: bool


@dataclass(frozen=True)
class ExtractSeen:
    """An extract an assessment was built on."""

    extract: str
    file_name: str
    sha256: str
    publisher: str
    licence: str
    made_up: bool


@dataclass(frozen=True)
class FigureSeen:
    """A figure with its record as issued, and those extracts that its cells come from."""

    figure: str
    label: str
    record: dict[str, Any]
    extracts: tuple[ExtractSeen, ...]
    assessment: AssessmentSeen


@dataclass(frozen=True)
class FigureInList:
    """A figure in a list: its record without the cells, and the kinds they count, where none is of a small area."""

    figure: str
    label: str
    record: dict[str, Any]
    kinds: frozenset[str]


@dataclass(frozen=True)
class GapSeen:
    """Something nobody has told the partnership."""

    slug: str
    title: str
    text: str
    owner: str
    data_asked_for: str
    limbs: tuple[str, ...]
    priorities: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True)
class DraftSeen:
    """A draft. `changes` is what it changes of the assessment last issued; see `rules.changes_between`. `months` is its
    period as YYYY-MM..YYYY-MM."""

    reference: str
    place_slug: str
    place_name: str
    title: str
    period: str
    months: str
    as_at: date
    made_up: bool
    digest: str
    changes: dict[str, Any]
    for_members: dict[str, Any]
    built_at: datetime
    issued: str


def current_assessments(viewer: Viewer) -> tuple[AssessmentSeen, ...]:
    """The last registered assessment of each place: each area, then all together."""
    return tuple(each for each in assessments_for(viewer) if each.current)


@once
def assessments_for(viewer: Viewer) -> tuple[AssessmentSeen, ...]:
    """Every assessment of the viewer's partnership, by place, latest first."""
    latest: set[str] = set()
    found = []
    for row in registered(viewer):
        told = {"extracts": row.extracts or 0, "figures": row.figures or 0}
        found.append(_seen(row, current=row.place_slug not in latest, **told))
        latest.add(row.place_slug)
    return tuple(found)


def files_for(viewer: Viewer, reference: str = "") -> dict[str, tuple[FileSeen, ...]]:
    """The files of each assessment, or of one, by its reference."""
    rows = seen(viewer, IssuedFile, PUBLIC_CLASS).order_by("name")
    if reference:
        rows = rows.filter(assessment__reference=reference)
    found: dict[str, tuple[FileSeen, ...]] = {}
    for of, name, size, sha256 in rows.values_list("assessment__reference", "name", "size", "sha256"):
        found[of] = (*found.get(of, ()), FileSeen(name, size, sha256))
    return found


def last_issued_for(viewer: Viewer) -> dict[str, tuple[str, datetime]]:
    """By place, the reference of the current assessment and when it was issued here."""
    latest_last = sorted(registered(viewer), key=lambda row: (row.last_month, row.registered_at))
    return {row.place_slug: (row.reference, row.registered_at) for row in latest_last}


def assessment_for(viewer: Viewer, reference: str) -> AssessmentSeen:
    """One assessment; raises Missing."""
    for each in assessments_for(viewer):
        if each.reference == reference:
            return each
    raise Missing("There is no assessment with that reference here.", instead="Choose one from the list of figures.")


def figures_for(viewer: Viewer, reference: str) -> tuple[FigureInList, ...]:
    """The figures of an assessment, in its order."""
    return tuple(map(_in_list, _figures(viewer, reference)))


def some_figures_for(viewer: Viewer, reference: str, page: int) -> Cut[FigureInList]:
    """A page of the figures of an assessment, in its order."""
    found = cut(_figures(viewer, reference), page, A_PAGE)
    return replace(found, rows=tuple(map(_in_list, found.rows)))


def figures_with(viewer: Viewer, reference: str, words: Words) -> tuple[tuple[str, str], ...]:
    """The figures of an assessment in whose name these words may stand, each with its name: the first `READ`."""
    rows = _figures(viewer, reference).filter(words.narrow("label"))
    return tuple(rows.values_list("figure", "label")[:READ])


def figure_for(viewer: Viewer, reference: str, figure: str) -> FigureSeen:
    """One figure of one assessment with the extracts behind it; raises Missing."""
    assessment = assessment_for(viewer, reference)
    row = seen(viewer, Figure, PUBLIC_CLASS).filter(assessment__reference=reference, figure=figure).first()
    if row is None:
        raise Missing(
            f"The assessment {reference} has no figure called “{figure}”.",
            instead="Open the assessment and follow the link of the figure you want.",
        )
    record = rules.together(row.record, row.cells)
    names = {each["extract"] for each in record["provenance"]["inputs"]}
    extracts = tuple(each for each in extracts_for(viewer, reference) if each.extract in names)
    return FigureSeen(row.figure, row.label, record, extracts, assessment)


def extracts_for(viewer: Viewer, reference: str) -> tuple[ExtractSeen, ...]:
    """The extracts an assessment was built on."""
    rows = seen(viewer, ExtractUsed, PUBLIC_CLASS).filter(assessment__reference=reference)
    return tuple(ExtractSeen(**row) for row in rows.order_by("extract").values(*ExtractSeen.__dataclass_fields__))


def document_for(viewer: Viewer, reference: str) -> dict[str, Any]:
    """The document of an assessment as its assessment.json holds it; raises Broken where the bytes have changed."""
    return json.loads(issued_file(viewer, reference, "assessment.json")[1])["document"]


def issued_file(viewer: Viewer, reference: str, name: str) -> tuple[FileSeen, bytes]:
    """A file as it was issued; raises Missing for none of that name and Broken where its bytes have changed."""
    row = seen(viewer, IssuedFile, PUBLIC_CLASS).filter(assessment__reference=reference, name=name).first()
    if row is None:
        raise Missing("There is no such file in this assessment.", instead="Open the assessment to see its files.")
    content = issued.read(reference, name)
    if hash_of(content) != row.sha256:
        raise Broken(f"{name} of the assessment {reference} is not the file that was issued.", instead="Restore it.")
    return FileSeen(row.name, row.size, row.sha256), content


def drafts_for(viewer: Viewer) -> tuple[DraftSeen, ...]:
    """The draft of each place: each area, then all together."""
    return tuple(_draft(viewer, row) for row in seen(viewer, Draft, BUSINESS).order_by("order"))


def draft_for(viewer: Viewer, reference: str) -> DraftSeen:
    """One draft; raises Missing."""
    row = seen(viewer, Draft, BUSINESS).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such draft here.", instead="See the list of drafts.")
    return _draft(viewer, row)


def draft_document(viewer: Viewer, draft: DraftSeen) -> dict[str, Any]:
    """The document of a draft; raises NotNow where it is being built again at this moment."""
    try:
        content = (issued.draft_at(viewer.tenant.id, draft.place_slug) / "assessment.json").read_bytes()
    except OSError as gone:
        raise NotNow("The files of this draft are not here.", instead="Have the drafts built again.") from gone
    if hash_of(content) != draft.digest:
        raise NotNow("This draft is being built again.", instead="Wait a moment and load the page again.")
    return json.loads(content)["document"]


@once
def gaps_for(viewer: Viewer) -> tuple[GapSeen, ...]:
    """What nobody has told the partnership, in the pack's order, and in which areas (none named: in every one).

    A gap is closed in an area once the current assessment of that area prints what was asked for.
    """
    rows = seen(viewer, DataGap, PUBLIC_CLASS).filter(withdrawn_at__isnull=True).select_related("owner")
    issued_of_areas = seen(viewer, Assessment, PUBLIC_CLASS).filter(statutory_area__isnull=False)
    latest_last = issued_of_areas.order_by("last_month", "registered_at")
    left = dict(latest_last.values_list("statutory_area__slug", "gaps"))
    found = ((row, rules.still_open(row.slug, row.areas, left)) for row in rows.order_by("order"))
    return tuple(
        GapSeen(
            slug=row.slug,
            title=row.title,
            text=row.text,
            owner=row.owner.name,
            data_asked_for=row.data_asked_for,
            limbs=tuple(row.limbs),
            priorities=tuple(row.priorities),
            areas=areas,
        )
        for row, areas in found
        if areas is not None
    )


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    row = Assessment.objects.select_related("partnership").order_by("order", "-registered_at").first()
    if row is None:
        return {}
    home = {"partnership": row.partnership.slug}
    of = {**home, "reference": row.reference}
    draft = Draft.objects.order_by("order").first()
    drafts = (
        {name: {"reference": draft.reference} for name in ("show-draft", "show-draft-changes", "issue-draft")}
        if draft
        else {}
    )
    figure = Figure.objects.filter(assessment=row).order_by("order").first()
    return {
        **drafts,
        "show-source": {"source": "police_uk"},
        "show-assessment": of,
        "list-figures": of,
        "show-figure": {**of, "figure": figure.figure if figure else ""},
        "send-figure": {**of, "figure": figure.figure if figure else ""},
        "send-file": {**of, "name": "assessment.pdf"},
    }


@once
def registered(viewer: Viewer) -> tuple[Any, ...]:
    """The rows of what was registered, by place, latest first, each with how many `extracts` and `figures` it has."""
    rows = seen(viewer, Assessment, PUBLIC_CLASS).order_by("order", "-last_month", "-registered_at")
    return tuple(rows.annotate(extracts=_counted(viewer, ExtractUsed), figures=_counted(viewer, Figure)))


def _counted(viewer: Viewer, table: type[Figure] | type[ExtractUsed]) -> Subquery:
    """How many rows of a table an assessment has; empty for none."""
    rows = seen(viewer, table, PUBLIC_CLASS).filter(assessment=OuterRef("pk")).order_by().values("assessment")
    return Subquery(rows.annotate(n=Count("*")).values("n"))


def _figures(viewer: Viewer, reference: str) -> QuerySet[Figure]:
    rows = seen(viewer, Figure, PUBLIC_CLASS).filter(assessment__reference=reference)
    return rows.order_by("order").defer("cells")


def _in_list(row: Figure) -> FigureInList:
    return FigureInList(row.figure, row.label, row.record, frozenset(row.kinds))


def _seen(row: Assessment, *, current: bool, **told: Any) -> AssessmentSeen:
    return AssessmentSeen(
        reference=row.reference,
        place_slug=row.place_slug,
        place_name=row.place_name,
        title=row.title,
        period=Period.parse(f"{row.first_month}..{row.last_month}").label,
        as_at=row.as_at,
        version=row.version,
        made_up=row.made_up,
        digest=row.digest,
        registered_at=row.registered_at,
        current=current,
        **told,
    )


def _draft(viewer: Viewer, row: Draft) -> DraftSeen:
    issued_as = seen(viewer, Assessment, PUBLIC_CLASS).filter(digest=row.digest).first()
    return DraftSeen(
        reference=row.reference,
        place_slug=row.place_slug,
        place_name=row.place_name,
        title=row.title,
        period=Period.parse(f"{row.first_month}..{row.last_month}").label,
        months=f"{row.first_month}..{row.last_month}",
        as_at=row.as_at,
        made_up=row.made_up,
        digest=row.digest,
        changes=row.changes,
        for_members=row.for_members,
        built_at=row.built_at,
        issued=issued_as.reference if issued_as else "",
    )
