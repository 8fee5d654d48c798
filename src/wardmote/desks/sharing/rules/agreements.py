"""What an agreement may cover, who is party to it and who signs. Plain Python."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from wardmote.desks.sharing.rules.law import CONFIRMERS
from wardmote.errors import Invalid, Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.naming import check_no_contact

#: Who writes agreements, and approves another's.
WRITES = CONFIRMERS
#: Who signs for their own organisation, and withdraws for it.
SIGNERS = ("agency_lead", "liaison_officer", "csp_manager", "chair")
TIERS = {
    1: "Tier 1: the protocol, which states principles",
    2: "Tier 2: an agreement for a purpose",
    3: "Tier 3: a procedure under an agreement",
}
#: The tier whose agreements are for a purpose.
FOR_A_PURPOSE = 2
BY_MEMBER, BY_LINK = "member", "link"
HOW = (BY_MEMBER, BY_LINK)
#: When an agreement is looked at again, as a rule of time.
REVIEW = "INF.ISA.REVIEW"
NOT_STORED = "C9"


@dataclass(frozen=True)
class Party:
    """A party as the rules see it: whether it tells, is told, and has a signature that stands."""

    organisation: UUID
    tells: bool
    told: bool
    signed: bool = False


def is_signed(parties: Iterable[Party]) -> bool:
    """Whether somebody who tells and somebody else who is told have signed."""
    signed = [each for each in parties if each.signed]
    return any(
        one.tells and other.told and one.organisation != other.organisation for one in signed for other in signed
    )


def wants_assessment(sensitivities: Iterable[str]) -> bool:
    """Whether something that tells of somebody is covered, so that an impact assessment comes first."""
    return any(each != "depersonalised" for each in sensitivities)


def check_text(tier: int, purposes: Collection[str], *words: str) -> None:
    """Return quietly if an agreement of a tier may be for these purposes and say these words."""
    if tier not in TIERS:
        raise Invalid("There is no such tier.", instead="Choose tier 1, 2 or 3.")
    if tier == 1 and purposes:
        raise Invalid("The protocol states principles and is for no one purpose.", instead="Leave the purposes empty.")
    if tier != 1 and not purposes:
        raise Invalid("It is not said what it is for.", instead="Choose the purposes it is for.")
    for each in words:
        check_no_contact(each, why="Nothing about a person is written into an agreement.")


def check_tells_involvement(tier: int, says_so: bool) -> None:
    """Raise Invalid where an agreement that is for no one purpose lets parties be told whom to ask."""
    if says_so and tier != FOR_A_PURPOSE:
        raise Invalid(
            "Only an agreement for a purpose lets its parties be told whom to ask.",
            instead="Answer no, and say it in an agreement of tier 2.",
        )


def check_field(*, name: str, why: str, record_class: str, personal: bool, sensitivity: str) -> None:
    """Return quietly if a field of a class (`personal`: it may tell of somebody) can be so sensitive."""
    if not name.strip() or not why.strip():
        raise Invalid("A field has a name and a reason.", instead="Say what it is called and why it is needed.")
    if record_class == NOT_STORED:
        raise Invalid("Intelligence is not told here.", instead="Use the police's own way for intelligence.")
    if not personal and sensitivity != "depersonalised":
        raise Invalid(
            "A field of that class tells of nobody, and it is said to tell of somebody.",
            instead="Choose the class of the record it is taken from.",
        )
    check_no_contact(name, why="A field is a name of a field, never what stands in it.")
    check_no_contact(why, why="Nothing about a person is written into an agreement.")


def check_can_open(*, tier: int, parties: Collection[Party], fields: int, assessed: bool) -> None:
    """Return quietly if a draft can be opened for signature."""
    if not any(one.tells and other.told for one in parties for other in parties if one is not other):
        raise Invalid(
            "It needs one party that tells, and another that is told.", instead="Add the parties before it is signed."
        )
    if tier == 1 and fields:
        raise Invalid("The protocol states principles and covers no field.", instead="Take the fields out.")
    if tier != 1 and not fields:
        raise Invalid("It covers no field, so nothing could be told by it.", instead="Add each field it covers.")
    if not assessed:
        raise Invalid(
            "It covers what tells of somebody, and no data protection impact assessment is recorded here.",
            instead="Record the reference of the assessment first, under the documents of sharing.",
        )


def may_sign(viewer: Viewer, organisation: UUID) -> bool:
    """Whether a member signs, and withdraws, for this organisation."""
    return viewer.kind == "member" and viewer.organisation == organisation and viewer.holds(*SIGNERS)


def check_may_sign(viewer: Viewer, organisation: UUID, name: str) -> None:
    """Return quietly if they do; a registered mailbox acts for the organisation whose it is."""
    if viewer.kind == "mailbox" and viewer.agency == name:
        return
    if not may_sign(viewer, organisation):
        raise Refused(
            f"Only {name} signs or withdraws for itself: a member of theirs who is {_roles()}.",
            instead="Ask them, or send a link to their registered mailbox.",
        )


def check_signatory(name: str, position: str) -> None:
    """Return quietly if somebody named signs."""
    if not name.strip() or not position.strip():
        raise Invalid("An agreement is signed by somebody named.", instead="Give the signatory's name and position.")


def _roles() -> str:
    return " or ".join(map(title_of, SIGNERS))
