"""Who a signed-in member is, and whom a demonstration lets one sign in as. Asked before there is a viewer."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wardmote.desks.agencies.models import Contact, FormerName, Mailbox, Member, RoleHeld
from wardmote.desks.agencies.rules import name_on
from wardmote.errors import Refused
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.access.roles import ROLES, title_of
from wardmote.foundation.accounts.people import DemoPerson
from wardmote.foundation.now import today

#: Addresses of one member.
_OF_A_MEMBER = (
    "show-member", "change-member", "move-member", "close-account", "open-account", "review-account",
    "give-role", "set-areas", "add-deputy", "record-training", "take-back-training",
)  # fmt: skip

#: Roles are shown in the order in which the foundation lists them.
_ORDER = [role.slug for role in ROLES]


def viewer_of(member_id: UUID) -> Viewer:
    """The facts access needs about a member: partnership, agency, and the roles held today."""
    # Every page asks. It is one question, with a row for each role; a member who holds none today takes another.
    told = list(_facts(_held_today(member_id), "member__", "role"))
    told = told or [("", *_facts(Member.objects.filter(pk=member_id)).get())]
    _role, active, name, organisation, agency, renamed, *partnership = told[0]
    if not active:
        raise Refused("This account is closed.", instead="Ask your CSP manager to open it again.")
    roles = _in_order(role for role, *_same in told if role)
    return Viewer(
        kind="member",
        tenant=Tenant(*partnership),
        member_id=member_id,
        name=name,
        agency=name_on(agency, _former(organisation).values_list("name", "until"), today()) if renamed else agency,
        roles=roles,
        role_titles=tuple(title_of(role) for role in roles),
        organisation=organisation,
    )


def _facts(rows: QuerySet, of: str = "", *columns: str) -> QuerySet:
    """Those columns, and what a viewer is made of, which stands in the members' table at `of`."""
    named = ["is_active", "name", "organisation", "organisation__name"]
    partnership = [f"partnership__{name}" for name in Tenant.__dataclass_fields__]
    told = rows.annotate(renamed=Exists(_former(OuterRef(f"{of}organisation"))))
    return told.values_list(*columns, *(of + each for each in named), "renamed", *(of + each for each in partnership))


def _former(organisation: UUID | OuterRef) -> QuerySet[FormerName]:
    """Names that an organisation bears today and that will be its former ones."""
    return FormerName.objects.filter(organisation=organisation, until__gte=today())


def _roles_today(member_id: UUID) -> tuple[str, ...]:
    return _in_order(_held_today(member_id).values_list("role", flat=True))


def _held_today(member_id: UUID) -> QuerySet[RoleHeld]:
    day = today()
    return RoleHeld.objects.filter(Q(ends__isnull=True) | Q(ends__gte=day), member=member_id, starts__lte=day)


def _in_order(roles: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(roles), key=_ORDER.index))


def demo_people() -> tuple[DemoPerson, ...]:
    """Whom a demonstration lets one sign in as, in the order of their roles."""
    rows = Member.objects.filter(is_demo=True, is_active=True).select_related("organisation")
    people = [_demo_person(row) for row in rows]
    return tuple(sorted(people, key=lambda person: (person.order, person.name)))


def _demo_person(row: Member) -> DemoPerson:
    roles = _roles_today(row.id)
    return DemoPerson(
        member_id=row.id,
        reference=row.reference,
        name=row.name,
        agency=row.organisation.name,
        roles=tuple(title_of(role) for role in roles),
        order=min((_ORDER.index(role) for role in roles), default=len(_ORDER)),
    )


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address of this desk that takes arguments."""
    made_up = Member.objects.filter(is_demo=True, is_active=True).order_by("email").first()
    mailbox = Mailbox.objects.order_by("made_at", "address").first()
    contact = Contact.objects.order_by("name").first()
    found: dict[str, dict[str, str]] = {
        "download-contacts": {"ending": "csv"},
        "download-training": {"ending": "csv"},
        "download-training-matrix": {"ending": "csv"},
    }
    if mailbox:
        agency = {"reference": mailbox.organisation.reference}
        found["ask-to-confirm"] = {"reference": mailbox.reference}
        names = ("show-agency", "change-capacity", "rename-agency", "end-agency", "add-contact", "register-mailbox")
        found |= dict.fromkeys(names, agency)
    if contact:
        found["end-contact"] = {"contact": str(contact.pk)}
    if made_up:
        member = {"reference": made_up.reference}
        found |= dict.fromkeys(_OF_A_MEMBER, member)
        role = RoleHeld.objects.filter(member=made_up).order_by("starts").first()
        nobody = str(UUID(int=0))
        found["end-role"] = {**member, "role": str(role.pk) if role else nobody}
        found["end-deputy"] = {**member, "deputy": nobody}
    return found
