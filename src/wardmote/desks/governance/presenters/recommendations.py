"""The words of the pages of recommendations."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.governance import states
from wardmote.desks.governance.documents import summary, themes_of
from wardmote.desks.governance.queries.recommendations import EntrySeen, RecommendationSeen
from wardmote.desks.governance.rules import recommendations as rules
from wardmote.documents import Column, Document, Table, render_html
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.pages.words import day as day_words
from wardmote.foundation.pages.words import moment, status

_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
Found = tuple[RecommendationSeen, ...]


@dataclass(frozen=True)
class Filter:
    """A choice above the list: its words, where it leads, how many it holds, and whether it is chosen now."""

    text: str
    href: str
    here: bool
    count: int


@dataclass(frozen=True)
class ListPage:
    """The list, its filters and its themes. `asked` are the filters as the address has them."""

    sentence: str
    states: tuple[Filter, ...]
    rows: tuple[tuple[Markup | str, ...], ...]
    themes: tuple[tuple[Markup | str, ...], ...]
    choices: tuple[tuple[str, str, list[dict[str, str]]], ...]
    asked: dict[str, str]
    may_write: bool
    downloads: tuple[Link, ...]
    report_href: str


@dataclass(frozen=True)
class Line:
    """One entry of the history, in words."""

    heading: str
    words: str


@dataclass(frozen=True)
class RecommendationPage:
    """One recommendation: what it says, how it stands, what the reader may do, what happened."""

    title: str
    seen: RecommendationSeen
    sentence: str
    facts: tuple[tuple[str, str | Markup], ...]
    first: Link | None
    deeds: tuple[Link, ...]
    actions: tuple[tuple[Markup | str, ...], ...]
    evidence: tuple[tuple[Markup | str, ...], ...]
    history: tuple[Line, ...]


@dataclass(frozen=True)
class ReportPage:
    """The scrutiny report inside the site's own layout."""

    title: str
    body: Markup
    downloads: tuple[Link, ...]
    areas: tuple[Link, ...]


def list_page(
    every: Found, shown: Found, asked: dict[str, str], areas: Sequence[tuple[str, str]], viewer: Viewer
) -> ListPage:
    """`every` fits all filters but the state; `shown` that too. `areas` are pairs of a slug and a name."""
    here = reverse("list-recommendations")
    present = [state for state in states.EVERY if any(each.state == state for each in every)]
    filters = [Filter(_("All"), _href(here, asked, state=""), "state" not in asked, len(every))]
    for state in present:
        count = sum(each.state == state for each in every)
        filters.append(Filter(_title(state), _href(here, asked, state=state), asked.get("state") == state, count))
    of_themes = [("", _("All themes")), *rules.themes().items()]
    return ListPage(
        sentence=summary(every) if every else "",
        states=tuple(filters),
        rows=tuple(map(_row, shown)),
        themes=tuple(
            (_LINK.format(_href(here, {}, theme=slug), words), *map(str, counts))
            for slug, words, *counts in themes_of(every)
        ),
        choices=(
            ("theme", _("Theme"), _items(of_themes)),
            ("area", _("Area"), _items([("", _("All areas")), *areas])),
        ),
        asked=asked,
        may_write=viewer.holds(*rules.WRITES),
        downloads=tuple(
            Link(text, _href(reverse(f"download-recommendations-{kind}"), asked))
            for text, kind in ((_("As CSV"), "csv"), (_("As a spreadsheet"), "xlsx"))
        ),
        report_href=_href(reverse("show-scrutiny-report"), {}, area=asked.get("area", "")),
    )


