"""Disclosure / What is printed of figures that have passed

As text, as CSV and as JSON, whole: a reader's copy of each, of a year that is whole and of one that lacks a month. That
the figures are right is asked elsewhere; here, that each stands where it belongs, with all that must stand beside it.
"""

import csv
import dataclasses
import io
import json
import sys
from types import SimpleNamespace

import pytest

from wardmote.errors import Broken, Refused
from wardmote.evidence import indicators
from wardmote.evidence.disclosure import Released, Rule, release, rules
from wardmote.evidence.disclosure.printing import COLUMNS, FORMATS, rows_of, statistics_of
from wardmote.evidence.indicators.shapes import Denominator, Statistic
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, YEAR, StoreOfCounts

PEOPLE = Denominator(118_000, "people, mid-2021", "ONS")


def whole(**of: object) -> StoreOfCounts:
    """Three years; burglaries fell by a fifth, and some rows of the force have no place."""
    store = StoreOfCounts(**of).put("2019-04", "Burglary", [1100] * 24 + [900] * 12)
    return store.put("2019-04", "Other theft", [1, 0, 2] * 12).put("2021-05", "Burglary", [4], code="")


def short() -> StoreOfCounts:
    """The same without September 2021; and robberies, of which there was none before."""
    store = StoreOfCounts().put("2019-04", "Burglary", [1100] * 24 + [900] * 5 + [None] + [900] * 6)
    return store.put("2019-04", "Robbery", [0] * 24 + [3] * 5 + [None] + [0] * 6)


def measured(store, denominator=PEOPLE):
    """What is measured, with two statistics beside it, of which one is not known."""
    found = indicators.get("recorded_crime").measure(store, place=CHORLEY, period=YEAR, denominator=denominator)
    of = found.lines[0].provenance
    solved = Statistic("Share solved", 0.25, 0.2, 0.31, "of crimes", "Of those closed.", of)
    return dataclasses.replace(
        found, statistics=(solved, Statistic("Share charged", None, None, None, "of crimes", "No answers.", of))
    )


def printed(store, form: str) -> str:
    out = io.StringIO()
    FORMATS[form](release(measured(store)), out)
    return out.getvalue()


#: What both have: the title, the head of the table, what stands between it and the notes, the notes and their end.
TITLE = "Recorded crime and antisocial behaviour: Chorley, April 2021 to March 2022\n\n"
HEADER = (
    "Kind                               Count       95% interval            Per 1,000    Before    Ratio (95% "
    "interval)        q  Verdict\n"
)
BETWEEN = (
    "Share solved: 0.25 of crimes (95% interval 0.20 to 0.31).\n"
    "Share charged: not given.\n"
    "\n"
    "3 changes were tested together. The verdicts allow for that: of those called more than chance, no more "
    "than one in twenty is expected to be chance after all. Intervals are for one line alone: a ratio whose "
    "interval leaves out 1 may still be chance among so many.\n"
)
NOTES = (
    "- Share solved: Of those closed.\n"
    "- Share charged: No answers.\n"
    "- These are crimes and incidents the police recorded, not all that happened: more may mean more was "
    "reported.\n"
    "- The publisher moves every row to a nearby map point, so one close to a boundary may be counted on its "
    "other side.\n"
    "- Antisocial behaviour is a count of incidents and is not part of all crime.\n"
)
END = (
    "- The publisher makes each place approximate before publishing, and does not publish every incident.\n"
    "Source: data.police.uk. The publisher already publishes this openly, row by row.\n"
)

WHOLE = (
    f"{TITLE}"
    "All crime: 10,812 crimes recorded, 18% fewer than 13,212 the year before: more than chance.\n"
    "All crime: at least 10,812. Of the 10,816 rows the police force published for these months, 4 (0.0%) have "
    "no place and are in no district; if they were spread as the others are, about 4 more would belong here. "
    "The share was 0.0% the year before, too near to matter to the change.\n"
    "\n"
    f"{HEADER}"
    "All crime                         10,812  (10,677 to 10,948)  91.63 (90.5 to 92.8)    13,212     0.82 "
    "(0.80 to 0.83)    0.000  more than chance\n"
    "Burglary                          10,800  (10,604 to 11,000)  91.53 (89.9 to 93.2)    13,200     0.82 "
    "(0.80 to 0.84)    0.000  more than chance\n"
    "Other theft                           12          (6 to 22)    0.10 (0.1 to 0.2)        12     1.00 (0.41 "
    "to 2.43)    1.000  could be chance\n"
    "\n"
    f"{BETWEEN}"
    "- Rates are per 1,000 over the 12 months together, out of 118,000 people, mid-2021 (ONS).\n"
    f"{NOTES}"
    f"{END}"
)

