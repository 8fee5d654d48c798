"""Naming who prepares an agency's part, gathering what is held, deciding on each thing, and handing it on."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.api import custodian_ids, is_looked_after, person_for
from wardmote.desks.rights.models import AccessItem, AccessPart
from wardmote.desks.rights.models.sealed import PART, make_key_of, sealed
from wardmote.desks.rights.queries.requests import item_for, item_row, part_for, part_row, request_called
from wardmote.desks.rights.rules import requests as rules
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.subject_access.declared import gather

_PART, _ITEM = ("rights", "AccessPart"), ("rights", "AccessItem")
_DECIDED = ("decision", "given", "ground", "reason", "decided_at")


@transaction.atomic
def name_preparer(*, part: UUID, member: UUID, by: Viewer, at: datetime) -> None:
    """Name who gathers what their agency holds: one of its members, on a basis of their own."""
    row = _open(part, by)
    rules.check_handles(by)
    found = {each.id for each in members_for(by) if each.active and each.organisation == row.organisation_id}
    if member not in found:
        raise Invalid("What is held is gathered by a member of that agency.", instead="Choose one of them.")
    row.preparer = member
    row.save(update_fields=["preparer"])
    audit.record(by=by, what="changed", of=(*_PART, part), fields=("preparer",))
    words = "You are asked to gather what your agency holds about somebody who asks."
    notices.tell(by=by, members=[member], words=words, href=_href(part))


@transaction.atomic
def add_record(*, part: UUID, person: UUID, purpose: str, by: Viewer, at: datetime) -> int:
    """Take what one record says into a part, as its preparer reads it for their own purpose; how many things.

    Raises Missing for a record that they have no basis to read, that is another agency's or protected: whoever looks
    after that prepares a part of their own, and it is not found here by anybody else.
    """
    row = _open(part, by)
    rules.check_prepares(by, row.preparer)
    found = person_for(by, person, purpose, at)
    if found.holder != row.organisation.name or (row.only is None and is_looked_after(by, person)):
        raise Missing("This record is not of this part.", instead="Each agency answers for what it holds itself.")
    return _take(row, person, purpose, by, at)


@transaction.atomic
def open_own_part(*, request: str, person: UUID, purpose: str, by: Viewer, at: datetime) -> UUID:
    """Prepare a part of one's own, of a protected record that one looks after; the part's id.

    Nobody but its custodian and their deputy knows of it, and nothing of the agency's other part tells that there is
    one. Raises Missing for any other record.
    """
    if not is_looked_after(by, person):
        raise Missing("There is nothing here by that name.", instead="Look them up again, and say what for.")
    found = request_called(by, request)
    if found.withdrawn_at is not None:
        raise NotNow("They took it back.", instead="Nothing is to be gathered.")
    only = sorted(map(str, custodian_ids(by, person)))
    if seen(by, AccessPart, BUSINESS).filter(request=found, preparer=by.member_id, only=only).exists():
        raise NotNow("You prepare a part of it already.", instead="Go on with that.")
    part = uuid4()
    make_key_of(PART, part)
    row = AccessPart.objects.create(
        id=part,
        partnership_id=by.tenant.id,
        request=found,
        organisation_id=by.organisation,
        only=only,
        preparer=by.member_id,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_PART, part), fields=("request", "only", "preparer"))
    _take(row, person, purpose, by, at)
    others = [UUID(each) for each in only if each != str(by.member_id)]
    words = "A part of a request for access is prepared that you review."
    notices.tell(by=by, members=others, words=words, href=_href(part))
    return part


@transaction.atomic
def add_words(*, part: UUID, heading: str, words: str, by: Viewer, at: datetime) -> None:
    """Take in what the agency holds elsewhere: in a file, on paper, in a system of its own. It is always weighed."""
    row = _open(part, by)
    rules.check_prepares(by, row.preparer)
    if not heading.strip() or not words.strip():
        raise Invalid("Nothing says what is held.", instead="Say what it is, and what it says.")
    _add(row, heading="Held elsewhere", title=heading.strip(), words=words.strip(), weighed=True, by=by, at=at)


@transaction.atomic
def drop_item(*, part: UUID, item: UUID, by: Viewer, at: datetime) -> None:
    """Take something out that is not of this person at all. What is theirs is kept back on a ground instead."""
    row = _open(part, by)
    rules.check_prepares(by, row.preparer)
    _not_prepared(row)
    item_row(by, part, item).delete()
    audit.record(by=by, what="deleted", of=(*_ITEM, item))


@transaction.atomic
def decide_item(
    *, part: UUID, item: UUID, decision: str, given: str, ground: str, reason: str, by: Viewer, at: datetime
) -> None:
    """Say what is given of one thing: all, all but what tells of others, or nothing. Whoever reviews may put it right.

    Raises Invalid for words that are not held, and for leaving something out on no ground.
    """
    row = _open(part, by)
    if by.member_id == row.preparer:
        _not_prepared(row)
    else:
        rules.check_reviews(by, row.preparer, row.only)
    if row.reviewed_at is not None:
        raise NotNow("It was reviewed already.", instead="Send it back first.")
    _found, one = item_for(by, part, item)
    rules.check_decision(decision, one.words, given, ground, reason, day_of(at))
    typed = {
        "given": given.strip() if decision == rules.BLACK_OUT else "",
        "reason": "" if decision == rules.GIVE else reason.strip(),
    }
    thing = item_row(by, part, item)
    thing.decision, thing.ground = decision, "" if decision == rules.GIVE else ground
    thing.given, thing.reason = (sealed(PART, part, "AccessItem", item, each, typed[each]) for each in typed)
    thing.decided_at, thing.decided_by = at, by.name
    thing.save(update_fields=[*_DECIDED, "decided_by"])
    audit.record(by=by, what="changed", of=(*_ITEM, item), fields=_DECIDED)


@transaction.atomic
def give_the_rest(*, part: UUID, by: Viewer, at: datetime) -> None:
    """Give what says nothing of others as it stands: all that needs no look and that nobody decided on."""
    row = _open(part, by)
    rules.check_prepares(by, row.preparer)
    _not_prepared(row)
    rest = seen(by, AccessItem, BUSINESS).filter(part=part, weighed=False, decision="")
    ids = list(rest.values_list("pk", flat=True))
    rest.update(decision=rules.GIVE, decided_at=at, decided_by=by.name)
    audit.record(by=by, what="changed", of=(*_ITEM, ids), fields=("decision",))


@transaction.atomic
def finish_preparing(*, part: UUID, looked: bool, by: Viewer, at: datetime) -> None:
    """Hand a part on for review, empty or not. Raises NotNow while something in it is undecided."""
    row = _open(part, by)
    rules.check_prepares(by, row.preparer)
    _not_prepared(row)
    if not looked:
        raise Invalid("Nobody says that they looked.", instead="Look them up, and in the files that you keep.")
    undecided = sum(not each.decision for each in part_for(by, part).items)
    if undecided:
        raise NotNow(f"Not decided yet: {undecided}.", instead="Decide on each of them first.")
    row.prepared_at, row.prepared_by, row.back_words = at, by.name, ""
    row.save(update_fields=["prepared_at", "prepared_by", "back_words"])
    audit.record(by=by, what="confirmed", of=(*_PART, part), fields=("prepared_at",))


def _take(row: AccessPart, person: UUID, purpose: str, by: Viewer, at: datetime) -> int:
    _not_prepared(row)
    there = set(seen(by, AccessItem, BUSINESS).filter(part=row).values_list("source", "record"))
    new = [each for each in gather(by, person, purpose, at) if (each.table, each.held.record) not in there]
    for each in new:
        _add(
            row,
            source=each.table,
            record=each.held.record,
            person=person,
            heading=each.heading,
            title=each.held.title,
            words=each.held.words,
            since=each.held.since,
            weighed=each.treatment == "weighed",
            by=by,
            at=at,
        )
    return len(new)


def _add(row: AccessPart, *, title: str, words: str, by: Viewer, at: datetime, **more: object) -> None:
    item = uuid4()
    AccessItem.objects.create(
        id=item,
        partnership_id=row.partnership_id,
        part=row,
        holder_id=row.organisation_id,
        title=sealed(PART, row.pk, "AccessItem", item, "title", title),
        words=sealed(PART, row.pk, "AccessItem", item, "words", words),
        made_at=at,
        made_by=by.name,
        **more,
    )
    audit.record(by=by, what="made", of=(*_ITEM, item), fields=("part", "source", "record", "title", "words"))


def _open(part: UUID, by: Viewer) -> AccessPart:
    found = part_for(by, part)
    if found.request.withdrawn_at or found.part.answer:
        rules.check_open(found.state)
    return part_row(by, part)


def _not_prepared(row: AccessPart) -> None:
    if row.prepared_at is not None:
        raise NotNow("It was handed on for review.", instead="Ask whoever reviews it to send it back.")


def _href(part: UUID) -> str:
    return reverse("show-access-part", kwargs={"part": part})
