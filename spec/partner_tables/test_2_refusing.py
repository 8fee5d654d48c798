"""Partners' tables / What may not enter

The store holds no row about an identifiable person. A column that looks personal stops the whole table, by its name or
by what stands in it; the refusal names the column and what to do, and repeats nothing of it. Hospital information finer
than the first half of a postcode stops it too, and so does whatever is no table.
"""

import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest

from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.evidence.sources.partner_table.sets import prescribed_sets
from wardmote.evidence.sources.tests.partner_files import text_file, workbook

NOW = datetime(2024, 8, 1, tzinfo=UTC)
SAID = {"series": "x", "title": "Incidents", "provider": "A housing association", "definition": "Incidents"}


@pytest.fixture
def refused(tmp_path):
    """The one sentence that a table given as rows is refused with; nothing is kept of it."""

    def sentence(rows, **said):
        path = workbook(tmp_path / "given.xlsx", {"Data": rows})
        trial = Store.open(tmp_path / "store").try_table(path, at=NOW, said={**SAID, **said})
        assert trial.reading is None
        assert not (tmp_path / "store").exists()
        return trial.refusal

    return sentence


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("Surname", "names of people"),
        ("First name", "names of people"),
        ("Victim name", "names of people"),
        ("Name", "names of people"),
        ("DOB", "dates of birth"),
        ("Date of birth", "dates of birth"),
        ("NHS number", "NHS numbers"),
        ("NI number", "identifiers of people or of their cases"),
        ("Crime reference", "identifiers of people or of their cases"),
        ("Incident no", "identifiers of people or of their cases"),
        ("Home address", "addresses"),
        ("UPRN", "addresses"),
        ("Mobile", "telephone numbers"),
        ("E-mail", "e-mail addresses"),
        ("Narrative", "words about people"),
        ("What happened", "words about people"),
    ],
)
def test_a_column_that_looks_personal_by_its_name(refused, heading, what):
    said = refused([["Area", heading, "Apr-24"], ["Chorley", "zzz", 1], ["South Ribble", "yyy", 2]])
    assert f"sheet “Data”: column B (“{heading}”) looks as if it holds {what}" in said
    assert said.endswith("take the column out, give counts only, and delete this file wherever it is not meant to be.")
    assert "zzz" not in said


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("jane.doe@example.org", "e-mail addresses"),
        ("07700 900123", "telephone numbers"),
        ("+44 1257 515151", "telephone numbers"),
        ("943 476 5919", "NHS numbers"),
        (9434765919, "NHS numbers"),
        ("QQ 12 34 56 C", ""),
        ("AB 12 34 56 C", "identifiers of people or of their cases"),
        ("PR7 1DP", "whole postcodes"),
        ("near PR71DP", "whole postcodes"),
        ("14 Market Street", "addresses"),
        ("Flat 2, Mill Lane", "addresses"),
        ("Mrs Entwistle", "names of people"),
        (date(1987, 3, 4), "dates of birth"),
        ("She said that he had followed her home again", "words about people"),
    ],
)
def test_a_column_that_looks_personal_by_what_stands_in_it(refused, tmp_path, cell, what):
    """Source of the NHS number: the example of the NHS Data Model, whose check digit is right."""
    rows = [["Area", "Other", "Apr-24"], ["Chorley", "zzz", 1], ["South Ribble", cell, 2]]
    if not what:
        assert (
            Store.open(tmp_path / "s").try_table(workbook(tmp_path / "w.xlsx", {"D": rows}), at=NOW, said=SAID).reading
        )
        return
    said = refused(rows)
    assert f"column B (“Other”) looks as if it holds {what}" in said
    assert str(cell) not in said


def test_names_of_people_are_told_by_common_forenames(refused):
    rows = [["Area", "Lead", "Apr-24"], ["Chorley", "Susan Ashworth", 1], ["South Ribble", "Khan, Imran", 2]]
    assert "column B (“Lead”) looks as if it holds names of people" in refused(rows)


def test_a_column_that_was_left_out_is_looked_at_too(refused):
    """A mapping that ignores a column does not make the file any less about people."""
    assert "looks as if it holds" in refused([["Area", "Rate note", "Apr-24"], ["Chorley", "Mr Brown", 1]])


@pytest.mark.parametrize(
    "rows",
    [
        [["Ward name", "LSOA name", "Apr-24"], ["Chorley", "Chorley 014A", 1]],
        [["Area", "Offence type", "Apr-24"], ["Chorley", "Theft from the person", 1], ["Chorley", "Street robbery", 2]],
        [["Area", "Street drinking", "Road traffic collisions"], ["Chorley", 1, 2]],
        [["Postcode", "Apr-24"], ["PR7", 1], ["PR25", 2]],
        [["Area", "Team", "Apr-24"], ["Chorley", "Victoria Ward", 1], ["Preston", "St James", 2], ["Wyre", "A", 3]],
        [["Contact: analyst@example.org, 01772 555 123"], [], ["Area", "Apr-24"], ["Chorley", 1]],
    ],
)
def test_what_is_not_about_people_is_let_in(tmp_path, rows):
    path = workbook(tmp_path / "x.xlsx", {"Data": rows})
    trial = Store.open(tmp_path / "store").try_table(path, at=NOW, said={**SAID, "period": "2024-04"})
    assert trial.reading is not None, trial.refusal


