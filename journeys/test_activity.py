"""What is done for an aim is counted by ward, put right, and seen beside the aim, in the year and in public."""

from datetime import datetime, timedelta
from itertools import count

from journeys.demonstration import made_up_partnership, name_with_role, sign_in

AIM = "By March 2029, fewer incidents reported in the two town centres than in the year to March 2026."
#: By night it is walked more than once through one site.
RUN = count(1)


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def gives_day(person, name: str, day: datetime) -> None:
    for part, typed in (("day", day.day), ("month", day.month), ("year", day.year)):
        person.page.locator(f"#{name}-{part}").fill(str(typed))


def today() -> datetime:
    return datetime.now().astimezone()


def serves(person, aim: str) -> None:
    box = person.page.get_by_label("Which aim of a plan does it serve?")
    value = box.locator("option").filter(has_text=aim).first.get_attribute("value")
    box.select_option(value=value)


def types_over(person, question: str, words: str) -> None:
    person.page.get_by_label(question).fill("")
    person.answers(question, words)


def to_public_page(person) -> None:
    person.goes_to("/")
    person.follows(made_up_partnership(person))
    person.follows("What we are doing")
    person.follows("What was done")


def adds_action_day(person, name: str, held: datetime) -> str:
    """Written down first with an address in it, which is refused. The activity's path."""
    person.goes_to("/members/done/?kind=action-day")
    person.follows("Add an action day")
    person.answers("What is it called?", name)
    person.answers("What is done?", "Bikes were marked at 14 Mill Road.")
    serves(person, AIM)
    gives_day(person, "starts", held)
    person.chooses("Netherwick")
    person.chooses("Mereshire Constabulary")
    person.chooses("Netherwick Council")
    person.presses("Add it")
    person.sees("“14 Mill Road” looks like an address. Nothing about a resident is kept here.")
    types_over(person, "What is done?", "Bikes were marked at the station.")
    person.presses("Add it")
    person.is_at(name)
    person.sees("Nobody has counted anything in a ward or district yet.")
    return person.page.url.removeprefix(person.site.address)


def counts(person, path: str, place: int, numbers: dict[str, str]) -> str:
    """The name of the place."""
    person.goes_to(path)
    person.page.get_by_role("link", name="Tell what it came to in a ward or district").last.click()
    box = person.page.get_by_label("In which ward or district?")
    name = box.locator("option").nth(place).inner_text()
    box.select_option(label=name)
    person.presses("Continue")
    for kind, number in numbers.items():
        types_over(person, kind, number)
    person.presses("Save")
    return name


def test_an_action_day_is_counted_by_ward_put_right_and_seen_elsewhere(anybody, somebody):
    held, name = today() - timedelta(days=20), f"Bikes at the station, {next(RUN)}"
    as_role(anybody, "Community safety officer")
    path = adds_action_day(anybody, name, held)
    anybody.sees("and nobody has told in time what it came to.")
    manager = somebody()
    as_role(manager, "CSP manager")
    manager.sees(f"{name}: It ended on")
    place = counts(anybody, path, 1, {"Crime prevention packs given": "41", "People given advice": "3"})
    anybody.sees("and what it came to is told below.")
    counts(anybody, path, 1, {"Crime prevention packs given": "410000000"})
    anybody.sees("There is a problem")
    types_over(anybody, "Crime prevention packs given", "44")
    anybody.presses("Save")
    anybody.sees("44")

    year = held.year if held.month >= 4 else held.year - 1
    manager.goes_to(f"/members/year/?year={year}")
    manager.follows(f"{name} (action day)")
    manager.sees(place)
    manager.follows(AIM)
    manager.sees(f"Action day “{name}”")

    public = somebody(script=False)
    to_public_page(public)
    public.sees(name)
    public.sees("[c] stands for a count of people that is not shown")
    rows = public.page.request.get(f"{public.page.url}done.csv").text()
    told = [row for row in rows.splitlines() if name in row]
    assert any(",44," in row for row in told)
    assert any("People given advice,[c]," in row for row in told)

    anybody.goes_to(path)
    anybody.follows("Withdraw it")
    anybody.answers("Why?", "It was another partnership's")
    anybody.presses("Withdraw it")
    to_public_page(public)
    public.does_not_see(name)
    anybody.presses("Open it again")
    anybody.answers("Why?", "It was ours")
    anybody.presses("Open it again")
    anybody.sees("and what it came to is told below.")


def test_a_councillor_reads_and_writes_nothing_and_a_kind_without_any_says_so(somebody):
    councillor = somebody(by="keyboard", script=False)
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/done/?kind=programme")
    councillor.follows("Safer sheds and doors")
    councillor.sees("Not collected")
    councillor.does_not_see("Tell what it came to in a ward or district")
    councillor.goes_to("/members/done/new/programme/")
    councillor.is_refused()


