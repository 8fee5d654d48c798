"""Last year's untidy spreadsheet is taken over: refused, put right, tried, explained, imported and chased."""

from itertools import count

from journeys.demonstration import name_with_role, sign_in
from wardmote.foundation.importing.tests.untidy import HEADINGS, workbook

NUMBER = count(1)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_role(person, role: str):
    sign_in(person, name_with_role(person, role))
    return person


def gives(person, name: str, content: bytes) -> None:
    person.page.get_by_label("Which file?").set_input_files({"name": name, "mimeType": XLSX, "buffer": content})
    person.presses("Go on")


def plan(mark: str) -> bytes:
    """An action plan whose words carry a mark, so that another run of the journey brings others."""
    saltmere = "Saltmere Borough Council"
    return workbook(
        [
            ("1.1", "Town", f"Light the alley {mark}", "Netherwick Council", "Marian Ashdown", "31/03/2026", "Amber",
             "Ordered"),
            ("1.2", None, f"Walk the bus route {mark}", f"The {mark} police", "Sgt Tunde Brackley", "31st March 2026",
             "Green", ""),
            ("", "See appendix B", "", "", "", "", "", ""),
            ("2.1", "Roads", f"Count the speeding {mark}", saltmere, f"P. Nobody {mark}", "Q4 2025/26", "G", ""),
            ("2.2", "Roads", "", saltmere, "", "May 2026", "", ""),
        ],
        headings=(f"Ref {mark}", *HEADINGS[1:]),
    )  # fmt: skip


def explains(person, mark: str) -> None:
    """Say what the two names mean that nobody here knows."""
    for name, meaning in (
        (f"The {mark} police", "Mereshire Constabulary"),
        (f"P. Nobody {mark}", "Nobody in particular: the organisation’s mailbox is asked"),
    ):
        person.page.get_by_label(f"what does “{name}” mean?").select_option(label=meaning)
    person.presses("Try it again")


def test_an_untidy_plan_is_refused_put_right_and_imported_once(anybody):
    person, mark = as_role(anybody, "CSP manager"), f"M{next(NUMBER)}"
    person.goes_to("/members/actions/")
    person.follows("Import actions from a spreadsheet")
    gives(person, "plan.docx", b"PK")
    person.sees("plan.docx is not a spreadsheet.")
    gives(person, "plan.xlsx", plan(mark))
    person.is_at("Which column is which?")
    assert person.page.get_by_label("Due").locator("option:checked").inner_text().startswith("By when?")
    person.page.get_by_label("Due").select_option(index=0)
    person.presses("Try it")
    person.sees("Choose the column of: Due")
    person.page.get_by_label("Due").select_option(label="By when? (31/03/2026; 31st March 2026)")
    person.presses("Try it")
    person.sees("Rows that would be added: 1. Here already: 0. Refused: 3.")
    person.sees(f"Nobody here is called “P. Nobody {mark}”.")
    person.sees("Only one cell is filled, as in a heading or a note.")
    person.presses("Say what 2 names mean")
    explains(person, mark)
    person.sees("“Q4 2025/26” is read as 31 March 2026.")
    person.presses("Import 3 rows")
    person.sees("Rows added: 3. Here already: 0. Refused: 1.")
    person.follows(f"Light the alley {mark}")
    person.sees("Ordered")
    person.goes_to("/members/imports/new/?kind=actions")
    gives(person, "plan again.xlsx", plan(mark))
    person.sees("They are chosen as they were the last time for a table with these names.")
    person.presses("Try it")
    person.sees("Nothing would be added. Rows that are here already: 3. Refused: 1.")
    person.presses("Give it up")
    person.sees("Nothing of it was imported, and its rows are forgotten.")
    person.follows("Imports")
    person.sees("plan again.xlsx")


def test_only_who_may_imports(somebody):
    councillor = as_role(somebody(), "Councillor")
    councillor.goes_to("/members/imports/new/")
    councillor.is_refused()