def recommendation_page(
    found: RecommendationSeen, history: tuple[EntrySeen, ...], signer: rules.Signer, viewer: Viewer
) -> RecommendationPage:
    """One recommendation for somebody who would agree as `signer`."""
    first, *deeds = (*_deeds(found, signer, viewer), None)
    return RecommendationPage(
        title=_("%(code)s, recommendation %(n)s") % {"code": found.code, "n": found.number},
        seen=found,
        sentence=_sentence(found),
        facts=tuple(_facts(found)),
        first=first,
        deeds=tuple(each for each in deeds if each),
        actions=tuple(
            (
                _LINK.format(reverse("show-action", kwargs={"reference": each.reference}), each.text),
                status(each.shown.state),
                each.organisation_name,
                each.owner or _("Nobody in particular"),
                day_words(each.due),
            )
            for each in found.actions
        ),
        evidence=tuple(
            (
                _LINK.format(shows.link, shows.words) if shows.link else shows.words,
                action.text,
                day_words(shows.added_at),
            )
            for action, shows in found.evidence
        ),
        history=tuple(
            Line(
                _("%(when)s, %(who)s: %(what)s")
                % {"when": moment(each.at), "who": each.by, "what": said_of(each.what)},
                each.words,
            )
            for each in history
        ),
    )


def report_page(document: Document, area: str, areas: Sequence[tuple[str, str]]) -> ReportPage:
    """The report; `area` is the slug of its area, if it is of one."""
    asked = {"area": area} if area else {}
    kinds = (("pdf", _("As PDF")), ("docx", _("As a Word file")))
    here = reverse("show-scrutiny-report")
    return ReportPage(
        title=document.title,
        body=Markup(render_html(document, page=False)),
        downloads=tuple(
            Link(words, _href(reverse("send-scrutiny-report", kwargs={"kind": kind}), asked)) for kind, words in kinds
        ),
        areas=tuple(
            Link(name, _href(here, {}, area=slug)) for slug, name in (("", _("All areas")), *areas) if slug != area
        ),
    )


def table_of(found: Found) -> Table:
    """The recommendations as a table that leaves as CSV or XLSX."""
    titles = ("Reference", "Review", "Kind", "Number", "Recommendation", "Organisation", "Area", "Level", "Themes")
    later = ("State", "Due", "Actions", "Evidence", "Cleared by", "Agreed by", "Agreed for")
    rows = tuple(
        (
            each.reference,
            each.code,
            rules.KINDS[each.kind],
            str(each.number),
            each.text,
            each.organisation_name,
            each.area,
            rules.LEVELS[each.level],
            "; ".join(_theme_words(each)),
            each.state,
            each.due.isoformat() if each.due else "",
            "; ".join(action.reference for action in each.actions),
            "; ".join(shows.words for _action, shows in each.evidence),
            each.cleared_by,
            each.signed_by,
            each.signed_for,
        )
        for each in found
    )
    columns = tuple(Column(title) for title in (*titles, *later))
    return Table(id="recommendations", caption=_("Recommendations of reviews"), columns=columns, rows=rows)


def clear_words(found: RecommendationSeen, *, anew: bool = False) -> FormWords:
    """Round the form that clears words; `anew` where they changed while they were read."""
    told = {"text": found.text, "words": found.excepted}
    why = [_("The words changed while you had them open, so nothing was cleared. Read them again.")] if anew else []
    why.append(_("“%(text)s”") % told)
    if found.excepted:
        why.append(_("Capitals said to name nobody: %(words)s.") % told)
    return FormWords(
        _("Clear the words for partners"),
        _("Clear them"),
        reverse("show-recommendation", kwargs={"reference": found.reference}),
        why=" ".join(why),
        warning=_(
            "Every member of the partnership can then read them, and they are printed in the report to scrutiny."
        ),
    )


def said_of(what: str) -> str:
    """What an entry of the history says, in words."""
    words = {
        "written": _("written down, to be cleared"),
        "reworded": _("words changed, to be cleared anew"),
        "changed": _("details changed"),
        "cleared": _("cleared for partners"),
        "sent back": _("sent back"),
        "promised": _("an action was promised"),
        "agreed": _("agreed that it is done"),
        "opened again": _("opened again"),
        "withdrawn": _("withdrawn"),
    }
    return words[what]


