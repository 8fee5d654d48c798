"""Requests for the chapters of this part: one that may be shared, said in short, and as many random ones as wanted."""

import random
from datetime import UTC, date, datetime
from functools import cache

from wardmote import protocol

HOLDER, RECIPIENT = "The holder", "The recipient"
#: A case of which everything is known, and nothing stands against telling.
GOOD = {
    "holder": "district_council",
    "recipient": "police",
    "purpose": "antisocial_behaviour",
    "record_class": "C3",
    "sensitivity": "personal",
    "patient": False,
    "subject": "adult",
    "urgency": "5wd",
    "regime": "part_2",
    "consent": "not_applicable",
    "recipient_side": "neither",
    "role": "victim",
    "acting_for": None,
    "acting_shown": None,
    "necessary": True,
    "proportionate": True,
    "depersonalised_enough": False,
    "would_endanger": False,
    "about_one_case": True,
    "at_risk": True,
    "life_at_risk": False,
    "cannot_consent": False,
    "case_open": True,
    "requested": True,
    "strictly_necessary": True,
    "policy_document": True,
    "second_person": True,
}
OF_FIELD = ("record_class", "sensitivity", "patient")
CITED = ("gateways", "conditions")
DAY = date(2026, 11, 27)


def case(**but):
    """A good case, but for what is said."""
    return {**GOOD, "agreement": True, "confirmed": every_line(), "day": DAY, **but}


@cache
def every_line():
    """The ids of all gateways and conditions there are."""
    sheets = protocol.rulebook().sheets
    return frozenset(each.id for name in ("gateway", "condition") for each in sheets[name])


@cache
def reviews(ids, day):
    """Reviews by which somebody confirmed these gateways and conditions, as they are on a day."""
    held = protocol.rulebook().on(day)
    return tuple(
        protocol.Review(each.id, "An information governance lead", day, protocol.fingerprint(each, held.needs))
        for sheet in CITED
        for each in getattr(held, sheet)
        if each.id in ids
    )


def asked(told):
    """A case as the product is asked it."""
    facts = {name: told[name] for name in GOOD if name not in (*OF_FIELD, "holder", "recipient")}
    signed = tuple(protocol.Signature(each, "2", True) for each in (HOLDER, RECIPIENT))
    covers = protocol.Agreement(
        "ISA", 2, "2", "in force", frozenset({told["purpose"]} - {None}), frozenset({"field"}), signed
    )
    request = protocol.Request(
        holder=protocol.Body(HOLDER, told["holder"]),
        recipient=protocol.Body(RECIPIENT, told["recipient"]),
        fields=(protocol.Field("field", *(told[name] for name in OF_FIELD)),),
        at=datetime(told["day"].year, told["day"].month, told["day"].day, 12, tzinfo=UTC),
        **facts,
    )
    return protocol.Asked(request, (covers,) if told["agreement"] else (), reviews(told["confirmed"], told["day"]))


def answer(told):
    """The product's answer for the one field of a case."""
    return asked(told).decided(protocol.rulebook()).fields[0]


#: Every value a fact may have, beside nothing at all.
VALUES = {
    **protocol.WORDS,
    **dict.fromkeys(protocol.YES_OR_NO, (True, False)),
    "urgency": ("emergency_1h", "24h", "5wd", "10wd"),
    "record_class": tuple(f"C{n}" for n in range(10)),
    "sensitivity": protocol.SENSITIVITIES,
    "patient": (True, False),
}
DAYS = (date(2001, 5, 1), date(2010, 3, 1), date(2018, 5, 24), date(2021, 6, 30), date(2024, 2, 29), DAY)


def at_random(seed):
    """A random case: between bodies that some gateway is for, mostly good, with facts missing or changed."""
    chance = random.Random(seed)
    sheets = protocol.rulebook().sheets
    kinds = [each.id for each in sheets["body"]]
    gateway = chance.choice(protocol.rulebook().on(DAY).gateways)
    told = case(
        holder=chance.choice(sorted(gateway.holders)),
        recipient=chance.choice(sorted(gateway.recipients)),
        purpose=chance.choice(sorted(gateway.purposes)),
        sensitivity=chance.choice(sorted(gateway.carries)),
        record_class=chance.choice(VALUES["record_class"][3:9] if gateway.carries != {"depersonalised"} else ("C2",)),
        subject=chance.choice(gateway.subjects or VALUES["subject"][:3]),
        consent=chance.choice(VALUES["consent"]),
        regime=chance.choice(VALUES["regime"]),
        urgency="emergency_1h" if gateway.emergency else chance.choice(VALUES["urgency"]),
        life_at_risk=chance.choice((True, False)),
        cannot_consent=chance.choice((True, False)),
        agreement=chance.random() < 0.9,
        day=chance.choice(DAYS[-2:]) if chance.random() < 0.8 else chance.choice(DAYS),
    )
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4, 8))):
        fact = chance.choice([*VALUES, "acting_for", "holder", "recipient", "purpose"])
        known = VALUES.get(fact) or ([each.id for each in sheets["purpose"]] if fact == "purpose" else kinds)
        told[fact] = None if chance.random() < 0.4 else chance.choice(known)
    if chance.random() < 0.2:
        told["confirmed"] = frozenset(chance.sample(sorted(every_line()), 20))
    return told
