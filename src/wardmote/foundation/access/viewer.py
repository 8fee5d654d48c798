"""Whoever a question is asked for. No question is asked for nobody."""

from dataclasses import dataclass
from uuid import UUID

from wardmote.foundation.second_wall.before import Before


@dataclass(frozen=True)
class Tenant:
    """The partnership whose rows a request is about. `pack` is where its colours and mark are."""

    id: UUID
    slug: str
    name: str
    made_up: bool
    pack: str = ""

    @property
    def href(self) -> str:
        """The address of its public home."""
        return f"/{self.slug}/"


@dataclass(frozen=True)
class Viewer:
    """Who asks: a member, the public, an agency's registered mailbox, or a named job of the system.

    `tenant` bounds what comes back, whoever asks. `kind` is "member", "public", "mailbox" or "system".
    `organisation` is the key of a member's own, and `agency` what it is called today.
    """

    kind: str
    tenant: Tenant
    member_id: UUID | None = None
    name: str = ""
    agency: str = ""
    roles: tuple[str, ...] = ()
    role_titles: tuple[str, ...] = ()
    organisation: UUID | None = None

    @property
    def role(self) -> str:
        """The member's roles in words."""
        return ", ".join(self.role_titles)

    @property
    def before(self) -> Before:
        """What of them the second wall asks."""
        return Before(self.kind, self.name, self.tenant.id, self.member_id, self.organisation, self.roles)

    def holds(self, *roles: str) -> bool:
        """Has at least one of these roles."""
        return bool(set(roles) & set(self.roles))


def the_public(tenant: Tenant) -> Viewer:
    """Anybody at all, looking at one partnership's public pages."""
    return Viewer(kind="public", tenant=tenant, name="the public")


def the_system(name: str, tenant: Tenant) -> Viewer:
    """A command or job, by its name, working for one partnership."""
    return Viewer(kind="system", tenant=tenant, name=name)


def the_mailbox(agency: str, tenant: Tenant) -> Viewer:
    """Somebody without an account who holds a link that was mailed to an agency's registered mailbox."""
    return Viewer(kind="mailbox", tenant=tenant, name=f"the registered mailbox of {agency}", agency=agency)
