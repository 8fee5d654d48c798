"""The words of the public's page of what was done for the plan, with no count from which somebody could be told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.delivery.presenters.activities import KIND_WORDS, MEASURE_WORDS, days_of, period_words
from wardmote.desks.delivery.presenters.money import LINK, Rows
from wardmote.desks.delivery.queries.activities import ActivitySeen, CountSeen
from wardmote.desks.delivery.rules import activities as rules
from wardmote.desks.delivery.rules.disclosing import EVERYWHERE, Told, released
from wardmote.documents import Column, Table
from wardmote.foundation.access import Tenant
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import number


@dataclass(frozen=True)
class DoneSeen:
    """One activity as anybody reads it: `counts` by place and kind, `measures` the four numbers."""

    anchor: str
    title: str
    sentence: str
    about: str
    aim: object
    counts: Rows
    measures: Rows


@dataclass(frozen=True)
class DonePage:
    """What was done, kind by kind; `hidden` says that some counts are not shown."""

    partnership: str
    kinds: tuple[tuple[str, tuple[DoneSeen, ...]], ...]
    hidden: bool
    schools: tuple[tuple[str, Rows], ...]
    downloads: tuple[Link, ...]


Shown = dict[tuple[str, str, str], str]


def done_page(
    found: Sequence[ActivitySeen], tenant: Tenant, day: date, schools: tuple[tuple[str, Rows], ...] = ()
) -> DonePage:
    """Everything that has begun, what began last first; `schools` are a sentence and a table of coverage a year."""
    shown = shown_of(found, day)
    kinds = (
        (str(KIND_WORDS[kind]), tuple(_done(each, shown, day) for each in found if each.kind == kind))
        for kind in rules.KINDS.values()
    )
    return DonePage(
        partnership=tenant.name,
        kinds=tuple((title, every) for title, every in kinds if every),
        hidden=any(not text[0].isdigit() for text in shown.values()),
        schools=schools,
        downloads=tuple(
            Link(words, reverse("send-done-file", kwargs={"partnership": tenant.slug, "kind": kind}))
            for words, kind in ((_("As CSV"), "csv"), (_("As a spreadsheet"), "xlsx"))
        ),
    )


def shown_of(found: Iterable[ActivitySeen], day: date) -> Shown:
    """Every count of people that is told of a time that is over, as the public may read it."""
    return released(
        Told(_of(each, one), one.place, one.what, one.number, one.out_of)
        for each in found
        for one in _over(each, day)
        if one.sort != rules.THINGS
    )


def done_table(found: Sequence[ActivitySeen], day: date) -> Table:
    """The same as data: one number a row."""
    shown = shown_of(found, day)
    rows = tuple(
        (
            each.reference,
            each.name,
            each.kind,
            one.period.starts.isoformat(),
            one.period.ends.isoformat(),
            "; ".join(each.area_names),
            one.place_name,
            one.place,
            one.what,
            _number(each, one, shown),
            _out_of(each, one, shown),
            one.words,
            each.aim.text,
        )
        for each in found
        for one in _over(each, day)
    )
    titles = ("Reference", "Name", "Kind", "From", "To", "Areas", "Ward or district", "Code", "What", "Number")
    later = ("Of how many", "How it was counted", "Aim of the plan")
    return Table(id="done", caption=_("What was done"), columns=tuple(map(Column, (*titles, *later))), rows=rows)


def _done(found: ActivitySeen, shown: Shown, day: date) -> DoneSeen:
    over = _over(found, day)
    return DoneSeen(
        anchor=found.reference,
        title=found.name,
        sentence=_("%(days)s, in %(areas)s. Took part: %(bodies)s.")
        % {"days": days_of(found), "areas": ", ".join(found.area_names), "bodies": ", ".join(found.body_names)},
        about=found.about,
        aim=LINK.format(found.aim.href, found.aim.text),
        counts=(
            *(
                (one.place_name, period_words(found, one.period), one.what, _number(found, one, shown))
                for one in over
                if one.sort != rules.MEASURE
            ),
            *_totals(found, over, shown),
        ),
        measures=tuple(_measure(found, period, name, shown) for period in _periods(over) for name in rules.MEASURES),
    )


def _over(found: ActivitySeen, day: date) -> tuple[CountSeen, ...]:
    """What was told of times that are over: a quarter leaves when it is whole."""
    return tuple(each for each in found.counts if each.period.ends < day)


def _totals(found: ActivitySeen, over: Sequence[CountSeen], shown: Shown) -> Iterable[tuple[str, ...]]:
    """What several places come to together, of each kind and time."""
    counted: dict[tuple[rules.Period, str, str], list[CountSeen]] = {}
    for one in over:
        if one.sort != rules.MEASURE:
            counted.setdefault((one.period, one.sort, one.what), []).append(one)
    for (period, sort, what), every in counted.items():
        if len(every) > 1:
            told = number(sum(one.number for one in every))
            if sort == rules.PEOPLE:
                told = shown[_of(found, every[0]), EVERYWHERE, what]
            yield _("All places"), period_words(found, period), what, told


def _measure(found: ActivitySeen, period: rules.Period, name: str, shown: Shown) -> tuple[str, ...]:
    told = found.measure(period, name)
    if told is None:
        return str(MEASURE_WORDS[name]), period_words(found, period), _("Not collected"), ""
    said = _number(found, told, shown)
    if told.out_of is not None:
        said = _("%(n)s of %(of)s") % {"n": said, "of": _out_of(found, told, shown)}
    return str(MEASURE_WORDS[name]), period_words(found, period), said, told.words


def _periods(over: Sequence[CountSeen]) -> tuple[rules.Period, ...]:
    return tuple(dict.fromkeys(one.period for one in over if one.sort == rules.MEASURE))


def _number(found: ActivitySeen, one: CountSeen, shown: Shown) -> str:
    return number(one.number) if one.sort == rules.THINGS else shown[_of(found, one), one.place, one.what]


def _out_of(found: ActivitySeen, one: CountSeen, shown: Shown) -> str:
    return "" if one.out_of is None else shown[_of(found, one), one.place, f"{one.what} of"]


def _of(found: ActivitySeen, one: CountSeen) -> str:
    return f"{found.reference} {one.period.starts}"
