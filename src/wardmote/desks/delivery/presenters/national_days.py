"""The national days and weeks of the year ahead, and which campaign goes with each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.clocks import Occasion, occasions
from wardmote.clocks.words import MONTHS
from wardmote.desks.delivery.presenters.money import LINK, Rows
from wardmote.desks.delivery.queries.activities import ActivitySeen
from wardmote.foundation.pages.words import day as in_words

YEAR = timedelta(days=365)


def national_days(campaigns: Sequence[tuple[ActivitySeen, str]], day: date) -> Rows:
    """Each with its next days, what it rests on, and the campaigns for it then. `campaigns` have their addresses."""
    ahead = sorted((_next(each, day), each.title, each) for each in occasions() if each.campaigns)
    return tuple(
        (each.title, _when(each, first), each.source, _ours(each, first, campaigns)) for first, _title, each in ahead
    )


def _next(each: Occasion, day: date) -> date:
    """The first day of its next time that is not over; the first of the month where only that is known."""
    if each.month:
        this = date(day.year, each.month, 1)
        return this if each.month >= day.month else this.replace(year=day.year + 1)
    return next(first for first, last in each.days(day - YEAR, day + YEAR) if last >= day)


def _when(each: Occasion, first: date) -> str:
    if each.month:
        return _("In %(month)s %(year)s; its days are not known here") % {
            "month": MONTHS[each.month - 1],
            "year": first.year,
        }
    if each.lasts == 1:
        return in_words(first)
    return _("%(first)s to %(last)s") % {
        "first": in_words(first),
        "last": in_words(first + timedelta(days=each.lasts - 1)),
    }


def _ours(each: Occasion, first: date, campaigns: Iterable[tuple[ActivitySeen, str]]) -> Markup | str:
    then = tuple(_then(each, first, campaigns))
    return Markup(", ").join(then) if then else _("Nobody runs one yet")


def _then(each: Occasion, first: date, campaigns: Iterable[tuple[ActivitySeen, str]]) -> Iterator[Markup]:
    for found, href in campaigns:
        if found.occasion == each.id and abs(found.starts - first) < YEAR / 2 and not found.withdrawn:
            led = _("%(name)s, led by %(lead)s") % {"name": found.name, "lead": found.lead_name}
            yield LINK.format(href, led if found.lead_name else found.name)
