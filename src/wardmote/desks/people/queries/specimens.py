"""An example of every address of this desk that takes arguments."""

from uuid import UUID

from wardmote.desks.people.models import (
    AddressMarker,
    CaseLink,
    Person,
    PersonSearch,
    ProtectedMatch,
    SafeContact,
    SafetyMarker,
    SamePerson,
    VisitedAddress,
)
from wardmote.desks.people.queries.persons import persons_for
from wardmote.desks.people.rules.cases import HARMED
from wardmote.foundation import desks
from wardmote.foundation.now import now

_RECORD = ("show-person", "correct-name", "correct-born", "add-alias", "say-same")


def specimens() -> dict[str, dict[str, str]]:
    """The record first said to be the same as another, with its purpose, and the search before it."""
    same = SamePerson.objects.select_related("other").order_by("made_at", "pk").first()
    row = same.other if same else Person.objects.order_by("made_at", "pk").first()
    if row is None:
        return {}
    of = {"person": str(row.pk), "purpose": row.purpose}
    search = PersonSearch.objects.filter(person=row).values_list("pk", flat=True).first()
    found = dict.fromkeys(_RECORD, of) | {name: {"search": str(search)} for name in ("show-search", "add-person")}
    keeper = desks.the_one("viewer_of")(row.keeper)
    read = persons_for(keeper, (row.pk,), row.purpose, now()).values()
    alias = next((alias.id for each in read for alias in each.aliases), UUID(int=0))
    return {
        **found,
        "end-alias": {**of, "alias": str(alias)},
        "protect-person": of,
        **_protected(of),
        **_reached(of),
        **_linked(of),
        "undo-same": {**of, "same": str(same.pk if same else UUID(int=0))},
    }


def _protected(of: dict[str, str]) -> dict[str, dict[str, str]]:
    """The first search that fitted a protected record, and that record."""
    match = ProtectedMatch.objects.select_related("protection__person").order_by("found_at", "pk").first()
    if match is None:
        none = {"match": str(UUID(int=0))}
        return {"end-protection": of, "show-match": none, "answer-match": none}
    person = match.protection.person
    found = {"match": str(match.pk)}
    return {
        "end-protection": {"person": str(person.pk), "purpose": person.purpose},
        "show-match": found,
        "answer-match": found,
    }


def _reached(of: dict[str, str]) -> dict[str, dict[str, str]]:
    """The first record of which somebody said how its person is reached, and the first that is marked."""
    reached = SafeContact.objects.select_related("person").order_by("made_at", "pk").first()
    marked = SafetyMarker.objects.select_related("person").order_by("made_at", "pk").first()
    one = {"person": str(reached.person_id), "purpose": reached.person.purpose} if reached else of
    two = {"person": str(marked.person_id), "purpose": marked.person.purpose} if marked else of
    names = ("show-contact", "say-contact", "ask-for-address", "decide-address")
    found = dict.fromkeys(names, one) | dict.fromkeys(("add-marker", "ask-letter", "say-visited"), of)
    found |= _addresses(of)
    return {**found, "end-marker": {**two, "marker": str(marked.pk if marked else UUID(int=0))}}


def _addresses(of: dict[str, str]) -> dict[str, dict[str, str]]:
    """Who is visited somewhere, and a marker of an address."""
    visited = VisitedAddress.objects.select_related("person").order_by("made_at", "pk").first()
    marker = AddressMarker.objects.filter(ended_at__isnull=True).order_by("made_at", "pk").first()
    one = {"person": str(visited.person_id), "purpose": visited.person.purpose} if visited else of
    return {"stop-visiting": one, "end-address-marker": {"marker": str(marker.pk if marker else UUID(int=0))}}


def _linked(of: dict[str, str]) -> dict[str, dict[str, str]]:
    """The first link to a case; where there is none, what one would be like."""
    link = CaseLink.objects.select_related("side", "person").order_by("made_at", "pk").first()
    if link is None:
        none = {"case": f"casework.Case.{UUID(int=0)}", "side": HARMED, "purpose": of["purpose"]}
        return {"link-to-case": of, "show-side": none, "end-link": {**of, "link": str(UUID(int=0))}}
    one = {"person": str(link.person_id), "purpose": link.person.purpose}
    case = f"{link.side.desk}.{link.side.table}.{link.side.record}"
    side = {"case": case, "side": link.side.side, "purpose": link.person.purpose}
    return {"link-to-case": one, "show-side": side, "end-link": {**one, "link": str(link.pk)}}
