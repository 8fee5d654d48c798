"""A case in a meeting: what one agency tells others is decided, written down once, read by who heard it, taken back."""

import re

from journeys.test_meetings import as_role, item_link, plans, taps
from journeys.test_requests import path_of

GROUP, ITEM = "Casework meeting (made up)", "Cases"
AGREEMENT = "Antisocial behaviour casework (made up)"
CASE = "casework.Case.0b0e1c52-7a3d-4f0e-9d64-2c1f8a90e7b3"
NAME, RIGHT = "Orsino Pellbrook", "Orsino Pellbrooke"
NEED = "Both services go to that door on Friday, and each must know whom it meets there."
LESS = "The name and nothing else: not where they lived before, and nothing of their family."


def test_a_case_is_shared_put_right_and_taken_back(somebody, site):
    manager, pcso, fire, councillor = (somebody() for _ in range(4))
    as_role(manager, "CSP manager")
    here = plans(manager, "11am", group=GROUP)
    manager.does_not_see("Share about a case")
    manager.presses("Begin the meeting")
    for who in (
        "Marian Ashdown, Netherwick Council",
        "Danny Rudge, Mereshire Constabulary",
        "Keira Lomax, Mereshire Fire and Rescue Service",
    ):
        taps(manager, "Present", who)
    item_link(manager, "Share about a case:", ITEM)
    manager.sees("Those present have not accepted that what is restricted stays in the room.")
    manager.goes_to(here)
    manager.presses("Those present accept this")
    item_link(manager, "Share about a case:", ITEM)
    manager.sees("Before anybody speaks, these leave the room: Keira Lomax.")
    manager.presses("Write it down")
    manager.sees("Give an answer: which case is it about")
    manager.answers("Which case is it about?", CASE)
    manager.chooses("working a case of antisocial behaviour")
    manager.chooses("an adult")
    manager.page.get_by_text("What Netherwick Council told", exact=True).click()
    manager.answers("Name, told by Netherwick Council (optional)", NAME)
    manager.presses("Write it down")
    manager.sees("Give an answer: Would it put anybody at risk")
    group = manager.page.locator("details", has_text="What Netherwick Council told")
    group.get_by_label("No", exact=True).check()
    group.get_by_label("The UK GDPR", exact=True).check()
    manager.answers("Why do the others need what Netherwick Council told? (optional)", NEED)
    manager.answers(
        "Why is it in proportion that Netherwick Council told it, and what less would not do? (optional)", LESS
    )
    manager.presses("Write it down")
    manager.sees("1 telling was let out. 1 was refused.")
    manager.sees("Mereshire Fire and Rescue Service has not signed")
    manager.does_not_see(NAME)
    record = path_of(manager)

    as_role(pcso, "Police community support officer")
    pcso.sees("What you heard in meetings, to be read here")
    pcso.goes_to(record)
    pcso.follows("Mereshire Constabulary by Netherwick Council")
    pcso.presses("Read what was told")
    pcso.sees(NAME)
    pcso.presses("I have it, and keep to its conditions")
    told = path_of(pcso)
    as_role(fire, "Agency lead")
    fire.goes_to(record)
    fire.sees("Nothing was let out.")
    fire.goes_to(f"{told}told/1/")
    fire.is_at("We cannot find this page")
    as_role(councillor, "Councillor")
    councillor.goes_to(record)
    councillor.is_at("We cannot find this page")

    manager.goes_to(record)
    manager.follows("Put right what your organisation told")
    manager.answers("Name (optional)", RIGHT)
    manager.presses("Put it right")
    pcso.goes_to(f"{told}told/1/")
    pcso.is_at("This cannot be done now")
    pcso.goes_to(f"{told}told/2/")
    pcso.sees(RIGHT)

    manager.goes_to(here)
    manager.sees(f"Information was shared under “{AGREEMENT}” about the case {CASE}.")
    manager.presses("Close the meeting")
    manager.presses("Close, and make the minutes")
    manager.sees(f"Information was shared under the agreement “{AGREEMENT}” about the case {CASE}.")
    manager.does_not_see(RIGHT)
    councillor.goes_to(f"{here}minutes/")
    councillor.does_not_see(CASE)

    manager.goes_to(record)
    manager.follows("Take back what was told")
    manager.presses("Take it back")
    pcso.goes_to(f"{told}told/2/")
    pcso.is_at("This cannot be done now")
    pcso.goes_to(f"{told}receipts/2/")
    assert re.fullmatch("[0-9a-f]{64}", pcso.fact("Hash of what was told"))
    assert pcso.fact("Heard by") == "Danny Rudge"
    held = [one.read_bytes() for one in site.var.rglob("*") if one.is_file()]
    for typed in (NAME, NEED, LESS):
        assert not [one for one in held if typed.encode() in one], "in clear in a file of the site"


def test_a_group_that_works_under_no_agreement_shares_nothing(somebody):
    manager, officer = somebody(), somebody()
    as_role(manager, "CSP manager")
    manager.goes_to("/members/meetings/")
    manager.follows("Joint tasking")
    manager.sees("It works under no agreement, so nothing about anybody is shared in its meetings.")
    manager.follows("Name an agreement")
    manager.presses("Name it")
    manager.sees("Choose: which agreement")
    manager.chooses(AGREEMENT)
    manager.presses("Name it")
    manager.sees(AGREEMENT)
    taps(manager, "Work under it no more", AGREEMENT)
    manager.sees("It works under no agreement")
    as_role(officer, "Antisocial behaviour officer")
    officer.goes_to("/members/meetings/")
    officer.follows("Joint tasking")
    officer.does_not_see("Name an agreement")
