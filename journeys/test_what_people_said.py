"""An analyst drops what people answered, says how they were asked, and the draft assessment says how few they were."""

import csv
import io

import pytest
from playwright.sync_api import expect

from journeys.demonstration import name_with_role, sign_in

pytestmark = pytest.mark.long

LONG = 180_000
QUESTION = "What should come first?"
ROWS = (
    ("Question", "Answer", "Count", "Responses", "District", "Month"),
    (QUESTION, "Theft from shops", 7, 12, "Netherwick", "February 2026"),
    (QUESTION, "Speeding", 5, 12, "Netherwick", "February 2026"),
)


def survey() -> dict:
    out = io.StringIO()
    csv.writer(out).writerows(ROWS)
    return {"name": "what people said.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}


def test_twelve_answers_reach_the_draft_as_twelve(somebody):
    person = somebody(phone=True)
    sign_in(person, name_with_role(person, "Partnership analyst"))
    person.goes_to("/members/evidence/drops/")
    person.presses("Take files in")
    person.page.get_by_label("Which files?").set_input_files([survey()])
    person.presses("Take these in")
    expect(person.page.get_by_text("must be explained before anything is taken in")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.follows("Say what what people said.csv holds")
    for label, words in (
        ("What is this series called?", "What people said in February"),
        ("A short name for it", "what-people-said"),
        ("Who counts?", "Netherwick Council"),
        ("What exactly is counted?", "Answers to one question"),
        ("What is each count of?", "answers"),
    ):
        person.page.get_by_label(label).fill(words)
    person.page.get_by_label("Yes: the provider publishes them").check()
    person.presses("Remember this and take it in")
    person.sees("Say how people were asked: answers are worth no more than that.")
    person.page.get_by_label("How were people asked?").fill("On paper at one market, whoever came by")
    person.presses("Remember this and take it in")
    expect(person.page.get_by_text("files were taken in")).to_be_visible(timeout=LONG)
    person.goes_to("/members/work/")
    person.follows("Building the draft assessments")
    expect(person.page.get_by_text("are ready to read")).to_be_visible(timeout=LONG)
    person.presses("See what came of it")
    person.follows("Netherwick")
    person.sees("What people said in February: 12 answered")
    person.sees("People who answered this question")
    person.sees("On paper at one market, whoever came by")
    person.sees("Those who were asked were not drawn by chance.")
