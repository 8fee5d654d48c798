"""The words round an answer of the explorer: its question, ways to ask again, and what can be taken away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.insight import rules
from wardmote.desks.insight.forms import ExploreForm
from wardmote.desks.insight.presenters.making import Making, making_of
from wardmote.desks.insight.queries import EvidenceSeen, evidence_for
from wardmote.documents import Chart, Map, render_html, tables_of
from wardmote.evidence.periods import Period
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.pages.words import day, number
from wardmote.reports.exploration import FORMATS, Exploration, Inquiry
from wardmote.reports.strategic_assessment.wording import slug

LEVELS = {"ward": _("Wards"), "lsoa": _("Small areas (LSOAs)")}
MOST_RUNS = 6
TAKES_IN = "analyst"


@dataclass(frozen=True)
class Filter:
    """One of several ways to see an answer."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True)
class Download:
    """A table or picture to take away: what it is called, and its formats as (words, address)."""

    title: str
    formats: tuple[tuple[str, str], ...]


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
        body=_body(answer),
        lines=_lines(answer, asked),
        levels=_levels(answer, asked),
        downloads=tuple(_downloads(answer)) if answer else (),
        nothing=(nothing or _("Nothing of this series has been taken in yet.")) if unanswered else "",
        held=_held(held.runs) if held and unanswered else "",
        instead=tuple(_instead(form, evidence, asked, unanswered)),
        places=tuple(_places(evidence, asked)),
        as_at=day(evidence.as_at) if evidence.as_at else "",
    )


def query_of(inquiry: Inquiry) -> dict[str, str]:
    """What is asked, in full, as an address carries it."""
    return rules.asked_again(
        {
            "indicator": inquiry.indicator.slug,
            "line": inquiry.line,
            "place": inquiry.place.slug,
            "first": str(inquiry.period.first),
            "last": str(inquiry.period.last),
            "against": inquiry.against,
            "other": inquiry.other.slug if inquiry.other else "",
            "parts": inquiry.parts,
        }
    )


def explore_href(query: Mapping[str, str]) -> str:
    """The address of the explorer that asks this."""
    return f"{reverse('explore')}?{urlencode(query)}"


def file_href(answer: Exploration, name: str) -> str:
    """The address of something to take away."""
    return f"{reverse('send-shown', kwargs={'name': name})}?{urlencode(query_of(answer.inquiry))}"


def file_name(answer: Exploration, name: str) -> str:
    """What something taken away is called: series, place, months, and what it is."""
    inquiry = answer.inquiry
    parts = (inquiry.indicator.slug, inquiry.place.slug, str(inquiry.period.first), str(inquiry.period.last))
    return f"{'-'.join(slug(part) for part in parts)[:80]}-{name}"


def _body(answer: Exploration | None) -> Markup:
    if answer is None:
        return Markup("")
    query = urlencode(query_of(answer.inquiry))

    def making(figure: str) -> str:
        return f"{reverse('show-making', kwargs={'figure': figure})}?{query}"

    return Markup(render_html(answer.document, page=False, contents=False, folded=True, figure_href=making))


def _lines(answer: Exploration | None, asked: Mapping[str, str]) -> tuple[Filter, ...]:
    if answer is None or len(answer.lines) < 2:
        return ()
    return tuple(
        Filter(each, explore_href(rules.asked_again(asked, line=each)), each == answer.line) for each in answer.lines
    )


def _levels(answer: Exploration | None, asked: Mapping[str, str]) -> tuple[Filter, ...]:
    if answer is None or len(answer.levels) < 2:
        return ()
    shown = answer.inquiry.parts if answer.inquiry.parts in answer.levels else answer.levels[0]
    return tuple(
        Filter(LEVELS[each], explore_href(rules.asked_again(asked, parts=each)), each == shown)
        for each in answer.levels
    )


def _downloads(answer: Exploration) -> Iterator[Download]:
    words = {"xlsx": "XLSX", "csv": "CSV", "csv-metadata.json": _("what the CSV holds"), "png": "PNG", "svg": "SVG"}
    for block in answer.document.blocks:
        if isinstance(block, Chart | Map):
            yield _download(answer, block.title, block.id, FORMATS["picture"], words)
    for table in tables_of(answer.document):
        yield _download(answer, table.caption, table.id, FORMATS["table"], words)


def _download(
    answer: Exploration, title: str, name: str, endings: tuple[str, ...], words: Mapping[str, str]
) -> Download:
    return Download(title, tuple((words[ending], file_href(answer, f"{name}.{ending}")) for ending in endings))


def _held(runs: tuple[Period, ...]) -> str:
    if not runs:
        return _("No month of this series is held.")
    shown = [_span(each) for each in runs[-MOST_RUNS:]]
    before = _("earlier months, with gaps; ") if len(runs) > MOST_RUNS else ""
    return _("Held of this series: %(months)s.") % {"months": before + "; ".join(shown)}


def _span(period: Period) -> str:
    return period.first.label if len(period) == 1 else period.label


def _instead(form: ExploreForm, evidence: EvidenceSeen, asked: Mapping[str, str], unanswered: bool) -> Iterator[Link]:
    """Addresses that put right what is wrong, or ask of months and places that there is something of."""
    for name, places in form.suggested.items():
        for place in places:
            told = {"place": place.name, "code": place.slug}
            words = _("%(place)s (%(code)s)") % told if place.is_small else place.name
            yield Link(
                _("Ask of %(place)s") % {"place": words}, explore_href(rules.asked_again(asked, **{name: place.slug}))
            )
    indicator = evidence.indicator(asked["indicator"])
    year = evidence.held[indicator.slug].latest_year if indicator else None
    if year is not None and (unanswered or {"first", "last"} & set(form.errors)):
        query = rules.asked_again(asked, first=str(year.first), last=str(year.last))
        yield Link(_("Show %(months)s instead") % {"months": year.label}, explore_href(query))
    if unanswered:
        place = form.cleaned_data["place"]
        if place.is_small:
            whole = evidence.places.other_than(place)
            query = rules.asked_again(asked, place=whole.slug)
            yield Link(_("Ask of the whole of %(place)s") % {"place": whole.name}, explore_href(query))


def _places(evidence: EvidenceSeen, asked: Mapping[str, str]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Every place that can be asked of, by what kind of place it is, each with the rest of the question kept."""
    places = evidence.places

    def link(slug_of: str, name: str) -> Link:
        return Link(name, explore_href(rules.asked_again(asked, place=slug_of)))

    yield _("Whole districts"), tuple(link(each.slug, each.name) for each in places.whole)
    for level in places.small.levels:
        named = sorted((places.small.name(code), code) for code in places.small.codes(level))
        yield LEVELS[level], tuple(link(code, f"{name} ({code})") for name, code in named)


def making_page(answer: Exploration, figure: str) -> MakingPage:
    """How a figure was made, with the way back to the answer that shows it."""
    found: dict[str, Any] = answer.figure(figure).as_dict()
    named = {each["extract"] for each in found["provenance"]["inputs"]}
    extracts = {name: each for name, each in answer.extracts.items() if name in named}
    shown_in = _("the explorer: %(title)s, %(period)s, as at %(day)s") % {
        "title": answer.document.title,
        "period": answer.document.subtitle,
        "day": day(answer.document.as_at),
    }
    return MakingPage(
        making_of(found, extracts, shown_in),
        explore_href(query_of(answer.inquiry)),
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