A_MONTH_SHORT = (
    f"{TITLE}"
    "All crime: 9,915 crimes recorded; in the 11 months held in both years 9,915, 18% fewer than 12,100 the "
    "year before: more than chance.\n"
    "All crime: all rows the police force published for these months have a place.\n"
    "\n"
    f"{HEADER}"
    "All crime                          9,915  (9,484 to 10,366)                                    0.82 (0.77 "
    "to 0.87)    0.000  more than chance\n"
    "Burglary                           9,900  (9,712 to 10,092)                                    0.82 (0.80 "
    "to 0.84)    0.000  more than chance\n"
    "Robbery                               15          (8 to 25)                                               "
    "            0.000  more than chance\n"
    "\n"
    f"{BETWEEN}"
    "- No rate is given, because a month is missing: it would be read as one of the whole period.\n"
    f"{NOTES}"
    "- There is no extract for September 2021: the counts are of the other months.\n"
    "- Changes are of the 11 months held in both years, April 2021 to August 2021 and October 2021 to March "
    "2022 against the same a year before: there is no extract for September 2021.\n"
    f"{END}"
)


@pytest.mark.parametrize(("store", "text"), [(whole(), WHOLE), (short(), A_MONTH_SHORT)])
def test_as_text(store, text):
    assert printed(store, "text") == text


def test_of_one_line_alone_its_sentence_is_printed_though_it_is_no_total():
    found = measured(whole(), denominator=None)
    alone = dataclasses.replace(found, lines=found.lines[1:2], statistics=())
    out = io.StringIO()
    FORMATS["text"](release(alone), out)
    told = out.getvalue().splitlines()
    assert told[2] == "Burglary: 10,800 crimes recorded, 18% fewer than 13,200 the year before: more than chance."
    assert "" in told
    assert "- No rate is given, because no population was." in told
    assert "Share" not in out.getvalue()


def test_a_long_kind_widens_its_column():
    long = "A kind of crime with a name that is longer than the column"
    store = StoreOfCounts().put("2019-04", long, [10] * 36)
    header, *rows = [
        line for line in printed(store, "text").splitlines() if line.startswith(("Kind ", "All crime  ", long))
    ]
    assert header.index("Count") == len(long) + 5
    assert {len(row[: header.index("95%")].rstrip()) for row in rows} == {len(long) + 10}


def test_what_is_made_up_says_so_at_either_end():
    told = printed(whole(made_up=True, data_class="made_up"), "text").splitlines()
    assert told[2] == "MADE UP: invented, for demonstration. Nothing here happened."
    assert told[-1] == "Source: MADE UP: invented, for demonstration. Nothing here happened."
    assert {row["made_up"] for row in csv.DictReader(io.StringIO(printed(whole(made_up=True), "csv")))} == {"True"}


FIGURES = {
    "kind": "Burglary", "unit": "crimes recorded", "total": "False", "count": "10800", "before": "13200",
    "after": "10800", "left_out": "", "tested": "3", "verdict": "more than chance", "reason": "", "unlocated": "4",
    "unlocated_of": "10804", "made_up": "False",
}  # fmt: skip


def test_as_csv():
    """A line for each kind and for each statistic; the numbers are those of the measurement, unrounded."""
    whole_text = printed(whole(), "csv")
    assert whole_text.splitlines()[0] == ",".join(name for name, _ in COLUMNS)
    assert whole_text.endswith("\n")
    assert "\r" not in whole_text
    total, burglary, theft, solved, charged = csv.DictReader(io.StringIO(whole_text))
    assert (total["kind"], total["total"], theft["kind"]) == ("All crime", "True", "Other theft")
    assert {name: burglary[name] for name in FIGURES} == FIGURES
    line = measured(whole()).lines[1]
    for name in ("low", "high", "rate", "rate_low", "rate_high", "dispersion", "serial"):
        assert float(burglary[name]) == getattr(line.level, name), name
    for name, of in (("ratio", "ratio"), ("ratio_low", "low"), ("ratio_high", "high"), ("p", "p"), ("q", "q")):
        assert float(burglary[name]) == getattr(line.change, of), name
    told = {"kind": "Share solved", "unit": "of crimes", "count": "0.25", "low": "0.2", "high": "0.31",
            "reason": "Of those closed.", "made_up": "False"}  # fmt: skip
    assert solved == dict.fromkeys(solved, "") | told
    unknown = {"kind": "Share charged", "unit": "of crimes", "reason": "No answers.", "made_up": "False"}
    assert charged == dict.fromkeys(charged, "") | unknown


