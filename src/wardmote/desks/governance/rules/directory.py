"""What a service of the directory must say, what may not be said of it, and how its last check stands. Plain Python."""

import re
from datetime import date, timedelta

from wardmote.errors import Invalid, NotNow
from wardmote.foundation.naming import STREETS, check_no_contact

#: Roles that keep the directory.
WRITES = ("administrator", "csp_manager", "community_safety_officer")
#: What people come to a service with.
NEEDS = {
    "domestic": "Abuse at home",
    "sexual": "Sexual violence",
    "stalking": "Stalking and harassment",
    "antisocial": "Antisocial behaviour",
    "hate": "Hate crime",
    "exploitation": "Exploitation and slavery",
    "violence": "Violence and knives",
    "drugs": "Drugs and alcohol",
    "victims": "Anybody harmed by a crime",
    "young": "Children and young people",
    "mind": "Mental health",
    "housing": "Somewhere to live",
    "fraud": "Fraud and scams",
    "roads": "Road danger",
    "offending": "Stopping offending or abusing",
}
CHECKED, DUE, CHANGED, NOT_CHECKED, RETIRED = "checked", "check due", "changed", "not checked", "retired"
STATES = (NOT_CHECKED, CHANGED, DUE, CHECKED, RETIRED)
#: What whoever keeps a service is told of.
WANTING = (NOT_CHECKED, CHANGED, DUE)
#: A street by its name, also where no number stands before it: where a refuge is may not be read from a service.
_PLACE = re.compile(rf"\b(?:[A-Z][\w'’-]+ ){{1,3}}(?:{STREETS})\b")
#: A mailbox that begins with two names is somebody's own.
_SOMEBODYS = re.compile(r"[a-z]+[._-][a-z]+\d*@.+", re.I)
_OF_TEAMS = re.compile(
    r"\b(?:team|help|info|enquiries|contact|referrals?|support|advice|office|service|duty|line|hub|mail)\b"
)
_TELEPHONE = re.compile(r"\+?\d[\d ]{2,19}")


def state_of(*, retired: bool, checked: date | None, again: date | None, changed: bool, day: date) -> str:
    """How a service stands on a day: `again` is when it is checked again, `changed` that its last words were not."""
    if retired:
        return RETIRED
    if checked is None or again is None:
        return NOT_CHECKED
    if changed:
        return CHANGED
    return DUE if again < day else CHECKED


def again_after(checked: date, days: int) -> date:
    """The last day on which a check still counts."""
    return checked + timedelta(days=days)


def check_service(*, name: str, does: str, needs: tuple[str, ...], telephone: str, email: str, link: str) -> None:
    """Raise Invalid for what cannot be a service."""
    if not name.strip() or not does.strip():
        raise Invalid("A service has a name and does something.", instead="Say both.")
    if not needs or not set(needs) <= set(NEEDS):
        raise Invalid("Nobody would find it: it is for no need of the list.", instead="Choose at least one need.")
    if not (telephone.strip() or email.strip() or link.strip()):
        raise Invalid(
            "Nobody could reach it.", instead="Give a telephone number, an e-mail address or a page of the service."
        )
    if telephone.strip() and not _TELEPHONE.fullmatch(telephone.strip()):
        raise Invalid("That is no telephone number.", instead="Give one number, such as 01632 960 001.")
    bare = email.strip().lower()
    if bare and _SOMEBODYS.fullmatch(bare) and not _OF_TEAMS.search(re.sub(r"[._-]", " ", bare.partition("@")[0])):
        raise Invalid(
            f"“{email.strip()}” looks like somebody's own address.",
            instead="Give the address of the service, which is answered whoever is away.",
        )


def check_no_place(text: str) -> None:
    """Raise Invalid where words look as if they told where a service is, or who works there."""
    check_no_contact(
        text,
        why="Nothing here says where a service is or who works there: some are safe because nobody knows.",
        instead="Leave it out. The service's own number, address for mail and page have boxes of their own.",
    )
    if found := _PLACE.search(text):
        raise Invalid(
            f"“{found.group()}” looks like an address. Nothing here says where a service is: some are safe because "
            "nobody knows.",
            instead="Leave it out. Whoever may know where it is asks the service.",
        )


def check_day(*, checked: date, written: date, today: date) -> None:
    """Raise Invalid for a day on which what is written now cannot have been checked."""
    if checked > today:
        raise Invalid("The day is in the future.", instead="Give the day on which you asked the service.")
    if checked < written:
        raise Invalid(
            "These words were written after that day, so they cannot have been checked on it.",
            instead="Ask the service whether they are right as they are now.",
        )


def check_here(retired: bool) -> None:
    """Raise NotNow where a service is no longer in the directory."""
    if retired:
        raise NotNow("This service has been taken out of the directory.", instead="Take it up again first.")
