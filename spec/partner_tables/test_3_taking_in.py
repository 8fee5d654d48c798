"""Partners' tables / Taking in, again and again

A mapping that was kept reads every table of its shape. Each period of a series stands for itself: the same figures
twice change nothing, a corrected period supersedes the earlier one, and a table with fewer places does not take others
away.
"""

import json
from datetime import UTC, datetime

import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store, table
from wardmote.evidence.records import COUNT
from wardmote.evidence.sources.partner_table.mapping import Mapping
from wardmote.evidence.sources.tests.partner_files import text_file, workbook

NOW = datetime(2024, 8, 1, tzinfo=UTC)
LATER = datetime(2024, 9, 3, tzinfo=UTC)
SAID = {
    "series": "da-crimes",
    "title": "Domestic abuse",
    "provider": "Lancashire Constabulary",
    "definition": "Crimes flagged as domestic abuse",
    "caveat": "Recording changed in 2023.",
}
APRIL = [["District", "Apr-24"], ["Chorley", 10], ["South Ribble", "*"]]
TO_MAY = [["District", "Apr-24", "May-24"], ["Chorley", 10, 12], ["South Ribble", "*", 20]]


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "store")
    trial = store.try_table(text_file(tmp_path / "first.csv", APRIL), at=NOW, said=SAID)
    store.keep_mapping(trial.mapping)
    store.add([tmp_path / "first.csv"], at=NOW)
    return store


def shown(store, **asked):
    by = asked.pop("by", ("month", "district", "kind"))
    return {row[:-1]: row[-1] for row in table(store, source="partner_table", by=by, **asked).rows}


def outcomes(account):
    return {each.file.rpartition(", ")[2]: each.outcome for each in account.files}


def test_each_figure_can_be_asked_for(store):
    assert shown(store) == {
        ("2024-04", "E07000118", "Chorley", "Domestic abuse"): 10,
        ("2024-04", "E07000126", "South Ribble", "Domestic abuse"): "",
    }
    assert ("2024-04", "*") in shown(store, by=("month", "mark"))


def test_what_came_with_the_table_is_catalogued(store):
    (extract,) = store.extracts("partner_table")
    assert extract.id == "partner_table/da-crimes/2024-04"
    assert (extract.publisher, extract.data_class, extract.file_name) == (
        "Lancashire Constabulary", "restricted", "first.csv",
    )  # fmt: skip
    assert extract.given["received"] == "2024-08-01"
    assert len(extract.given["sha256"]) == 64
    assert store.verify().sound


def test_next_month_s_table_has_the_same_shape_and_is_read_without_a_word(store, tmp_path):
    account = store.add([workbook(tmp_path / "second.xlsx", {"Sheet1": TO_MAY})], at=LATER)
    assert outcomes(account) == {"2024-04": "same", "2024-05": "new"}
    assert account.files[0].says.startswith("the same figures as partner_table/da-crimes/2024-04")
    assert shown(store)["2024-05", "E07000126", "South Ribble", "Domestic abuse"] == 20


def test_the_same_table_twice_changes_nothing(store, tmp_path):
    before = store.fingerprint()
    account = store.add([tmp_path / "first.csv"], at=LATER)
    assert (account.commit, outcomes(account)) == (0, {"2024-04": "same"})
    assert store.fingerprint() == before


def test_a_corrected_period_supersedes_and_the_old_one_can_still_be_asked_for(store, tmp_path):
    corrected = [APRIL[0], ["Chorley", 11], APRIL[2]]
    account = store.add([text_file(tmp_path / "corrected.csv", corrected)], at=LATER)
    assert outcomes(account) == {"2024-04": "supersedes"}
    assert shown(store)["2024-04", "E07000118", "Chorley", "Domestic abuse"] == 11
    assert shown(store, as_at=NOW.date())["2024-04", "E07000118", "Chorley", "Domestic abuse"] == 10


