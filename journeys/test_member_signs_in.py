"""Everybody of the demonstration signs in with one click, finds who they are and what they may see, and signs out."""

import re

import pytest

from journeys.demonstration import names, sign_in, who_goes_round

pytestmark = pytest.mark.long


def test_one_click_and_no_password(anybody):
    name = names(anybody)[0]
    sign_in(anybody, name)
    anybody.is_at(name)
    anybody.presses("Sign out")
    anybody.is_at("Sign in")


def test_each_lands_on_their_own_page(somebody):
    people = who_goes_round(somebody())
    print(f"{len(people)} people")
    for name in people:
        person = somebody()
        sign_in(person, name)
        person.is_at(name)
        for fact in ("Name", "Agency", "Role"):
            assert person.fact(fact), f"{name} has no {fact}"
        person.sees("Strategic assessment")
        assert re.search(r"\b[0-9a-f]{64}\b", person.text), "The assessment is there without its provenance."
        person.sees("Sign out")


def test_another_roles_page_is_refused_in_words(somebody):
    """They open every page that only some other role may open: found by what the others are offered."""
    offered, people = {}, {name: somebody() for name in who_goes_round(somebody())}
    for name, person in people.items():
        sign_in(person, name)
        offered[name] = {place.get_attribute("href") for place in person.page.locator("#sections a").all()}
    tried = 0
    for name, person in people.items():
        for path in sorted(set().union(*offered.values()) - offered[name]):
            person.goes_to(path)
            person.is_refused()
            person.sees("This page is for this role:")
            tried += 1
    print(f"{tried} refusals")
    assert tried >= len(people)


def test_a_stranger_is_refused_a_members_page_and_told_to_sign_in(anybody):
    anybody.goes_to("/members/")
    anybody.is_refused()
    anybody.sees("Sign in first.")


def test_after_signing_out_the_page_is_closed(somebody):
    person = somebody()
    sign_in(person, names(person)[0])
    person.presses("Sign out")
    person.goes_to("/members/")
    person.is_refused()


def test_everything_made_up_says_so(somebody):
    person = somebody()
    sign_in(person, names(person)[0])
    person.sees("Made up.")
