"""One morning of a real partnership: last year's spreadsheet taken over, thirty owners chased, the board's papers sent,
what is overdue told to scrutiny, and the next plan of each of its two areas adopted and sent.

By keys alone, so by night; the manager and whoever answers a link have a window 360 pixels wide. What the papers say is
held against the rows of the spreadsheet as they were given, in the Word file and in the PDF. By day its parts are gone
through by themselves: test_from_a_spreadsheet.py, test_actions.py, test_meetings.py, test_next_plan.py.
"""

import re
import time
from dataclasses import dataclass
from datetime import date

import pytest

from journeys.accounts import sets_password, sets_up_app
from journeys.person import Person
from journeys.post import mail_to, path_in
from journeys.site import Site, wardmote
from journeys.test_actions import LINK, PATIENCE, letters, new_link
from journeys.test_from_a_spreadsheet import gives
from journeys.test_meetings import plans, today
from journeys.test_next_plan import approves, gives_a_day, priority_of, proposes, says_all
from wardmote.documents.tests.reading import Read, read_docx, read_pdf
from wardmote.foundation.importing.tests.untidy import workbook
from wardmote.foundation.pages.words import day as in_words
from wardmote.reports.packs import load_pack

pytestmark = [pytest.mark.long, pytest.mark.nightly]

PACK = load_pack("chorley_south_ribble")
COUNCIL, COMMISSIONER = "Chorley Council", "Office of the Police and Crime Commissioner for Lancashire"
BOARD = "Responsible Authorities Group"
KEPT, *LEFT_OUT = (each.title for each in PACK.priorities)
MANY, REPLIES = 30, 20
LATE = date(2026, 3, 1)
SAID = "Ask every caller in private whether it is safe to talk."
REVIEW = ("Review", "Rec no", "Recommendation", "Lead agency", "Action", "Deadline")
RECOMMENDED = ("DHR 9", "Rec 1", SAID, COUNCIL, "Put it into the script", "1/3/2026")


@dataclass(frozen=True)
class Promised:
    """A row of last year's plan: what was promised, by whom, by when."""

    text: str
    owner: str
    due: date

    def row(self, number: int) -> tuple:
        """As somebody typed it: the day in one of four ways, the agency only sometimes in full."""
        ways = (
            self.due,
            f"{self.due:%d/%m/%Y}",
            f"{self.due.day}th {self.due:%B %Y}",
            f"{self.due:%d.%m.%y}",
        )
        agency = ("Chorley Council", "Chorley  council ")[number % 2]
        return (f"1.{number + 1}", "Town", self.text, agency, self.owner, ways[number % 4], "Green", "")


