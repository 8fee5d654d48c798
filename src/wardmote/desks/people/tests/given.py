"""What tests of people have in common: trained members, searches and records made as they are made here."""

from datetime import date, timedelta
from uuid import UUID

from django.apps import apps

from wardmote.desks.people.queries.persons import person_for
from wardmote.desks.people.queries.searches import search_for
from wardmote.desks.people.verbs.persons import add_person
from wardmote.desks.people.verbs.searches import SearchSaid, look_up
from wardmote.foundation import desks
from wardmote.foundation.retention import queries
from wardmote.project.tests.account_fixtures import OPENED as AT

COURSES = ("information-sharing", "safeguarding-children", "domestic-abuse")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: The day after the last on which a record of that morning is kept, and the day after that.
LATE = AT.replace(year=AT.year + 6) + DAY
NIGHT = LATE + DAY
REASON = "A third report of noise at night came in this week."
WHY_SAME = "The landlord confirmed that both are one tenant."
ASB = "antisocial_behaviour"
BORN = date(1984, 3, 4)


def trained(member, *courses):
    """The member as a viewer, with these courses done the day before."""
    for course in courses or COURSES:
        apps.get_model("agencies", "Training").objects.create(
            partnership_id=member.partnership_id,
            member=member,
            course=course,
            completed=AT.date() - DAY,
            counts_until=AT.date() + 365 * DAY,
            made_at=AT,
            made_by="a test",
        )
    return desks.the_one("viewer_of")(member.pk)


def adopt(partnership):
    """Record an impact assessment."""
    return apps.get_model("sharing", "AdoptedDocument").objects.create(
        partnership_id=partnership.id,
        kind="dpia",
        document="DPIA 1",
        approved_by="Ann Reed, Solicitor",
        day=AT.date(),
        made_at=AT,
        made_by="a test",
    )


def looked_up(by, given="Sara", family="Withenfold", born=BORN, at=AT, **more) -> UUID:
    said = {"purpose": ASB, "reason": REASON, "no_conflict": True, **more}
    return look_up(said=SearchSaid(given, family, born, **said), by=by, at=at)


def candidates(by, *name, at=AT, **more) -> dict[str, str]:
    """Whom a search finds: each name, and why."""
    return {each.name: because for each, because in search_for(by, looked_up(by, *name, at=at, **more), at).candidates}


def recorded(by, given="Sara", family="Withenfold", born=BORN, record_class="C3", at=AT, **more) -> UUID:
    """A record, made as records are."""
    search = looked_up(by, given, family, born, at, **more)
    return add_person(search=search, record_class=record_class, none_of_these=True, by=by, at=at)


def read(by, person, purpose=ASB, at=AT):
    return person_for(by, person, purpose, at)


def due_of(who, at=LATE, table="Person"):
    """What this member may know of that is past its time, of one table."""
    return [each for each in queries.due_for(who, at) if each.name[1] == table]
