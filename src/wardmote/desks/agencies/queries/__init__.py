"""The only readers of organisations, members and contacts."""

from wardmote.desks.agencies.queries.choosing import bodies_to_choose, people_to_choose
from wardmote.desks.agencies.queries.contacts import (
    ContactSeen,
    MailboxSeen,
    contacts_for,
    mailbox_for,
    mailboxes_for,
    parts_of,
    reader_of,
)
from wardmote.desks.agencies.queries.identity import demo_people, specimens, viewer_of
from wardmote.desks.agencies.queries.members import (
    MemberSeen,
    StaleSeen,
    TrainingSeen,
    WholeMember,
    agency_on,
    deputies_of,
    member_for,
    members_for,
    names_of,
    own_reference,
    stale_for,
    training_for,
)
from wardmote.desks.agencies.queries.organisations import (
    OrganisationSeen,
    WholeOrganisation,
    lacking_for,
    names_on,
    organisation_for,
    organisations_for,
)

__all__ = [
    "ContactSeen",
    "MailboxSeen",
    "MemberSeen",
    "OrganisationSeen",
    "StaleSeen",
    "TrainingSeen",
    "WholeMember",
    "WholeOrganisation",
    "agency_on",
    "bodies_to_choose",
    "contacts_for",
    "demo_people",
    "deputies_of",
    "lacking_for",
    "mailbox_for",
    "mailboxes_for",
    "member_for",
    "members_for",
    "names_of",
    "names_on",
    "organisation_for",
    "organisations_for",
    "own_reference",
    "parts_of",
    "people_to_choose",
    "reader_of",
    "specimens",
    "stale_for",
    "training_for",
    "viewer_of",
]
