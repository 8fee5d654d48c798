"""The pages: a date opens to its arithmetic, a rule to its source, a year to its months."""

from datetime import date

import pytest

from wardmote.errors import Invalid
from wardmote.foundation.calendars.models import RuleReview
from wardmote.foundation.calendars.presenters import clock_page, year_page
from wardmote.foundation.calendars.presenters.years import year_asked, year_of
from wardmote.foundation.calendars.tests.given import AT, MANAGER, clock
from wardmote.foundation.calendars.wall import entries


def test_a_clock_opens_to_every_step(declare):
    declare((clock("Answer"),))
    page = clock_page(entries(MANAGER, AT)[0])
    assert page.sentence == "The last day is 18 December 2026."
    assert page.steps[-1] == "Day 28 is Friday 18 December 2026."
    assert page.sources == ("SI 2009/942, regulation 7",)
    facts = dict(page.facts)
    assert facts["How binding"].startswith("Unconfirmed: nobody named has checked")
    assert facts["Runs from"] == "20 November 2026"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"start": None}, "Nobody has recorded here what this clock runs from"),
        ({"rule": "GOV.PLAN.TO_PCC"}, "the rule sets no number of days"),
        ({"rule": "ASB.PSPO"}, "It ends on 20 November 2029."),
        ({"rule": "VUL.RECOVERY"}, "Not before 20 December 2026."),
        ({"rule": "ASB.CR.APPLY"}, "It counts until 19 May 2027."),
        ({"rule": "INF.BREACH.ICO", "start": AT}, "The last day is 29 November 2026, 12:00pm."),
        ({"rule": "GOV.NONE"}, "No day can be worked out"),
    ],
)
def test_each_kind_of_clock_has_its_sentence(declare, more, said):
    declare((clock("it", **more),))
    assert said in clock_page(entries(MANAGER, AT)[0]).sentence


def test_the_plans_year_begins_in_april():
    assert [year_of(date(2026, 3, 31)), year_of(date(2026, 4, 1)), year_of(date(2027, 3, 31))] == [2025, 2026, 2026]
    assert year_asked("", date(2026, 3, 31)) == 2025
    assert year_asked("2027", date(2026, 3, 31)) == 2027


@pytest.mark.parametrize("text", ["abc", "1900", "9999", "-1", "２０２６", "2026.5", "2" * 100_000])
def test_what_is_no_year_is_said(text):
    with pytest.raises(Invalid, match="not a year this page can show"):
        year_asked(text, date(2026, 11, 26))


def test_a_year_has_its_months_and_the_clocks_that_end_in_it(declare):
    declare((clock("Answer"),))
    page = year_page(2026, entries(MANAGER, AT))
    titles = [title for title, _anchor, _rows in page.months]
    assert (titles[0], titles[-1], len(titles)) == ("April 2026", "March 2027", 12)
    december = {title: rows for title, _anchor, rows in page.months}["December 2026"]
    assert [row[0] for row in december] == ["18", "31"]
    assert "Answer" in december[0][1]
    assert ("In the month", "Hate crime awareness week") in [row[:2] for row in page.months[6][2]]
    assert len(page.once) >= 6


def test_the_first_and_last_years_lead_no_further():
    assert year_page(2018, ()).before_href == ""
    assert year_page(2099, ()).after_href == ""


def test_a_rule_works_out_a_day(signed_in):
    client = signed_in("Councillor")
    asked = {"start-day": "24", "start-month": "12", "start-year": "2026"}
    said = client.get("/members/clocks/rules/inf-foi/", asked).content.decode()
    assert "The day is 27 January 2027." in said
    assert "Working day 20 is Wednesday 27 January 2027." in said
    assert "Record that somebody checked it" not in said


def test_a_rule_in_hours_asks_for_the_time_here(signed_in):
    client = signed_in("Councillor")
    asked = {"start-day": "1", "start-month": "7", "start-year": "2026", "hour": "16:40"}
    said = client.get("/members/clocks/rules/asb-dispersal/", asked).content.decode()
    assert "The last moment is 3 July 2026, 4:40pm." in said
    odd = client.get("/members/clocks/rules/asb-dispersal/", asked | {"hour": "25:00"})
    assert odd.status_code == 422
    assert "Give the time on 24 hours" in odd.content.decode()


@pytest.mark.parametrize(
    ("rule", "year", "said"),
    [
        ("inf-foi", "2031", "bank holidays"),
        ("inf-complaint-ack", "2025", "does not apply"),
        ("da-dardr-send", "2026", "nobody has confirmed its commencement"),
        ("rd-spid-peryear", "2026", "no deadline"),
    ],
)
def test_what_cannot_be_worked_out_says_why(signed_in, rule, year, said):
    asked = {"start-day": "24", "start-month": "12", "start-year": year}
    assert said in signed_in("Councillor").get(f"/members/clocks/rules/{rule}/", asked).content.decode()


def test_the_manager_confirms_a_rule_and_the_wall_says_must(signed_in):
    client = signed_in("CSP manager")
    told = {"reviewer": "Amina Begum", "position": "Monitoring Officer", "day-day": "20", "day-month": "11"}
    short = client.post("/members/clocks/rules/gov-s17a/confirm/", told)
    assert short.status_code == 422
    assert "Amina Begum" in short.content.decode(), "What was typed is kept."
    sent = client.post("/members/clocks/rules/gov-s17a/confirm/", told | {"day-year": "2025"})
    assert (sent.status_code, sent["Location"]) == (302, "/members/clocks/rules/gov-s17a/")
    assert (
        "Checked by Amina Begum (Monitoring Officer) on 20 November 2025"
        in client.get(sent["Location"]).content.decode()
    )
    assert ">Must</strong>" in client.get("/members/clocks/?binding=must").content.decode()
    client.post("/members/clocks/rules/gov-s17a/withdraw/")
    assert ">Must</strong>" not in client.get("/members/clocks/").content.decode()
    assert RuleReview.objects.count() == 1


def test_a_clock_or_rule_there_is_not_is_said(signed_in):
    client = signed_in("CSP manager")
    assert client.get("/members/clocks/rules/gov-none/").status_code == 404
    assert "does not run here any more" in client.get("/members/clocks/0123456789abcdef/").content.decode()
