"""Made-up evidence makes a whole assessment that says on every page, in every table and of every extract what it is."""

from datetime import UTC, datetime

import pytest

from wardmote.documents import render_html, tables_of, write_csv
from wardmote.evidence import Store
from wardmote.evidence.madeup import write_months
from wardmote.evidence.periods import Month, Period
from wardmote.reports.packs import load_pack
from wardmote.reports.strategic_assessment import build

PERIOD = Period.parse("2023-04..2024-03")


@pytest.fixture(scope="module")
def assessment(tmp_path_factory):
    """The first area of the example pack, from three made-up years."""
    folder = tmp_path_factory.mktemp("made_up")
    write_months(folder / "files", seed=7, first=Month(2021, 4), last=Month(2024, 3))
    store = Store.open(folder / "store")
    store.add([folder / "files"], at=datetime(2024, 6, 1, tzinfo=UTC))
    pack = load_pack("example")
    return build(store, pack, pack.areas[0], PERIOD, datetime(2024, 6, 1, tzinfo=UTC).date())


def test_the_document_is_marked(assessment):
    assert assessment.document.made_up
    assert "Made up: nothing in this document is real" in render_html(assessment.document)
    assert assessment.facts["made_up"] is True


def test_every_table_that_leaves_is_marked(assessment):
    for table in tables_of(assessment.document):
        assert b"made_up" in write_csv(table, assessment.document).splitlines()[0]


def test_no_publisher_is_named_for_what_nobody_published(assessment):
    evidence = [table for table in tables_of(assessment.document) if table.id in ("levels-table", "extracts-table")]
    for table in evidence:
        assert table.source.startswith("Invented from a seed")
    named = ("data.police.uk", "Department for Transport", "Office for National Statistics")
    for table in tables_of(assessment.document):
        assert not [name for name in named if name in table.source], table.id
    assert all(extract["made_up"] for extract in assessment.extracts.values())
