"""Friday, 16:40: is Monday's visit safe? A landlord without an account answers, under an agreement that stands.

Nobody is shown anything of a protected person, and who looks after them is told. On Monday who saw what and why is
printed, and the landlord's withdrawal stops every look from that moment on.
"""

import re

from journeys.demonstration import name_with_role, sign_in
from journeys.post import has_read_all, mail_to, path_in
from journeys.test_people import gives_day
from journeys.test_sharing import MAILBOX, as_role, decides, picks

AGREEMENT, SET, FIELD = "Visits on Mondays", "Is a visit safe", "What to know before a visit"
LANDLORD = "Wickhaven Homes"
WHOM = "The tenant of the top flat, whom the wardens meet on Monday"
TOLD = "The dog is loose until ten, and the neighbour below has threatened officers."
WHY = "Two officers visit on Monday, and must know what makes it unsafe; nothing less would tell."
#: Whom nobody has written down yet: by night it is walked more than once through one site.
NEW = iter(
    (
        ("Merrin", "Ashgarth", "9 1 1981"),
        ("Tolla", "Brockwell", "17 6 1958"),
        ("Ysolde", "Fennimore", "28 3 1990"),
        ("Caspar", "Lundquist", "30 11 1972"),
        ("Odwin", "Pettigrew", "14 8 1966"),
    )
)
REASON = "A visit is planned for Monday after a third report of noise."


def path_of(person) -> str:
    return person.page.url.removeprefix(person.site.address)


def signs(person, name: str) -> None:
    person.answers("What is your position?", name)
    person.chooses("I may sign for this organisation, and it will keep to this agreement")
    person.presses("Sign")


