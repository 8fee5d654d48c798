"""Projects: who asks for money and for what, who decided, what was paid and what came of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from wardmote.desks.delivery import states
from wardmote.desks.delivery.models import Approval, Project, ProjectEntry, ProjectResult
from wardmote.desks.delivery.queries.money import books_by
from wardmote.desks.delivery.rules.money import Books, year_words
from wardmote.desks.delivery.rules.projects import APPROVE, Decider, Outcome
from wardmote.desks.plan.api import AimNamed, aims_named
from wardmote.errors import Missing
from wardmote.foundation import local_values
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.columns import with_names
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class ApprovalSeen:
    """What one member decided in the present round."""

    decider: Decider
    answer: str
    interest: str
    words: str
    at: datetime
    by: str
    organisation_name: str


@dataclass(frozen=True)
class ResultSeen:
    """What a project did, as it was last told."""

    outcome: Outcome
    at: datetime
    by: str


@dataclass(frozen=True)
class ProjectSeen:
    """A project. `kept` is the state as stored, `state` as shown on a day; `awarded_on`, when the last one approved, or
    when a spreadsheet says that it was given. Only one that came from a spreadsheet may have no aim."""

    id: UUID
    reference: str
    fund: UUID
    fund_reference: str
    fund_title: str
    year: str
    starts: date
    ends: date
    area: UUID
    area_name: str
    title: str
    purpose: str
    need: str
    aim: AimNamed | None
    organisation: UUID
    organisation_name: str
    registration: str
    lead: UUID | None
    lead_name: str
    pence: int
    due: date
    kept: str
    state: str
    writer: UUID | None
    changer: UUID | None
    round: int
    signed_on: date | None
    awarded: date | None
    asked_at: datetime
    asked_by: str
    edition: int
    books: Books
    approvals: tuple[ApprovalSeen, ...]
    results: tuple[ResultSeen, ...]

    @property
    def result(self) -> ResultSeen | None:
        return self.results[0] if self.results else None

    @property
    def asking(self) -> tuple[UUID | None, ...]:
        """The members who ask for the money."""
        return tuple(each for each in (self.writer, self.changer, self.lead) if each)

    @property
    def approved_by(self) -> tuple[ApprovalSeen, ...]:
        return tuple(each for each in self.approvals if each.answer == APPROVE)

    @property
    def from_spreadsheet(self) -> bool:
        return self.kept in (states.TAKEN_OVER, states.TAKEN_BACK)

    @property
    def awarded_on(self) -> date | None:
        if self.kept != states.APPROVED:
            return self.awarded
        return max((each.at.date() for each in self.approved_by), default=None)


@dataclass(frozen=True)
class HistorySeen:
    what: str
    words: str
    at: datetime
    by: str


@once
def projects_for(viewer: Viewer, day: date, *, fund: UUID | None = None) -> tuple[ProjectSeen, ...]:
    """The projects of one fund or of all, the latest year first, then by area and title."""
    rows = _visible(viewer)
    return _seen(viewer, rows.filter(fund=fund) if fund else rows, day)


def open_projects(viewer: Viewer, day: date) -> tuple[ProjectSeen, ...]:
    """Those of them on which somebody has still to decide, or of which nobody has told the result; without their books
    and aims."""
    told = seen(viewer, ProjectResult, PUBLIC_CLASS).values("project")
    rows = _joined(_visible(viewer).filter(Q(state=states.PROPOSED) | Q(state=states.APPROVED) & ~Q(pk__in=told)))
    approvals = _approvals(viewer, [row.id for row in rows])
    return tuple(_of(row, Books(), None, approvals.get(row.id, []), (), day) for row in rows)


def project_for(viewer: Viewer, reference: str, day: date) -> ProjectSeen:
    """One project by its reference; raises Missing."""
    return _one(viewer, _visible(viewer).filter(reference=reference), day)


def project_of_id(viewer: Viewer, project: UUID, day: date) -> ProjectSeen:
    """One project by its id; raises Missing."""
    return _one(viewer, _visible(viewer).filter(pk=project), day)


def history_of(viewer: Viewer, project: UUID) -> tuple[HistorySeen, ...]:
    """What was done with a project, the newest first."""
    rows = seen(viewer, ProjectEntry, BUSINESS).filter(project=project).order_by("-at", "-id")
    return tuple(HistorySeen(row.what, row.words, row.at, row.by) for row in rows)


def decider_for(viewer: Viewer) -> Decider:
    """Who the viewer decides as: themselves, of their own organisation."""
    return Decider(viewer.member_id, viewer.organisation)


def approvals_needed(viewer: Viewer, day: date) -> int:
    """How many members have to approve a project here."""
    return int(local_values.value_of(viewer, "delivery.approvals", day))


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """What a project is called and where its page is, for other desks that name it."""
    row = seen(viewer, Project, BUSINESS).filter(pk=record).first() if table == "Project" else None
    return Found(row.title, reverse("show-project", kwargs={"reference": row.reference})) if row else None


def projects_on(viewer: Viewer, aims: Collection[UUID], day: date) -> dict[UUID, tuple[ProjectSeen, ...]]:
    """The projects that serve each of these aims, of those that this viewer may see."""
    told: dict[UUID, tuple[ProjectSeen, ...]] = {}
    for each in _seen(viewer, _visible(viewer).filter(aim__in=list(aims)), day):
        if each.aim:
            told[each.aim.id] = (*told.get(each.aim.id, ()), each)
    return told


def changed_since(viewer: Viewer, since: datetime, most: int) -> Iterable[tuple[ProjectEntry, Project]]:
    """What others did with projects after a moment, the newest first."""
    rows = seen(viewer, ProjectEntry, BUSINESS).filter(at__gt=since).exclude(by=viewer.name)
    beside = rows.select_related("project").only("what", "at", "by", "project__title", "project__reference")
    for row in beside.order_by("-at")[:most]:
        yield row, row.project


def _visible(viewer: Viewer) -> QuerySet[Project]:
    """All of them for members; for anybody else those that money was given to."""
    rows = seen(viewer, Project, PUBLIC_CLASS)
    return rows.filter(state__in=states.GIVEN) if viewer.kind == "public" else rows


def _one(viewer: Viewer, rows: QuerySet[Project], day: date) -> ProjectSeen:
    found = _seen(viewer, rows, day)
    if not found:
        raise Missing("There is no such project here.", instead="Look for it on the page about money.")
    return found[0]


def _seen(viewer: Viewer, rows: QuerySet[Project], day: date) -> tuple[ProjectSeen, ...]:
    joined = _joined(rows)
    if not joined:
        return ()
    ids = [row.id for row in joined]
    books, aims = books_by(viewer, "project", ids), aims_named(viewer, [row.aim_id for row in joined if row.aim_id])
    approvals = _approvals(viewer, ids)
    results: dict[UUID, list[ResultSeen]] = {}
    for each in seen(viewer, ProjectResult, PUBLIC_CLASS).filter(project__in=ids).order_by("-told_at", "-id"):
        results.setdefault(each.project_id, []).append(_result(each))
    return tuple(
        _of(
            row,
            books.get(row.id, Books()),
            aims[row.aim_id] if row.aim_id else None,
            approvals.get(row.id, []),
            tuple(results.get(row.id, ())),
            day,
        )
        for row in joined
    )


def _joined(rows: QuerySet[Project]) -> list[Project]:
    order = ("-fund__starts", "fund__statutory_area__order", "title", "id")
    return list(rows.select_related("fund__statutory_area", "organisation", "lead").order_by(*order))


def _approvals(viewer: Viewer, ids: list[UUID]) -> dict[UUID, list[Approval]]:
    """What was decided of each project, in whichever round."""
    found: dict[UUID, list[Approval]] = {}
    told = with_names(seen(viewer, Approval, PUBLIC_CLASS).filter(project__in=ids), "organisation")
    for one in told.order_by("decided_at"):
        found.setdefault(one.project_id, []).append(one)
    return found


def _of(
    row: Project,
    books: Books,
    aim: AimNamed | None,
    approvals: list[Approval],
    results: tuple[ResultSeen, ...],
    day: date,
) -> ProjectSeen:
    alike = (
        "id",
        "reference",
        "title",
        "purpose",
        "need",
        "registration",
        "pence",
        "due",
        "round",
        "signed_on",
        "awarded",
    )
    signed = row.signed_on is not None
    return ProjectSeen(
        **{name: getattr(row, name) for name in (*alike, "asked_at", "asked_by", "edition")},
        fund=row.fund_id,
        fund_reference=row.fund.reference,
        fund_title=row.fund.title,
        year=year_words(row.fund.starts),
        starts=row.fund.starts,
        ends=row.fund.ends,
        area=row.fund.statutory_area_id,
        area_name=row.fund.statutory_area.name,
        aim=aim,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        lead=row.lead_id,
        lead_name=row.lead.name if row.lead else "",
        kept=row.state,
        state=states.shown(row.state, signed=signed, told=bool(results), due=row.due, day=day),
        writer=row.writer_id,
        changer=row.changer_id,
        books=books,
        approvals=tuple(
            ApprovalSeen(
                Decider(each.member_id, each.organisation_id),
                each.answer,
                each.interest,
                each.words,
                each.decided_at,
                each.decided_by,
                each.organisation.name,
            )
            for each in approvals
            if each.round == row.round
        ),
        results=results,
    )


def _result(row: ProjectResult) -> ResultSeen:
    names = Outcome.__dataclass_fields__
    return ResultSeen(Outcome(**{name: getattr(row, name) for name in names}), row.told_at, row.told_by)
