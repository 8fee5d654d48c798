"""Made-up cases, what they sealed, and looking at whether it opens."""

import uuid
from datetime import UTC, datetime

from wardmote.foundation.sealing import Case, Place, make_key, open_sealed, seal, store

CASE = Case("casework", "RiverPatrol", uuid.UUID("11111111-1111-4111-8111-111111111111"))
OTHER = Case("casework", "RiverPatrol", uuid.UUID("22222222-2222-4222-8222-222222222222"))
PLACE = Place("Note", uuid.UUID("33333333-3333-4333-8333-333333333333"), "told")
AT = datetime(2026, 4, 4, 23, 30, tzinfo=UTC)
WORDS = "Canary Lane 7"


def given_cases(keys, count: int) -> dict[Case, str]:
    """Cases with a key each, and what one sealed with it."""
    cases = [Case("casework", "RiverPatrol", uuid.UUID(int=each << 96 | 5)) for each in range(count)]
    for case in cases:
        make_key(case)
    return {case: seal(case, PLACE, f"{WORDS} {case.id}") for case in cases}


def assert_open(sealed: dict[Case, str]) -> None:
    for case, each in sealed.items():
        assert str(open_sealed(case, PLACE, each)) == f"{WORDS} {case.id}"


def destroy(keys, case=CASE):
    return store.destroy(keys, case, by="a test", ground="retention", at=AT)