def the_agreement_stands(liaison, chair, landlord, site) -> str:
    """Written by one, approved by another, signed by the police and, through a link, by the landlord."""
    liaison.goes_to("/members/sharing/agreements/new/")
    liaison.answers("What is the agreement called?", AGREEMENT)
    liaison.answers("What is it about?", "What makes a visit unsafe, told before it")
    liaison.chooses("working a case of antisocial behaviour")
    liaison.chooses("Tier 2: an agreement for a purpose")
    liaison.presses("Begin")
    path = path_of(liaison)
    liaison.follows("Add a field")
    liaison.answers("What is the field called?", FIELD)
    picks(liaison, "record_class", "C3: a case")
    liaison.chooses("what tells of somebody")
    liaison.chooses("No")
    liaison.answers("Why is it needed?", "So that nobody is hurt at a door")
    liaison.presses("Add the field")
    for body, kind, part in (
        (LANDLORD, "a private registered provider of social housing", "It tells"),
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
    decides(chair, AGREEMENT)
    liaison.goes_to(path)
    liaison.follows("Sign Mereshire Constabulary")
    signs(liaison, "Head of information")
    liaison.follows(f"Ask by link {LANDLORD}")
    has_read_all(site, MAILBOX)
    liaison.presses("Send the link")
    landlord.goes_to(path_in(mail_to(site, MAILBOX)))
    landlord.answers("Who signs?", "Lee Marsh")
    signs(landlord, "Director")
    landlord.sees("Signatory: Lee Marsh, Director.")
    liaison.goes_to(path)
    liaison.sees("In force")
    liaison.follows("Approve fields in advance")
    liaison.answers("What is asked for, in a few words?", SET)
    liaison.chooses("working a case of antisocial behaviour")
    liaison.chooses(FIELD)
    liaison.chooses("An adult" if liaison.page.get_by_label("An adult", exact=True).count() else "an adult")
    liaison.chooses("The UK GDPR")
    liaison.answers("Why is it necessary, and in proportion?", WHY)
    liaison.presses("Propose it")
    decides(chair, SET)
    return path


def looks_up(person, given: str, family: str, born: str) -> None:
    person.goes_to("/members/register/look-up/")
    person.answers("What are their first names? (optional)", given)
    person.answers("What is their family name?", family)
    gives_day(person, "born", born)
    person.page.get_by_label("What do you need it for?").select_option("working a case of antisocial behaviour")
    person.answers("Why do you look them up?", REASON)
    person.chooses("No")
    person.presses("Look them up")


def is_told_of_the_search(custodian, who: str) -> None:
    """Within a minute, and without a word of it to whoever looked."""
    for _ in range(60):
        custodian.goes_to("/members/register/matches/")
        if custodian.page.get_by_role("row").filter(has_text=who).count():
            break
        custodian.page.wait_for_timeout(1000)
    custodian.page.get_by_role("row").filter(has_text=who).get_by_role("link").first.click()
    custodian.sees("They were shown nothing of it.")
    custodian.sees(REASON)


def test_is_mondays_visit_safe(somebody, anybody, site):
    liaison, chair, officer, custodian, landlord = (*(somebody() for _ in range(4)), anybody)
    as_role(liaison, "Designated liaison officer")
    as_role(chair, "Chair")
    as_role(custodian, "Independent domestic violence adviser")
    officer_name = name_with_role(officer, "Police community support officer")
    sign_in(officer, officer_name)
    agreement = the_agreement_stands(liaison, chair, landlord, site)

    # Friday, 16:40: whoever is to visit looks the tenant up, and finds nobody. One of two is protected.
    looks_up(officer, "Elspet", "Quarrendon", "2 11 1979")
    officer.sees("Nobody like that is open to you.")
    officer.does_not_see("Hana Delamere")
    given, family, born = next(NEW)
    looks_up(officer, given, family, born)
    officer.sees("Nobody like that is open to you.")
    officer.presses("Make a record")
    officer.chooses("A case of antisocial behaviour, or of a hub")
    officer.presses("Make the record")
    officer.sees("Nothing is marked. That does not say that a visit is safe.")
    record = officer.page.title().split()[0]

    # They ask the landlord by one press, and the landlord answers without an account.
    officer.goes_to("/members/sharing/requests/ask/")
    officer.page.get_by_role("link", name=f"{SET} of {LANDLORD}").click()
    officer.answers("Whom is it about? (optional)", WHOM)
    has_read_all(site, MAILBOX)
    officer.presses("Ask")
    officer.sees("has been asked, and has not answered yet")
    request = path_of(officer)
    mail = mail_to(site, MAILBOX)
    assert WHOM not in mail
    landlord.goes_to(path_in(mail))
    landlord.is_at("Mereshire Constabulary asks for information")
    landlord.sees(WHOM)
    landlord.does_not_see("Sign out")
    landlord.answers(f"{FIELD} (optional)", TOLD)
    landlord.chooses("No")
    landlord.presses("Tell them")
    landlord.is_at("Your answer is recorded")
    landlord.does_not_see(TOLD)
    officer.goes_to(request)
    officer.presses("Read what was told")
    officer.sees(TOLD)
    told = path_of(officer)
    is_told_of_the_search(custodian, officer_name)

    # Monday: who saw what and why is read, and printed without its form.
    reference = request.split("/")[-2]
    liaison.goes_to("/members/looks/")
    liaison.sees(f"looked at the record of {record}, for working a case of antisocial behaviour")
    liaison.sees(f"Why: {REASON}")
    liaison.answers("At which record?", reference)
    liaison.presses("Show these looks")
    liaison.sees(f"looked at what was told on the request {reference}")
    liaison.does_not_see("Quarrendon")
    liaison.page.emulate_media(media="print")
    assert not liaison.page.get_by_role("button", name="Show these looks").is_visible()
    assert liaison.page.get_by_text(re.compile(f"{officer_name}.*{reference}")).first.is_visible()
    assert liaison.page.pdf().startswith(b"%PDF")
    liaison.page.emulate_media(media="screen")

    # The landlord withdraws, without an account too, and every look stops in that moment.
    liaison.goes_to(agreement)
    liaison.follows(f"Withdraw by link {LANDLORD}")
    has_read_all(site, MAILBOX)
    liaison.presses("Send the link")
    landlord.goes_to(path_in(mail_to(site, MAILBOX)))
    landlord.is_at(f"Withdraw {LANDLORD}")
    officer.goes_to(told)
    officer.sees(TOLD)
    landlord.answers("Why?", "The tenancy has ended")
    landlord.presses("Withdraw")
    landlord.sees(f"{LANDLORD} has not signed version 1")
    officer.goes_to(told)
    officer.is_at("This cannot be done now")
    officer.does_not_see(TOLD)
    officer.goes_to(request)
    officer.sees("What was told cannot be read any more.")
    officer.goes_to("/members/sharing/requests/ask/")
    officer.does_not_see(f"{SET} of {LANDLORD}")
    held = {path: path.read_bytes() for path in site.var.rglob("*") if path.is_file()}
    for typed in (TOLD.encode(), WHOM.encode(), family.encode()):
        assert not [path for path, found in held.items() if typed in found], "in clear in a file of the site"
