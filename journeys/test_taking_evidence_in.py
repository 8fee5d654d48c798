"""An analyst drops a partner's untidy spreadsheet and a month of police files, and the draft assessment follows."""

import re

import pytest
from playwright.sync_api import expect

from journeys.demonstration import name_with_role, sign_in
from wardmote.desks.intake.tests.untidy import untidy
from wardmote.evidence.madeup import write_months
from wardmote.evidence.periods import Month

pytestmark = pytest.mark.long

LONG = 180_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def analyst(somebody, **how):
    person = somebody(**how)
    sign_in(person, name_with_role(person, "Partnership analyst"))
    return person


def drops(person, *files: dict) -> None:
    person.goes_to("/members/evidence/drops/")
    person.presses("Take files in")
    person.page.get_by_label("Which files?").set_input_files(list(files))
    person.presses("Take these in")


def police_month(folder, month: str) -> dict:
    (path,) = write_months(folder, seed=7, first=Month.parse(month), last=Month.parse(month))
    return {"name": path.name, "mimeType": "text/csv", "buffer": path.read_bytes()}


def test_a_spreadsheet_and_a_month_become_a_draft_assessment_with_nothing_typed_but_words(somebody, tmp_path):
    person = analyst(somebody)
    sheet = {"name": "Q4 return FINAL (2).xlsx", "mimeType": XLSX, "buffer": untidy()}
    drops(person, sheet, police_month(tmp_path, "2026-04"))
    expect(person.page.get_by_text("must be explained before anything is taken in")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.follows("Say what Q4 return FINAL (2).xlsx holds")
    person.sees("How it would be read")
    for label, words in (
        ("What is this series called?", "Domestic abuse referrals"),
        ("A short name for it", "da-referrals"),
        ("Who counts?", "Haven Line"),
        ("What exactly is counted?", "Each referral accepted in the month"),
        ("What must be said beside the figures?", "Counts under five are held back"),
        ("What is each count of?", "referrals"),
    ):
        person.page.get_by_label(label).fill(words)
    person.presses("Show how it would be read")
    person.sees("1 figures are not given, marked *")
    person.presses("Remember this and take it in")
    expect(person.page.get_by_text("files were taken in")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.sees("Every row")
    person.goes_to("/members/work/")
    person.follows("Building the draft assessments")
    expect(person.page.get_by_text("draft assessments of May 2025 to April 2026 are ready")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.follows("Netherwick")
    person.sees("For members only")
    person.sees("Domestic abuse referrals")
    person.sees("Counts under five are held back")
    person.follows("See what changed")
    person.sees("Extracts that differ")


def test_what_names_people_is_refused_with_the_column_and_can_be_given_up(somebody):
    person = analyst(somebody, phone=True)
    drops(person, {"name": "names.xlsx", "mimeType": XLSX, "buffer": untidy(surname=True)})
    expect(person.page.get_by_text("must be explained")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.follows("Say what names.xlsx holds")
    person.sees("It cannot be read so")
    person.sees("Surname")
    person.does_not_see("Okonkwo")
    person.follows("The drop")
    person.presses("Give this drop up")
    person.sees("It was given up before it was taken in.")


def test_a_file_that_is_none_of_ours_is_refused_by_name_with_what_to_do(somebody):
    person = analyst(somebody, by="keyboard")
    drops(person, {"name": "2026-05-page.csv", "mimeType": "text/csv", "buffer": b"<!DOCTYPE html><p>Sign in</p>"})
    expect(person.page.get_by_text("Nothing was taken in")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.sees("a web page saved as CSV")
    person.presses("Drop them again")
    person.presses("Take these in")
    person.sees("There is a problem")


def test_only_who_takes_evidence_in_may_drop(somebody):
    person = somebody()
    sign_in(person, name_with_role(person, "Councillor"))
    person.goes_to("/members/evidence/drops/new/")
    person.is_refused()
    assert re.search(r"Partnership analyst", person.text)
