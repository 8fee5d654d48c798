"""The words of the clock wall."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.foundation.calendars.presenters.sides import binding
from wardmote.foundation.calendars.wall import GROUPS, Entry, shown
from wardmote.foundation.pages.words import day, status

STRENGTHS = ("must", "should", "unconfirmed")
#: What a filter of the wall is called in its address.
FILTERS = ("stands", "area", "binding", "owner")


@dataclass(frozen=True)
class Filter:
    """A question of the filter: its name in the address, its words, its answers (value, words), and the one given."""

    name: str
    title: str
    choices: tuple[tuple[str, str], ...]
    given: str

    @property
    def items(self) -> list[dict[str, str]]:
        """The answers as the design system's select takes them."""
        return [{"value": value, "text": text} for value, text in self.choices]


@dataclass(frozen=True)
class WallPage:
    """The wall. `rows` are what (a link), last day, how binding, whose and where, how it stands."""

    sentence: str
    showing: str
    filters: tuple[Filter, ...]
    filtered: bool
    rows: tuple[tuple[Markup | str, ...], ...]
    any_at_all: bool


def wall_page(found: tuple[Entry, ...], given: Mapping[str, str]) -> WallPage:
    """Every clock the reader may see, cut to what they asked for. A filter there is not keeps everything."""
    filters = _filters(found, given)
    chosen = {each.name: each.given for each in filters}
    kept = shown(found, area=chosen["area"], strength=chosen["binding"], owner=chosen["owner"], group=chosen["stands"])
    return WallPage(
        sentence=_sentence(found),
        showing=_("Showing %(n)s of %(all)s.") % {"n": len(kept), "all": len(found)},
        filters=filters,
        filtered=any(chosen.values()),
        rows=tuple(map(_row, kept)),
        any_at_all=bool(found),
    )


def how_it_stands(entry: Entry) -> Markup:
    """The standing with its shape, and by how many days."""
    said = days_in_words(entry)
    return Markup("{}<br>{}").format(status(entry.standing), said) if said else status(entry.standing)


def days_in_words(entry: Entry) -> str:
    """3 days late; today; in 12 days; nothing where no day counts."""
    left = entry.days_left
    if left is None or entry.over or entry.standing == "stopped":
        return ""
    if left < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -left) % {"n": -left}
    return _("today") if left == 0 else ngettext("in %(n)s day", "in %(n)s days", left) % {"n": left}


def _row(entry: Entry) -> tuple[Markup | str, ...]:
    link = Markup('<a class="govuk-link" href="{}">{}</a>')
    href = reverse("show-clock", kwargs={"clock": entry.clock.key})
    return (
        link.format(href, entry.clock.what),
        _last(entry),
        binding(entry.strength),
        Markup("{}<br>{}").format(
            entry.clock.owner or _("Nobody named"), ", ".join(entry.clock.areas) or _("The whole partnership")
        ),
        how_it_stands(entry),
    )


def _last(entry: Entry) -> str:
    if entry.last:
        return day(entry.last)
    return _("As soon as possible") if entry.standing == "no set time" else _("Not known")


def _sentence(found: tuple[Entry, ...]) -> str:
    late = sum(each.standing == "overdue" for each in found)
    soon = sum(each.standing == "due soon" for each in found)
    unknown = sum(each.standing in GROUPS["not known"] for each in found)
    if not late and not soon:
        said = [_("Nothing is overdue, or due in the next 28 days")]
    else:
        said = [
            ngettext("%(n)s is overdue", "%(n)s are overdue", late) % {"n": late} if late else _("Nothing is overdue"),
            ngettext("%(n)s is due in the next 28 days", "%(n)s are due in the next 28 days", soon) % {"n": soon},
        ]
    if unknown:
        said.append(
            ngettext(
                "%(n)s cannot be said, because a fact is missing",
                "%(n)s cannot be said, because facts are missing",
                unknown,
            )
            % {"n": unknown}
        )
    return "; ".join(said) + "."


def _filters(found: tuple[Entry, ...], given: Mapping[str, str]) -> tuple[Filter, ...]:
    areas = sorted({area for each in found for area in each.clock.areas})
    owners = sorted({each.clock.owner for each in found if each.clock.owner})
    asked = (
        ("stands", _("How it stands"), tuple((group, _capital(words)) for group, words in _groups())),
        ("area", _("Area"), tuple((area, area) for area in areas)),
        ("binding", _("How binding"), tuple((each, _capital(words)) for each, words in _strengths())),
        ("owner", _("Whose"), tuple((owner, owner) for owner in owners)),
    )
    return tuple(
        Filter(name, title, (("", _("All")), *choices), _one_of(given.get(name, ""), choices))
        for name, title, choices in asked
    )


def _one_of(given: str, choices: tuple[tuple[str, str], ...]) -> str:
    return given if given in {value for value, _words in choices} else ""


def _groups() -> tuple[tuple[str, str], ...]:
    words = {"overdue": _("overdue"), "due": _("due"), "not known": _("not known"), "met": _("met or ended")}
    return tuple((group, words[group]) for group in GROUPS)


def _strengths() -> tuple[tuple[str, str], ...]:
    words = {"must": _("must"), "should": _("should"), "unconfirmed": _("unconfirmed")}
    return tuple((each, words[each]) for each in STRENGTHS)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
