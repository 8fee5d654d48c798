"""Tables for the public: an analyst has them made, a second person lets them out, anybody reads them, and they go."""

import csv
import io
import re

from playwright.sync_api import expect

from journeys.demonstration import name_with_role, sign_in

LONG = 180_000
SERIES = "Crimes flagged as domestic abuse"
CHOICE = f"{SERIES}: held April 2022 to March 2026; small counts will be hidden"
WHY = "The committee asked for them by ward."


def with_role(somebody, role, **how):
    person = somebody(**how)
    sign_in(person, name_with_role(person, role))
    return person


def waits_for(person, words: str) -> None:
    """Wait until the work is done and see what came of it. The page may be brought up to date at that very moment, so
    the address is gone to and not pressed."""
    expect(person.page.get_by_text(words)).to_be_visible(timeout=LONG)
    done = person.page.get_by_role("button", name="See what came of it", exact=True)
    expect(done).to_be_visible(timeout=LONG)
    person.goes_to(done.get_attribute("href"))


def reference_of(person) -> str:
    return person.page.url.rstrip("/").rsplit("/", 1)[-1]


def asks_for_tables(person, month: str) -> str:
    """The analyst has tables made, accepts by name what others have pinned, and asks for them to be published."""
    person.goes_to("/members/tables/")
    person.presses("Make public tables")
    person.is_at("Make public tables")
    person.presses("Continue")
    person.sees("There is a problem")
    person.chooses(CHOICE)
    person.presses("Continue")
    person.is_at(f"Make public tables: {SERIES}")
    box = person.page.get_by_label("With which month does the year begin?")
    box.fill("the spring of 2023")
    person.presses("Make them")
    person.sees("There is a problem")
    person.sees("Give the month like 2026-03")
    box.fill(month)
    person.presses("Make them")
    waits_for(person, "stand in the way")
    person.sees("Figures that others have pinned")
    person.presses("Accept these figures by name")
    person.presses("Accept them, and make the tables again")
    person.sees("There is a problem")
    person.chooses("I have read every figure above, and nobody can be told from any of them")
    person.page.get_by_label("Why may they be told so closely?").fill("The police's own counts are as small.")
    person.presses("Accept them, and make the tables again")
    waits_for(person, "figures would be published")
    person.sees("Nothing has been published. Read these tables, then ask for them to be published.")
    assert re.search(r"\d+ counts of 1 to 4", person.fact("Hidden because small"))
    person.sees("Violence and sexual offences, Street-level crime and antisocial behaviour")
    person.presses("Ask for these tables to be published")
    person.page.get_by_label("Why should the public have these tables?").fill(WHY)
    person.presses("Ask for it")
    person.sees("A second person decides.")
    return reference_of(person)


def test_tables_are_made_let_out_read_and_withdrawn(somebody):
    analyst = with_role(somebody, "Partnership analyst")
    reference = asks_for_tables(analyst, "2023-04")
    analyst.goes_to(f"/members/tables/{reference}/decide/")
    analyst.is_refused()

    manager = with_role(somebody, "CSP manager", by="keyboard")
    manager.goes_to(f"/members/tables/{reference}/")
    manager.sees(WHY)
    manager.presses("Decide on these tables")
    manager.presses("Decide")
    manager.sees("There is a problem")
    manager.chooses("Yes: publish them")
    manager.answers("Why?", "Read with the safeguarding lead.")
    manager.presses("Decide")
    manager.is_at(f"{SERIES}: Netherwick and Saltmere")
    address = manager.page.url

    reader = somebody(phone=True, script=False)
    reader.goes_to("/example/tables/")
    reader.is_at("Tables")
    reader.goes_to(address.removeprefix(reader.site.address))
    reader.sees("What is not shown is hidden so that nobody can be told from it.")
    reader.sees("stands for a figure that is not published, to protect people")
    reader.sees("April 2023 to March 2024")
    agrees_with_its_csv(reader)

    manager.goes_to("/members/tables/")
    manager.follows(f"Withdraw {reference_of_address(address)}")
    manager.presses("Withdraw them now")
    manager.sees("There is a problem")
    manager.answers("What should readers be told?", "A ward was counted twice.")
    manager.presses("Withdraw them now")
    manager.is_at("Public tables")
    reader.goes_to(address.removeprefix(reader.site.address))
    reader.sees("A ward was counted twice.")
    reader.does_not_see("Every table to take away")


def reference_of_address(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1]


def agrees_with_its_csv(reader) -> None:
    """The first table says the same on the page and in its CSV, and neither shows a small count."""
    href = reader.page.get_by_role("link", name=re.compile("^CSV of All kinds")).get_attribute("href")
    sent = reader.page.request.get(f"{reader.site.address}{href}").text()
    rows = list(csv.reader(io.StringIO(sent)))
    shown = reader.page.locator("#table-00 tbody tr")
    assert shown.count() == len(rows) - 1
    for number, row in enumerate(rows[1:]):
        cells = [cell.strip() for cell in shown.nth(number).locator("th, td").all_inner_texts()]
        assert [cells[0], *(cell.replace(",", "").replace("[c]", "") for cell in cells[1:])] == row[:-1]
        assert not {"1", "2", "3", "4"} & set(row[1:-1])


def test_a_year_that_is_not_held_is_refused_in_a_sentence_and_can_be_taken_back(somebody):
    analyst = with_role(somebody, "Partnership analyst", phone=True)
    analyst.goes_to("/members/tables/new/partner_table/da-crimes/")
    analyst.page.get_by_label("With which month does the year begin?").fill("2019-04")
    analyst.presses("Make them")
    waits_for(analyst, "cannot be made")
    analyst.sees("These tables cannot be made.")
    analyst.sees("holds no figures of da-crimes by ward for Netherwick")
    analyst.presses("Take these back")
    analyst.sees("Taken back")


def test_a_partnership_without_tables_says_so_and_where_figures_are(somebody):
    reader = somebody(phone=True)
    reader.goes_to("/chorley-south-ribble/tables/")
    reader.sees("No tables are published yet.")
    reader.presses("Read the assessments")
    reader.is_at("Figures")


def test_only_who_makes_or_decides_sees_what_is_not_out(somebody):
    councillor = with_role(somebody, "Councillor")
    councillor.goes_to("/members/tables/")
    councillor.is_refused()
