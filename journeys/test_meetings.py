"""A meeting from its agenda to its minutes: planned, held by two, decided with dissent, closed, put right, approved."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from journeys.demonstration import name_with_role, sign_in

GROUP = "Joint tasking"
ACTION = "Count the bicycle stands on the quay"


def today():
    return datetime.now(ZoneInfo("Europe/London")).date()


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def plans(manager, starts: str, group: str = GROUP) -> str:
    """Plan a meeting of the group for today; its address."""
    manager.goes_to("/members/meetings/")
    manager.follows(group)
    manager.presses("Plan a meeting")
    for part, typed in (("day", today().day), ("month", today().month), ("year", today().year)):
        manager.writes(manager.page.locator(f"#day-{part}"), str(typed))
    manager.answers("When does it start?", starts)
    manager.answers("Where?", "Town hall")
    manager.presses("Plan the meeting")
    manager.sees("Apologies and declarations")
    return manager.page.url.removeprefix(manager.site.address).partition("#")[0]


def item_link(person, words: str, item: str) -> None:
    """Follow one of the links under an item."""
    link = person.page.get_by_role("link", name=re.compile(f"^{words} .*{item}"))
    with person.page.expect_navigation():
        link.first.click()
    person.checks_the_page()


def taps(person, words: str, who: str) -> None:
    """Press the small button with these words beside somebody's place."""
    button = person.page.get_by_role("button", name=re.compile(f"^{words}.* {re.escape(who)}$"))
    with person.page.expect_navigation():
        button.first.click()
    person.checks_the_page()


def test_a_meeting_from_its_agenda_to_its_minutes(somebody):
    manager = somebody()
    as_role(manager, "CSP manager")
    here = plans(manager, "9am")
    manager.follows("Add an item")
    manager.presses("Add item")
    manager.sees("There is a problem")
    manager.answers("What is the item?", "Bicycles stolen from the quay")
    manager.presses("Add item")
    manager.follows("Put the agenda in order")
    taps(manager, "Up", "5. Bicycles stolen from the quay")
    manager.goes_to(here)
    manager.sees("4. Bicycles stolen from the quay")

    manager.presses("Begin the meeting")
    item_link(manager, "Write down a decision", "Bicycles")
    manager.answers("What was decided?", "Fit twenty stands on the quay.")
    manager.presses("Save decision")
    manager.sees("There is no quorum for this item.")
    manager.goes_to(here)
    for body in ("Netherwick Council", "Saltmere Borough Council", "Mereshire Constabulary"):
        taps(manager, "Here: ", body)
    taps(manager, "Apologies", "Mereshire County Council")
    manager.sees("There is a quorum.")
    manager.presses("Those present accept this")

    second = somebody(by="keyboard")
    as_role(second, "Community safety officer")
    second.goes_to(here)
    item_link(second, "Write the note", "Bicycles")
    item_link(manager, "Write the note", "Bicycles")
    manager.answers("What do the minutes say of it?", "Nine were stolen in May.")
    manager.presses("Save note")
    second.answers("What do the minutes say of it?", "The stands cost 90 pounds each.")
    second.presses("Save note")
    second.sees("Nine were stolen in May.")
    second.sees("The stands cost 90 pounds each.")
    second.presses("Keep mine")
    second.sees("The stands cost 90 pounds each.")

    item_link(manager, "Write down a decision", "Bicycles")
    manager.answers("What was decided?", "Fit twenty stands on the quay.")
    manager.page.get_by_label(re.compile("Mereshire Constabulary")).check()
    manager.presses("Save decision")
    manager.sees("Against it:")
    item_link(manager, "Capture an action", "Bicycles")
    manager.answers("What will be done?", ACTION)
    manager.page.get_by_label("Who owns it?").select_option(index=2)
    due = today() + timedelta(days=20)
    for part, typed in (("day", due.day), ("month", due.month), ("year", due.year)):
        manager.page.locator(f"#due-{part}").fill(str(typed))
    manager.presses("Save action")
    manager.follows(ACTION)
    assert "Bicycles stolen from the quay" in manager.fact("Came from")

    manager.goes_to(here)
    manager.presses("Close the meeting")
    manager.sees("You can put them right afterwards.")
    manager.presses("Close, and make the minutes")
    manager.sees("Version 1")
    manager.sees(ACTION)
    with manager.page.expect_download() as taken:
        manager.page.get_by_role("link", name="As a Word file", exact=True).click()
    assert taken.value.suggested_filename.endswith("-1-whole.docx")

    manager.follows("Put the minutes right")
    manager.presses("Open the meeting again")
    manager.sees("There is a problem")
    manager.answers("Why?", "The price was wrong")
    manager.presses("Open the meeting again")
    item_link(manager, "Change the note", "Bicycles")
    manager.page.get_by_label("What do the minutes say of it?").fill("The stands cost 80 pounds each.")
    manager.presses("Save note")
    manager.presses("Close the meeting")
    manager.presses("Close, and make the minutes")
    manager.sees("The stands cost 80 pounds each.")
    manager.follows("Version 1")
    manager.sees("A later version has taken its place.")

    councillor = somebody(phone=True)
    as_role(councillor, "Councillor")
    councillor.goes_to(f"{here}minutes/")
    councillor.sees("What is restricted is left out.")
    councillor.goes_to(f"{here}minutes/2/whole/")
    councillor.is_refused()
    councillor.goes_to(f"{here}close/")
    councillor.is_refused()

    following = plans(manager, "4pm")
    manager.sees(ACTION)
    manager.presses("Begin the meeting")
    manager.presses("Approve these minutes")
    manager.sees("Approved ")
    manager.presses("Close the meeting")
    manager.presses("Close, and make the minutes")
    manager.goes_to(following)
    manager.follows(ACTION)
    assert manager.fact("Carried over") == "At 1 meeting"


