"""Whom and what a spreadsheet may name: organisations by their names and initials, members and contacts by theirs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from wardmote.desks.agencies.queries.contacts import ContactSeen, contacts_for
from wardmote.desks.agencies.queries.members import MemberSeen, members_for
from wardmote.desks.agencies.queries.organisations import OrganisationSeen, organisations_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing import Offer, Row, Unknown

#: What stands before a name and is none of it.
_TITLES = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|cllr|councillor|pc|pcso|ps|sgt|sergeant|insp|inspector|ch insp|supt|rev)\.?\s+", re.I
)
_ASIDE = re.compile(r"\s*[(\[].*?[)\]]\s*|\s+[-–]\s+.*$")
#: How alike two names are that may mean the same, and how many such are offered.
ALIKE, MOST = 0.6, 6


@dataclass(frozen=True)
class Whose:
    """Somebody a spreadsheet names: a `member`, or the `name` of somebody without an account; their organisation."""

    member: UUID | None = None
    name: str = ""
    organisation: UUID | None = None


class Directory:
    """The organisations, members and contacts of the viewer's partnership, found by what a file calls them."""

    def __init__(self, viewer: Viewer) -> None:
        self.organisations: Sequence[OrganisationSeen] = organisations_for(viewer)
        self.members: Sequence[MemberSeen] = members_for(viewer)
        self.every_contact: Sequence[ContactSeen] = contacts_for(viewer)
        self.contacts = [each for each in self.every_contact if each.ends is None]

    def organisation(self, row: Row, name: str = "organisation") -> UUID | None:
        """The organisation a row names, None for an empty cell. Raises Unknown for one that is not here."""
        said = row.words(name)
        return self.organisation_called(said, name) if said else None

    def organisation_called(self, said: str, name: str = "organisation") -> UUID:
        """The organisation of that name, or of those initials where only one has them. Raises Unknown."""
        exact = [each.id for each in self.organisations if _fold(each.name) == _fold(said)]
        found = exact or [each.id for each in self.organisations if _initials(each.name) == said.strip().upper()]
        if len(found) == 1:
            return found[0]
        near = sorted(self.organisations, key=lambda each: (-_alike(said, each.name), each.name))
        raise Unknown(
            name,
            said,
            f"No organisation here is called “{said[:60]}”.",
            instead="Say which it means, or add it to the partnership first.",
            offers=[Offer(each.name, each.name) for each in near],
        )

    def person(self, row: Row, name: str = "owner") -> Whose:
        """Whom a row names: a member by name, e-mail or reference, else a named contact; nobody for an empty cell.
        Raises Unknown for whoever is neither, with those who are near: nobody is ever made up."""
        said = row.words(name)
        if not said:
            return Whose()
        members = [each for each in self.members if _is_called(each, said)]
        able = [each for each in members if each.active]
        if len(able) == 1:
            return Whose(able[0].id, "", able[0].organisation)
        if not members:
            contacts = {_fold(each.name): each for each in self.contacts if _fold(each.name) == _fold(_bare(said))}
            if len(contacts) == 1:
                (contact,) = contacts.values()
                return Whose(contact.member, contact.name, contact.organisation)
        raise self._unknown(name, said, members)

    def _unknown(self, name: str, said: str, members: Sequence[MemberSeen]) -> Unknown:
        if len(members) > 1:
            sentence = f"{len(members)} members are called “{said[:60]}”."
        elif members:
            sentence = f"The account of “{said[:60]}” is closed."
        else:
            sentence = f"Nobody here is called “{said[:60]}”."
        nobody = Offer("", "Nobody in particular: the organisation’s mailbox is asked")
        return Unknown(
            name,
            said,
            sentence,
            instead="Say whom it means, or add them as a contact of their organisation.",
            offers=[*self._near(said), nobody],
        )

    def _near(self, said: str) -> Iterable[Offer]:
        bare = _bare(said)
        people = [
            (max(_alike(bare, each.name), _same_last(bare, each.name)), each.name, each.reference)
            for each in self.members
            if each.active
        ]
        bodies = {each.reference: each.organisation_name for each in self.members}
        for alike, called, reference in sorted(people, key=lambda each: (-each[0], each[1]))[:MOST]:
            if alike >= ALIKE:
                yield Offer(reference, f"{called}, {bodies[reference]}")


def _is_called(member: MemberSeen, said: str) -> bool:
    return said.strip() == member.reference or _fold(said) in (_fold(member.email), _fold(member.name)) or (
        _fold(_bare(said)) == _fold(member.name)
    )  # fmt: skip


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _bare(said: str) -> str:
    """A name without a title before it or an aside after it, and with the last name last."""
    plain = _TITLES.sub("", _ASIDE.sub(" ", said).strip())
    last, comma, first = plain.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else plain


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _alike(said: str, name: str) -> float:
    return SequenceMatcher(None, _fold(said), _fold(name)).ratio()


def _same_last(said: str, name: str) -> float:
    """Two names that end alike are near, however the rest is written."""
    ends = [_fold(each).split()[-1:] for each in (said, name)]
    return ALIKE + 0.1 if ends[0] and ends[0] == ends[1] else 0.0