def _deeds(found: RecommendationSeen, signer: rules.Signer, viewer: Viewer) -> tuple[Link, ...]:
    """What the reader may do, the most pressing first."""
    writes, clears = viewer.holds(*rules.WRITES), viewer.holds(*rules.CLEARS)
    mine = signer.organisation == found.organisation
    promises = viewer.holds(*rules.PROMISES) and (mine or viewer.holds(*rules.READS_ALL))
    outside = signer.organisation not in found.organisations and signer.member not in found.owners
    may_clear = clears and found.kept == states.WAITING
    may = (
        ("clear-recommendation", _("Clear it for partners"), may_clear and found.writer != viewer.member_id),
        ("send-back-recommendation", _("Send it back"), may_clear),
        (
            "agree-recommendation",
            _("Agree that it is done"),
            found.state == states.READY and viewer.holds(*rules.SIGNS) and outside,
        ),
        ("promise-action", _("Promise an action"), promises and found.kept == states.CLEARED),
        ("change-recommendation", _("Change the recommendation"), writes and found.kept not in states.ENDED),
        ("withdraw-recommendation", _("Withdraw it"), writes and found.kept not in states.ENDED),
        ("open-recommendation", _("Open it again"), writes and found.kept in states.ENDED),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _sentence(found: RecommendationSeen) -> str:
    sentences = {
        states.WAITING: _("Partners cannot read it until somebody other than its writer clears it."),
        states.SENT_BACK: _("Its words have to change before anybody clears them."),
        states.NO_ACTION: _("Nobody has promised anything yet."),
        states.IN_HAND: _("What was promised is not due yet."),
        states.LATE: _("What was promised is overdue."),
        states.NO_EVIDENCE: _("Everything is reported as done, but nothing shows it. Add evidence to an action."),
        states.READY: _("It is done and there is evidence. Somebody outside the agency has to agree."),
        states.CLOSED: _("It is done, and somebody outside the agency agreed."),
        states.WITHDRAWN: _("It was a mistake or is not taken up. The reason is below."),
    }
    return sentences[found.state]


def _facts(found: RecommendationSeen) -> list[tuple[str, str | Markup]]:
    facts: list[tuple[str, str | Markup]] = [
        (_("State"), status(found.state)),
        (_("Review"), f"{found.code}: {rules.KINDS[found.kind]}"),
        (_("Organisation"), found.organisation_name),
        (_("Area"), found.area or _("All areas")),
        (_("Level"), rules.LEVELS[found.level]),
        (_("Themes"), ", ".join(_theme_words(found)) or _("None yet")),
        (_("Next due"), day_words(found.due) if found.due else _("Nothing is due")),
        (_("Cleared by"), _by(found.cleared_by, found.cleared_at) if found.cleared_at else _("Nobody yet")),
    ]
    if found.excepted:
        facts.append((_("Capitals that name nobody"), found.excepted))
    if found.signed_at:
        facts.append((_("Agreed by"), f"{_by(found.signed_by, found.signed_at)}, {found.signed_for}"))
    return [*facts, (_("Reference"), found.reference)]


def _by(who: str, when) -> str:
    return f"{who}, {day_words(when)}"


def _row(each: RecommendationSeen) -> tuple[Markup | str, ...]:
    href = reverse("show-recommendation", kwargs={"reference": each.reference})
    return (
        _LINK.format(href, f"{each.code}, {each.number}: {each.text}"),
        status(each.state),
        each.organisation_name,
        each.area or _("All areas"),
        day_words(each.due) if each.due else _("Nothing is due"),
    )


def _theme_words(found: RecommendationSeen) -> list[str]:
    return [words for slug, words in rules.themes().items() if slug in found.themes]


def _items(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "text": text} for value, text in pairs]


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _href(path: str, asked: dict[str, str], **changed: str) -> str:
    query = urlencode({name: value for name, value in {**asked, **changed}.items() if value})
    return f"{path}?{query}" if query else path