def test_somebody_sends_apologies_for_themselves_on_a_phone(somebody):
    manager = somebody()
    as_role(manager, "CSP manager")
    manager.goes_to("/members/meetings/")
    manager.follows("Add a group")
    manager.answers("What is the group called?", "Harbour group")
    manager.chooses("Ours")
    manager.presses("Add group")
    manager.sees("It has not met here yet")
    manager.follows("Expect somebody else")
    councillor_name = name_with_role(somebody(), "Councillor")
    option = (
        manager.page.get_by_label("A member (optional)", exact=True).locator("option").filter(has_text=councillor_name)
    )
    manager.page.get_by_label("A member (optional)", exact=True).select_option(
        value=option.first.get_attribute("value")
    )
    manager.presses("Expect them")
    here = plans(manager, "6pm", "Harbour group")

    councillor = somebody(phone=True)
    sign_in(councillor, councillor_name)
    councillor.goes_to(here)
    with councillor.page.expect_navigation():
        councillor.page.get_by_role("button", name=re.compile("^Apologies ")).click()
    councillor.checks_the_page()
    with councillor.page.expect_navigation():
        councillor.page.get_by_role("button", name=re.compile("^Take back ")).click()
    councillor.sees("Nobody has said")
    manager.goes_to(here)
    manager.follows("Call the meeting off")
    manager.answers("Why?", "Snow")
    manager.presses("Call it off")
    manager.sees("Called off: Snow")


def test_of_another_body_s_meeting_who_went_and_our_own_action_are_kept(somebody):
    councillor = somebody(by="keyboard")
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/meetings/")
    councillor.follows("Multi-Agency Risk Assessment Conference (MARAC)")
    councillor.does_not_see("Plan a meeting")
    councillor.presses("Say who went")
    councillor.presses("Save")
    councillor.sees("There is a problem")
    for part, typed in (("Day", today().day), ("Month", today().month), ("Year", today().year)):
        councillor.page.locator(f"#day-{part.lower()}").fill(str(typed))
    councillor.presses("Save")
    with councillor.page.expect_navigation():
        councillor.page.get_by_role("link", name=re.compile("^Add what we took on")).first.click()
    councillor.answers("What will your agency do?", "Send the list of courses round")
    due = today() + timedelta(days=9)
    for part, typed in (("day", due.day), ("month", due.month), ("year", due.year)):
        councillor.page.locator(f"#due-{part}").fill(str(typed))
    councillor.presses("Save action")
    councillor.follows("Send the list of courses round")
    assert "Multi-Agency Risk Assessment Conference" in councillor.fact("Came from")
