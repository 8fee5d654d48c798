"""Somebody is looked up before they are recorded, put right, found as they may be known, and told from their double.

Whoever looks for a protected person is shown nothing; who looks after them is told within a minute.
"""

from playwright.sync_api import expect

from journeys.demonstration import name_with_role, sign_in

REASON = "A fourth report of shouting at night came in this week."
WHY = "Both were seen together at the door, and have other numbers."


def as_role(person, role: str) -> None:
    sign_in(person, name_with_role(person, role))


def gives_day(person, name: str, day: str) -> None:
    for part, typed in zip(("day", "month", "year"), day.split(), strict=True):
        person.page.locator(f"#{name}-{part}").fill(typed)


ASB = "working a case of antisocial behaviour"


def looks_up(person, given: str, family: str, born: str, purpose: str = ASB) -> None:
    person.goes_to("/members/register/")
    person.presses("Look somebody up")
    person.answers("What are their first names? (optional)", given)
    person.answers("What is their family name?", family)
    gives_day(person, "born", born)
    person.page.get_by_label("What do you need it for?").select_option(purpose)
    person.answers("Why do you look them up?", "Because.")
    person.chooses("No")
    person.presses("Look them up")
    person.sees("That is too short to say why.")
    person.answers("Why do you look them up?", REASON)
    person.presses("Look them up")


def test_somebody_is_looked_up_recorded_put_right_and_told_from_another(somebody, site):
    partner, councillor = somebody(), somebody()
    as_role(partner, "Case partner")
    partner.follows("People")
    looks_up(partner, "Morwen", "Tarnhollow", "4 3 1991")
    partner.sees("Nobody like that is open to you.")
    partner.presses("Make a record")
    partner.chooses("A case of antisocial behaviour, or of a hub")
    partner.presses("Make the record")
    partner.sees("Morwen Tarnhollow")
    partner.sees("Nothing was ever put right.")
    assert partner.fact("Because") == "You keep it."
    record = partner.page.url.removeprefix(partner.site.address)
    reference = partner.page.title().split()[0]
    assert reference.startswith("P-")

    partner.follows("Put the name right")
    partner.answers("What are their first names? (optional)", "Morwenna")
    partner.chooses("It was written down wrongly")
    partner.presses("Save")
    partner.sees("Morwenna Tarnhollow")
    partner.sees("Written down wrongly")
    partner.follows("Write down another name")
    partner.answers("What are the first names? (optional)", "Wenna")
    partner.answers("What is the family name?", "Scarbeck")
    partner.presses("Save")
    partner.sees("Wenna Scarbeck")

    looks_up(partner, "Wena", "Scarbeck", "3 4 1991")
    partner.sees("A name that sounds alike; day and month of birth may be the other way round.")
    partner.presses("Make a record")
    partner.chooses("A case of antisocial behaviour, or of a hub")
    partner.presses("Make the record")
    partner.sees("Somebody like that is here already.")
    partner.chooses("I have read each of them, and it is none of them")
    partner.presses("Make the record")
    partner.follows("Say that it is the same person as another record")
    partner.answers("What is the reference of the record to go by?", reference)
    partner.answers("How do you know that they are one person?", "The landlord confirmed that both are one tenant.")
    partner.presses("Say so")
    partner.sees("The record to go by")
    partner.follows("They are two people")
    partner.answers("Why?", WHY)
    partner.presses("Undo it")
    partner.sees(WHY)

    as_role(councillor, "Councillor")
    councillor.does_not_see("Whom cases are about")
    councillor.goes_to("/members/register/")
    councillor.is_refused()
    councillor.goes_to(record)
    councillor.sees("There is nothing here by that name.")
    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    for typed in (b"Tarnhollow", b"Scarbeck", REASON.encode(), WHY.encode()):
        assert not [path for path, found in held.items() if typed in found], "in clear in a file of the site"


ADULT = "safeguarding an adult at risk"


def comes_to_see(person, path: str, words: str) -> None:
    """What the site's worker has told within a minute."""
    for _ in range(60):
        person.goes_to(path)
        if person.page.get_by_text(words).count():
            break
        person.page.wait_for_timeout(1000)
    person.sees(words)


