"""Disclosure / The one gate for figures"""

import dataclasses
import io

import pytest

from wardmote.errors import Broken, Refused
from wardmote.evidence import indicators
from wardmote.evidence.disclosure import Released, release, rules
from wardmote.evidence.disclosure.printing import FORMATS
from wardmote.evidence.indicators.tests.store_of_counts import CHORLEY, YEAR, StoreOfCounts


@pytest.fixture
def measurement():
    store = StoreOfCounts().put("2019-04", "Burglary", [9, 11, 10] * 12)
    return indicators.get("recorded_crime").measure(store, place=CHORLEY, period=YEAR, denominator=None)


def test_what_the_publisher_already_publishes_passes_with_its_caveat(measurement):
    released = release(measurement)
    assert released.figures is measurement
    assert released.rule.caveat in released.caveats
    assert set(measurement.caveats) < set(released.caveats)
    assert released.known_to_attacker


def test_a_source_without_a_rule_is_refused_with_the_reason(measurement):
    with pytest.raises(Refused, match="No disclosure rule lets figures of housing out"):
        release(dataclasses.replace(measurement, source="housing"))


@pytest.mark.parametrize("classes", [("restricted",), ("public", "restricted"), ("casework",), ()])
def test_extracts_of_another_class_are_refused(measurement, classes):
    with pytest.raises(Refused, match="pass as public extracts only"):
        release(dataclasses.replace(measurement, data_classes=classes))


@pytest.mark.parametrize(
    ("classes", "passes"),
    [
        (("restricted",), True),
        (("public", "restricted"), True),
        (("casework",), False),
        (("restricted", "casework"), False),
        ((), False),
    ],
)
def test_members_may_see_what_is_restricted_and_nothing_of_casework(measurement, classes, passes):
    given = dataclasses.replace(measurement, data_classes=classes)
    if not passes:
        with pytest.raises(Refused):
            release(given, "members")
        return
    released = release(given, "members")
    assert released.audience == "members"
    assert not released.known_to_attacker
    with pytest.raises(Refused):
        release(given)


def test_what_passes_for_everybody_passes_for_members_as_it_is(measurement):
    assert release(measurement, "members").audience == "public"


def by_lsoa(measurement):
    """The same figures, of one small area."""
    _, line = measurement.lines
    inputs = tuple(dataclasses.replace(each, lsoa="E01024915") for each in line.provenance.inputs)
    provenance = dataclasses.replace(line.provenance, inputs=inputs)
    return dataclasses.replace(measurement, lines=(dataclasses.replace(line, provenance=provenance),))


def test_a_grain_finer_than_the_rule_is_refused(measurement, monkeypatch):
    """
    rule     | figures by district | by LSOA
    LSOA     | pass                | pass
    district | pass                | refused
    """
    (rule,) = (each for each in rules() if each.source == "police_uk")
    for grain, passes in (("LSOA by month by kind", True), ("district by month by kind", False)):
        changed = dataclasses.replace(rule, grain=grain)
        monkeypatch.setattr("wardmote.evidence.disclosure.gate.rules", lambda changed=changed: (changed,))
        assert release(measurement).rule is changed
        if passes:
            assert release(by_lsoa(measurement)).rule is changed
        else:
            with pytest.raises(Refused, match="pass by district at the finest, and these are by LSOA"):
                release(by_lsoa(measurement))


def test_a_rule_whose_grain_the_gate_cannot_judge_is_broken():
    with pytest.raises(Broken, match="cannot judge"):
        dataclasses.replace(rules()[0], grain="household by day")


def test_made_up_figures_pass_and_say_so(measurement):
    released = release(dataclasses.replace(measurement, data_classes=("made_up",), made_up=True))
    assert released.made_up
    out = io.StringIO()
    FORMATS["text"](released, out)
    assert "MADE UP" in out.getvalue()


@pytest.mark.parametrize("token", [None, object(), True, "passed"])
def test_nobody_else_can_let_figures_out(measurement, token):
    with pytest.raises(Refused, match="before they pass the disclosure gate"):
        Released(measurement, rules()[0], token=token)


def test_what_has_passed_cannot_be_altered(measurement):
    released = release(measurement)
    with pytest.raises(dataclasses.FrozenInstanceError):
        released.figures = None
    with pytest.raises(Refused):
        dataclasses.replace(released, figures=measurement)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_printed_that_has_not_passed(measurement, form):
    out = io.StringIO()
    with pytest.raises(Refused):
        FORMATS[form](measurement, out)
    assert out.getvalue() == ""


def test_every_rule_gives_its_reason_and_where_that_is_stated():
    assert rules()
    assert all(rule.why and rule.caveat and rule.citation and rule.grain for rule in rules())