def test_a_table_of_fewer_places_takes_none_away(store, tmp_path):
    account = store.add([text_file(tmp_path / "part.csv", APRIL[:2])], at=LATER)
    assert outcomes(account) == {"2024-04": "cut"}
    assert len(shown(store)) == 2


def test_a_table_of_other_places_is_refused(store, tmp_path):
    other = [APRIL[0], ["Chorley", 10], ["Preston", 4]]
    with pytest.raises(Invalid, match="each hold places or kinds that the other lacks"):
        store.add([text_file(tmp_path / "other.csv", other)], at=LATER)


def test_a_table_nobody_has_mapped_is_refused_with_what_to_do(store, tmp_path):
    strange = [["Ward", "Fires"], ["Chorley", 3]]
    for path in (text_file(tmp_path / "s.csv", strange), workbook(tmp_path / "s.xlsx", {"A": strange})):
        with pytest.raises(Invalid, match="wardmote evidence map FILE"):
            store.add([path], at=LATER)


def test_a_personal_column_stops_a_table_whose_shape_is_known(store, tmp_path):
    """The shape is remembered without what stands in cells, so they are looked at every time."""
    rows = [["District", "Apr-24"], ["Chorley", 10], ["jo.bloggs@example.org", 3]]
    with pytest.raises(Invalid, match="looks as if it holds e-mail addresses"):
        store.add([text_file(tmp_path / "p.csv", rows)], at=LATER)
    assert len(store.extracts()) == 1
    assert not list(store.path.rglob("*.table"))


def test_the_store_s_own_form_is_no_way_round_the_mapping(store, tmp_path):
    header = [column.name for column in COUNT.columns]
    row = [
        "Jo Bloggs" if name in ("cover", "place", "kind") else "2024-04" if name == "period" else "" for name in header
    ]
    path = text_file(tmp_path / "own.csv", [header, row])
    with pytest.raises(Invalid, match="Give the partner's own file"):
        store.add([path], at=LATER)


def test_several_sheets_of_one_workbook_are_several_series(tmp_path):
    store = Store.open(tmp_path / "store")
    fires = [["District", "Fires", "False alarms"], ["Chorley", 3, 4]]
    book = workbook(tmp_path / "exchange.xlsx", {"Crime": APRIL, "Fire": fires, "Spare": [["Notes"]]})
    crime = store.try_table(book, at=NOW, sheet="Crime", said=SAID).mapping
    said = {"series": "fires", "provider": "LFRS", "definition": "Fires attended", "period": "2024-06"}
    fire = store.try_table(book, at=NOW, sheet="Fire", said=said).mapping
    for mapping in (crime, fire):
        store.keep_mapping(mapping)
    account = store.add([book], at=NOW)
    assert [each.mapping.series for each in account.tables] == ["da-crimes", "fires"]
    assert sorted(each.id for each in store.extracts()) == [
        "partner_table/da-crimes/2024-04", "partner_table/fires/2024-06",
    ]  # fmt: skip


def test_a_prescribed_set_is_due_by_the_end_of_the_quarter_after(tmp_path):
    """
    quarter      | due
    Jul to Sep   | 31 December
    Oct to Dec   | 31 March
    Jan to Mar   | 30 June
    Apr to Jun   | 30 September
    Source: SI 2007/1831, by the end of the quarter that follows; a month is due with its quarter.
    """
    store = Store.open(tmp_path / "store")
    rows = [
        ["District", "Jul-Sep 2023", "Oct-Dec 2023", "Jan-Mar 2024", "Apr-Jun 2024", "Jul-24"],
        ["Chorley", 1, 2, 3, 4, 5],
    ]
    path = text_file(tmp_path / "fires.csv", rows)
    said = {"series": "fires", "provider": "LFRS", "prescribed": "fire_deliberate"}
    trial = store.try_table(path, at=NOW, said=said)
    assert trial.mapping.definition.startswith("Deliberate primary fires")
    store.keep_mapping(trial.mapping)
    store.add([path], at=NOW, received="2024-07-15")
    told = {each.id.rpartition("/")[2]: each.given["due"] for each in store.extracts()}
    assert told == {
        "2023-07..2023-09": "2023-12-31",
        "2023-10..2023-12": "2024-03-31",
        "2024-01..2024-03": "2024-06-30",
        "2024-04..2024-06": "2024-09-30",
        "2024-07": "2024-12-31",
    }
    assert {each.given["received"] for each in store.extracts()} == {"2024-07-15"}
    with pytest.raises(Invalid, match="“soon” is not a day"):
        store.add([path], at=NOW, due="soon")


