"""The command from files to words: in text, JSON and CSV, with refusals in sentences."""

import argparse
import csv
import io
import json
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid, Missing
from wardmote.evidence.commands import measure
from wardmote.evidence.periods import Month
from wardmote.evidence.store.store import Store

NOW = datetime(2024, 5, 1, tzinfo=UTC)
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
FORCE = "Lancashire Constabulary"
PERIOD = ("--period", "2021-04..2022-03")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Three years of a force in which burglary doubles, and a tenth of the rows have no place."""
    folder = tmp_path_factory.mktemp("files")
    for step in range(36):
        month = Month(2019, 4) + step
        burglaries = (10 + step % 5) * (2 if step >= 24 else 1)
        rows = [row(month, "Burglary", "E01024915", "Chorley 014A")] * burglaries
        rows += [row(month, "Anti-social behaviour", "E01025444", "South Ribble 009C")] * 30
        rows += [row(month, "Burglary", "", "")] * 2
        text = "\n".join([HEADER, *rows, ""])
        (folder / f"{month}-lancashire-street.csv").write_text(text, encoding="utf-8")
    path = tmp_path_factory.mktemp("store") / "evidence"
    Store.open(path).add([folder], at=NOW)
    return path


def row(month, kind, code, name):
    return f",{month},{FORCE},{FORCE},-2.63,53.65,On or near Park Road,{code},{name},{kind},,"


def run(store, *words):
    parser = argparse.ArgumentParser()
    measure.configure(parser)
    out = io.StringIO()
    args = parser.parse_args([*words, "--store", str(store)])
    assert measure.run(args, now=NOW, out=out, err=io.StringIO()) == 0
    return out.getvalue()


def test_the_sentence_comes_first_and_the_table_after(store):
    said = run(store, "--area", "E07000118", *PERIOD)
    assert said.startswith("Recorded crime and antisocial behaviour: Chorley, April 2021 to March 2022\n\nAll crime: ")
    assert "99% more than" in said
    assert said.index("have no place") < said.index("Verdict")
    assert "more than chance" in said
    assert "2 changes were tested together" in said
    assert "No rate is given, because no population was." in said
    assert "Source: data.police.uk" in said


def test_a_population_gives_rates_and_names_its_source(store):
    given = ("--population", "118000", "--population-source", "ONS, mid-2020 estimate")
    said = run(store, "--area", "E07000118", *PERIOD, *given)
    assert "out of 118,000 people (ONS, mid-2020 estimate)" in said
    _, burglary = rows_of(run(store, "--area", "E07000118", *PERIOD, *given, "--format", "csv"))
    assert float(burglary["rate"]) == pytest.approx(int(burglary["count"]) / 118)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_and_json_say_the_same(store):
    words = ("--area", "E07000118,E07000126", *PERIOD)
    from_csv = rows_of(run(store, *words, "--format", "csv"))
    from_json = json.loads(run(store, *words, "--format", "json"))
    assert from_json["place"]["districts"] == ["E07000118", "E07000126"]
    assert [line["kind"] for line in from_json["lines"]] == [each["kind"] for each in from_csv]
    for one, other in zip(from_csv, from_json["lines"], strict=True):
        for name, value in one.items():
            assert value == ("" if other[name] is None else str(other[name])), name
    assert from_json["lines"][0]["provenance"]["inputs"]


def test_the_same_question_has_the_same_answer(store):
    for form in ("text", "json", "csv"):
        words = ("--area", "E07000126", *PERIOD, "--format", form)
        assert run(store, *words) == run(store, *words)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--area", "E07000118", "--period", "2021-04"), None),
        (("--area", "E09999999", *PERIOD), Missing),
        (("--area", ",", *PERIOD), Invalid),
        (("--area", "E07000117", *PERIOD), Missing),
        (("--area", "E07000118", "--period", "2021-4..2022-03"), Invalid),
        (("--area", "E07000118", "--period", "2030-04..2031-03"), Missing),
        (("--area", "E07000118", *PERIOD, "--population", "118000"), Invalid),
        (("--area", "E07000118", *PERIOD, "--population-source", "ONS"), Invalid),
        (("--area", "E07000118", *PERIOD, "--population", "0", "--population-source", "ONS"), Invalid),
        (("--area", "E07000118", *PERIOD, "--indicator", "harm"), Missing),
        (("--area", "E07000118", *PERIOD, "--as-at", "2020-01-01"), Missing),
    ],
)
def test_refusals_are_sentences(store, words, refusal):
    if refusal is None:
        assert "April 2021" in run(store, *words)
        return
    with pytest.raises(refusal) as said:
        run(store, *words)
    assert str(said.value).endswith(".")


def test_a_store_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(Missing, match="There is no evidence"):
        run(tmp_path / "nowhere", "--area", "E07000118", *PERIOD)
    assert not (tmp_path / "nowhere").exists()
