"""Whom a demonstration lets one sign in as."""

from dataclasses import dataclass
from uuid import UUID


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