PLACES = (
    ("PR7", True),
    ("Chorley", True),
    ("PR7 1", False),
    ("E05013064", False),
    ("E01024915", False),
    ("E02005189", False),
)


@pytest.mark.parametrize(("place", "enters"), PLACES)
def test_hospital_information_comes_by_the_first_half_of_the_postcode_at_the_finest(tmp_path, place, enters):
    """Source: SI 2007/1831; health authorities give a general postcode address. Coarser places are as good."""
    path = text_file(tmp_path / "x.csv", [["Place", "Apr-24"], [place, 4]])
    store = Store.open(tmp_path / "store")
    for said in ({"prescribed": "health_assault"}, {"title": "Hospital admissions for assault"}):
        trial = store.try_table(path, at=NOW, said={**SAID, **said})
        assert (trial.reading is not None) == enters
        if not enters:
            assert "comes by the first half of the postcode (such as PR7) at the finest" in trial.refusal


def test_other_information_may_be_by_ward_or_lsoa_but_never_by_sector_of_postcode(tmp_path):
    store = Store.open(tmp_path / "store")
    for place, enters in (("E05013064", True), ("E01024915", True), ("PR7 1", False)):
        path = text_file(tmp_path / "x.csv", [["Place", "Apr-24"], [place, 4]])
        assert (store.try_table(path, at=NOW, said=SAID).reading is not None) == enters


def test_every_health_set_is_held_to_the_first_half_of_the_postcode():
    health = [each for each in prescribed_sets() if each.holder == "health"]
    assert len(health) == 4
    assert all(each.finest == "outward postcode" for each in health)


def tampered(path, member, change):
    """The same workbook with one of its members changed."""
    with zipfile.ZipFile(path) as whole:
        members = {each.filename: whole.read(each) for each in whole.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, change(data) if name == member else data)
    return path


def good(path):
    return workbook(path, {"Data": [["Area", "Apr-24"], ["Chorley", 5]]})


def formulas(path):
    book = openpyxl.Workbook()
    for row in (["Area", "Apr-24"], ["Chorley", "=2+3"]):
        book.active.append(row)
    book.save(path)


def sheet_of(path, change):
    return tampered(good(path), "xl/worksheets/sheet1.xml", change)


def of_rows(path, *rows):
    return workbook(path, {"Data": rows})


TOO_MANY = [["Area", "Apr-24"], *[["Chorley", n] for n in range(100_001)]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: p.write_bytes(b""), "is empty"),
        (lambda p: p.write_bytes(b"  \n\n"), "is empty"),
        (
            lambda p: p.write_text("<html><table><td>Area</td></table></html>"),
            "is a web page under the name of a table",
        ),
        (lambda p: p.write_text("<?xml version='1.0'?><Workbook/>"), "is a web page under the name of a table"),
        (lambda p: p.write_bytes(OLE), "is not a whole spreadsheet"),
        (lambda p: p.write_bytes(good(p).read_bytes()[:-200]), "is not a whole zip archive"),
        (lambda p: sheet_of(p, lambda _: b"<worksheet"), "is not a whole spreadsheet"),
        (lambda p: sheet_of(p, lambda d: d + b" " * (70 << 20)), "times its size"),
        (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r"), "is neither a spreadsheet nor text"),
        (formulas, "the formula in B2 has no worked-out value"),
        (lambda p: of_rows(p, []), "has no sheet with anything in it"),
        (lambda p: of_rows(p, ["only words", "here"], ["and", "here"]), "holds no table of counts"),
        (lambda p: of_rows(p, ["Area", 5]), "holds no table of counts"),
        (lambda p: of_rows(p, *TOO_MANY), "more than a table of counts"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, make, words):
    """Empty, cut short, a web page, a picture, a bomb, formulas nobody worked out, too much of it."""
    path = tmp_path / "given.xlsx"
    make(path)
    with pytest.raises(Invalid, match=words) as told:
        Store.open(tmp_path / "store").try_table(path, at=NOW, said=SAID)
    assert path.name in str(told.value)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("series", ["", "Da Crimes", "da_crimes", "../x", "-"])
def test_a_series_is_named_in_small_letters(tmp_path, series):
    path = text_file(tmp_path / "my file.csv", [["Area", "Apr-24"], ["Chorley", 5]])
    store = Store.open(tmp_path / "store")
    if not series:
        assert store.try_table(path, at=NOW).mapping.series == "my-file"
        return
    with pytest.raises(Invalid, match="cannot name a series"):
        store.try_table(path, at=NOW, said={**SAID, "series": series})
