"""Last year's untidy spreadsheet is taken over: refused, put right, tried, explained and imported."""

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
        person.picks(person.page.get_by_label(f"what does “{name}” mean?"), meaning)
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
    person.picks(person.page.get_by_label("Due"), "By when? (31/03/2026; 31st March 2026)")
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


def test_last_years_grants_are_asked_about_taken_over_read_by_anybody_and_taken_back(somebody, site):
    manager, mark = as_role(somebody(by="keyboard"), "CSP manager"), f"L{next(NUMBER)}"
    headings = ("Project", "Recipient", "Financial year", "Amount awarded", "Amount paid", "Borough", "Allocation")
    rows = [
        (f"Lamps {mark}", "Quayside Youth", "2023-24", "£1,234.50", "1,000.01", "Netherwick", "24,000"),
        (f"Bins {mark}", "Quayside Youth", "2023", "£300", "1.234", "Netherwick", ""),
        (f"Soon {mark}", "Quayside Youth", "2049/50", "£5", "", "Netherwick", "24,000"),
    ]
    manager.goes_to("/members/money/")
    manager.follows("Import grants of past years from a spreadsheet")
    gives(manager, "grants.xlsx", workbook(rows, headings=headings, cover=False))
    manager.presses("Try it")
    manager.sees("“2023” is no financial year that can be read in one way only.")
    manager.sees("has not ended, so two members decide here on what is given of it.")
    manager.presses("Say what one name means")
    manager.picks(manager.page.get_by_label("what does “2023” mean?"), "2023/24")
    manager.presses("Try it again")
    manager.sees("“1.234” is no sum that can be read in one way only.")
    manager.presses("Import 1 row")
    manager.follows(f"Lamps {mark}")
    manager.sees("Who approved it, and whether they had an interest in it, is not recorded here.")
    manager.does_not_see("Record a payment")
    assert (manager.fact("Promised"), manager.fact("Paid")) == ("£1,234.50", "£1,000.01")
    path = manager.page.url.removeprefix(site.address)
    public = somebody(script=False, phone=True)
    public.goes_to("/example/money/")
    public.sees(f"Lamps {mark}, Netherwick")
    public.sees("Quayside Youth was promised £1,234.50, of which £1,000.01 has been paid.")
    public.sees("Who approved it, and whether they had an interest in it, is not recorded here.")
    sheet = manager.page.request.get(f"{site.address}/members/money/projects.csv").body()
    manager.goes_to("/members/imports/new/?kind=grants")
    gives(manager, "again.csv", sheet)
    manager.presses("Try it")
    manager.sees("Nothing would be added.")
    manager.goes_to(path)
    manager.follows("Take it back: it was taken over wrongly")
    manager.answers("Why?", "It was given by somebody else")
    manager.presses("Take it back")
    assert (manager.fact("Promised"), manager.fact("Paid")) == ("£0", "£0")
    public.goes_to("/example/money/")
    public.does_not_see(f"Lamps {mark}, Netherwick")


def test_only_who_may_imports(somebody):
    councillor = as_role(somebody(), "Councillor")
    councillor.goes_to("/members/imports/new/")
    councillor.is_refused()
