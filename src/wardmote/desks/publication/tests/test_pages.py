"""The public's first pages say who to call, where the plan stands, and what is recorded."""

import pytest

from wardmote.desks.publication.presenters import help_page


def test_every_number_can_be_dialled():
    page = help_page()
    print(f"{len(page.helps)} numbers")
    assert page.helps[0].call == "999"
    for each in page.helps:
        assert each.dial.isdigit(), each.title
        assert each.text


def test_home_of_a_plan_that_has_ended_says_so(demonstration, anybody):
    said = anybody.get("/chorley-south-ribble/").content.decode()
    assert "This plan ended on 31 March 2025." in said
    assert "These were its priorities." in said
    assert "No assessment has been issued here yet." in said


def test_home_leads_to_every_assessment(demonstration, anybody):
    said = anybody.get("/example/").content.decode()
    assert said.count("/example/assessments/A-") == 3


@pytest.mark.django_db
def test_an_empty_site_says_what_will_be_here(anybody):
    assert "wardmote load-pack" in anybody.get("/").content.decode()


@pytest.mark.parametrize("path", ["/accessibility/", "/privacy/"])
@pytest.mark.django_db
def test_whom_to_write_to_is_a_setting(anybody, settings, path):
    assert "has not given an address" in anybody.get(path).content.decode()
    settings.WARDMOTE_CONTACT = "safer@example.gov.uk"
    assert "mailto:safer@example.gov.uk" in anybody.get(path).content.decode()
