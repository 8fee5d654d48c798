"""Ways to ask again, and what can be taken away: each is an address that carries the question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.desks.insight import rules
from wardmote.desks.insight.forms import ExploreForm
from wardmote.desks.insight.queries import EvidenceSeen
from wardmote.documents import Chart, Map, tables_of
from wardmote.foundation.accounts.landing import Link
from wardmote.reports.exploration import FORMATS, Exploration, Inquiry
from wardmote.reports.strategic_assessment.wording import slug

LEVELS = {"ward": gettext_lazy("Wards"), "lsoa": gettext_lazy("Small areas (LSOAs)")}


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


def lines_of(answer: Exploration | None, asked: Mapping[str, str]) -> tuple[Filter, ...]:
    if answer is None or len(answer.lines) < 2:
        return ()
    return tuple(
        Filter(each, explore_href(rules.asked_again(asked, line=each)), each == answer.line) for each in answer.lines
    )


def levels_of(answer: Exploration | None, asked: Mapping[str, str]) -> tuple[Filter, ...]:
    if answer is None or len(answer.levels) < 2:
        return ()
    shown = answer.inquiry.parts if answer.inquiry.parts in answer.levels else answer.levels[0]
    return tuple(
        Filter(str(LEVELS[each]), explore_href(rules.asked_again(asked, parts=each)), each == shown)
        for each in answer.levels
    )


def downloads_of(answer: Exploration) -> Iterator[Download]:
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


def instead_of(form: ExploreForm, evidence: EvidenceSeen, asked: Mapping[str, str], unanswered: bool) -> Iterator[Link]:
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


def places_to_choose(evidence: EvidenceSeen, asked: Mapping[str, str]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Every place that can be asked of, by what kind of place it is, each with the rest of the question kept."""
    places = evidence.places

    def link(slug_of: str, name: str) -> Link:
        return Link(name, explore_href(rules.asked_again(asked, place=slug_of)))

    yield _("Whole districts"), tuple(link(each.slug, each.name) for each in places.whole)
    for level in places.small.levels:
        named = sorted((places.small.name(code), code) for code in places.small.codes(level))
        yield str(LEVELS[level]), tuple(link(code, f"{name} ({code})") for name, code in named)
