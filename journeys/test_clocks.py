"""A manager finds what is due, opens a date to its arithmetic, and has somebody's check of its rule recorded."""

import re

from journeys.demonstration import name_with_role, sign_in

RETURN = re.compile("Section 17A data of")


def manager(person):
    name = name_with_role(person, "CSP manager")
    sign_in(person, name)
    return person


def test_from_the_first_page_to_how_a_day_was_worked_out(anybody):
    manager(anybody)
    anybody.sees("What is due")
    anybody.follows("Clock wall: everything that is due, and why")
    anybody.is_at("Clock wall")
    anybody.sees("Unconfirmed")
    what = anybody.first_link_like(RETURN)
    anybody.follows(what)
    anybody.is_at(what)
    anybody.sees("The next quarter ends on")
    anybody.sees("How the day was worked out")
    assert "SI 2007/1831" in anybody.fact("Written in")
    anybody.follows("Clock wall")
    anybody.is_at("Clock wall")


def test_the_wall_is_cut_by_area_and_the_address_keeps_it(anybody):
    manager(anybody)
    anybody.goes_to("/members/clocks/?area=Saltmere&stands=due")
    assert "Netherwick" not in anybody.page.locator("#wall").inner_text()
    anybody.presses("Show")
    assert "area=Saltmere" in anybody.page.url
    anybody.follows("Show everything")
    assert "Netherwick" in anybody.page.locator("#wall").inner_text()
    anybody.goes_to("/members/clocks/?stands=met&binding=should")
    anybody.sees("No clock is like that.")


def test_a_rule_is_no_duty_until_somebody_has_checked_it(somebody):
    person = manager(somebody())
    person.goes_to("/members/clocks/rules/gov-scrutiny/")
    person.sees("Nobody yet. Until somebody named has, it is shown as unconfirmed and never as a duty.")
    person.follows("Record that somebody checked it")
    person.answers("Who checked the rule against its source?", "Amina Begum")
    person.presses("Record the check")
    person.sees("There is a problem")
    person.answers("What is their position?", "Monitoring Officer")
    for part, words in (("Day", "20"), ("Month", "11"), ("Year", "2025")):
        person.page.get_by_label(part, exact=True).fill(words)
    person.presses("Record the check")
    person.is_at("Crime and disorder scrutiny, every twelve months")
    person.sees("Checked by Amina Begum (Monitoring Officer) on 20 November 2025")
    assert person.fact("How binding").startswith("Must")
    person.goes_to("/members/clocks/?binding=must")
    person.sees("Crime and disorder scrutiny of Saltmere")
    person.goes_to("/members/clocks/rules/gov-scrutiny/")
    person.follows("Withdraw the confirmation")
    person.presses("Withdraw it")
    assert person.fact("How binding").startswith("Unconfirmed")


def test_somebody_else_may_read_a_rule_and_not_confirm_it(somebody):
    person = somebody()
    sign_in(person, name_with_role(person, "Councillor"))
    person.goes_to("/members/clocks/rules/gov-scrutiny/")
    person.does_not_see("Record that somebody checked it")
    person.goes_to("/members/clocks/rules/gov-scrutiny/confirm/")
    person.is_refused()


def test_a_day_is_worked_out_by_a_rule(anybody):
    manager(anybody)
    anybody.follows("Clock wall: everything that is due, and why")
    anybody.follows("Rules of time")
    anybody.follows("Freedom of information request, answered")
    for part, words in (("Day", "24"), ("Month", "12"), ("Year", "2026")):
        anybody.answers(part, words)
    anybody.presses("Work it out")
    anybody.sees("The day is 27 January 2027.")
    anybody.sees("Monday 4 January 2027 (substitute for 2 January (Scotland))")


def test_the_year_shows_what_comes_round_and_what_ends_in_it(anybody):
    manager(anybody)
    anybody.goes_to("/members/year/?year=2026")
    anybody.is_at("The partnership's year, 2026 to 2027")
    anybody.sees("Anti-Slavery Day")
    anybody.follows("The year after")
    anybody.is_at("The partnership's year, 2027 to 2028")


def test_a_calendar_address_is_made_shown_once_and_stopped(anybody):
    manager(anybody)
    anybody.goes_to("/members/calendar/")
    anybody.presses("Make a calendar address" if "You have no" in anybody.text else "Stop it and make another")
    anybody.sees("It is shown this once and kept nowhere.")
    address = anybody.page.locator("code").inner_text()
    path = "/" + address.partition("//")[2].partition("/")[2]
    answer = anybody.page.request.get(f"{anybody.site.address}{path}")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "Marian" not in answer.text()
    anybody.goes_to("/members/calendar/")
    assert path not in anybody.page.content()
    anybody.presses("Stop it")
    anybody.sees("Your calendar address no longer works.")
    assert anybody.page.request.get(f"{anybody.site.address}{path}").status == 404
    anybody.follows("What somebody sees there without your key")
    anybody.is_at("Calendar address")