def test_whoever_looks_for_a_protected_person_is_shown_nothing_and_their_custodian_is_told(somebody, site):
    adviser, housing = somebody(), somebody()
    as_role(adviser, "Independent domestic violence adviser")
    comes_to_see(adviser, "/members/", "See who looked, and why")
    adviser.follows("See who looked, and why")
    adviser.page.get_by_role("row").filter(has_text="Owen Pascoe").get_by_role("link").click()
    adviser.sees("They were shown nothing of it.")
    adviser.sees("A tenancy is asked for at short notice")
    adviser.presses("Answer what it was")
    adviser.chooses("Somebody else")
    adviser.answers("What did you find, and what was done?", "Rang him: another tenant of another town.")
    adviser.presses("Record the answer")
    adviser.sees("another tenant of another town")
    # Other journeys of this site look for her too, and those searches wait on.
    adviser.goes_to("/members/register/matches/")
    expect(adviser.page.get_by_role("row").filter(has_text="Owen Pascoe")).to_contain_text("Somebody else")

    as_role(housing, "Housing options officer")
    looks_up(housing, "Elspet", "Quarrendon", "2 11 1979", ADULT)
    housing.sees("Nobody like that is open to you.")
    housing.presses("Make a record")
    housing.chooses("Domestic abuse")
    housing.presses("Make the record")
    housing.sees("Elspet Quarrendon")
    record = housing.page.url.removeprefix(housing.site.address)
    housing.goes_to("/members/register/matches/")
    housing.sees("There is none, or you look after no such record.")

    expect(adviser.page.get_by_text("made a record")).to_have_count(0)
    comes_to_see(adviser, "/members/register/matches/", "Owen Pascoe made a record")
    adviser.goes_to("/members/notices/")
    adviser.sees("A record was made that fits one you look after. Read who made it, and why.")
    adviser.goes_to("/members/register/matches/")
    adviser.page.get_by_role("row").filter(has_text="made a record").get_by_role("link").first.click()
    adviser.sees("They were shown nothing of it, and made a record.")
    adviser.presses("Answer what it was")
    adviser.chooses("The person you look after")
    adviser.answers("What did you find, and what was done?", "Rang him: it is her, and he was told what he needs.")
    adviser.presses("Record the answer")
    adviser.sees("The person you look after: Hana Delamere")
    housing.goes_to(record)
    housing.sees("Nobody has said that another record that you may read is of this person.")
    housing.does_not_see("Hana Delamere")
    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    assert [path for path, found in held.items() if b"Read who made it, and why." in found], "the notice"
    for typed in (b"Quarrendon", b"another tenant of another town"):
        assert not [path for path, found in held.items() if typed in found], "in clear in a file of the site"


def test_an_address_changes_by_two_and_a_marker_shows_until_it_ends(somebody, site):
    adviser, second, partner = somebody(), somebody(), somebody()
    as_role(adviser, "Independent domestic violence adviser")
    adviser.goes_to("/members/register/")
    adviser.page.locator("#kept a").first.click()
    adviser.follows("How they are reached safely")
    assert adviser.fact("Code word") == "Blue kettle"
    assert adviser.fact("Address") == "Not known"
    adviser.sees("Waits for a second person")
    adviser.does_not_see("Decide on the address")
    contact = adviser.page.url.removeprefix(adviser.site.address)
    adviser.goes_to(contact.replace("/contact/", "/address/decide/"))
    adviser.chooses("Yes, change it")
    adviser.presses("Record it")
    adviser.sees("A protected address is changed by two people.")

    sign_in(second, "Maeve Orrin")
    second.sees("A protected address changes only with a second person.")
    second.page.get_by_role("link", name="Decide on the address of").click()
    second.sees("Larkrise Yard")
    second.chooses("Yes, change it")
    second.presses("Record it")
    second.sees("Refuge flat 3, Larkrise Yard, Saltmere")
    second.goes_to("/members/")
    second.does_not_see("A protected address changes only with a second person.")

    adviser.goes_to(contact)
    adviser.presses("Write down how")
    adviser.chooses("Yes, with a code word")
    adviser.answers("What is the code word? (optional)", "")
    adviser.presses("Save")
    adviser.sees("The code word is missing.")
    adviser.answers("What is the code word? (optional)", "Green ladder")
    adviser.presses("Save")
    assert adviser.fact("Code word") == "Green ladder"
    adviser.follows("The record")
    reference = adviser.page.title().split()[0]
    adviser.follows("Ask whether a letter about them may go")
    adviser.answers("To whom?", "P-0000-0000")
    adviser.presses("Ask")
    adviser.sees("No, it may not go.")
    adviser.follows("The record")
    adviser.follows("Ask whether a letter about them may go")
    adviser.answers("To whom?", reference)
    adviser.presses("Ask")
    adviser.sees("Yes, it may go.")
    adviser.sees("Safe with a code word")

    as_role(partner, "Case partner")
    partner.sees("Safety markers of yours run out soon")
    partner.page.get_by_role("link", name=", until").first.click()
    partner.sees("Before a visit: Two dogs were loose in the yard in March.")
    partner.does_not_see("How they are reached safely")
    partner.follows("Mark what to know before a visit")
    partner.answers("What must somebody know before they visit?", "A step at the door is broken, and it is dark.")
    partner.page.get_by_label("Who answers for this marker?").select_option("Carys Tollan")
    gives_day(partner, "until", "1 1 2100")
    partner.presses("Mark it")
    partner.sees("A marker lasts for a year at most.")
    partner.goes_to("/members/")
    partner.page.get_by_role("link", name=", until").first.click()
    partner.follows("End it")
    partner.presses("End it")
    partner.sees("Nothing is marked. That does not say that a visit is safe.")
    partner.follows("Link them to a case")
    partner.answers("Which case?", "casework.Case.00000000-0000-4000-8000-000000000007")
    partner.page.get_by_label("What are they in this case?").select_option("Victim")
    partner.chooses("The side that was harmed")
    partner.presses("Link them")
    partner.sees("There is no such case, or you are not on it.")
    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    for typed in (b"Larkrise", b"Green ladder", b"Two dogs"):
        assert not [path for path, found in held.items() if typed in found], "in clear in a file of the site"
