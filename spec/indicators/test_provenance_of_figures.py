"""Indicators / Where a figure came from

A level depends on the cells of its own kinds, in the months of its series. A change's q depends on every change tested,
so on every cell of every line. Rows without a place belong to neither; they have a figure of their own.
"""

import dataclasses

import pytest

from wardmote.evidence import indicators
from wardmote.evidence.indicators.tests.store_of_counts import PAIR, YEAR, StoreOfCounts

KINDS = ("Anti-social behaviour", "Burglary", "Robbery")
DISTRICTS = ("E07000118", "E07000126", "")


def a_store():
    store = StoreOfCounts()
    for place, code in enumerate(DISTRICTS):
        for number, kind in enumerate(KINDS):
            store.put("2018-04", kind, [3 + (month * 7 + 5 * number + place) % 11 for month in range(48)], code=code)
    return store


def figures(store):
    """Every figure of a measurement: its provenance's inputs, and its values."""
    measurement = indicators.get("recorded_crime").measure(store, place=PAIR, period=YEAR, denominator=None)
    found = {"unlocated": (measurement.unlocated.provenance, dataclasses.astuple(measurement.unlocated)[:4])}
    for line in measurement.lines:
        found[line.kind, "level"] = (line.provenance, (line.level, line.series, line.limits))
        values = dataclasses.replace(line.change, provenance=None)
        found[line.kind, "change"] = (line.change.provenance, values)
        found[line.kind, "unlocated"] = (line.unlocated.provenance, dataclasses.astuple(line.unlocated)[:4])
    return found


def cells_of(provenance):
    return {(each.extract, each.district, each.kind): each.rows for each in provenance.inputs}


@pytest.mark.parametrize("number", range(0, 432, 13))
def test_one_more_row_changes_no_figure_that_does_not_name_its_cell(number):
    before = figures(a_store())
    store = a_store()
    cell = store.cells[number]
    store.cells[number] = dataclasses.replace(cell, rows=cell.rows + 1)
    after = figures(store)
    name = (cell.extract, cell.district_code, cell.kind)
    for figure, (provenance, values) in before.items():
        named = name in cells_of(provenance) or (cell.extract, "*", cell.kind) in cells_of(provenance)
        if not named:
            assert after[figure][1] == values, figure
        else:
            assert cells_of(after[figure][0]) != cells_of(provenance)


def test_the_inputs_of_a_level_add_up_to_it():
    measurement = indicators.get("recorded_crime").measure(a_store(), place=PAIR, period=YEAR, denominator=None)
    for line in measurement.lines:
        months = {str(month) for month in YEAR.months()}
        rows = sum(each.rows for each in line.provenance.inputs if each.extract.split("/")[-1] in months)
        assert rows == line.level.count
        assert {each.district for each in line.provenance.inputs} == {"E07000118", "E07000126"}


def test_a_change_names_every_cell_of_every_line_tested_and_a_level_its_own():
    measurement = indicators.get("recorded_crime").measure(a_store(), place=PAIR, period=YEAR, denominator=None)
    lines = {line.kind: line for line in measurement.lines}
    everything = {each for line in measurement.lines for each in line.provenance.inputs}
    for line in measurement.lines:
        assert set(line.change.provenance.inputs) == everything
    assert {each.kind for each in lines["Burglary"].provenance.inputs} == {"Burglary"}
    assert {each.kind for each in lines["All crime"].provenance.inputs} == {"Burglary", "Robbery"}


def test_cells_found_empty_are_named_too():
    """A row arriving where there was none must change only what names the place it arrives at."""
    store = a_store().put("2021-07", "Drugs", [1])
    measurement = indicators.get("recorded_crime").measure(store, place=PAIR, period=YEAR, denominator=None)
    (drugs,) = (line for line in measurement.lines if line.kind == "Drugs")
    assert len(drugs.provenance.inputs) == 36 * 2
    assert sum(each.rows for each in drugs.provenance.inputs) == 1


def test_inputs_are_sorted_and_stand_once():
    for provenance, _ in figures(a_store()).values():
        assert list(provenance.inputs) == sorted(set(provenance.inputs))
