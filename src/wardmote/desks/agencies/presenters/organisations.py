"""The words of the list of agencies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wardmote.desks.agencies.queries import MailboxSeen, OrganisationSeen
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import day
from wardmote.foundation.post.urls import ASKERS


@dataclass(frozen=True)
class AgenciesPage:
    """The list of agencies: rows of name, what it is, areas, mailbox; and the mailboxes that can be asked now."""

    rows: tuple[tuple[str, ...], ...]
    to_ask: tuple[tuple[str, str], ...]
    may_ask: bool


def agencies_page(
    viewer: Viewer, organisations: Iterable[OrganisationSeen], mailboxes: Iterable[MailboxSeen], today: date
) -> AgenciesPage:
    """Every organisation whose part has not ended, with the state of its registered mailbox."""
    boxes = {each.organisation: each for each in mailboxes if each.current}
    here = [each for each in organisations if each.ends is None or each.ends >= today]
    return AgenciesPage(
        rows=tuple(
            (each.name, kind_in_words(each), ", ".join(each.areas), mailbox_in_words(boxes.get(each.id)))
            for each in here
        ),
        to_ask=tuple(
            (boxes[each.id].reference, each.name)
            for each in here
            if each.id in boxes and not boxes[each.id].confirmed_at
        ),
        may_ask=viewer.holds(*ASKERS.roles),
    )


def kind_in_words(organisation: OrganisationSeen) -> str:
    """What it is in the partnership, with its limb of the law."""
    words = {
        "responsible": _("Responsible authority"),
        "co-operating": _("Co-operating body"),
        "participating": _("Participating body"),
        "observer": _("Observer"),
        "other": _("Other"),
    }[organisation.kind]
    return f"{words}, {_('limb')} ({organisation.limb})" if organisation.limb else words


def mailbox_in_words(mailbox: MailboxSeen | None) -> str:
    """The registered mailbox and whether it was confirmed."""
    if mailbox is None:
        return _("None registered")
    if mailbox.denied:
        return _("%(address)s, said to be wrong") % {"address": mailbox.address}
    if mailbox.confirmed_at:
        return _("%(address)s, confirmed %(day)s") % {"address": mailbox.address, "day": day(mailbox.confirmed_at)}
    return _("%(address)s, not confirmed yet") % {"address": mailbox.address}
