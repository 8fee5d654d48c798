"""What tests of meetings have in common: who is there, what an agency told, and the record of it."""

import uuid

from wardmote.desks.sharing.queries.meetings import meeting_disclosure_for
from wardmote.desks.sharing.rules import meetings as rules
from wardmote.desks.sharing.tests.given import COUNCIL, body
from wardmote.desks.sharing.verbs import meetings as verbs
from wardmote.foundation.now import now, today

SURNAME = "Quarrinder"
NEED = "They visit the same house on Thursday and must know that it is the same person."
LESS = "The surname alone, to those who go there; no address and nothing about anybody else."
CASE = ("casework", "Case", uuid.UUID("5b0e1c52-7a3d-4f0e-9d64-2c1f8a90e7b3"))
ITEM = ("meetings", "Item", uuid.UUID("0f0e1c52-7a3d-4f0e-9d64-2c1f8a90e7b3"))
SAFE = {"would_endanger": False, "regime": "part_2"}


def there(*viewers, conflicted=()):
    return tuple(rules.Present(each.name, each.member_id, each.organisation, each in conflicted) for each in viewers)


def told_by(by, name=COUNCIL, said=None, **more):
    words = {"necessity": NEED, "proportionality": LESS, "facts": SAFE, **more}
    return rules.AgencyTold(body(by, name), said or {"Surname": SURNAME}, **words)


def shared(by, agreement, present, *told, **more):
    said = {"item": ITEM, "case": CASE, "purpose": "antisocial_behaviour", "subject": "adult", "role": "", **more}
    meeting = verbs.MeetingTold(agreement, present=present, told=told or (told_by(by),), **said)
    return verbs.tell_in_meeting(said=meeting, by=by, at=now())


def record(viewer, reference):
    return meeting_disclosure_for(viewer, reference, today())


def the_one(viewer, reference):
    (found,) = record(viewer, reference).requests
    return found
