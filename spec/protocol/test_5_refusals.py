"""Protocol / What is written wrongly is refused in one sentence, with a remedy

`refused.csv` has requests: the good one of this chapter, but that at one place of its JSON it says something else
(`absent`: nothing). `refused_data.csv` has the data files: in one, the first of some words are replaced by others.
Each line ends with the whole sentence and the whole remedy. The oracle is the two tables.
"""

import copy
import csv
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wardmote import protocol
from wardmote.errors import Invalid

HERE = Path(__file__).parent
DATA = Path(protocol.__file__).parent / "data"
ABSENT = "absent"
GOOD = {
    "holder": {"organisation": "Chorley Council", "kind": "district_council"},
    "recipient": {"organisation": "Lancashire Constabulary", "kind": "police"},
    "fields": [{"name": "surname", "record_class": "C3", "sensitivity": "personal", "patient": False}],
    "at": "2026-11-27T09:30:00+00:00",
    "purpose": "asb_case_review",
    "subject": "adult",
    "urgency": "5wd",
    "regime": "part_2",
    "necessary": True,
    "agreements": [
        {
            "id": "A",
            "tier": 2,
            "version": "1",
            "state": "in force",
            "purposes": ["asb_case_review"],
            "fields": ["surname"],
            "signatures": [{"organisation": "Chorley Council", "version": "1", "stands": True}],
        }
    ],
    "reviews": [{"entry": "CDA.115", "by": "A. Lead", "on": "2026-11-01", "fingerprint": "0"}],
}


def table(name):
    with (HERE / name).open(newline="", encoding="utf-8") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def but(place, value):
    """The good request, but that it says this there."""
    if not place:
        return json.loads(value)
    told = at = copy.deepcopy(GOOD)
    *way, last = (int(each) if each.isdigit() else each for each in place.split("."))
    for each in way:
        at = at[each]
    if value == ABSENT:
        del at[last]
    else:
        at[last] = json.loads(value)
    return told


def refused(ask):
    with pytest.raises(Invalid) as found:
        ask()
    return found.value.sentence, found.value.instead


@pytest.mark.parametrize(("place", "value", "sentence", "instead"), table("refused.csv"))
def test_a_request(place, value, sentence, instead):
    told = but(place, value)
    assert refused(lambda: protocol.read(told).decided(protocol.rulebook())) == (sentence, instead)


def test_the_request_itself_is_good():
    """What stands in the tables is refused for what they say, and for nothing else."""
    asked = protocol.read(GOOD)
    assert asked.decided(protocol.rulebook()).answer
    assert protocol.read(GOOD, datetime(2000, 1, 1, tzinfo=UTC)) == asked, "it says itself when"
    silent = but("at", ABSENT)
    assert protocol.read(silent, asked.request.at) == asked


@pytest.mark.parametrize("tier", [1, 2, 3])
def test_an_agreement_is_of_one_of_three_tiers(tier):
    (found,) = protocol.read(but("agreements.0.tier", str(tier))).agreements
    assert found.tier == tier


def test_what_is_not_said_is_not_known():
    asked = protocol.read({name: GOOD[name] for name in ("holder", "recipient", "fields", "at")})
    assert (asked.agreements, asked.reviews) == ((), ())
    assert {asked.request.purpose, asked.request.urgency, asked.request.necessary, asked.request.regime} == {None}


@pytest.mark.parametrize(("file", "old", "new", "sentence", "instead"), table("refused_data.csv"))
def test_the_data(tmp_path, file, old, new, sentence, instead):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    text, (old, new) = (data / file).read_text("utf-8"), (each.replace("\\n", "\n") for each in (old, new))
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), "utf-8")
    assert refused(lambda: protocol.read_rulebook(data)) == (sentence, instead)


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_text("[[body]\nid", "utf-8")])
def test_a_file_that_cannot_be_read(tmp_path, spoil):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    spoil(data / "bodies.toml")
    sentence, instead = refused(lambda: protocol.read_rulebook(data))
    assert sentence.startswith("bodies.toml cannot be read: ")
    assert instead == "Mend it."
