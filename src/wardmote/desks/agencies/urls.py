"""Addresses of agencies."""

from wardmote.desks.agencies import rules
from wardmote.desks.agencies.views import contacts, handing, members, organisations, training
from wardmote.foundation.access import MEMBERS, address, for_roles
from wardmote.foundation.post.roles import ASKERS

EDITORS = for_roles(*rules.NAMES_CONTACTS)
KEEPERS = for_roles("administrator")
TRAINERS = for_roles(*rules.RECORDS_TRAINING)

AGENCY = "members/agencies/<slug:reference>"
MEMBER = "members/people/<slug:reference>"

ORGANISATIONS = [
    address("members/agencies/", organisations.list_agencies, name="list-agencies", access=MEMBERS),
    address("members/agencies/add/", organisations.add_agency, name="add-agency", access=EDITORS),
    address("members/agencies/contacts/", contacts.list_contacts, name="list-contacts", access=MEMBERS),
    address(
        "members/agencies/contacts/contacts.<slug:ending>",
        contacts.download_contacts,
        name="download-contacts",
        access=MEMBERS,
    ),
    address(
        "members/agencies/contacts/<uuid:contact>/end/",
        contacts.end_contact,
        name="end-contact",
        access=EDITORS,
        sends=True,
    ),
    address(
        "members/agencies/mailboxes/<slug:reference>/ask/",
        contacts.ask_to_confirm,
        name="ask-to-confirm",
        access=ASKERS,
        sends=True,
    ),
    address(f"{AGENCY}/", organisations.show_agency, name="show-agency", access=MEMBERS),
    address(f"{AGENCY}/part/", organisations.change_capacity, name="change-capacity", access=EDITORS),
    address(f"{AGENCY}/name/", organisations.rename_agency, name="rename-agency", access=EDITORS),
    address(f"{AGENCY}/end/", organisations.end_agency, name="end-agency", access=EDITORS),
    address(f"{AGENCY}/contacts/add/", contacts.add_contact, name="add-contact", access=EDITORS),
    address(f"{AGENCY}/mailbox/", contacts.register_mailbox, name="register-mailbox", access=EDITORS),
]

PEOPLE = [
    address("members/people/", members.list_members, name="list-members", access=MEMBERS),
    address("members/people/add/", members.invite_member, name="add-member", access=KEEPERS),
    address("members/people/unused/", members.list_stale, name="list-stale-accounts", access=KEEPERS),
    address("members/people/training/", members.list_training, name="list-training", access=MEMBERS),
    address(
        "members/people/training/training.<slug:ending>",
        members.download_training,
        name="download-training",
        access=MEMBERS,
    ),
    address(
        "members/people/training/needed/", training.show_training_matrix, name="show-training-matrix", access=MEMBERS
    ),
    address(
        "members/people/training/needed/matrix.<slug:ending>",
        training.download_training_matrix,
        name="download-training-matrix",
        access=MEMBERS,
    ),
    address("members/people/handover/", handing.show_handover, name="show-handover", access=MEMBERS),
    address(f"{MEMBER}/", members.show_member, name="show-member", access=MEMBERS),
    address(f"{MEMBER}/change/", members.change_member, name="change-member", access=KEEPERS),
    address(f"{MEMBER}/move/", members.move_member, name="move-member", access=KEEPERS),
    address(f"{MEMBER}/close/", members.close_account, name="close-account", access=KEEPERS),
    address(f"{MEMBER}/open/", members.open_account, name="open-account", access=KEEPERS, sends=True),
    address(f"{MEMBER}/review/", members.review_account, name="review-account", access=KEEPERS),
    address(f"{MEMBER}/roles/give/", members.give_role, name="give-role", access=KEEPERS),
    address(f"{MEMBER}/roles/<uuid:role>/end/", members.end_role, name="end-role", access=KEEPERS, sends=True),
    address(f"{MEMBER}/areas/", members.set_areas, name="set-areas", access=KEEPERS),
    address(f"{MEMBER}/deputies/add/", members.add_deputy, name="add-deputy", access=EDITORS),
    address(f"{MEMBER}/deputies/<uuid:deputy>/end/", members.end_deputy, name="end-deputy", access=EDITORS, sends=True),
    address(f"{MEMBER}/training/", members.record_training, name="record-training", access=TRAINERS),
    address(f"{MEMBER}/training/take-back/", training.take_back_training, name="take-back-training", access=TRAINERS),
]

urlpatterns = [*ORGANISATIONS, *PEOPLE]