def test_a_programme_tells_four_numbers_apart_and_takes_one_back(anybody):
    as_role(anybody, "Community safety officer")
    anybody.goes_to("/members/done/?kind=programme")
    anybody.follows("Safer sheds and doors")
    anybody.page.get_by_role("link", name="Tell reach, attendance, completion and change").first.click()
    form = anybody.page.url.removeprefix(anybody.site.address)
    anybody.answers("How many stayed to the end?", "12")
    anybody.answers("What was counted, and how? (completion)", "Homes where all was done")
    anybody.presses("Save")
    anybody.sees("Completion: a number without how many it is of says nothing.")
    anybody.answers("Of how many who began?", "15")
    anybody.presses("Save")
    anybody.sees("12 of 15")
    anybody.goes_to(form)
    for question in ("How many stayed to the end?", "Of how many who began?"):
        anybody.page.get_by_label(question).fill("")
    anybody.presses("Save")
    anybody.does_not_see("12 of 15")


def test_a_campaign_goes_with_a_national_day_and_is_in_the_year(anybody):
    as_role(anybody, "Community safety officer")
    anybody.goes_to("/members/done/?kind=campaign")
    anybody.sees("National days and weeks ahead")
    anybody.sees("its days are not known here")
    year = today().year + 1
    anybody.follows("Add a campaign")
    anybody.answers("What is it called?", "Nobody for sale")
    anybody.answers("What is done?", "Posters in nail bars and car washes.")
    serves(anybody, AIM)
    anybody.page.get_by_label("Which national day or week does it go with?").select_option(label="Anti-Slavery Day")
    gives_day(anybody, "starts", today().replace(year=year, month=10, day=1))
    gives_day(anybody, "ends", today().replace(year=year, month=10, day=17))
    anybody.chooses("Saltmere")
    anybody.chooses("Saltmere Borough Council")
    anybody.page.get_by_label("Who leads it?").select_option(label="Grace Hollins, Netherwick Council")
    anybody.presses("Add it")
    anybody.sees("Anti-Slavery Day is on none of these days.")
    gives_day(anybody, "ends", today().replace(year=year, month=10, day=18))
    anybody.presses("Add it")
    anybody.is_at("Nobody for sale")
    anybody.sees("It has not begun. What it comes to is told afterwards.")
    assert anybody.fact("Goes with") == "Anti-Slavery Day"
    anybody.goes_to(f"/members/year/?year={year}")
    anybody.follows("Nobody for sale (campaign for Anti-Slavery Day), led by Grace Hollins")
    anybody.follows("Withdraw it")
    anybody.answers("Why?", "Another journey does the same")
    anybody.presses("Withdraw it")
    anybody.sees("It was withdrawn. The reason is below.")


def test_a_talk_at_a_school_is_counted_in_coverage_and_put_right(anybody, somebody):
    as_role(anybody, "Community safety officer")
    anybody.goes_to("/members/done/schools/")
    anybody.sees("Not visited yet")
    left = anybody.page.locator("#left-table tbody th")
    name = left.filter(has_text="Harbour View School").first.inner_text()
    anybody.follows(name)
    path = anybody.page.url.removeprefix(anybody.site.address)
    anybody.presses("Write a talk down")
    anybody.page.get_by_label("What was the talk about?").select_option(label="Water safety")
    gives_day(anybody, "day", today() + timedelta(days=1))
    anybody.page.get_by_label("Which organisation gave it?").select_option(label="Mereshire Fire and Rescue Service")
    serves(anybody, AIM)
    anybody.presses("Write it down")
    anybody.sees("That day has not come yet.")
    gives_day(anybody, "day", today())
    anybody.presses("Write it down")
    anybody.is_at(name)
    anybody.sees("Not counted")

    public = somebody(script=False)
    to_public_page(public)
    public.sees("schools had a talk.")
    councillor = somebody(phone=True)
    as_role(councillor, "Councillor")
    councillor.goes_to("/members/done/schools/?topic=Water+safety")
    councillor.sees("1 of 6 schools had a talk.")
    councillor.goes_to("/members/done/schools/new/")
    councillor.is_refused()

    anybody.goes_to(path)
    anybody.page.locator("#talks a", has_text="Withdraw").first.click()
    anybody.presses("Withdraw the talk")
    anybody.goes_to("/members/done/schools/")
    anybody.page.locator("#left-table tbody th", has_text=name).wait_for()
    anybody.presses("Add a school")
    anybody.answers("What is the school called?", "Coopers Field Primary School")
    anybody.page.get_by_label("Which phase is it?").select_option(label="Primary")
    anybody.page.get_by_label("In which district is it?").select_option(label="Netherwick")
    anybody.presses("Add school")
    anybody.sees("A school of that name or number is listed already.")
