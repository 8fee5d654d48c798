"""Every page there is, found by following links as the public and as members, on a phone and by night on a desk.

On each: axe finds nothing, nothing is inline that the policy refuses, no script fails,
nothing scrolls sideways, and no link is dead. An address that no link reaches is reported too: a page nobody can find
might as well not be there.
"""

import pytest

from journeys.crawl import NIGHTLY, Before, Crawl, every_name
from journeys.demonstration import sign_in, who_goes_round

pytestmark = pytest.mark.long

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}

# Addresses that are not pages somebody follows a link to, each with the reason.
NOT_LINKED = {
    "tell-job": "for the page that shows how far a job is",
    "sign-in-second-factor": "on the way in, after a password; see test_accounts.py",
    "set-up-factor": "on the way in the first time; see test_accounts.py",
    "set-up-app": "on the way in the first time; see test_accounts.py",
    "set-up-passkey": "on the way in the first time; see test_accounts.py",
    "set-up-codes": "on the way in the first time; see test_accounts.py",
    "sign-in-elsewhere": "for sites whose settings name an agency's own; see test_single_sign_on.py",
    "sign-in-elsewhere-back": "where an agency's own site sends people back to",
    "new-password": "opened from a mail",
    "confirm-identity": "asked before a sensitive act",
    "close-broken-glass": "its button is there while a case is open; tried in foundation/break_glass/tests",
    "review-broken-glass": "its link is there until it is reviewed; test_break_glass.py follows it",
    "answer-release": "its link is there while a second person is waited for; test_break_glass.py follows it",
    "take-release-back": "its button is there for who asked, and for who agreed; test_break_glass.py presses it",
    "lift-hold": "its link is on a hold that stands; test_keeping.py follows it",
    "take-approval-back": "its button is on what was let go; test_keeping.py presses it",
    "answer-by-link": "opened from a mail",
    **dict.fromkeys(
        ("add-record-held", "add-words-held", "decide-all-held", "drop-held", "finish-preparing"),
        "its deed is there for who prepares a part, while they do; test_access_request.py goes there",
    ),
    **dict.fromkeys(
        ("review-access", "send-back-access", "answer-access", "resume-access", "open-access-again"),
        "its deed is there at its own step of a request for access; tried in desks/rights/tests",
    ),
    "health-live": "for the machine that watches the site",
    "health-ready": "for the machine that watches the site",
    "health-metrics": "for the machine that watches the site",
    "gallery": "for those who build pages",
    "brand-stylesheet": "a stylesheet",
    "brand-mark": "a picture",
    "calendar-feed": "for calendar programs; its link stands outside the members' pages",
    "issue-draft": "its link is there while a draft is not issued; its form is tried in test_drafts.py",
    "ask-for-tables": "its link is there while tables are made and not asked for; test_public_tables.py presses it",
    "accept-figures": "its link is on tables that were refused; test_public_tables.py presses it",
    "make-tables-of": "the second step of making tables; test_public_tables.py goes there",
    "write-note": "its link is there while a meeting sits; test_meetings.py follows it",
    "decide": "its link is there while a meeting sits; test_meetings.py follows it",
    "capture-action": "its link is there while a meeting sits; test_meetings.py follows it",
    "close-meeting": "its link is there while a meeting sits; test_meetings.py presses it",
    "change-decision": "its link is there while a meeting sits; its verb is tried in test_sitting.py",
    "add-observer": "its link is there while a meeting sits; its verb is tried in test_sitting.py",
    "declare-interest": "its link is there while a meeting sits; its verb is tried in test_sitting.py",
    "open-evaluation": "its link is on a plan that nobody evaluates yet; its verb is tried in test_closing.py",
    "sign-evaluation": "its link is there once every line is answered; test_plan_carried_out.py signs",
    "open-evaluation-again": "its link is on evaluations that are signed; its verb is tried in test_closing.py",
    "take-regarded-decision-up": "its link is on an entry that was taken back; test_registers.py takes one back",
    "take-service-up": "its link is on a service that was taken out; test_services.py takes one out",
    "open-escalation-again": "its link is on what the county decided; test_registers.py presses it",
    "take-back-return": "its link is on returns that came; test_registers.py presses it",
    "make-breach-safe": "its link is there while people are in danger; test_breaches.py follows it",
    "tell-people-of-breach": "its link is there once a breach is assessed; test_breaches.py follows it",
    "open-risk-again": "its link is on risks that were closed; its verb is tried in test_risks.py",
    "propose-plan": "its link is there while a plan is written; test_next_plan.py presses it",
    "open-action-again": "its link is on actions that have ended, which the list shows when asked",
    "decide-on-change": "its link is on what waits, for those who may decide; test_sharing.py presses it",
    "approve-telling": "its link is for who answers and did not prepare it; test_unusual_request.py follows it",
    "complete-record": "its link is there until the record is written; test_emergency.py follows it",
    "receive-told": "its button is beside what was told and not received; test_requests.py presses it",
    "destroy-told": "its link is there once access to what was told has ended; test_requests.py presses it",
    "withdraw-sharing-request": "its link is there for who asked, while nobody has answered; see sharing/tests",
    "withdraw-involvement": "its button is there for who asked, while nobody has answered; see sharing/tests",
    "add-person": "the step after a search that found nobody; test_people.py goes there",
    "answer-question": "its link is there while an unusual request is written; test_unusual_request.py goes there",
    "check-sharing-request": "its link is there while an unusual request is written; see test_unusual_request.py",
    "take-requested-field-out": "its link is there while an unusual request is written; tried in sharing/tests",
    "share-about-case": "its link is there while a meeting sits; test_case_in_a_meeting.py follows it",
    "correct-told-in-meeting": "its link is there until it is destroyed; test_case_in_a_meeting.py follows it",
    "withdraw-told-in-meeting": "its link is there until it is taken back; test_case_in_a_meeting.py follows it",
    "correct-told": "its link is there for who told, until it is destroyed; test_requests.py goes there",
    "acknowledge-data-complaint": "its link is there until it is acknowledged; test_complaints.py presses it",
    "answer-data-complaint": "its link is there once it is acknowledged; test_complaints.py presses it",
    "open-data-complaint-again": "its link is there once something was done; test_complaints.py follows it",
    "close-breach": "its link is there once nothing of a breach is to be done; test_breaches.py presses it",
    "decide-address": "its link is there while an address waits for a second person; tried in people/tests",
    "end-alias": "its link is beside another name of somebody; its verb is tried in people/tests",
    "end-marker": "its link is beside a marker; its verb is tried in people/tests",
    "end-address-marker": "its link is beside a marker that one answers for; its verb is tried in people/tests",
    "stop-visiting": "its link is on a record that says where they are visited; its verb is tried in people/tests",
    "protect-person": "its link is on a record that is not protected; its verb is tried in people/tests",
    "undo-same": "its link is there once two records are said to be of one person; its verb is tried in people/tests",
    "review-account": "its link is there once an account is stale",
    "take-project-back": "its link is on what a spreadsheet brought; test_from_a_spreadsheet.py follows it",
    "put-project-back": "its link is on what was taken back; its verb is tried in test_taking_over.py",
    "sign-offer-of-project": "its link is there once a project is approved; test_money.py presses it",
    "pay-project": "its link is on projects whose offer is signed; test_money.py presses it",
    "reverse-payment": "its link is beside a payment; test_money.py follows it",
    "release-project": "its link is on projects that have money left; its verb is tried in test_money.py",
    "tell-result-of-project": "its link is on projects whose offer is signed; test_money.py follows it",
    "reopen-project": "its link is on projects that were declined or withdrawn; its verb is tried in test_money.py",
    "undo-carrying": "its link is there once money was carried forward; its verb is tried in test_money.py",
    "send-bid": "its link is there while a bid is in preparation; test_money.py presses it",
    "reopen-bid": "its link is on bids that have ended; test_money.py presses it",
    "tell-counts": "the second step of telling counts; test_activity.py goes there",
    "reopen-activity": "its link is on what was withdrawn; test_activity.py presses it",
    "put-school-back": "its link is on schools that are off the list; its verb is tried in test_schools.py",
    "reopen-talk": "its link is beside a talk that was withdrawn; its verb is tried in test_schools.py",
    "ask-for-address": "its link is there while no change waits; its verb is tried in desks/people/tests",
    "show-side": "no desk keeps cases yet; tried in desks/people/tests",
    "end-link": "no desk keeps cases yet; tried in desks/people/tests",
    "withdraw-reviews": "its link is there once a rule is confirmed; test_clocks.py follows it",
}


