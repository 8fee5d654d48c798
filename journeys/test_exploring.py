"""A member explores what is held: series, place, months, what they are set against; and takes it away."""

import csv
import io
import re

import openpyxl
from playwright.sync_api import expect

from journeys.demonstration import name_with_role, sign_in

RESTRICTED = "Crimes flagged as domestic abuse"
LONG = 180_000
#: What is asked instead: the latest year, whichever months other journeys have taken in before.
LATEST = re.compile("^Show [A-Z][a-z]+ 2[0-9]{3} to [A-Z][a-z]+ 2[0-9]{3} instead$")


def member(person, role="Partnership analyst"):
    sign_in(person, name_with_role(person, role))
    return person


def asks(person, **answers) -> None:
    """Fill in the explorer's boxes and show the answer."""
    for question, words in answers.items():
        label = {"place": "Which place?", "first": "First month", "last": "Last month"}[question]
        person.page.get_by_label(label).fill("")
        person.answers(label, words)
    person.presses("Show it")


def numbers_of(person, table: str) -> list[list[str]]:
    """The cells of a table of the page, whether it is folded or not."""
    return person.page.locator(f"#{table} tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )


def follows_like(person, words: re.Pattern[str]) -> None:
    """Follow the first link with such words."""
    person.follows(person.page.get_by_role("link", name=words).first.inner_text())


def takes(person, words: str) -> bytes:
    """What the link with these words gives, as the browser would fetch it."""
    href = person.page.get_by_role("link", name=words, exact=True).first.get_attribute("href")
    answer = person.page.request.get(f"{person.site.address}{href}")
    assert answer.status == 200, href
    return answer.body()


def test_from_the_first_page_to_a_small_area_and_the_files_it_was_counted_from(anybody):
    person = member(anybody)
    person.follows("Explore the figures")
    person.sees("What was found")
    person.sees("no district; if they were spread as the others are")
    asks(person, place="Netherwick 002B")
    person.is_at("Recorded crime and antisocial behaviour: Netherwick 002B")
    person.sees("An LSOA has no smaller areas")
    person.follows("Burglary")
    assert "line=Burglary" in person.page.url
    kept = person.page.url.removeprefix(person.site.address)
    rows = {row[0]: row for row in numbers_of(person, "lines-table")}
    person.follows(rows["Burglary"][1])
    person.is_at("Burglary: count")
    person.sees("Extracts, with the SHA-256 of each published file")
    person.sees("X01000003")
    person.follows("Back to the explorer")
    person.goes_to(kept)
    assert {row[0]: row for row in numbers_of(person, "lines-table")} == rows


def test_a_question_that_cannot_be_answered_is_put_right(anybody):
    person = member(anybody)
    person.goes_to("/members/explore/")
    asks(person, place="Netherwic", first="2026-03", last="2025-04")
    person.sees("There is a problem")
    person.sees("There is no place called “Netherwic” here")
    person.sees("The last month, April 2025, is before the first, March 2026")
    assert person.page.get_by_label("Which place?").input_value() == "Netherwic"
    person.follows("Ask of Netherwick")
    follows_like(person, LATEST)
    person.is_at("Recorded crime and antisocial behaviour: Netherwick")
    asks(person, first="2099-01", last="2099-02")
    person.sees("2099-02 has not come yet")
    asks(person, first="2012-01", last="2012-12")
    person.sees("Held of this series: ")
    follows_like(person, LATEST)
    person.sees("What was found")
    person.goes_back()
    person.sees("Held of this series: ")


def test_two_places_stand_beside_each_other(somebody):
    person = member(somebody(phone=True), "Councillor")
    person.goes_to("/members/explore/?indicator=vehicle_crime&place=Netherwick")
    person.page.get_by_label("Set against what?").select_option("place")
    person.presses("Show it")
    person.sees("Vehicle crime side by side")
    person.sees("times that of Saltmere")
    person.opens("Vehicle crime in Netherwick by month")
    assert len(numbers_of(person, "months-table")[0]) == 4
    person.opens("Choose the place from a list")
    person.follows("Netherwick and Saltmere")
    person.is_at("Vehicle crime: Netherwick and Saltmere")


def test_what_is_taken_away_is_what_the_page_shows(somebody):
    person = member(somebody())
    person.goes_to("/members/explore/?indicator=recorded_crime&place=Saltmere&line=Robbery")
    shown = {row[0]: row[1] for row in numbers_of(person, "lines-table")}
    caption = person.page.locator("#lines-table-caption").inner_text().partition(". ")[2]
    text = list(csv.DictReader(io.StringIO(takes(person, f"CSV of {caption}").decode())))
    assert {row["Line"]: f"{int(row['Count']):,}" for row in text} == shown
    assert {row["made_up"] for row in text} == {"yes"}
    book = openpyxl.load_workbook(io.BytesIO(takes(person, f"XLSX of {caption}")))
    rows = list(book["Figures"].values)[1:]
    assert {row[0]: f"{row[1]:,}" for row in rows} == shown
    notes = " ".join(str(row[1]) for row in book["Notes"].values)
    assert "Made up" in notes
    assert "Antisocial behaviour is a count of incidents" in notes
    chart = person.page.locator("#months figcaption").inner_text().partition(". ")[2]
    assert takes(person, f"PNG of {chart}").startswith(b"\x89PNG")
    assert "Made up" in takes(person, f"SVG of {chart}").decode()


def test_a_partners_series_is_explored_by_those_who_may_see_it_only(somebody):
    person = member(somebody())
    person.goes_to("/members/explore/")
    person.page.get_by_label("Which series?").select_option(label=RESTRICTED)
    person.presses("Show it")
    person.is_at(f"{RESTRICTED}: Netherwick and Saltmere")
    person.sees("For members of the partnership only")
    address = person.page.url.removeprefix(person.site.address)
    number = numbers_of(person, "lines-table")[0][1]
    councillor = member(somebody(script=False), "Councillor")
    councillor.goes_to(address)
    councillor.is_refused()
    councillor.sees(f"{RESTRICTED} is restricted")
    councillor.sees("Partnership analyst or CSP manager or Chair")
    assert number not in councillor.text


def test_from_a_drop_and_from_the_draft_into_the_explorer(somebody):
    person = member(somebody())
    person.goes_to("/members/evidence/drops/")
    drop = person.page.locator("#drops tr").filter(has_text="Taken in").first
    person.goes_to(drop.get_by_role("link").get_attribute("href"))
    follows_like(person, re.compile("^See (what is held in|it in) the explorer"))
    person.sees("What was found")
    person.goes_to("/members/assessment/")
    if not person.page.get_by_role("link", name="Saltmere", exact=True).count():
        person.presses("Build the drafts")
        person.presses("Build them")
        expect(person.page.get_by_text("draft assessments of")).to_be_visible(timeout=LONG)
        person.presses("See what came of it")
    person.follows("Saltmere")
    follows_like(person, re.compile("^Explore this: .* in Saltmere by month"))
    person.is_at("Recorded crime and antisocial behaviour: Saltmere")
    person.sees(" in Saltmere: ")