def test_the_months_that_are_left_out_are_named_and_a_ratio_to_nothing_is_none():
    _, burglary, robbery, *_ = csv.DictReader(io.StringIO(printed(short(), "csv")))
    assert (burglary["left_out"], burglary["rate"]) == ("2021-09", "")
    assert (robbery["before"], robbery["ratio"], robbery["ratio_high"]) == ("0", "", "")
    assert float(robbery["ratio_low"]) > 3


def test_a_line_without_a_comparison_has_none_of_its_figures():
    found = measured(whole())
    bare = dataclasses.replace(found, lines=(dataclasses.replace(found.lines[1], change=None),))
    (row,) = rows_of(release(bare))
    told = {name for name, value in row.items() if value is None}
    assert told == {"before", "after", "ratio", "ratio_low", "ratio_high", "p", "q", "tested", "verdict", "reason"}
    assert row["left_out"] == ""


def test_as_json():
    told, found = json.loads(printed(whole(), "json")), measured(whole())
    lines, statistics = told.pop("lines"), told.pop("statistics")
    assert told == {
        "indicator": "recorded_crime",
        "title": "Recorded crime and antisocial behaviour",
        "place": {"name": "Chorley", "districts": ["E07000118"]},
        "period": "2021-04..2022-03",
        "missing_months": [],
        "made_up": False,
        "tested": 3,
        "unlocated": {"rows": 4, "of": 10_816},
        "caveats": list(release(found).caveats),
        "publishers": ["data.police.uk"],
        "disclosure": {"rule": "the publisher already publishes this openly, row by row", "known_to_attacker": True},
    }
    for line, row, of in zip(lines, rows_of(release(found)), found.lines, strict=True):
        assert {name: line[name] for name in row} == row
        assert line["provenance"] == json.loads(json.dumps(of.provenance.as_dict()))
        assert line["series"] == {str(month): n for month, n in zip(of.series.months, of.series.counts, strict=True)}
        assert set(line["limits"]) == {"centre", "low", "high", "method"}
        assert line["limits"]["centre"] == of.limits.centre
    assert lines[1]["sentence"] == WHOLE_SENTENCE
    assert [{name: value for name, value in each.items() if name != "provenance"} for each in statistics] == [
        {
            "name": "Share solved",
            "value": 0.25,
            "low": 0.2,
            "high": 0.31,
            "unit": "of crimes",
            "note": "Of those closed.",
        },
        {"name": "Share charged", "value": None, "low": None, "high": None, "unit": "of crimes", "note": "No answers."},
    ]
    assert statistics[0]["provenance"] == lines[0]["provenance"]
    assert printed(whole(), "json").startswith('{\n "indicator"')
    assert printed(whole(), "json").endswith("}\n")


WHOLE_SENTENCE = "Burglary: 10,800 crimes recorded, 18% fewer than 13,200 the year before: more than chance."


def test_json_names_the_months_that_are_missing_and_keeps_letters_as_they_are():
    assert json.loads(printed(short(), "json"))["missing_months"] == ["2021-09"]
    place = dataclasses.replace(CHORLEY, name="Penygroes – Ŵyr")
    found = indicators.get("recorded_crime").measure(whole(), place=place, period=YEAR, denominator=None)
    out = io.StringIO()
    FORMATS["json"](release(found), out)
    assert "Penygroes – Ŵyr" in out.getvalue()


# What is refused, whole


@pytest.mark.parametrize("rows", [rows_of, statistics_of])
def test_rows_of_what_has_not_passed_are_refused(rows):
    with pytest.raises(Refused) as refused:
        rows(measured(whole()))
    assert refused.value.sentence == "Only figures that have passed the disclosure gate are printed."


@pytest.mark.parametrize(
    ("of", "sentence", "instead"),
    [
        (
            {"source": "housing"},
            "No disclosure rule lets figures of housing out, so they stay in.",
            "A rule is added to the source's disclosure.toml after review by whoever answers for disclosure.",
        ),
        (
            {"data_classes": ("public", "restricted", "casework")},
            (
                "Figures of police_uk pass as public extracts only, and these come from extracts classed as casework, "
                "restricted."
            ),
            "Use the publisher's open files, or ask whoever answers for disclosure for a rule.",
        ),
        (
            {"data_classes": ()},
            "Figures of police_uk pass as public extracts only, and these come from extracts classed as nothing.",
            "Use the publisher's open files, or ask whoever answers for disclosure for a rule.",
        ),
    ],
)
def test_what_stays_in_is_told_why(of, sentence, instead):
    with pytest.raises(Refused) as refused:
        release(dataclasses.replace(measured(whole()), **of))
    assert (refused.value.sentence, refused.value.instead) == (sentence, instead)