@pytest.fixture(scope="module")
def reached() -> set[str]:
    """The names of the addresses reached so far in this module, by whoever."""
    return set()


@pytest.fixture(scope="module")
def before() -> Before:
    """What was read and looked at so far in this module, by whoever."""
    return Before()


def look_round(person, start: str, within: str, before: Before) -> Crawl:
    crawl = Crawl(person, within, before)
    count = 0
    person.page.set_viewport_size(PHONE)
    for _path in crawl.pages(start):
        count += 1
        if NIGHTLY:
            person.page.set_viewport_size(DESK)
            crawl.checks_the_page_again()
            person.page.set_viewport_size(PHONE)
    print(f"{count} pages and {len(crawl.files)} files, at {len(crawl.reached)} addresses")
    assert not crawl.wrong, "\n".join(crawl.wrong)
    assert not crawl.dead, f"Links that lead nowhere, or where this reader may not go: {crawl.dead}"
    return crawl


def test_every_page_the_public_can_reach(somebody, reached, before):
    crawl = look_round(somebody(), "/", "/", before)
    reached.update(crawl.reached)
    assert sum(crawl.reached.values()) > 10


def test_every_page_a_member_can_reach(somebody, reached, before):
    people = who_goes_round(somebody())
    print(f"{len(people)} people")
    assert len(set(people)) > 2
    for name in people:
        person = somebody()
        sign_in(person, name)
        reached.update(look_round(person, "/members/", "/members/", before).reached)


def test_the_gallery_of_parts(anybody):
    anybody.goes_to("/gallery/")
    anybody.is_at("Gallery")


def test_every_address_was_reached_by_a_link(reached):
    names = every_name()
    print(f"{len(names)} addresses")
    lost = sorted(names - reached - set(NOT_LINKED))
    assert not lost, f"No link leads to these. Link them, or say in NOT_LINKED why not: {lost}"
