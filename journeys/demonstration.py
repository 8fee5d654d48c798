"""The people of the demonstration, as its sign-in page names them, and signing in as one."""

from journeys.browser import NIGHTLY
from journeys.person import Person

BUTTON = "Sign in as "
#: Who goes where everybody goes, by day: between them they reach every page. The roles of the others open less.
BY_DAY = (
    "CSP manager",
    "Partnership analyst",
    "Administrator",
    "Designated liaison officer",
    "Antisocial behaviour officer",
    "Independent domestic violence adviser",
    "Agency lead",
    "Councillor",
)


def names(person: Person) -> list[str]:
    """Whom the demonstration lets one sign in as."""
    person.goes_to("/sign-in/")
    words = person.page.get_by_role("button").all_inner_texts()
    return [name.removeprefix(BUTTON) for name in words if name.startswith(BUTTON)]


def who_goes_round(person: Person) -> list[str]:
    """One of each of these roles by day, everybody by night."""
    return names(person) if NIGHTLY else [name_with_role(person, role) for role in BY_DAY]


def name_with_role(person: Person, role: str) -> str:
    """The first of them whose card says this role."""
    person.goes_to("/sign-in/")
    card = person.page.locator(".wm-card").filter(has_text=role).first
    return card.get_by_role("button").inner_text().removeprefix(BUTTON)


def sign_in(person: Person, name: str) -> None:
    """One click, no password."""
    person.goes_to("/sign-in/")
    person.presses(f"{BUTTON}{name}")


def first_partnership(person: Person) -> str:
    """The name of the first partnership on the site's first page."""
    return person.page.locator(".wm-card a").first.inner_text()


def made_up_partnership(person: Person) -> str:
    """The name of the invented partnership on the site's first page."""
    return person.page.locator(".wm-card").filter(has_text="An invented area").locator("a").first.inner_text()
