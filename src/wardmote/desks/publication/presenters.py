"""The words of the public's first pages."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from django.urls import reverse

from wardmote.desks.assessment.api import AssessmentSeen, GapSeen
from wardmote.desks.places.api import PartnershipSeen
from wardmote.desks.plan.api import PlanSeen, PlanState, StandCard, VersionCard, priority_cards, state_of
from wardmote.foundation.access import Tenant


@dataclass(frozen=True)
class AssessmentLink:
    """An assessment and where it is."""

    place: str
    period: str
    title: str
    href: str


@dataclass(frozen=True)
class HomePage:
    """A partnership's first page."""

    name: str
    publisher: str
    summary: str
    areas: tuple[str, ...]
    plan: PlanSeen | None
    state: PlanState | None
    priorities: tuple[StandCard, ...]
    approved: tuple[VersionCard, ...]
    assessments: tuple[AssessmentLink, ...]


@dataclass(frozen=True)
class Help:
    """Somebody to call. `dial` is the number for a telephone to dial."""

    title: str
    call: str
    dial: str
    text: str


@dataclass(frozen=True)
class HelpPage:
    """Whom to call, and on what day the numbers were written down."""

    written: date
    helps: tuple[Help, ...]


@dataclass(frozen=True)
class ScrutinyPage:
    """For a councillor."""

    plan: PlanSeen | None
    state: PlanState | None
    priorities: tuple[StandCard, ...]
    assessments: tuple[AssessmentLink, ...]
    gaps: tuple[GapSeen, ...]


def home_page(
    partnership: PartnershipSeen,
    plan: PlanSeen | None,
    approved: tuple[VersionCard, ...],
    assessments: Iterable[AssessmentSeen],
    day: date,
) -> HomePage:
    """What is this, how is it, where next."""
    tenant = partnership.tenant
    return HomePage(
        name=tenant.name,
        publisher=partnership.publisher,
        summary=partnership.summary,
        areas=tuple(area.name for area in partnership.areas),
        plan=plan,
        state=state_of(plan, day) if plan else None,
        priorities=priority_cards(plan, tenant) if plan else (),
        approved=approved,
        assessments=_links(assessments, tenant),
    )


def _links(assessments: Iterable[AssessmentSeen], tenant: Tenant) -> tuple[AssessmentLink, ...]:
    return tuple(
        AssessmentLink(
            place=each.place_name,
            period=each.period,
            title=each.title,
            href=reverse("show-assessment", kwargs={"partnership": tenant.slug, "reference": each.reference}),
        )
        for each in assessments
    )


@cache
def help_page() -> HelpPage:
    """National help, from help.toml."""
    told = tomllib.loads(files("wardmote.desks.publication").joinpath("help.toml").read_text(encoding="utf-8"))
    helps = (Help(each["title"], each["call"], each["call"].replace(" ", ""), each["text"]) for each in told["help"])
    return HelpPage(told["written"], tuple(helps))


def scrutiny_page(
    plan: PlanSeen | None,
    assessments: Iterable[AssessmentSeen],
    gaps: Iterable[GapSeen],
    tenant: Tenant,
    day: date,
) -> ScrutinyPage:
    """What to read before a scrutiny meeting, and the questions the evidence cannot answer."""
    return ScrutinyPage(
        plan=plan,
        state=state_of(plan, day) if plan else None,
        priorities=priority_cards(plan, tenant) if plan else (),
        assessments=_links(assessments, tenant),
        gaps=tuple(gaps),
    )