PROMISED = tuple(
    Promised(f"Do what {name} promised", name, date(2026, 1 + n % 2, 4 + n % 15))
    for n, name in enumerate(f"Owner {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(MANY))
)


def settles_in(somebody, site: Site) -> tuple[Person, Person]:
    """The manager and the chair, each with a password and a second factor; the manager invites the chair."""
    manager, chair = somebody(by="keyboard", phone=True), somebody(by="keyboard")
    told = ("--partnership", PACK.slug.replace("_", "-"), "--name", "Ada Brook", "--organisation", COUNCIL)
    said = wardmote(site.var, "administrator", "ada.brook@chorley.example", *told)
    sets_password(manager, re.search(r"/sign-in/new-password/\?key=\w+", said)[0])
    sets_up_app(manager)
    invites(manager, "Owen Pike", "owen.pike@south-ribble.example", "South Ribble Borough Council", "Chair")
    manager.goes_to("/members/people/")
    manager.follows("Ada Brook")
    manager.follows("Give a role")
    manager.chooses("CSP manager")
    manager.presses("Give the role")
    sets_password(chair, path_in(mail_to(site, "owen.pike@south-ribble.example")))
    sets_up_app(chair)
    for agency, address in ((COUNCIL, "safety@chorley.example"), (COMMISSIONER, "office@commissioner.example")):
        manager.goes_to("/members/agencies/")
        manager.follows(agency)
        manager.follows("Register a mailbox")
        manager.answers("What is the address of its mailbox?", address)
        manager.presses("Register it")
        mail_to(site, address)
    return manager, chair


def invites(manager: Person, name: str, email: str, agency: str, role: str) -> None:
    manager.goes_to("/members/people/")
    manager.presses("Invite somebody")
    manager.answers("What is their name?", name)
    manager.answers("What is their e-mail address at work?", email)
    manager.picks(manager.page.get_by_label("For which organisation do they work?"), agency)
    manager.chooses(role)
    manager.presses("Send the invitation")
    manager.is_at(name)


def imports(person: Person, kind: str, headings: tuple[str, ...], rows: list[tuple]) -> None:
    """Give a table whose columns are told by their names, try it, and import all of it."""
    person.goes_to(f"/members/imports/new/?kind={kind}")
    gives(person, f"{kind}.xlsx", workbook(rows, headings=headings, cover=False))
    person.presses("Try it")
    person.presses(f"Import {len(rows)} row{'s' * (len(rows) > 1)}")
    person.sees(f"Rows added: {len(rows)}.")


def takes_over(manager: Person) -> None:
    """The untidy plan: refused as it is, its unknown name explained, all of its thirty rows imported and no other."""
    manager.goes_to("/members/actions/")
    manager.sees("What each agency promised will be listed here.")
    parts = [(COUNCIL, "deputy representative", each.owner) for each in PROMISED]
    imports(manager, "contacts", ("Agency", "Acts as", "Full name"), parts)
    odd = [
        ("", "NB see appendix B", "", "", "", "", "", ""),
        ("9.1", "Roads", "", COUNCIL, PROMISED[0].owner, "May 2026", "", ""),
    ]
    manager.goes_to("/members/imports/new/?kind=actions")
    gives(manager, "plan.docx", b"PK")
    manager.sees("plan.docx is not a spreadsheet.")
    gives(manager, "plan.xlsx", workbook([*(each.row(n) for n, each in enumerate(PROMISED)), *odd]))
    manager.is_at("Which column is which?")
    manager.presses("Try it")
    manager.sees(f"Rows that would be added: {MANY}. Here already: 0. Refused: 1.")
    manager.sees("Only one cell is filled, as in a heading or a note.")
    manager.presses(f"Import {MANY} rows")
    manager.sees(f"Rows added: {MANY}. Here already: 0. Refused: 1.")


def brings_the_recommendation(manager: Person, chair: Person) -> None:
    """A review's recommendation, read by partners once the chair has cleared its words, and what was promised of it."""
    manager.goes_to("/members/recommendations/report/")
    manager.sees("No recommendation has been cleared for partners.")
    imports(manager, "recommendations", REVIEW, [RECOMMENDED])
    chair.goes_to("/members/recommendations/?state=to+be+cleared")
    chair.follows(f"DHR-9, 1: {SAID}")
    chair.presses("Clear it for partners")
    chair.ticks(chair.page.get_by_role("checkbox"))
    chair.presses("Clear them")
    imports(manager, "promises", REVIEW, [RECOMMENDED])


def chases(manager: Person, somebody, site: Site) -> None:
    """Everybody late is asked at once; twenty links are answered at the mailbox, without signing in."""
    # What was promised of the review is late as well, so its owner is asked too.
    before, asked = links_in(site), MANY + 1
    manager.goes_to("/members/actions/chase/")
    assert all(each.text in manager.text for each in PROMISED)
    manager.presses("Send the links")
    owner, until = somebody(by="keyboard", phone=True), time.monotonic() + PATIENCE
    while len(paths := [link for link in links_in(site) if link not in before]) < asked and time.monotonic() < until:
        time.sleep(0.1)
    for number, path in enumerate(paths[:REPLIES]):
        owner.goes_to(path)
        owner.ticks(owner.page.get_by_role("radio", name="On track", exact=True))
        owner.answers("What has been done?", f"Half of it is done, as we said {number}")
        owner.presses("Send the answer")
        owner.sees(f"Half of it is done, as we said {number}")
    assert len(paths) == asked
    manager.goes_to("/members/actions/chase/")
    assert manager.text.count("is sent once more, because nobody has answered it.") == asked - REPLIES


def links_in(site: Site) -> list[str]:
    """Every link that was ever mailed, once; a file may hold several mails."""
    return list(dict.fromkeys(link for letter in letters(site) for link in LINK.findall(letter)))


def sends_the_papers(manager: Person, site: Site) -> str:
    """The board meets today, and its papers go out; where they are."""
    here = plans(manager, "2pm", BOARD)
    manager.goes_to(f"{here}papers/")
    manager.sees("The papers will be here once they are sent.")
    manager.presses("Send the papers")
    manager.sees("Pack 1, sent")
    return f"{site.address}{here}papers/papers"


def reads_the_papers(manager: Person, papers: str) -> None:
    """The Word file and the PDF have the same tables, and in them the rows of the spreadsheet; so has scrutiny."""
    word = read_docx(manager.page.request.get(f"{papers}.docx").body())
    pdf = read_pdf(manager.page.request.get(f"{papers}.pdf").body())
    late = rows_of(word, "Late actions")
    assert sorted(row[:4] for row in late) == sorted(
        [each.text, each.owner, COUNCIL, in_words(each.due)] for each in [*PROMISED, promised_of_the_review()]
    )
    overdue = rows_of(word, "Recommendations with an action that is overdue")
    assert overdue == [["DHR-9, 1", SAID, COUNCIL, in_words(LATE), f"{(today() - LATE).days:,}"]]
    assert [tidied(rows) for _caption, rows in word.tables] == [tidied(rows) for _caption, rows in pdf.tables]
    manager.goes_to("/members/recommendations/report/")
    row = manager.page.locator("#overdue-recommendations tbody tr")
    assert [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()] == overdue[0]


def promised_of_the_review() -> Promised:
    return Promised(RECOMMENDED[4], "Nobody in particular", LATE)


def rows_of(read: Read, caption: str) -> list[list[str]]:
    """The rows below the headings of the one table with this caption."""
    found = [rows for said, rows in read.tables if caption in said]
    assert len(found) == 1, [said for said, _rows in read.tables]
    (rows,) = found
    return rows[1:]


def tidied(rows: list[list[str]]) -> list[list[str]]:
    return [[re.sub(r"\s", "", cell) for cell in row] for row in rows]


def begins(manager: Person, area: str) -> str:
    """The plan that follows the ended one, at first from a day on which that was still in force; its path."""
    title = f"{area} partnership plan 2027 to 2030"
    manager.follows("Plan")
    manager.sees("No plan of this area is written here yet.")
    manager.presses(f"Begin the next plan of {area}")
    manager.answers("What is the plan called?", title)
    gives_a_day(manager, "starts", "1", "3", "2025")
    gives_a_day(manager, "ends", "31", "3", "2030")
    manager.presses("Begin")
    manager.sees("The plan before this one is still in force then.")
    gives_a_day(manager, "starts", "1", "4", "2027")
    manager.presses("Begin")
    manager.is_at(title)
    return manager.page.url.removeprefix(manager.site.address)


def decides(manager: Person) -> None:
    """One priority goes on with its commitments, decided at once; of its aims one; all else is dropped."""
    manager.follows(KEPT)
    aims = manager.page.locator("fieldset").filter(has_text=". Aim: ")
    for number in range(1, aims.count()):
        manager.ticks(aims.nth(number).get_by_role("radio", name="Dropped", exact=True))
        manager.answers(re.compile(rf"^\s*{number + 1}\. Why\?"), "The board decided so")
    rest(manager, "Carried over")
    manager.picks(manager.page.locator("#rest_organisation"), COUNCIL)
    manager.writes(manager.page.locator("#rest_rhythm"), "6")
    manager.presses("Save these choices")
    for priority in LEFT_OUT:
        manager.follows(priority)
        rest(manager, "Dropped")
        manager.presses("Save these choices")
        manager.activates(priority_of(manager, priority))
        manager.follows("Leave it out of the plan")
        manager.presses("Leave it out")


def rest(manager: Person, becomes: str) -> None:
    manager.ticks(manager.page.locator("[name=rest]").and_(manager.page.get_by_label(becomes, exact=True)))
    manager.writes(manager.page.locator("#rest_reason"), "The board decided so")


def writes(manager: Person, here: str) -> None:
    """What the plan says in words of its own, whom it touches, and how its aim is measured."""
    says_all(manager, KEPT)
    manager.answers("What is measured?", "People who say they feel safe after dark")
    manager.chooses("More is better")
    manager.answers("How far is it to go, and by when?", "More than in the first survey")
    gives_a_day(manager, "known_by", "30", "9", "2027")
    manager.presses("Save")
    manager.goes_to(here)


def adopts(manager: Person, chair: Person, here: str) -> None:
    """Neither proposed while something is missing nor sent before it is approved; then proposed, and approved."""
    manager.does_not_see("What is missing")
    manager.goes_to(f"{here}send/")
    manager.presses("Send it")
    manager.sees("No version of this plan has been approved yet.")
    manager.goes_to(here)
    approves(chair, proposes(manager, "The board, minute 4"))


def sends(manager: Person, somebody, site: Site, here: str) -> None:
    """The commissioner's office has the plan by a link and says so."""
    before = letters(site)
    manager.goes_to(here)
    manager.sees("The latest version has not been sent yet.")
    manager.follows("Send the plan")
    manager.presses("Send it")
    commissioner = somebody(by="keyboard", phone=True)
    commissioner.goes_to(new_link(site, before))
    commissioner.answers("Who confirms that it has come?", "Cy Thorn")
    commissioner.presses("Confirm that it has come")
    commissioner.sees("Cy Thorn")


def test_from_last_years_spreadsheet_to_two_plans_adopted_and_sent(somebody, site):
    manager, chair = settles_in(somebody, site)
    takes_over(manager)
    brings_the_recommendation(manager, chair)
    chases(manager, somebody, site)
    reads_the_papers(manager, sends_the_papers(manager, site))
    for area in PACK.areas:
        here = begins(manager, area.name)
        manager.sees("What is missing")
        manager.goes_to(f"{here}propose/")
        manager.answers("Where did the strategy group agree it?", "The board, minute 4")
        manager.presses("Propose it")
        manager.sees("The plan is not whole yet.")
        manager.goes_to(here)
        decides(manager)
        writes(manager, here)
        adopts(manager, chair, here)
        sends(manager, somebody, site, here)
    manager.goes_to("/members/plan/checklist/")
    assert manager.text.count("and its receipt confirmed on") == len(PACK.areas)