def test_a_place_too_fine_is_told_what_to_measure_by(monkeypatch):
    """The finest place of any figure counts, of a line or of a statistic."""
    found = measured(whole())
    (rule,) = (each for each in rules() if each.source == "police_uk")
    coarse = dataclasses.replace(rule, grain="district by month by kind")
    monkeypatch.setattr("wardmote.evidence.disclosure.gate.rules", lambda: (coarse,))
    inputs = (dataclasses.replace(found.lines[0].provenance.inputs[0], lsoa="E01024915"),)
    fine = dataclasses.replace(found.lines[0].provenance, inputs=inputs)
    statistic = dataclasses.replace(found.statistics[0], provenance=fine)
    for at in ({"statistics": (statistic,)}, {"lines": (dataclasses.replace(found.lines[0], provenance=fine),)}):
        with pytest.raises(Refused) as refused:
            release(dataclasses.replace(found, **at))
        assert refused.value.sentence == ("Figures of police_uk pass by district at the finest, and these are by LSOA.")
        assert refused.value.instead == "Measure by district, or ask whoever answers for disclosure for a rule."


def test_a_rule_that_cannot_be_judged_or_is_another_sources_is_broken(monkeypatch):
    (first, *_) = rules()
    with pytest.raises(Broken) as broken:
        dataclasses.replace(first, grain="household by day")
    assert broken.value.sentence == (
        f"The disclosure rule for {first.source} has the grain “household by day”, which the gate cannot judge."
    )
    assert isinstance(first, Rule)


def test_a_source_brings_rules_of_its_own_only(monkeypatch, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "disclosure.toml").write_text(
        '[[rule]]\nsource = "theirs"\ndata_class = "public"\ngrain = "LSOA by month"\nwhy = "w"\ncaveat = "c"\n'
        'known_to_attacker = true\ncitation = "s"\n'
    )
    at = sys.modules[rules.__module__]
    monkeypatch.setattr(at, "files", lambda package: tmp_path)
    monkeypatch.setattr(at, "every_source", lambda: [SimpleNamespace(slug="ours")])
    with pytest.raises(Broken) as broken:
        rules.__wrapped__()
    assert broken.value.sentence == (
        "sources/ours/disclosure.toml has a rule for theirs. A source brings its own only."
    )


def test_what_has_not_passed_says_how_it_would():
    with pytest.raises(Refused) as refused:
        Released(measured(whole()), rules()[0])
    assert refused.value.sentence == "Figures cannot be printed before they pass the disclosure gate."
    assert refused.value.instead == "Pass the measurement to wardmote.evidence.disclosure.release."


def test_what_passes_for_members_is_theirs_by_a_rule_of_its_source():
    found = dataclasses.replace(measured(whole()), data_classes=("public", "restricted", "made_up"))
    passed = release(found, "members")
    assert passed.figures is found
    assert (passed.rule.source, passed.audience) == ("police_uk", "members")


# Parts of a line that may be absent


def lines_of(*lines):
    """The table's lines as text, of a measurement of these lines."""
    out = io.StringIO()
    FORMATS["text"](release(dataclasses.replace(measured(whole()), lines=lines, statistics=())), out)
    return [line for line in out.getvalue().splitlines() if line.startswith(lines[0].kind + "  ")]


def test_a_line_without_a_comparison_ends_with_its_rate():
    bare = dataclasses.replace(measured(whole()).lines[1], change=None)
    (told,) = lines_of(bare)
    assert told == "Burglary                          10,800  (10,604 to 11,000)  91.53 (89.9 to 93.2)"


def test_an_interval_without_an_end_says_so_and_one_that_is_not_known_is_not_told():
    line = dataclasses.replace(measured(whole()).lines[1], change=None)
    open_ended = dataclasses.replace(line, level=dataclasses.replace(line.level, high=None))
    unknown = dataclasses.replace(line, level=dataclasses.replace(line.level, low=None, high=None))
    assert "10,800   (10,604 or more)  91.53" in lines_of(open_ended)[0]
    assert "10,800                     91.53" in lines_of(unknown)[0]


def test_two_months_left_out_and_two_publishers_are_told_apart():
    two = StoreOfCounts().put("2019-04", "Burglary", [1100] * 24 + [900] * 4 + [None, None] + [900] * 6)
    row, *_ = csv.DictReader(io.StringIO(printed(two, "csv")))
    assert row["left_out"] == "2021-08, 2021-09"
    out = io.StringIO()
    FORMATS["text"](release(dataclasses.replace(measured(whole()), publishers=("A", "B"))), out)
    assert out.getvalue().endswith("Source: A; B. The publisher already publishes this openly, row by row.\n")
