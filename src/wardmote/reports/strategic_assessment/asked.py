"""Surveys that the store holds of a place, each let out by the disclosure gate or held back with the reason."""

from dataclasses import dataclass
from datetime import date

from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators
from wardmote.evidence.disclosure import Released, release
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Period

#: The indicator of what people said, told in limb (e) and nowhere else.
VIEWS = "residents_views"


@dataclass(frozen=True)
class Asked:
    """A survey: released, or None and why its answers may not be printed."""

    title: str
    provider: str
    released: Released | None
    why_not: str = ""


def surveys_of(store: Store, place: Place, period: Period, as_at: date) -> tuple[Asked, ...]:
    """Every survey of a place that ended in the period or the year before it, by name."""
    found, apart = [], indicators.get(VIEWS).apart
    for each in apart(store) if apart else ():
        try:
            measurement = each.measure(store, place=place, period=period, denominator=None, as_at=as_at)
        except Missing:
            continue
        provider = ", ".join(measurement.publishers)
        try:
            found.append(Asked(each.title, provider, release(measurement)))
        except Refused as refused:
            found.append(Asked(each.title, provider, None, refused.sentence))
    return tuple(found)
