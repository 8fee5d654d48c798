"""Agencies: organisations, their capacities in law, members, contacts and registered mailboxes."""

from wardmote.desks.agencies.rules import NAMES_CONTACTS, RECORDS_TRAINING
from wardmote.foundation.desks import ChangeKind, Desk, Entry, ImportColumn, ImportKind, LinkPurpose

HERE = "wardmote.desks.agencies"


def _change(slug: str, title: str, weigh: str, apply: str) -> ChangeKind:
    return ChangeKind(
        slug,
        title,
        editors=("administrator", "csp_manager"),
        approvers=("chair", "csp_manager", "administrator"),
        weigh=f"{HERE}.presenters.changing:{weigh}",
        apply=f"{HERE}.verbs.organisations:{apply}",
    )


DESK = Desk(
    slug="agencies",
    title="Agencies",
    purpose="Organisations, what they are in the partnership, and the members who sign in for them.",
    member_nav=(Entry("Agencies", "list-agencies", order=70),),
    viewer_of=f"{HERE}.queries:viewer_of",
    names_of=f"{HERE}.queries:names_of",
    members_with=f"{HERE}.queries.members:members_with",
    demo_people=f"{HERE}.queries:demo_people",
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries:specimens",
    standing=f"{HERE}.queries.training:standing",
    changes=(
        _change("organisation", "Adding an organisation", "weigh_new", "add_organisation"),
        _change("capacity", "What an organisation is", "weigh_capacity", "change_capacity"),
        _change("name", "The name of an organisation", "weigh_name", "rename_organisation"),
        _change("end", "The end of an organisation", "weigh_end", "end_organisation"),
    ),
    local_limits="wardmote.foundation.local_values.of_rules:local_limits",
    landing=f"{HERE}.presenters.training:landing",
    overdue=f"{HERE}.presenters.training:overdue",
    banner=f"{HERE}.presenters:banner",
    links=(
        LinkPurpose(
            "confirm-mailbox",
            title="Confirm a registered mailbox",
            table="Mailbox",
            question=f"{HERE}.presenters:mailbox_question",
            form=f"{HERE}.forms:mailbox_form",
            verb=f"{HERE}.verbs:answer_mailbox",
            recorded=f"{HERE}.presenters:mailbox_recorded",
        ),
    ),
    imports=(
        ImportKind(
            "contacts",
            title="Contacts",
            roles=NAMES_CONTACTS,
            columns=(
                ImportColumn("organisation", "Organisation", ("agency", "body", "partner", "employer"), required=True),
                ImportColumn("part", "As what", ("=role", "=part", "acts as", "contact type"), required=True),
                ImportColumn("name", "Name", ("=contact", "contact name", "full name"), required=True),
                ImportColumn("job", "Job", ("job title", "=title", "=post", "position")),
                ImportColumn("telephone", "Telephone", ("phone", "tel", "mobile", "=number", "contact number")),
                ImportColumn("until", "Until", ("end date", "left")),
            ),
            taker=f"{HERE}.imports:contact_taker",
        ),
        ImportKind(
            "training",
            title="Training",
            roles=RECORDS_TRAINING,
            columns=(
                ImportColumn("member", "Name", ("member", "officer", "staff", "email", "=who"), required=True),
                ImportColumn("course", "Course", ("training", "module", "=title"), required=True),
                ImportColumn(
                    "completed", "Completed", ("date completed", "completion date", "=date", "attended"), required=True
                ),
            ),
            taker=f"{HERE}.imports:training_taker",
        ),
    ),
    shared_tables=(
        ("agencies.Organisation", "a police force or a county council is in many partnerships"),
        ("agencies.FormerName", "it is of an organisation, which is in many partnerships"),
        ("agencies.Succession", "it is of organisations, which are in many partnerships"),
    ),
)