def test_a_made_up_series_says_so(tmp_path):
    store = Store.open(tmp_path / "store")
    path = text_file(tmp_path / "first.csv", APRIL)
    store.keep_mapping(store.try_table(path, at=NOW, said={**SAID, "made_up": True}).mapping)
    store.add([path], at=NOW)
    (extract,) = store.extracts()
    assert extract.made_up
    assert extract.id == "partner_table/da-crimes-made-up/2024-04"


def test_a_mapping_is_kept_as_text_that_a_person_can_mend(store):
    (path,) = (store.path / "mappings").glob("*.toml")
    (mapping,) = store.mappings()
    assert Mapping.from_toml(path.read_text("utf-8"), "x") == mapping
    path.write_text(path.read_text("utf-8").replace('caveat = "Recording', 'caveat = "Mended: recording'), "utf-8")
    assert store.mappings()[0].caveat.startswith("Mended")
    path.write_text("format = 1\nseries = 3\n", "utf-8")
    with pytest.raises(Invalid, match="is no mapping"):
        store.mappings()


def test_a_mapping_survives_its_own_signs():
    """Quotation marks, backslashes, brackets and letters of every kind come back as they went in."""
    said = 'a "quoted" \\ back [x] = 1 # é 你 \t end'
    mapping = Mapping(series="x", title=said, provider=said, definition=said, shape=(said, "<month>"), columns=(),
                      own={said: "ward"}, areas=("E07000118",))  # fmt: skip
    assert Mapping.from_toml(mapping.to_toml(), "x") == mapping
    assert json.loads(json.dumps(mapping.as_dict()))["own"] == {said: "ward"}


def test_two_series_of_one_shape_must_be_told_apart_by_their_sheets(store, tmp_path):
    path = text_file(tmp_path / "again.csv", APRIL)
    with pytest.raises(Invalid, match="Tables of da-crimes have the same columns"):
        store.keep_mapping(store.try_table(path, at=NOW, said={**SAID, "series": "other"}).mapping)
    book = workbook(tmp_path / "b.xlsx", {"Fire": APRIL})
    store.keep_mapping(store.try_table(book, at=NOW, said={**SAID, "series": "other", "sheet": "Fire"}).mapping)
    account = store.add([book], at=LATER)
    assert [each.mapping.series for each in account.tables] == ["other"]


def test_a_file_named_after_a_month_may_hold_several(store, tmp_path):
    account = store.add([text_file(tmp_path / "2024-05-da.csv", TO_MAY)], at=LATER)
    assert outcomes(account) == {"2024-04": "same", "2024-05": "new"}


def test_every_line_s_fate_is_in_the_account(store, tmp_path):
    rows = [*TO_MAY, ["Nowhere", 1, 2], ["Total", 10, 33]]
    told = store.add([text_file(tmp_path / "t.csv", rows)], at=LATER).as_dict()["tables"]
    assert told == [
        {
            "file": str(tmp_path / "t.csv"),
            "sheet": "",
            "series": "da-crimes",
            "lines": {"heading": 1, "kept": 2, "set aside": 1, "total": 1},
            "figures": 4,
            "marks": {"*": 1},
            "set_aside": [{"line": 4, "column": "B", "reason": "“Nowhere” is no place known here"}],
            "totals": [
                {"line": 5, "what": "Total, Apr-24", "printed": 10, "parts": 10, "unknown": 1, "agrees": True},
                {"line": 5, "what": "Total, May-24", "printed": 33, "parts": 32, "unknown": 0, "agrees": False},
            ],
            "remarks": [],
        }
    ]
