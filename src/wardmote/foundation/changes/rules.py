"""Who may propose a change, and who may decide on another's. Plain Python."""

from uuid import UUID

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.desks import ChangeKind

LONGEST = 1000


def check_may_propose(kind: ChangeKind, viewer: Viewer) -> None:
    """Return quietly if this viewer may propose such a change; otherwise raise Refused."""
    if viewer.kind != "member" or not viewer.holds(*kind.editors):
        raise Refused(
            f"“{kind.title}” may be changed by this role: {_roles(kind.editors)}.",
            instead="Ask a colleague with that role, and tell them why.",
        )


def check_may_decide(kind: ChangeKind, viewer: Viewer, proposer: UUID | None) -> None:
    """Return quietly if this viewer may approve or decline what `proposer` proposed; otherwise raise Refused."""
    if viewer.kind != "member" or not viewer.holds(*kind.approvers):
        raise Refused(
            f"A change of “{kind.title}” is approved or declined by this role: {_roles(kind.approvers)}.",
            instead="Ask a colleague with that role to look at it.",
        )
    if viewer.member_id == proposer:
        raise Refused(
            "You proposed this change, and a second person decides on it because the law is touched.",
            instead="Ask a colleague with one of these roles: " + _roles(kind.approvers) + ".",
        )


def check_reason(words: str) -> str:
    """The reason without blanks around it; raises Invalid where there is none or it is very long."""
    said = words.strip()
    if not said:
        raise Invalid("No reason is given.", instead="Say in a sentence why.")
    if len(said) > LONGEST:
        raise Invalid(f"The reason is longer than {LONGEST} characters.", instead="Say it in fewer words.")
    return said


def _roles(roles: tuple[str, ...]) -> str:
    return " or ".join(title_of(role) for role in roles)
