"""When information about a case is shared in a meeting, and on which item. Plain Python."""

from wardmote.desks.meetings.states import CORRECTING, SITTING
from wardmote.errors import Missing, NotNow, Refused

#: Who names the agreements that a group's meetings work under.
NAMES = ("csp_manager", "chair", "liaison_officer")


def check_may_share(*, runs: bool, state: str, restricted: bool, accepted: bool, named: bool) -> None:
    """Return quietly if whoever runs a meeting may write down now what was shared about a case on an item.

    `accepted`: those present accepted that what is restricted stays in the room. `named`: the agreement is one that the
    group works under.
    """
    if not runs:
        raise Refused(
            "What is shared in a meeting is written down by who runs it.",
            instead="Ask the chair, or who takes minutes.",
        )
    if not named:
        raise Missing("The group does not work under that agreement.", instead="Name it on the group's page first.")
    if state not in (SITTING, CORRECTING):
        raise NotNow("This meeting does not sit.", instead="Begin it first.")
    if not restricted:
        raise NotNow(
            "Everybody may read this item, so nothing is shared about anybody on it.",
            instead="Make the item restricted, or choose one that is.",
        )
    if not accepted:
        raise NotNow(
            "Those present have not accepted that what is restricted stays in the room.",
            instead="Read it out, and write down that they accepted it.",
        )
