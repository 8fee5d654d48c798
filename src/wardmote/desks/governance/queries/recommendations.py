"""The only readers of recommendations. What nobody has cleared is read by those who write and clear alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.actions.api import DONE, DROPPED, LATE, ActionSeen, EvidenceSeen, evidence_of
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance import states
from wardmote.desks.governance.models import Recommendation, RecommendationEntry
from wardmote.desks.governance.queries.linked import RECOMMENDATION, linked
from wardmote.desks.governance.rules.recommendations import READS_ALL, Signer
from wardmote.desks.places.api import areas_for
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.columns import with_names
from wardmote.foundation.naming import words_of
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class Wish:
    """Which recommendations somebody wants to see. Empty means any; an area's are its own and those of all areas."""

    state: str = ""
    theme: str = ""
    area: UUID | None = None
    code: str = ""
    organisation: UUID | None = None


@dataclass(frozen=True)
class RecommendationSeen:
    """A recommendation with its actions, the soonest due first. `kept` is the state as stored, `state` as shown."""

    id: UUID
    reference: str
    kind: str
    code: str
    number: int
    text: str
    excepted: str
    level: str
    themes: tuple[str, ...]
    area_id: UUID | None
    area: str
    organisation: UUID
    organisation_name: str
    kept: str
    state: str
    writer: UUID | None
    cleared_by: str
    cleared_at: datetime | None
    signed_by: str
    signed_for: str
    signed_at: datetime | None
    actions: tuple[ActionSeen, ...]
    evidence: tuple[tuple[ActionSeen, EvidenceSeen], ...]
    edition: int

    @property
    def due(self) -> date | None:
        """The day of the action that is due first of those not ended."""
        return min((each.due for each in self.actions if not each.ended), default=None)

    @property
    def organisations(self) -> frozenset[UUID]:
        """Whose it is, and whose its actions are."""
        return frozenset((self.organisation, *(each.organisation for each in self.actions)))

    @property
    def owners(self) -> frozenset[UUID | None]:
        """The members who own its actions."""
        return frozenset(each.owner_id for each in self.actions)


@dataclass(frozen=True)
class EntrySeen:
    """One entry of the history."""

    what: str
    words: str
    at: datetime
    by: str


@once
def recommendations_for(viewer: Viewer, wish: Wish, day: date) -> tuple[RecommendationSeen, ...]:
    """The recommendations wished for, by the code of their review and their number."""
    rows = _visible(viewer)
    if wish.code:
        rows = rows.filter(code=wish.code)
    if wish.organisation:
        rows = rows.filter(organisation=wish.organisation)
    if wish.area:
        rows = rows.filter(statutory_area=wish.area) | rows.filter(statutory_area__isnull=True)
    found = _seen(viewer, rows, day)
    return tuple(
        each
        for each in found
        if (not wish.state or each.state == wish.state) and (not wish.theme or wish.theme in each.themes)
    )


def recommendation_for(viewer: Viewer, reference: str, day: date) -> RecommendationSeen:
    """One recommendation by its reference; raises Missing."""
    return _one(viewer, _visible(viewer).filter(reference=reference), day)


def recommendation_of_id(viewer: Viewer, recommendation: UUID, day: date) -> RecommendationSeen:
    """One recommendation by its id; raises Missing."""
    return _one(viewer, _visible(viewer).filter(pk=recommendation), day)


def entries_of(viewer: Viewer, recommendation: UUID) -> tuple[EntrySeen, ...]:
    """The history of a recommendation that the viewer may see, the newest first."""
    if not _visible(viewer).filter(pk=recommendation).exists():
        return ()
    rows = seen(viewer, RecommendationEntry, BUSINESS).filter(recommendation=recommendation).order_by("-at", "-id")
    return tuple(EntrySeen(row.what, row.words, row.at, row.by) for row in rows)


def signer_for(viewer: Viewer) -> Signer:
    """Who the viewer would agree as: themselves, for their own organisation."""
    return Signer(viewer.member_id, viewer.organisation)


def allowed_words(viewer: Viewer) -> frozenset[str]:
    """The words of the partnership's own bodies and areas, which name no person."""
    names = [each.name for each in (*organisations_for(viewer), *areas_for(viewer))]
    return words_of(" ".join((viewer.tenant.name, *names)))


def found_recommendation(viewer: Viewer, record: UUID) -> Found | None:
    """What a recommendation is called and where its page is, for other desks that name it."""
    row = _visible(viewer).filter(pk=record).first()
    if row is None:
        return None
    href = reverse("show-recommendation", kwargs={"reference": row.reference})
    return Found(f"{row.code}, recommendation {row.number}: {row.text}", href)


def changed_since(viewer: Viewer, since: datetime, most: int) -> Iterable[tuple[RecommendationEntry, Recommendation]]:
    """What others decided after a moment, the newest first."""
    rows = seen(viewer, RecommendationEntry, BUSINESS).filter(at__gt=since, recommendation__in=_visible(viewer))
    of = ("recommendation__code", "recommendation__number", "recommendation__reference")
    beside = rows.exclude(by=viewer.name).select_related("recommendation").only("what", "at", "by", *of)
    for row in beside.order_by("-at")[:most]:
        yield row, row.recommendation


def _visible(viewer: Viewer) -> QuerySet[Recommendation]:
    rows = seen(viewer, Recommendation, BUSINESS)
    if viewer.kind == "system" or viewer.holds(*READS_ALL):
        return rows
    return rows.filter(state__in=states.FOR_PARTNERS)


def _one(viewer: Viewer, rows: QuerySet[Recommendation], day: date) -> RecommendationSeen:
    found = _seen(viewer, rows, day)
    if not found:
        raise Missing("There is no such recommendation here.", instead="Look for it in the list of recommendations.")
    return found[0]


def _seen(viewer: Viewer, rows: QuerySet[Recommendation], day: date) -> tuple[RecommendationSeen, ...]:
    joined = list(with_names(rows, "organisation", "statutory_area", "signed_for").order_by("code", "number", "id"))
    actions = linked(viewer, RECOMMENDATION, [row.id for row in joined], day)
    evidence = evidence_of(viewer, [each.id for here in actions.values() for each in here])
    return tuple(_of(row, actions[row.id], evidence) for row in joined)


def _of(
    row: Recommendation, actions: tuple[ActionSeen, ...], evidence: dict[UUID, tuple[EvidenceSeen, ...]]
) -> RecommendationSeen:
    done = [
        states.Done(
            done=each.shown.state == DONE,
            dropped=each.shown.state == DROPPED,
            late=each.shown.state == LATE,
            evidence=each.id in evidence,
        )
        for each in actions
    ]
    alike = ("id", "reference", "kind", "code", "number", "text", "excepted", "level", "cleared_by", "cleared_at")
    return RecommendationSeen(
        **{name: getattr(row, name) for name in (*alike, "signed_by", "signed_at", "edition")},
        themes=tuple(row.themes),
        area_id=row.statutory_area_id,
        area=row.statutory_area.name if row.statutory_area else "",
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        kept=row.state,
        state=states.shown(row.state, done),
        writer=row.writer_id,
        signed_for=row.signed_for.name if row.signed_for else "",
        actions=tuple(actions),
        evidence=tuple((each, shows) for each in actions for shows in evidence.get(each.id, ())),
    )
