"""The words round an answer of the explorer: its question, ways to ask again, and what can be taken away."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.insight import rules
from wardmote.desks.insight.forms import ExploreForm
from wardmote.desks.insight.presenters.making import Making, making_of, turned
from wardmote.desks.insight.presenters.ways import (
    Download,
    Filter,
    downloads_of,
    explore_href,
    instead_of,
    levels_of,
    lines_of,
    places_to_choose,
    query_of,
)
from wardmote.desks.insight.queries import EvidenceSeen, evidence_for
from wardmote.documents import Document, render_html
from wardmote.evidence.periods import Period
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.pages.words import day, number
from wardmote.reports.exploration import Exploration

MOST_RUNS = 6
TAKES_IN = "analyst"


@dataclass(frozen=True)
class ExplorePage:
    """A question and its answer. `instead` are addresses that ask something near that can be answered."""

    title: str
    sentence: str
    made_up: bool
    body: Markup
    lines: tuple[Filter, ...]
    levels: tuple[Filter, ...]
    downloads: tuple[Download, ...]
    nothing: str
    held: str
    instead: tuple[Link, ...]
    places: tuple[tuple[str, tuple[Link, ...]], ...]
    as_at: str


@dataclass(frozen=True)
class EmptyPage:
    """Nothing has been taken in."""

    may_take_in: bool


@dataclass(frozen=True)
class MakingPage:
    """How a figure of an answer was made."""

    making: Making
    back: str
    made_up: bool
    for_members_only: bool


def empty_page(viewer: Viewer) -> EmptyPage:
    """What will be here, and for whom takes evidence in, the way there."""
    return EmptyPage(viewer.holds(TAKES_IN))


def explore_page(form: ExploreForm, evidence: EvidenceSeen, answer: Exploration | None, nothing: str) -> ExplorePage:
    """The page of a question, whether it has an answer, none, or something wrong with it."""
    asked = {name: str(form.data.get(name, "")) for name in rules.ASKED}
    indicator = evidence.indicator(asked["indicator"])
    held = evidence.held[indicator.slug] if indicator else None
    unanswered = form.is_valid() and answer is None
    return ExplorePage(
        title=answer.document.title if answer else _("Explorer"),
        sentence=f"{answer.document.subtitle}. {answer.inquiry.indicator.question}" if answer else "",
        made_up=answer.document.made_up if answer else evidence.places.pack.made_up,
        body=_body(answer.document, urlencode(query_of(answer.inquiry))) if answer else Markup(""),
        lines=lines_of(answer, asked),
        levels=levels_of(answer, asked),
        downloads=tuple(downloads_of(answer)) if answer else (),
        nothing=(nothing or _("Nothing of this series has been taken in yet.")) if unanswered else "",
        held=_held(held.runs) if held and unanswered else "",
        instead=tuple(instead_of(form, evidence, asked, unanswered)),
        places=tuple(places_to_choose(evidence, asked)),
        as_at=day(evidence.as_at) if evidence.as_at else "",
    )


@lru_cache(maxsize=32)
def _body(document: Document, query: str) -> Markup:
    """The same document and question make the same words and pictures, whoever asks."""

    def making(figure: str) -> str:
        return f"{reverse('show-making', kwargs={'figure': figure})}?{query}"

    return Markup(render_html(document, page=False, contents=False, folded=True, figure_href=making))


def _held(runs: tuple[Period, ...]) -> str:
    if not runs:
        return _("No month of this series is held.")
    shown = [_span(each) for each in runs[-MOST_RUNS:]]
    before = _("earlier months, with gaps; ") if len(runs) > MOST_RUNS else ""
    return _("Held of this series: %(months)s.") % {"months": before + "; ".join(shown)}


def _span(period: Period) -> str:
    return period.first.label if len(period) == 1 else period.label


def making_page(answer: Exploration, figure: str, page: int) -> MakingPage:
    """How a figure was made, with the way back to the answer that shows it."""
    found: dict[str, Any] = answer.figure(figure).as_dict()
    named = {each["extract"] for each in found["provenance"]["inputs"]}
    extracts = {name: each for name, each in answer.extracts.items() if name in named}
    shown_in = _("the explorer: %(title)s, %(period)s, as at %(day)s") % {
        "title": answer.document.title,
        "period": answer.document.subtitle,
        "day": day(answer.document.as_at),
    }
    query = query_of(answer.inquiry)
    here = reverse("show-making", kwargs={"figure": figure})
    return MakingPage(
        turned(making_of(found, extracts, shown_in), page, here, query),
        explore_href(query),
        answer.document.made_up,
        answer.for_members_only,
    )


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What the explorer has to say on a member's first page; nothing while nothing is held."""
    evidence = evidence_for(viewer)
    return (landing_card(evidence),) if evidence.sources else ()


def landing_card(evidence: EvidenceSeen) -> Card:
    """How many series there are, as of when, and the way to them."""
    held = sum(each.source in evidence.sources for each in evidence.offered)
    told = {"n": number(held), "day": day(evidence.as_at) if evidence.as_at else ""}
    said = _("Look at any of %(n)s series by place and month, down to a small area. Evidence as at %(day)s.")
    return Card(_("Explorer"), (said % told,), links=(Link(_("Explore the figures"), reverse("explore")),), order=15)
