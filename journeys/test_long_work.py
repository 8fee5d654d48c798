"""Work that outlasts a request: an analyst asks, follows how far it is, leaves, and finds what came of it."""

from playwright.sync_api import expect

from journeys.demonstration import name_with_role, sign_in

DOING = "Checking that every issued file is as it was issued"


def test_an_analyst_has_the_issued_files_checked(anybody):
    sign_in(anybody, name_with_role(anybody, "Partnership analyst"))
    anybody.goes_to("/members/evidence/")
    anybody.presses("Check the issued files")
    anybody.is_at(DOING)
    expect(anybody.page.get_by_text("issued files are as they were issued")).to_be_visible(timeout=60_000)
    anybody.checks_the_page()
    assert anybody.fact("State") == "Done"
    anybody.follows("All that I asked for")
    anybody.is_at("What I asked for")
    anybody.follows(DOING)
    anybody.presses("See what came of it")
    anybody.is_at("Evidence")


def test_a_colleague_cannot_follow_it(somebody):
    analyst = somebody()
    sign_in(analyst, name_with_role(analyst, "Partnership analyst"))
    analyst.goes_to("/members/work/")
    analyst.follows(DOING)
    path = analyst.page.url.removeprefix(analyst.site.address)
    councillor = somebody()
    sign_in(councillor, name_with_role(councillor, "Councillor"))
    councillor.goes_to(path)
    councillor.is_refused()
    councillor.sees("Only who asked for a piece of work can follow it.")
    councillor.goes_to("/members/work/")
    councillor.sees("Work that you ask for will be listed here.")
