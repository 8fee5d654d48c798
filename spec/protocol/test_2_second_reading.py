"""Protocol / A second reading of the law agrees

The oracle is `second.py`: the same law put down as flat lines in `second_reading.csv` and `bodies.csv` and put together
by one formula over three truths. It shares neither code nor data with the product.
"""

from collections import Counter

import pytest
from spec.protocol.asking import answer, at_random, case
from spec.protocol.second import BODIES, LINES, second

from wardmote import protocol

REQUESTS = 10_000


def agrees(told):
    found = answer(told)
    verdict, ways = second(told, told["day"])
    assert found.answer == verdict, (told, found)
    if verdict == protocol.SHARE:
        assert (found.gateway, found.basis, found.condition) in ways, (told, found)
    return found


@pytest.mark.parametrize("part", range(4))
def test_on_ten_thousand_random_requests(part):
    answers = Counter()
    for seed in range(part * REQUESTS // 4, (part + 1) * REQUESTS // 4):
        found = agrees(at_random(seed))
        answers[found.answer] += 1
    print(f"{answers.total():,} requests, agreed on all: {dict(answers)}")
    assert min(answers.values()) > 100
    assert len(answers) == 3


def test_on_every_pair_of_bodies_for_every_purpose():
    """Of a good case, with each sensitivity under each regime: who may tell whom for what is the same in both."""
    purposes = [each.id for each in protocol.rulebook().sheets["purpose"]]
    compared = 0
    for holder in BODIES:
        for recipient in BODIES:
            for n, purpose in enumerate(purposes):
                sensitivity = protocol.SENSITIVITIES[(n + len(holder) + len(recipient)) % 5]
                regime = protocol.WORDS["regime"][(len(holder) + n) % 2]
                told = case(holder=holder, recipient=recipient, purpose=purpose, sensitivity=sensitivity, regime=regime)
                agrees(told)
                compared += 1
    print(f"{compared:,} compared")


def test_both_read_the_same_lines():
    sheets = protocol.rulebook().sheets
    for name, reads in (("gateway", "way"), ("stop", "never"), ("purpose", "purpose")):
        assert {each.id for each in sheets[name]} == {row["line"] for row in LINES if row["reads"].split()[0] == reads}
    theirs = {row["line"] for row in LINES if row["reads"].split()[0] in ("basis", "condition")}
    assert {each.id for each in sheets["condition"]} == theirs
    assert {each.id for each in sheets["body"]} == set(BODIES)
