"""A member opens their week: what is due, promised, waiting and changed; says that they looked; and it is quiet."""

from journeys.demonstration import name_with_role, names, sign_in

TEXT = "Ask three shops about the loading bay"
PARTS = (
    "Due by law and by agreement", "Promised by you", "Waiting on you", "Changed since you last looked",
    "How things stand",
)  # fmt: skip


def makes_an_action(manager) -> None:
    manager.goes_to("/members/actions/")
    manager.presses("Add an action")
    manager.answers("What will be done?", TEXT)
    manager.page.get_by_label("Which organisation answers for it?").select_option(label="Netherwick Council")
    for part, typed in (("Day", "1"), ("Month", "March"), ("Year", "2027")):
        manager.page.locator(f"#due-{part.lower()}").fill(typed)
    manager.presses("Add action")
    manager.is_at(TEXT)


def test_what_a_colleague_did_is_told_until_one_says_one_has_looked(somebody):
    manager = somebody()
    name = name_with_role(manager, "CSP manager")
    sign_in(manager, name)
    makes_an_action(manager)

    other = somebody(by="keyboard", script=False)
    sign_in(other, next(each for each in names(other) if each != name))
    for part in PARTS:
        other.sees(part)
    other.sees(f"{name} made: {TEXT}")
    other.presses("I have looked at these")
    other.does_not_see(TEXT)
    other.sees("Nothing has changed.")

    manager.goes_to("/members/")
    manager.does_not_see(f"{name} made: {TEXT}")


def test_a_handover_is_one_page_and_is_not_for_everybody(somebody):
    manager = somebody(phone=True)
    name = name_with_role(manager, "CSP manager")
    sign_in(manager, name)
    manager.follows("Your handover: what somebody must know to stand in for you")
    manager.is_at(f"Handover of {name}")
    for heading in ("Clocks", "Actions", "What they are here"):
        manager.sees(heading)
    manager.goes_to("/members/people/")
    manager.follows(name)
    manager.follows("Handover: what they answer for")
    manager.is_at(f"Handover of {name}")
    path = manager.page.url.removeprefix(manager.site.address)

    other = somebody()
    sign_in(other, name_with_role(other, "Councillor"))
    other.goes_to(path)
    other.is_refused("You cannot open this page")
