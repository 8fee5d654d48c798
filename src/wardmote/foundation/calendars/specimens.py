"""An example of every address here that takes arguments, so that whole-system tests can visit it."""

from wardmote.clocks import rules
from wardmote.foundation import desks
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.calendars.presenters.sides import in_address
from wardmote.foundation.calendars.wall import running


def specimens() -> dict[str, dict[str, str]]:
    """A rule, and a clock that a person of the demonstration may see."""
    rule = {"rule": in_address(rules()[0].id)}
    found = dict.fromkeys(("show-rule", "confirm-rule", "withdraw-reviews"), rule)
    for person in people()[:1]:
        clocks = list(running(desks.the_one("viewer_of")(person.member_id)))
        if clocks:
            found["show-clock"] = {"clock": clocks[0].key}
    return found
