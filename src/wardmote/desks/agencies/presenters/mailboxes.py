"""What a registered mailbox is asked, and what is recorded of its answer."""

from uuid import UUID

from django.utils.translation import gettext as _

from wardmote.desks.agencies.queries.contacts import mailbox_of_id
from wardmote.errors import NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.pages.words import moment


def mailbox_question(viewer: Viewer, target: UUID) -> Question:
    """Is this the right mailbox? Raises NotNow where it has been replaced."""
    mailbox = mailbox_of_id(viewer, target)
    if not mailbox.current:
        raise NotNow(_("This mailbox has been replaced, so it need not be confirmed."))
    return Question(
        heading=_("Is this the right mailbox?"),
        sentences=(
            _("%(partnership)s will send what it asks %(agency)s here: requests, actions to update, forms to fill in.")
            % {"partnership": viewer.tenant.name, "agency": mailbox.organisation_name},
            _("Use a mailbox that several colleagues read, so that nothing waits while one of them is away."),
        ),
        facts=((_("Organisation"), mailbox.organisation_name), (_("Mailbox"), mailbox.address)),
    )


def mailbox_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded of a mailbox."""
    mailbox = mailbox_of_id(viewer, target)
    if mailbox.confirmed_at is None:
        return (_("Nobody has said yet whether this mailbox is right."),)
    named = {"address": mailbox.address, "agency": mailbox.organisation_name, "at": moment(mailbox.confirmed_at)}
    right = _("%(address)s is the mailbox of %(agency)s, as said %(at)s.")
    wrong = _("%(address)s is not the mailbox of %(agency)s, as said %(at)s.")
    said = [(wrong if mailbox.denied else right) % named]
    if mailbox.contact:
        said.append(
            _("To ring: %(who)s, %(number)s.")
            % {"who": mailbox.contact, "number": mailbox.telephone or _("no number given")}
        )
    return tuple(said)
