"""The next plan of an area: written, checked, approved by two, published, corrected and sent."""

import re

from journeys.demonstration import made_up_partnership, name_with_role, sign_in
from journeys.test_actions import letters, new_link

TITLE = "Saltmere partnership plan 2029 to 2032"
PARTS = (
    "Summary",
    "Strategy",
    "Police and crime plan",
    "Who was asked",
    "Resources",
    "Measuring success",
    "Engagement",
)
LEFT_OUT = ("Theft from shops and from people", "Domestic abuse", "Violence, drink and drugs at night")
HEADS = (
    "Substance misuse without a priority",
    "Re-offending without a priority",
    "Serious violence without a priority",
)


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def gives_a_day(person, name: str, day: str, month: str, year: str) -> None:
    for part, typed in (("day", day), ("month", month), ("year", year)):
        person.writes(person.page.locator(f"#{name}-{part}"), typed)


def begins(manager) -> str:
    """The manager begins Saltmere's plan, at first on a day when the last is still in force; its path."""
    manager.follows("Plan")
    manager.sees("No plan of this area is written here yet.")
    manager.presses("Begin the next plan of Saltmere")
    manager.answers("What is the plan called?", TITLE)
    gives_a_day(manager, "starts", "1", "4", "2028")
    gives_a_day(manager, "ends", "31", "3", "2032")
    manager.presses("Begin")
    manager.sees("still in force")
    gives_a_day(manager, "starts", "1", "4", "2029")
    manager.presses("Begin")
    manager.is_at(TITLE)
    return manager.page.url.removeprefix(manager.site.address)


def priority_of(manager, priority: str):
    """The link to a priority of the plan that is being written."""
    return manager.page.locator("#priorities").get_by_role("link", name=priority, exact=True)


def chooses(manager, priority: str, *, first: str) -> None:
    """Of one priority: the first aim and commitment as said, everything else dropped."""
    manager.follows(priority)
    groups = manager.page.locator("fieldset").filter(has_text=re.compile(r"^\s*\d+\. "))
    seen = set()
    for number in range(groups.count()):
        kind = "Aim" if ". Aim: " in groups.nth(number).inner_text() else "Commitment"
        becomes = first if kind not in seen else "Dropped"
        seen.add(kind)
        manager.ticks(groups.nth(number).get_by_role("radio", name=becomes, exact=True))
        manager.answers(re.compile(rf"^\s*{number + 1}\. Why\?"), "The group decided so")
    manager.presses("Save these choices")


def says_all(manager, priority: str) -> None:
    """Each part in words of its own, whom the plan touches, and why it has its one priority; then on to its measure."""
    for part in (*PARTS, *HEADS):
        manager.follows(part)
        manager.writes(manager.page.locator("textarea"), f"What the plan says of this: {part.lower()}.")
        manager.presses("Save")
    manager.follows("Equality impact assessment")
    for name in ("evidence", "monitoring"):
        manager.writes(manager.page.locator(f"#{name}"), "The survey, looked at each spring")
    for choice in manager.page.get_by_role("radio", name="Not known", exact=True).all():
        manager.ticks(choice)
    manager.presses("Save")
    manager.activates(priority_of(manager, priority))
    manager.follows("Change the priority")
    manager.writes(manager.page.locator("#why"), "It is what people report most")
    manager.writes(manager.page.locator("#regard"), "The police and crime plan puts it first")
    manager.presses("Save")
    manager.activates(manager.page.get_by_role("link", name=re.compile("^Measure it")))


def writes(manager, here: str) -> None:
    """Everything that the law wants of the plan, through the pages."""
    chooses(manager, "Antisocial behaviour", first="Carried over")
    for priority in LEFT_OUT:
        chooses(manager, priority, first="Dropped")
    for priority in LEFT_OUT:
        manager.activates(priority_of(manager, priority))
        manager.follows("Leave it out of the plan")
        manager.presses("Leave it out")
    says_all(manager, "Antisocial behaviour")
    manager.answers("What is measured?", "Incidents reported to the police")
    option = manager.page.locator("#figure option").filter(has_text="Anti-social behaviour: count")
    manager.picks(manager.page.locator("#figure"), option.first.inner_text().strip())
    manager.chooses("Either may be good: it is context")
    manager.presses("Save")
    manager.sees("why neither way is simply good")
    manager.writes(manager.page.locator("#because"), "More reports can mean that people trust us more")
    manager.presses("Save")
    manager.sees("95 % interval")
    manager.sees("This is where it started.")
    manager.activates(manager.page.get_by_role("link", name=re.compile("^Change it")).first)
    manager.writes(manager.page.locator("#rhythm_months"), "3")
    manager.presses("Save")
    manager.sees("Goes on; evidence every 3 months")
    manager.follows("Add a commitment")
    manager.answers("What will be done?", "Count the broken lamps along the harbour")
    manager.picks(manager.page.get_by_label("Which organisation answers for it?"), "Saltmere Borough Council")
    gives_a_day(manager, "due", "30", "9", "2029")
    manager.presses("Add commitment")
    manager.goes_to(here)


