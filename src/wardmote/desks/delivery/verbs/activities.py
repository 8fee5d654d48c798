"""The only writers of what is done for an aim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.delivery.models import Activity, ActivityCount, ActivityEntry
from wardmote.desks.delivery.queries.activities import ActivitySeen, activity_of_id, kinds_counted, spots_of
from wardmote.desks.delivery.rules import activities as rules
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of
from wardmote.foundation.pages.words import day as in_words

#: What an activity says of itself, in the order of its form.
SAYS = ("name", "about", "aim_id", "starts", "ends", "areas", "bodies", "lead_id", "occasion")


@dataclass(frozen=True)
class ActivitySaid:
    """What is done, as somebody wants it written down."""

    name: str
    about: str
    aim: UUID
    starts: date
    ends: date | None
    areas: tuple[UUID, ...]
    bodies: tuple[UUID, ...]
    lead: UUID | None = None
    occasion: str = ""


@transaction.atomic
def add_activity(*, kind: str, said: ActivitySaid, by: Viewer, at: datetime) -> UUID:
    """Write down an action day, an operation, a programme or a campaign. Raises Invalid for what cannot be."""
    told = _checked(kind, said, by)
    row = Activity.objects.create(partnership_id=by.tenant.id, kind=kind, **told, made_at=at, made_by=by.name)
    _write_down(row, "made", "", by, at, audited="made", fields=("kind", *SAYS))
    return row.id


@transaction.atomic
def change_activity(*, activity: UUID, edition: int, said: ActivitySaid, by: Viewer, at: datetime) -> None:
    """Change what is said of an activity. Raises Superseded when somebody else changed it since `edition`, and NotNow
    where something was counted on days that would no longer be of it."""
    row = _held(activity, by)
    check_is_latest(row, edition=edition)
    told = _checked(row.kind, said, by)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    if not changed:
        return
    if told["starts"] != row.starts:
        _check_uncounted(row, told, by, at)
    swap(row, edition=edition, **told)
    _write_down(row, "changed", "", by, at, audited="changed", fields=changed)


@transaction.atomic
def tell_counts(
    *,
    activity: UUID,
    edition: int,
    period: date,
    place: str,
    numbers: Mapping[str, int | None],
    by: Viewer,
    at: datetime,
) -> None:
    """Tell what an activity came to in a place. Telling it again corrects what was told before, which stays.

    `numbers` are by kind; nothing takes back what was told of one. Raises NotNow for a time that has not begun.
    """
    row, found, during = _told_of(activity, edition, period, by, at)
    spot = next((each for each in spots_of(by, found) if each.code == place), None)
    if found.kind not in rules.COUNTED:
        raise NotNow("Nothing is counted by ward of a campaign.", instead="Tell its reach.")
    if spot is None:
        raise Invalid("That is no place where this was done.", instead="Choose a ward or a district from the list.")
    kinds = kinds_counted(by, found.kind, during.starts)
    held = {each.what: each for each in found.counts if (each.period, each.place) == (during, place)}
    sorts = {**{what: each.sort for what, each in held.items()}, **kinds}
    rules.check_numbers(numbers, tuple(sorts))
    changed = {what: number for what, number in numbers.items() if number != _number(held.get(what))}
    if not changed:
        raise Invalid("Nothing differs from what was told before.", instead="Give a number, or go back.")
    told = [
        {"place": place, "place_name": spot.name, "sort": sorts[what], "what": what, "number": number}
        for what, number in changed.items()
    ]
    _tell(row, edition, during, told, by, at, words=f"{_named(found, during)}: {spot.name}")


@transaction.atomic
def tell_measures(
    *, activity: UUID, edition: int, period: date, told: Mapping[str, rules.Measure], by: Viewer, at: datetime
) -> None:
    """Tell whom an activity reached, who came, who stayed to the end and for whom something changed.

    Four numbers, each with its own meaning; one that is nothing was not collected. Telling them again corrects them.
    """
    row, found, during = _told_of(activity, edition, period, by, at)
    if found.kind not in rules.MEASURED:
        raise NotNow("Of this, what it came to is counted by ward.", instead="Tell its counts.")
    rules.check_measures(told)
    for each in told.values():
        check_no_contact(each.words)
    held = {name: found.measure(during, name) for name in told}
    changed = {
        name: each
        for name, each in told.items()
        if (each.number, each.out_of, each.words.strip() if each.number is not None else "") != _measured(held[name])
    }
    if not changed:
        raise Invalid("Nothing differs from what was told before.", instead="Give a number, or go back.")
    rows = [
        {"sort": rules.MEASURE, "what": name, "number": each.number, "out_of": each.out_of, "words": each.words.strip()}
        for name, each in changed.items()
    ]
    _tell(row, edition, during, rows, by, at, words=_named(found, during))


@transaction.atomic
def withdraw_activity(*, activity: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Say that something is not done, or was written down by mistake. What was counted of it is shown no more."""
    row = _held(activity, by)
    _because(because)
    swap(row, edition=row.edition, withdrawn_at=at, withdrawn_by=by.name)
    _write_down(row, "withdrawn", because, by, at, audited="withdrawn", fields=("withdrawn_at", "withdrawn_by"))


