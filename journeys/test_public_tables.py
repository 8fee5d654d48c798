"""Tables for the public: an analyst has them made, a second person lets them out, anybody reads them, and they go."""

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
    box.fill("April 2023")
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
