"""What tests of sharing have in common: people of the made-up partnership, confirming, agreeing, asking, telling."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import organisations_for, viewer_of
from wardmote.desks.sharing.queries.agreements import VERSION, agreement_for
from wardmote.desks.sharing.queries.law import CONFIRMATION, entry_for
from wardmote.desks.sharing.queries.routine import ROUTINE_SET, routine_sets_for
from wardmote.desks.sharing.verbs import agreements as verbs
from wardmote.desks.sharing.verbs import requests, signing, telling
from wardmote.foundation import grants
from wardmote.foundation.changes import verbs as changes
from wardmote.foundation.grants import AgreementVersion as Rests
from wardmote.foundation.now import now, today

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
DAY = date(2026, 11, 20)


def somebody(name):
    return viewer_of(get_user_model().objects.get(email__startswith=f"{name}@").pk)


def proposed(by, entry, **more):
    mark = entry_for(by, entry, today()).fingerprint
    said = {"reviewer": "Ann Reed", "position": "Solicitor", "day": DAY.isoformat(), "fingerprint": mark, **more}
    told = {"kind": CONFIRMATION, "subject": entry, "starts": today(), "because": "The Act as published"}
    return changes.propose(by=by, said=said, at=now(), **told)


def confirmed(by, second, *entries):
    for entry in entries:
        changes.approve(by=second, reference=proposed(by, entry), because="", at=now())


def body(viewer, name):
    return next(each.id for each in organisations_for(viewer) if each.name == name)


COUNCIL, POLICE, LANDLORD = "Netherwick Council", "Mereshire Constabulary", "Wickhaven Homes"


def drafted(by, **more):
    """A tier 2 agreement on the reported name of somebody, between a council, the police and a landlord."""
    said = {"title": "Tenancies", "about": "Visits that are made together", "purposes": ("antisocial_behaviour",)}
    reference = verbs.start_agreement(tier=2, above="", said=verbs.AgreementSaid(**{**said, **more}), by=by, at=now())
    field = verbs.FieldSaid("Surname", "C3", "personal", patient=False, why="So that it is the same person")
    verbs.add_field(agreement=reference, said=field, by=by, at=now())
    for name, kind in ((COUNCIL, "district_council"), (POLICE, "police"), (LANDLORD, "housing_provider")):
        party = verbs.PartySaid(body(by, name), kind, tells=name != LANDLORD, told=True)
        verbs.add_party(agreement=reference, said=party, by=by, at=now())
    return reference


def opened(by, second, reference):
    told = {"kind": VERSION, "subject": reference, "said": {}, "starts": today(), "because": "It was agreed"}
    changes.approve(by=second, reference=changes.propose(by=by, **told, at=now()), because="", at=now())


def party_of(viewer, reference, name):
    found = agreement_for(viewer, reference, today())
    return next(each for each in (found.open or found.counts).parties if each.organisation_name == name)


def signed(by, reference, name):
    told = {"signatory": by.name, "position": "Director"}
    signing.sign(party=party_of(by, reference, name).id, **told, by=by, at=now())


def in_force(liaison, chair):
    reference = drafted(liaison)
    opened(liaison, chair, reference)
    signed(liaison, reference, POLICE)
    signed(chair, reference, COUNCIL)
    return reference


WHY = "Two services visit the same house, and each has to know that it is the same person."
ABOUT = "The tenant of the corner house, whom the wardens met on Tuesday"


def approved_in_advance(by, second, reference, **more):
    """A set of what the drafted agreement covers, as two people approved it; its id."""
    said = {
        "title": "Who it is",
        "purpose": "antisocial_behaviour",
        "subject": "adult",
        "regime": "part_2",
        "fields": ["Surname"],
        "because": WHY,
        "keep_days": 90,
        **more,
    }
    told = {"kind": ROUTINE_SET, "subject": reference, "said": said, "starts": today(), "because": "It was agreed"}
    changes.approve(by=second, reference=changes.propose(by=by, **told, at=now()), because="", at=now())
    return next(each.id for each in routine_sets_for(by, today()) if each.title == said["title"])


def asked(by, routine, holder=COUNCIL, **more):
    """A request by this member for the set; its reference."""
    said = {"case": None, "about": ABOUT, "urgency": "5wd", **more}
    return requests.ask_routine(routine=routine, holder=body(by, holder), **said, by=by, at=now())


def telling_of(said, **more):
    return telling.Telling(said, today() + timedelta(days=90), **{"facts": {"would_endanger": False}, **more})


def told(by, reference, surname="Quarrinder", **more):
    telling.tell(request=reference, telling=telling_of({"Surname": surname}, **more), by=by, at=now())


def given(by, found):
    told = {"fields": ("surname",), "purpose": "antisocial_behaviour", "agreement": Rests(found.id, 1)}
    to = body(by, COUNCIL)
    until = now() + timedelta(days=7)
    return grants.give(by=by, to_organisation=to, of=("sharing", "Agreement", found.id), **told, until=until, at=now())