@transaction.atomic
def open_activity_again(*, activity: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo that something was withdrawn."""
    row = _locked(activity, by)
    if row.withdrawn_at is None:
        raise NotNow("This was not withdrawn.", instead="Change it instead.")
    _because(because)
    swap(row, edition=row.edition, withdrawn_at=None, withdrawn_by="")
    _write_down(row, "opened again", because, by, at, audited="restored", fields=("withdrawn_at", "withdrawn_by"))


@transaction.atomic
def hand_over_activities(*, by: Viewer, member: UUID, to: UUID, at: datetime) -> int:
    """Give what one member leads, and was not withdrawn, to another; how many."""
    rows = list(seen(by, Activity, BUSINESS).filter(lead=member, withdrawn_at__isnull=True).select_for_update())
    for row in rows:
        swap(row, edition=row.edition, lead=to)
    audit.record(by=by, what="changed", of=("delivery", "Activity", [row.id for row in rows]), fields=("lead_id",))
    return len(rows)


def _checked(kind: str, said: ActivitySaid, by: Viewer) -> dict[str, Any]:
    days = {"starts": said.starts, "ends": said.ends}
    rules.check_activity(kind, name=said.name, about=said.about, **days, areas=said.areas, bodies=said.bodies)
    rules.check_goes_with(kind, said.occasion, **days)
    for words in (said.name, said.about):
        check_no_contact(words)
    if said.aim not in {each.id for each in aims_for(by)}:
        raise Invalid("That is no aim of a plan here.", instead="Choose one from the list.")
    areas = [each.id for each in areas_for(by)]
    if not set(said.areas) <= set(areas):
        raise Invalid("That area is not in this partnership.", instead="Choose one that is.")
    bodies = [each.id for each in organisations_for(by)]
    if not set(said.bodies) <= set(bodies):
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if said.lead and said.lead not in {each.id for each in members_for(by)}:
        raise Invalid("That person is not a member of this partnership.", instead="Choose somebody who is.")
    return {
        "name": said.name.strip(),
        "about": said.about.strip(),
        "aim_id": said.aim,
        **days,
        "areas": [str(each) for each in areas if each in said.areas],
        "bodies": [str(each) for each in bodies if each in said.bodies],
        "lead_id": said.lead,
        "occasion": said.occasion,
    }


def _check_uncounted(row: Activity, told: Mapping[str, Any], by: Viewer, at: datetime) -> None:
    """What was counted goes with its first day: another would leave it behind."""
    kept = {
        each.starts for each in rules.periods_of(row.kind, starts=told["starts"], ends=told["ends"], day=day_of(at))
    }
    if {each.period.starts for each in activity_of_id(by, row.id, day_of(at)).counts} - kept:
        raise NotNow(
            "Something was counted on days that would not be of it any more.",
            instead="Take those counts back first, by leaving them empty.",
        )


def _told_of(
    activity: UUID, edition: int, period: date, by: Viewer, at: datetime
) -> tuple[Activity, ActivitySeen, rules.Period]:
    row = _held(activity, by)
    check_is_latest(row, edition=edition)
    found = activity_of_id(by, row.id, day_of(at))
    return row, found, rules.check_period(period, found.periods)


def _tell(
    row: Activity,
    edition: int,
    during: rules.Period,
    told: Iterable[dict[str, Any]],
    by: Viewer,
    at: datetime,
    *,
    words: str,
) -> None:
    same = {"partnership_id": by.tenant.id, "activity": row, "period": during.starts, "turn": edition}
    made = ActivityCount.objects.bulk_create(
        ActivityCount(**same, **each, told_at=at, told_by=by.name) for each in told
    )
    fields = ("period", "place", "what", "number", "out_of", "words")
    audit.record(by=by, what="made", of=("delivery", "ActivityCount", [each.id for each in made]), fields=fields)
    swap(row, edition=edition)
    _write_down(row, "counted", words, by, at, audited="answered", fields=("counts",))


def _named(found: ActivitySeen, during: rules.Period) -> str:
    return in_words(during.starts) if found.kind != rules.PROGRAMME else f"Quarter to {in_words(during.ends)}"


def _number(held: Any) -> int | None:
    return held.number if held else None


def _measured(held: Any) -> tuple[int | None, int | None, str]:
    return (held.number, held.out_of, held.words) if held else (None, None, "")


def _because(words: str) -> None:
    if not words.strip():
        raise Invalid("Say why.", instead="The words stay with it.")
    check_no_contact(words)


def _locked(activity: UUID, by: Viewer) -> Activity:
    row = seen(by, Activity, BUSINESS).select_for_update().filter(pk=activity).first()
    if row is None:
        raise Missing("There is no such activity here.", instead="Look for it in the list of what is done.")
    return row


def _held(activity: UUID, by: Viewer) -> Activity:
    row = _locked(activity, by)
    if row.withdrawn_at:
        raise NotNow("This was withdrawn.", instead="Open it again first if that was a mistake.")
    return row


def _write_down(
    row: Activity, what: str, words: str, by: Viewer, at: datetime, *, audited: str, fields: Iterable[str]
) -> None:
    ActivityEntry.objects.create(
        partnership_id=by.tenant.id, activity=row, what=what, words=words.strip()[:300], at=at, by=by.name
    )
    audit.record(by=by, what=audited, of=("delivery", "Activity", row.id), fields=fields)