def proposes(manager, minute: str) -> str:
    """Put to the chair; the path of the proposal."""
    manager.presses("Propose it for approval")
    manager.answers("Where did the strategy group agree it?", minute)
    manager.presses("Propose it")
    return manager.page.url.removeprefix(manager.site.address)


def approves(chair, change: str) -> None:
    """The chair reads the proposal and approves it."""
    chair.goes_to(change)
    chair.presses("Decide on it")
    chair.chooses("Approve it")
    chair.answers("Why?", "Read and agreed")
    chair.presses("Record the decision")


def test_a_plan_is_written_approved_by_two_published_corrected_and_sent(somebody, site):
    manager = somebody(by="keyboard", phone=True)
    as_role(manager, "CSP manager")
    here = begins(manager)
    manager.sees("What is missing")
    writes(manager, here)
    manager.does_not_see("What is missing")
    manager.goes_to("/members/plan/checklist/")
    manager.sees("No version has been approved.")
    manager.goes_to(here)
    change = proposes(manager, "The group, minute 3")

    resident = somebody(phone=True)
    resident.goes_to("/")
    resident.follows(made_up_partnership(resident))
    resident.follows("What we are doing")
    resident.does_not_see(TITLE)

    chair = somebody(by="keyboard")
    as_role(chair, "Chair")
    chair.goes_to(change)
    chair.sees("Incidents reported to the police")
    approves(chair, change)
    resident.follows("What we are doing")
    resident.follows(f"Saltmere: {TITLE}")
    resident.is_at(TITLE)
    resident.sees("Count the broken lamps along the harbour")
    resident.sees("More reports can mean that people trust us more")

    manager.goes_to("/members/actions/?words=broken+lamps")
    manager.follows("Count the broken lamps along the harbour")
    assert manager.fact("Came from") == "Count the broken lamps along the harbour"

    manager.goes_to(here)
    manager.follows("Summary")
    manager.writes(manager.page.locator("textarea"), "Said better the second time.")
    manager.presses("Save")
    manager.sees("the public reads the version that was approved")
    approves(chair, proposes(manager, "The group, minute 9"))
    resident.goes_to(resident.page.url.removeprefix(site.address))
    resident.sees("A later version of this plan has been approved.")
    resident.follows("Read the latest version")
    resident.follows("What this version changed")
    resident.sees("1 things differ")
    resident.sees("Said better the second time.")

    before = letters(site)
    manager.goes_to(here)
    manager.follows("Send the plan")
    manager.presses("Send it")
    manager.sees("Not confirmed yet")
    commissioner = somebody(phone=True, script=False)
    commissioner.goes_to(new_link(site, before))
    commissioner.is_at("Has this partnership plan come?")
    commissioner.presses("Confirm that it has come")
    commissioner.sees("There is a problem")
    commissioner.answers("Who confirms that it has come?", "Cy Thorn")
    commissioner.presses("Confirm that it has come")
    commissioner.sees("Cy Thorn")
    manager.goes_to("/members/plan/checklist/")
    manager.sees("and its receipt confirmed on")


def test_a_plan_that_is_being_written_is_for_its_writers_and_its_approval_for_two(somebody):
    councillor = somebody()
    as_role(councillor, "Councillor")
    councillor.follows("Plan")
    councillor.page.get_by_role("link", name=re.compile("^Open the plan")).first.click()
    councillor.does_not_see("Add a priority")
    here = councillor.page.url.removeprefix(councillor.site.address)
    councillor.goes_to(f"{here}propose/")
    councillor.is_refused()
    councillor.goes_to(f"{here}say/summary/")
    councillor.is_refused()
