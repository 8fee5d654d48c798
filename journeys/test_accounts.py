"""Members of a real installation come in by invitation, two factors and passkeys; who should not come in is refused."""

import itertools

import pytest

from journeys.accounts import (
    PASSWORD,
    administrator_links,
    gives_passkeys,
    opened,
    sets_password,
    sets_up_app,
    signs_in,
)
from journeys.conftest import BY_DAY, people_of

pytestmark = pytest.mark.long

NUMBERS = itertools.count(1)
#: Invited by one process.
AT_ONCE = 5


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The installation."""
    running = opened(tmp_path_factory.mktemp("office"))
    try:
        yield running.wait()
    finally:
        running.stop()


@pytest.fixture
def member(office, browser, checked):
    """Makes people of the installation."""
    with people_of(office, browser, checked) as make:
        yield make


@pytest.fixture(scope="module")
def waiting():
    """Who was invited and has not come yet."""
    return []


@pytest.fixture
def invited(office, waiting):
    """`invited()` is the e-mail address of somebody new, their name, and their link."""

    def make() -> tuple[str, str, str]:
        if not waiting:
            numbers = itertools.islice(NUMBERS, AT_ONCE)
            names = {f"member{number}@netherwick.example": f"Member {number}" for number in numbers}
            links = administrator_links(office.var, names)
            waiting.extend((email, name, link) for (email, name), link in zip(names.items(), links, strict=True))
        return waiting.pop()

    return make


@pytest.mark.parametrize("way", BY_DAY)
def test_from_an_invitation_to_ones_own_page_and_in_again(member, invited, way):
    person = member(**way)
    email, name, link = invited()
    sets_password(person, link)
    person.goes_to("/members/")
    person.is_refused()
    person.goes_to("/sign-in/set-up/")
    app = sets_up_app(person)
    person.is_at(name)
    person.presses("Sign out")
    signs_in(person, email)
    person.answers("Code", app.code())
    person.presses("Continue")
    person.is_at(name)


def test_a_link_used_is_refused_and_says_what_to_do(member, invited):
    person = member(by="keyboard")
    _, _, link = invited()
    sets_password(person, link)
    person.goes_to(link)
    person.is_at("This cannot be done now")
    person.sees("This link has been used")


def test_a_passkey_is_made_and_then_is_enough_alone(member, invited):
    person = member(by="keyboard")
    gives_passkeys(person)
    _, name, link = invited()
    sets_password(person, link)
    person.follows("Set up a passkey")
    person.answers("Name of the passkey", "Work laptop")
    person.presses("Make a passkey")
    person.is_at("Your recovery codes")
    person.presses("I have kept them")
    person.is_at(name)
    person.presses("Sign out")
    person.follows("Sign in with a passkey")
    person.presses("Use your passkey")
    person.is_at(name)
    person.follows("Your account")
    person.sees("Passkey: Work laptop")


def test_a_passkey_can_be_the_second_factor(member, invited):
    person = member()
    gives_passkeys(person)
    email, name, link = invited()
    sets_password(person, link)
    person.follows("Set up a passkey")
    person.presses("Make a passkey")
    person.presses("I have kept them")
    person.presses("Sign out")
    signs_in(person, email)
    person.presses("Use your passkey")
    person.is_at(name)


def test_without_scripts_a_passkey_page_says_what_to_do(member, invited):
    person = member(script=False)
    person.goes_to("/sign-in/passkey/")
    person.sees("A passkey needs JavaScript")


def test_a_device_without_a_passkey_is_told_so(member, invited):
    person = member()
    gives_passkeys(person)
    person.goes_to("/sign-in/passkey/")
    person.page.get_by_role("button", name="Use your passkey").click()
    person.sees("Your browser did not give a passkey")
    person.checks_the_page()


def test_an_administrator_invites_a_member_from_their_page(member, invited):
    administrator, newcomer = member(by="keyboard"), member(phone=True)
    _, _, first = invited()
    _, name, unused = invited()
    sets_password(administrator, first)
    sets_up_app(administrator)
    administrator.follows("See every account")
    administrator.follows(name)
    administrator.sees("Invited")
    administrator.presses(f"Invite {name}")
    administrator.is_at(f"{name} is invited")
    link = administrator.page.locator("#invitation-link").inner_text()
    newcomer.goes_to(unused)
    newcomer.is_at("This cannot be done now")
    sets_password(newcomer, link.removeprefix(newcomer.site.address))
    sets_up_app(newcomer)
    newcomer.is_at(name)
    administrator.goes_to("/members/accounts/")
    administrator.follows(name)
    assert administrator.fact("Account") == "Open"
    administrator.presses(f"Sign {name} out everywhere")
    newcomer.goes_to("/members/")
    newcomer.is_refused()


def test_another_device_is_signed_out_from_the_account_page(member, invited):
    here, there = member(by="keyboard"), member()
    email, name, link = invited()
    sets_password(here, link)
    app = sets_up_app(here)
    signs_in(there, email)
    there.answers("Code", app.code())
    there.presses("Continue")
    there.is_at(name)
    here.follows("Your account")
    here.sees("(this one)")
    here.presses("Sign out everywhere else")
    there.goes_to("/members/account/")
    there.is_refused()
    here.goes_to("/members/account/")
    here.is_at("Your account")


def test_a_password_is_changed_and_a_code_given_wrongly_is_refused(member, invited):
    person = member(by="keyboard")
    email, name, link = invited()
    sets_password(person, link)
    app = sets_up_app(person)
    person.follows("Your account")
    person.follows("Change your password")
    person.answers("New password", "short")
    person.answers("The same password again", "short")
    person.presses("Set the password")
    person.sees("Use at least 12 characters")
    person.answers("New password", "quite another password")
    person.answers("The same password again", "quite another password")
    person.presses("Set the password")
    person.is_at("Your account")
    person.presses("Sign out")
    person.answers("E-mail address", email)
    person.answers("Password", PASSWORD)
    person.presses("Continue")
    person.sees("are not those of an account that can sign in")
    person.answers("Password", "quite another password")
    person.presses("Continue")
    person.answers("Code", "000000")
    person.presses("Continue")
    person.sees("That code is not right")
    person.answers("Code", app.code())
    person.presses("Continue")
    person.is_at(name)


def test_a_forgotten_password_is_asked_for_without_telling_whose_it_is(member, invited):
    for way in ({"by": "keyboard"}, {"phone": True}, {"script": False}):
        person = member(**way)
        person.goes_to("/sign-in/")
        person.follows("I have forgotten my password")
        person.answers("E-mail address", "nobody.at.all@netherwick.example")
        person.presses("Send the link")
        person.is_at("Look at your mail")


def test_new_recovery_codes_are_shown_once_and_can_be_printed(member, invited):
    person = member(by="keyboard")
    _, _, link = invited()
    sets_password(person, link)
    sets_up_app(person)
    person.follows("Your account")
    person.follows("Make new recovery codes")
    person.presses("Make new recovery codes")
    codes = person.page.locator(".wm-codes li").all_inner_texts()
    assert len(codes) == len(set(codes)) == 10
    person.page.emulate_media(media="print")
    assert person.page.locator(".wm-codes").is_visible()
    assert not person.page.get_by_role("button", name="I have kept them").is_visible()
    person.page.emulate_media(media="screen")
    person.presses("I have kept them")
    person.is_at("Your account")
