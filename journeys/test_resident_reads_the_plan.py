"""A resident, with no account, reads what the partnership said it would do and what is recorded where they live."""

import re

import pytest

from journeys.demonstration import first_partnership, made_up_partnership

pytestmark = pytest.mark.long

HARM = "Domestic abuse, violence against women and girls"


def test_from_the_first_page_to_a_promise_and_its_place_in_the_plan(anybody):
    anybody.goes_to("/")
    anybody.is_at("Community safety where you live")
    anybody.follows(first_partnership(anybody))
    anybody.follows("What we are doing")
    anybody.is_at("What we are doing")
    anybody.sees("ended on 31 March 2025")
    anybody.follows("Antisocial behaviour")
    anybody.is_at("Antisocial behaviour")
    for heading in ("What we want to achieve", "What is done now", "What will be done"):
        anybody.sees(heading)
    anybody.opens("Where the plan says this")
    anybody.sees("Priority: antisocial behaviour /")


def test_all_four_priorities_can_be_read(anybody):
    anybody.goes_to("/")
    anybody.follows(first_partnership(anybody))
    anybody.follows("What we are doing")
    titles = anybody.page.locator("#priorities + .wm-cards a").all_inner_texts()
    assert len(titles) == 4
    for title in titles:
        anybody.follows(title)
        anybody.is_at(title)
        anybody.follows("What we are doing")


def test_a_page_about_harm_can_be_left_fast_and_says_where_help_is(anybody):
    anybody.goes_to("/")
    anybody.follows(first_partnership(anybody))
    anybody.follows("What we are doing")
    anybody.follows(HARM)
    anybody.follows("how to get help")
    anybody.is_at("Get help")
    anybody.sees("999")
    anybody.page.go_back()
    anybody.presses("Leave this page fast")
    anybody.has_left()


def test_every_page_links_the_statement_and_the_notice(anybody):
    anybody.goes_to("/")
    anybody.follows("Accessibility statement")
    anybody.is_at("Accessibility statement")
    anybody.follows("Privacy notice")
    anybody.is_at("Privacy notice")


def test_any_figure_leads_to_the_hash_of_the_file_it_was_counted_from(anybody):
    anybody.goes_to("/")
    anybody.follows(made_up_partnership(anybody))
    anybody.follows("Figures")
    anybody.follows(anybody.first_link_like(re.compile("^Where each figure came from: ")))
    anybody.is_at("Where each figure came from")
    figure = anybody.page.locator("#figures tbody th a").first.inner_text()
    anybody.follows(figure)
    anybody.is_at(figure)
    for heading in ("What to bear in mind", "How it was made", "What it was counted from", "The files"):
        anybody.sees(heading)
    assert re.search(r"\b[0-9a-f]{64}\b", anybody.text)


def test_a_number_in_a_sentence_of_the_assessment_leads_to_its_own_page(somebody):
    person = somebody()
    person.goes_to("/")
    person.follows(made_up_partnership(person))
    person.follows("Figures")
    person.page.locator("main h2 a").first.click()
    number = person.page.locator(".wm-document p a.wm-figure").first
    words = number.inner_text()
    number.click()
    person.checks_the_page()
    assert words.split()[0].replace(",", "") in person.text.replace(",", "")
    assert re.search(r"\b[0-9a-f]{64}\b", person.text)


def test_no_public_page_sets_a_cookie(somebody):
    person = somebody()
    for path in ("/", "/accessibility/", "/privacy/"):
        person.goes_to(path)
    person.goes_to("/")
    person.follows(made_up_partnership(person))
    for words in ("What we are doing", "Figures", "Get help"):
        person.follows(words)
    assert person.page.context.cookies() == []
