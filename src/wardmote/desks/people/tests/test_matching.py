"""Sara is found as Sarah, and 03/04 as 04/03. Oracles: published codes, SQLite's own Soundex, and a table to read."""

import re
from datetime import date
from random import Random

import pysqlite3
import pytest

from wardmote.desks.people.rules.matching import (
    REASONS,
    kept_as,
    looked_for_as,
    normalised,
    reason_of,
    sound,
    soundex,
    strongest,
)

#: Soundex as the National Archives publish it (General Information Leaflet 55), and as Knuth gives it (6, exercise).
PUBLISHED = {
    "Washington": "W252", "Lee": "L000", "Gutierrez": "G362", "Pfister": "P236", "Jackson": "J250", "Tymczak": "T522",
    "VanDeusen": "V532", "Ashcraft": "A261", "Robert": "R163", "Rupert": "R163", "Rubin": "R150", "Honeyman": "H555",
    "Euler": "E460", "Gauss": "G200", "Hilbert": "H416", "Knuth": "K530", "Lloyd": "L300", "Lukasiewicz": "L222",
}  # fmt: skip


@pytest.mark.parametrize(("name", "code"), PUBLISHED.items())
def test_the_published_codes(name, code):
    assert soundex(name) == code


def test_a_second_implementation_agrees_on_names_nobody_chose():
    """SQLite's own, which treats h and w as vowels: so names without either."""
    chance, letters = Random(4), "abcdefgijklmnopqrstuvxyz"
    names = {"".join(chance.choice(letters) for _ in range(chance.randint(2, 9))) for _ in range(3000)}
    with pysqlite3.connect(":memory:") as base:
        told = {name: base.execute("select soundex(?)", (name,)).fetchone()[0] for name in names}
    print(f"{len(names)} names, {len(set(told.values()))} codes")
    assert {name: soundex(name) for name in names} == told


def test_a_second_formalism_agrees_with_h_and_w_too():
    """By substitution: what stands between two of one group and is h or w goes, groups are run together, vowels go."""
    chance, letters = Random(5), "abcdefghijklmnopqrstuvwxyz"

    def by_substitution(name: str) -> str:
        first, said = name[0], name[0] + re.sub("[hw]", "", name[1:])
        for digit, group in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1):
            said = re.sub(f"[{group}]+", str(digit), said)
        said = re.sub("[a-zA-Z]", "", said[1:] if said[0].isdigit() or said[0] in "aeiouyhw" else said)
        return (first.upper() + said + "000")[:4]

    names = {"".join(chance.choice(letters) for _ in range(chance.randint(1, 9))) for _ in range(5000)}
    assert {name: soundex(name) for name in names} == {name: by_substitution(name) for name in names}


@pytest.mark.parametrize(
    ("said", "letters"),
    [
        ("O’Brien-Łukasz", "obrienlukasz"),
        ("Zoë  Müller", "zoemuller"),
        ("STRAẞE", "strasse"),
        ("Søren Ægir", "sorenaegir"),
        ("Ｓａｒａ", "sara"),
        ("Ольга", "ольга"),
        ("3-4!", ""),
    ],
)
def test_only_letters_are_compared(said, letters):
    assert normalised(said) == letters


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Sara", "Sarah", True),
        ("Catherine", "Katherine", True),
        ("Geoffrey", "Jeffrey", True),
        ("Philip", "Filip", True),
        ("Steven", "Stephen", True),
        ("Smith", "Smythe", True),
        ("MacDonald", "McDonald", True),
        ("Ольга", "Ольга", True),
        ("Ольга", "Олег", False),
        ("Sara", "Zoe", False),
        ("Sara", "Tara", False),
    ],
)
def test_what_sounds_alike(one, other, alike):
    assert (sound(one) == sound(other)) is alike


FOURTH_OF_MARCH, THIRD_OF_APRIL, ANOTHER = date(1984, 3, 4), date(1984, 4, 3), date(1990, 3, 4)
SARA = ("Sara Jane", "Withenfold", FOURTH_OF_MARCH)
#: What is known, what the record says, and why they are a candidate; nothing where they are none.
TABLE = [
    (SARA, SARA, "name and birth"),
    (("sara", "WITHENFOLD", FOURTH_OF_MARCH), SARA, "name and birth"),
    (("Withenfold", "Sara", FOURTH_OF_MARCH), SARA, "name and birth"),
    (("Sara", "Withen-Fold", FOURTH_OF_MARCH), SARA, "name and birth"),
    (("Sara", "Withenfold", THIRD_OF_APRIL), SARA, "name and birth either way"),
    (("Sarah", "Withenfold", FOURTH_OF_MARCH), SARA, "sound and birth"),
    (("Sarah", "Whittenfold", THIRD_OF_APRIL), SARA, "sound and birth either way"),
    (("Mary", "Withenfold", FOURTH_OF_MARCH), SARA, "family and birth"),
    (("", "Withenfold", FOURTH_OF_MARCH), SARA, "family and birth"),
    (("Sara", "Withenfold", ANOTHER), SARA, ""),
    (("Mary", "Withenfold", ANOTHER), SARA, ""),
    (("Sara", "Holmbeck", FOURTH_OF_MARCH), SARA, ""),
    (("Sara", "Withenfold", FOURTH_OF_MARCH), ("Sara", "Withenfold", None), "name, no birth"),
    (("Sarah", "Withenfold", FOURTH_OF_MARCH), ("Sara", "Withenfold", None), "sound, no birth"),
    (("Sara", "Withenfold", None), SARA, "name"),
    (("Sarah", "Withenfold", None), SARA, "sound"),
    (("Sara", "Withenfold", None), ("Sara", "Withenfold", None), "name"),
    (("", "Withenfold", None), SARA, ""),
]  # fmt: skip


@pytest.mark.parametrize(("known", "record", "because"), TABLE)
def test_who_is_a_candidate_and_why(known, record, because):
    both = frozenset(map(reason_of, kept_as(*record) & looked_for_as(*known)))
    assert both <= set(REASONS)
    assert (strongest(both) if both else "") == because


def test_every_reason_is_in_the_table():
    assert {because for _, _, because in TABLE} - {""} == set(REASONS)


def test_no_form_is_of_one_fact_alone():
    """A mark tells how often it occurs: each form joins two facts at least."""
    for form in kept_as(*SARA) | kept_as("Sara", "Withenfold", None):
        said = form.partition(":")[2]
        assert said.count("|") >= 1, form
        assert all(part for part in said.split("|")), form
