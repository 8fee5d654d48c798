"""The law of sharing: read with its source, confirmed by two people, withdrawn by one."""

from journeys.demonstration import name_with_role, sign_in

GATEWAY = "Safeguarding an adult at risk"


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
