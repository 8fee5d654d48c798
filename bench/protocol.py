"""How many decisions the gate between agencies makes a second on one core. Bar: over 20,000 (design 9).

A decision here is a request for three fields of different sensitivity, with an agreement, all else known; requests go
between every pair of bodies for every purpose, in an order that chance gives once. The protocol of the day is read and
confirmed before the clock starts, as a server keeps it. The best run is judged: what else a machine does only slows it.
"""

import random
import sys
import time
from datetime import UTC, datetime
from statistics import median

from results import Measure, told

from wardmote import protocol

BAR = 20_000
RUNS, REQUESTS = 25, 5_000
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
FIELDS = (
    protocol.Field("name", "C3", "personal", False),
    protocol.Field("health", "C3", "special", False),
    protocol.Field("convictions", "C3", "criminal", False),
)
KNOWN = {
    "subject": "adult", "urgency": "5wd", "consent": "given", "recipient_side": "neither", "role": "victim",
    "necessary": True, "proportionate": True, "depersonalised_enough": False, "would_endanger": False,
    "about_one_case": True, "at_risk": True, "life_at_risk": False, "cannot_consent": False, "case_open": True,
    "requested": True, "strictly_necessary": True, "policy_document": True, "second_person": True,
}  # fmt: skip


def confirmed() -> protocol.Protocol:
    """The day's protocol with every entry confirmed, so that the longest way through it is measured too."""
    held = protocol.rulebook().on(NOW.date())
    reviews = tuple(
        protocol.Review(each.id, "Bench", NOW.date(), protocol.fingerprint(each, held.needs))
        for each in (*held.gateways, *held.conditions)
    )
    return protocol.rulebook().on(NOW.date(), reviews)


def requests(held: protocol.Protocol) -> list[protocol.Request]:
    chance = random.Random(1)
    kinds, purposes = [each.id for each in held.bodies], [each.id for each in held.purposes]
    return [
        protocol.Request(
            protocol.Body("Holder", chance.choice(kinds)),
            protocol.Body("Recipient", chance.choice(kinds)),
            FIELDS,
            NOW,
            purpose=chance.choice(purposes),
            regime="part_2",
            **KNOWN,
        )
        for _ in range(REQUESTS)
    ]


def some_carried(held: protocol.Protocol) -> list[protocol.Request]:
    """Requests that a gateway is for: each goes all the way."""
    return [
        each
        for each in requests(held)
        if held.gateways_for(str(each.holder.kind), str(each.recipient.kind), None, str(each.purpose))
    ]


def a_second(asked: list[protocol.Request], held: protocol.Protocol) -> float:
    signed = tuple(protocol.Signature(each, "1", True) for each in ("Holder", "Recipient"))
    fields = frozenset(each.name for each in FIELDS)
    agreements = [
        protocol.Agreement("ISA", 2, "1", "in force", frozenset(each.id for each in held.purposes), fields, signed)
    ]
    start = time.process_time()
    for each in asked:
        protocol.decide(each, held, agreements)
    return len(asked) / (time.process_time() - start)


def main() -> int:
    held = confirmed()
    found = []
    for name, asked in (("any two bodies", requests(held)), ("two that a gateway is for", some_carried(held))):
        a_second(asked, held)
        runs = [a_second(asked, held) for _ in range(RUNS)]
        best = max(runs)
        print(f"{best * len(FIELDS):,.0f} fields a second (best of {RUNS}); decisions, median: {median(runs):,.0f}")
        found.append(Measure(name, best, "decisions a second", BAR, least=True))
    return told("protocol", found)


if __name__ == "__main__":
    sys.exit(main())
