"""The people of the demonstration, as its sign-in page names them, and signing in as one."""

from journeys.person import Person

BUTTON = "Sign in as "


def names(person: Person) -> list[str]:
    """Whom the demonstration lets one sign in as."""
    person.goes_to("/sign-in/")
    words = person.page.get_by_role("button").all_inner_texts()
    return [name.removeprefix(BUTTON) for name in words if name.startswith(BUTTON)]


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
