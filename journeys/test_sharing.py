"""Sharing: its law is confirmed by two and withdrawn by one; an agreement is opened, signed and withdrawn from."""

from journeys.demonstration import name_with_role, sign_in
from journeys.post import has_read_all, mail_to, path_in

GATEWAY = "Safeguarding an adult at risk"
AGREEMENT = "Visits to houses together"
MAILBOX = "neighbourhoods@wickhaven-homes.example"


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def gives_day(person, name: str, day: str) -> None:
    for part, typed in zip(("day", "month", "year"), day.split(), strict=True):
        person.page.locator(f"#{name}-{part}").fill(typed)


def test_two_people_confirm_a_gateway_and_one_withdraws_it(somebody):
    liaison, chair, officer = somebody(), somebody(), somebody()
    as_role(liaison, "Designated liaison officer")
    liaison.follows("Sharing")
    liaison.follows("The law of sharing")
    liaison.goes_to("/members/sharing/law/?state=nothing")
    liaison.sees("No entry is like that.")
    liaison.presses("See all")
    liaison.follows(GATEWAY)
    liaison.sees("so nothing is shared by it without a person")
    assert liaison.fact("Written in") == "Care Act 2014, sections 6, 7, 42 and 45"
    liaison.presses("Confirm what it says")
    liaison.answers("Who checked it against its source?", "Odile Wren")
    liaison.answers("What is their position?", "Information Governance Manager")
    liaison.answers("What did they check it against?", "The Act as published that day")
    gives_day(liaison, "day", "1 1 2100")
    liaison.presses("Propose the confirmation")
    liaison.sees("Nobody can have checked it on a day to come.")
    gives_day(liaison, "day", "20 11 2026")
    liaison.presses("Propose the confirmation")
    liaison.sees("This waits for a second person, because the law is touched.")
    liaison.follows("See what it changes")
    liaison.sees("A second person approves that first.")
    as_role(chair, "Chair")
    chair.goes_to("/members/changes/?state=waiting")
    chair.page.get_by_role("row").filter(has_text=GATEWAY).get_by_role("link").click()
    chair.presses("Decide on it")
    chair.chooses("Approve it")
    chair.presses("Record the decision")
    chair.sees("This was made.")
    chair.follows("See what it changes")
    chair.sees("Checked against its source by Odile Wren, Information Governance Manager on 20 November 2026.")
    as_role(officer, "Antisocial behaviour officer")
    officer.goes_to("/members/sharing/law/care_act/")
    officer.does_not_see("Withdraw the confirmation")
    officer.goes_to("/members/sharing/law/care_act/withdraw/")
    officer.is_refused()
    liaison.goes_to("/members/sharing/law/care_act/")
    liaison.follows("Withdraw the confirmation")
    liaison.presses("Withdraw it")
    liaison.sees("Give an answer: why")
    liaison.answers("Why?", "Section 45 is for safeguarding boards alone")
    liaison.presses("Withdraw it")
    liaison.sees("so nothing is shared by it without a person")
    liaison.sees("Section 45 is for safeguarding boards alone")
    officer.goes_to("/members/")
    officer.sees("withdrew a confirmation of the law of sharing: CARE_ACT")


def picks(person, name: str, words: str) -> None:
    person.page.locator(f"select#{name}").select_option(label=words)


def decides(person, words: str) -> None:
    person.goes_to("/members/changes/?state=waiting")
    person.page.get_by_role("row").filter(has_text=words).get_by_role("link").click()
    person.presses("Decide on it")
    person.chooses("Approve it")
    person.presses("Record the decision")
    person.sees("This was made.")


def test_an_agreement_is_written_opened_signed_by_link_and_withdrawn_from(somebody, anybody, site):
    liaison, chair, councillor = somebody(), somebody(), somebody()
    as_role(liaison, "Designated liaison officer")
    liaison.goes_to("/members/sharing/")
    liaison.follows("Documents of sharing")
    liaison.follows("Data protection impact assessment")
    liaison.sees("Adopted under the reference DPIA 2026/4 (made up).")
    liaison.goes_to("/members/sharing/agreements/?state=lapsed")
    liaison.sees("No agreement is like that.")
    liaison.goes_to("/members/sharing/agreements/")
    liaison.presses("Write an agreement")
    liaison.answers("What is the agreement called?", AGREEMENT)
    liaison.answers("What is it about?", "Who visits a house with whom. Ring Mr Hughes.")
    liaison.chooses("working a case of antisocial behaviour")
    liaison.chooses("Tier 2: an agreement for a purpose")
    liaison.presses("Begin")
    liaison.sees("looks like somebody's name")
    liaison.answers("What is it about?", "Who visits a house with whom")
    liaison.presses("Begin")
    liaison.is_at(AGREEMENT)
    path = liaison.page.url.removeprefix(liaison.site.address)
    liaison.presses("Open it for signature")
    liaison.answers("Why?", "It was agreed")
    liaison.presses("Propose it")
    liaison.sees("It needs one party that tells, and another that is told.")
    liaison.goes_to(path)
    liaison.follows("Add a field")
    liaison.answers("What is the field called?", "Reason for the visit")
    picks(liaison, "record_class", "C3: a case")
    liaison.chooses("what tells of somebody")
    liaison.chooses("No")
    liaison.answers("Why is it needed?", "So that the right officers come")
    liaison.presses("Add the field")
    for body, kind, part in (
        ("Wickhaven Homes", "a private registered provider of social housing", "It tells"),
        ("Mereshire Constabulary", "a police force", "It is told"),
    ):
        liaison.follows("Add a party")
        picks(liaison, "organisation", body)
        picks(liaison, "kind", kind)
        liaison.chooses(part)
        liaison.presses("Add the party")
    liaison.presses("Open it for signature")
    liaison.answers("Why?", "It was agreed")
    liaison.presses("Propose it")
    as_role(chair, "Chair")
    decides(chair, AGREEMENT)
    liaison.goes_to(path)
    liaison.sees("Out for signature")
    liaison.follows("Sign Mereshire Constabulary")
    liaison.answers("What is your position?", "Head of information")
    liaison.presses("Sign")
    liaison.sees("Tick this to sign, or close the page if you do not sign")
    liaison.chooses("I may sign for this organisation, and it will keep to this agreement")
    liaison.presses("Sign")
    liaison.follows("Ask by link Wickhaven Homes")
    has_read_all(site, MAILBOX)
    liaison.presses("Send the link")
    mail = mail_to(site, MAILBOX)
    assert AGREEMENT not in mail
    anybody.goes_to(path_in(mail))
    anybody.is_at("Sign for Wickhaven Homes")
    anybody.sees("Reason for the visit (C3, what tells of somebody)")
    anybody.answers("Who signs?", "Lee Marsh")
    anybody.answers("What is your position?", "Director")
    anybody.chooses("I may sign for this organisation, and it will keep to this agreement")
    anybody.presses("Sign")
    anybody.sees("Signatory: Lee Marsh, Director.")
    as_role(councillor, "Councillor")
    councillor.goes_to(path)
    councillor.sees("In force")
    councillor.does_not_see("End the agreement")
    liaison.goes_to(path)
    liaison.sees("Nobody has been given access under it.")
    liaison.follows("Withdraw Mereshire Constabulary")
    liaison.answers("Why?", "The terms are being looked at again")
    liaison.presses("Withdraw")
    liaison.sees("Nothing is told by it until one who tells and one who is told have signed this version.")
    liaison.follows("Sign Mereshire Constabulary")
    councillor.goes_to("/members/")
    councillor.sees(f"Mereshire Constabulary withdrew from “{AGREEMENT}”")
