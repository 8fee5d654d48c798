"""Whom a demonstration lets one sign in as, and how a member is named."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True)
class DemoPerson:
    """A made-up member, as the sign-in page shows them."""

    member_id: UUID
    reference: str
    name: str
    agency: str
    roles: tuple[str, ...]
    order: int = 0

    @property
    def role(self) -> str:
        """Their roles in words."""
        return ", ".join(self.roles)


def name_of(member: AbstractBaseUser) -> str:
    """A member's name, as devices and other sites are told it."""
    return member.name
