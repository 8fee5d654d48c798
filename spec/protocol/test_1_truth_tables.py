"""Protocol / Truth tables

`cases.csv` is read and approved by whoever answers for information governance: one case a line, with what follows from
the law cited at its end. Facts that a line does not name are those of a good case (`asking.py`), `?` is one that nobody
has said. Where law lets it go by more than one gateway, each of those named would do. The oracle is the table.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from spec.protocol.asking import answer, case, every_line

from wardmote import protocol

with (Path(__file__).parent / "cases.csv").open(newline="", encoding="utf-8") as file:
    CASES = list(csv.DictReader(file))
WORDS = {"?": None, "yes": True, "no": False}


def told(row):
    """The case that a line of the table tells."""
    said = {name: WORDS.get(row[name], row[name]) for name in ("holder", "recipient", "purpose", "sensitivity")}
    said["record_class"] = WORDS.get(row["class"], row["class"])
    for word in row["but"].split():
        name, value = word.split("=")
        said[name] = WORDS.get(value, value)
    if "day" in said:
        said["day"] = date.fromisoformat(said["day"])
    if unconfirmed := said.pop("unconfirmed", None):
        said["confirmed"] = every_line() - {unconfirmed}
    return case(**said)


@pytest.mark.parametrize("row", CASES, ids=[row["case"] for row in CASES])
def test_each_line(row):
    assert row["citation"]
    found = answer(told(row))
    assert found.answer == row["answer"], found.reasons
    assert found.reasons
    if row["gateway"]:
        assert found.gateway in row["gateway"].split()
    if row["answer"] == protocol.SHARE:
        assert (found.basis, found.condition) == (row["basis"], row["condition"])
        assert bool(found.gateway) == bool(row["gateway"])


def test_each_gateway_condition_and_stop_is_in_some_line():
    """What no line of the table tries, nobody has approved."""
    sheets = protocol.rulebook().sheets
    used = {word for row in CASES for name in ("gateway", "basis", "condition") for word in row[name].split()}
    print(f"{len(CASES)} lines")
    assert {each.id for each in sheets["gateway"]} - used == {"MSA.52.NAMED"}, "that one is a line of chapter 3"
    reasons = " ".join(" ".join(answer(told(row)).reasons) for row in CASES)
    assert not [each.id for each in sheets["stop"] if each.title not in reasons]
