"""The words of the page of whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.agencies.presenters.organisations import EDITORS, mailbox_in_words
from wardmote.desks.agencies.queries import ContactSeen, MailboxSeen, OrganisationSeen
from wardmote.desks.agencies.rules import PARTS
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.editing.presenters import LINK
from wardmote.foundation.now import today
from wardmote.foundation.pages.frame import Place, places
from wardmote.foundation.post.roles import ASKERS


@dataclass(frozen=True)
class ContactsPage:
    """Whom to ask at each organisation that is here now; and the responsible authorities without a liaison officer."""

    rows: tuple[tuple[str | Markup, ...], ...]
    without: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]
    downloads: tuple[tuple[str, str], ...]
    may_import: bool


def contacts_page(
    viewer: Viewer,
    organisations: Iterable[OrganisationSeen],
    contacts: Iterable[ContactSeen],
    mailboxes: Iterable[MailboxSeen],
) -> ContactsPage:
    """Each organisation with who acts for it as what, and its mailbox."""
    here = [each for each in organisations if each.ends is None or each.ends >= today()]
    now = [each for each in contacts if each.ends is None or each.ends >= today()]
    boxes = {each.organisation: each for each in mailboxes if each.current}
    rows = []
    for body in here:
        own = [each for each in now if each.organisation == body.id]
        said = ["; ".join(_who(each) for each in own if each.part == part) for part in PARTS[:3]]
        link = LINK.format(reverse("show-agency", kwargs={"reference": body.reference}), body.name)
        rows.append((link, *(each or _("Nobody") for each in said), mailbox_in_words(boxes.get(body.id))))
    liaising = {each.organisation for each in now if each.part == "designated liaison officer"}
    may_end = viewer.holds(*EDITORS)
    return ContactsPage(
        rows=tuple(rows),
        without=tuple(each.name for each in here if each.kind == "responsible" and each.id not in liaising),
        acts=tuple(
            (
                _("%(name)s is no longer %(part)s of %(body)s")
                % {"name": each.name, "part": each.part, "body": each.organisation_name},
                reverse("end-contact", kwargs={"contact": each.id}),
            )
            for each in now
            if may_end
        ),
        downloads=tuple(
            (words, reverse("download-contacts", kwargs={"ending": ending}))
            for ending, words in (("xlsx", _("As a spreadsheet (XLSX)")), ("csv", "CSV"))
        ),
        may_import=may_end,
    )


def contacts_table(contacts: Iterable[ContactSeen]) -> Table:
    """Whom to ask, to take away."""
    columns = tuple(map(Column, (_("Organisation"), _("As what"), _("Name"), _("Job"), _("Telephone"), _("Until"))))
    rows = tuple(
        (
            each.organisation_name,
            each.part,
            each.name,
            each.job,
            each.telephone,
            each.ends.isoformat() if each.ends else "",
        )
        for each in contacts
    )
    return Table("contacts", _("Who acts for each organisation"), columns, rows)


def _who(each: ContactSeen) -> str:
    return ", ".join(part for part in (each.name, each.job, each.telephone) if part)


def side(viewer: Viewer, path: str) -> tuple[Place, ...]:
    """The places of the desk that this member may open."""
    found = [
        Place(_("Organisations"), reverse("list-agencies")),
        Place(_("Whom to ask"), reverse("list-contacts")),
        Place(_("Members"), reverse("list-members")),
        Place(_("Training"), reverse("list-training")),
        Place(_("Training matrix"), reverse("show-training-matrix")),
        Place(_("What varies locally"), reverse("list-local-values")),
    ]
    if viewer.holds("administrator"):
        found.append(Place(_("Accounts to look at"), reverse("list-stale-accounts")))
    if viewer.holds(*ASKERS.roles):
        found.append(Place(_("Asked by link"), reverse("list-links")))
    return places(found, path)
