"""The words of the public's first pages."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.assessment.api import AssessmentSeen, GapSeen
from wardmote.desks.governance.api import NEEDS, ServiceFound, anchor_of, services_to_find, since_words
from wardmote.desks.places.api import AreaSeen, PartnershipSeen
from wardmote.desks.plan.api import PlanSeen, PlanState, StandCard, VersionCard, priority_cards, state_of
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.now import today


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
class FoundService:
    """A service as a resident reads it. `old` where its last check no longer counts."""

    anchor: str
    name: str
    does: str
    caution: str
    facts: tuple[tuple[str, str | Markup], ...]
    since: str
    old: bool


@dataclass(frozen=True)
class FindPage:
    """What was looked for, and who can help."""

    here: str
    need: str
    area: str
    needs: tuple[dict[str, str], ...]
    areas: tuple[dict[str, str], ...]
    sentence: str
    services: tuple[FoundService, ...]


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


def find_page(viewer: Viewer, areas: Iterable[AreaSeen], asked: Mapping[str, str]) -> FindPage:
    """The services that were checked, cut to a need and an area; what nobody offers cuts nothing."""
    named = {area.slug: area.name for area in areas}
    need, area = asked.get("need", ""), asked.get("area", "")
    need, area = (need if need in NEEDS else ""), (area if area in named else "")
    found = services_to_find(viewer, need=need, area=area)
    said = ngettext("%(n)s service can help.", "%(n)s services can help.", len(found)) % {"n": len(found)}
    return FindPage(
        here=reverse("find-help", kwargs={"partnership": viewer.tenant.slug}),
        need=need,
        area=area,
        needs=_choices(_("Anything"), NEEDS),
        areas=_choices(_("Anywhere here"), named),
        sentence=said if found else _none(need or area),
        services=tuple(map(_found, found)),
    )


def _none(asked: str) -> str:
    if asked:
        return _("No service in the directory is for that. The national numbers are below.")
    return _("No service has been checked and put here yet. The national numbers are below.")


def _choices(every: str, named: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    return ({"value": "", "text": every}, *({"value": slug, "text": words} for slug, words in named.items()))


def _found(said: ServiceFound) -> FoundService:
    call = Markup('<a class="govuk-link govuk-!-font-weight-bold" href="tel:{}">{}</a>')
    mail = Markup('<a class="govuk-link" href="mailto:{0}">{0}</a>')
    page = Markup('<a class="govuk-link" href="{0}" rel="noreferrer">{0}</a>')
    facts = (
        (_("Call"), call.format(said.telephone.replace(" ", ""), said.telephone) if said.telephone else ""),
        (_("Write"), mail.format(said.email) if said.email else ""),
        (_("Its own page"), page.format(said.link) if said.link else ""),
        (_("Open"), said.opening),
        (_("For"), said.who_for),
        (_("How to get its help"), said.refer),
        (_("Areas"), "; ".join(said.area_names) or _("All of them")),
    )
    return FoundService(
        anchor=anchor_of(said),
        name=said.name,
        does=said.does,
        caution=said.caution,
        facts=tuple((name, words) for name, words in facts if words),
        since=since_words(said),
        old=said.is_due(today()),
    )


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
