"""What agencies are asked, and what members tell about them."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.forms import Form


class MailboxForm(Form):
    """Is this mailbox the right one, and whom can we ring?"""

    right = forms.ChoiceField(
        label=_("Is this the right mailbox?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    contact = forms.CharField(
        label=_("Whom can we ring about requests?"),
        help_text=_("Their name and job. Leave it empty if there is nobody."),
        max_length=200,
        required=False,
    )
    telephone = forms.CharField(label=_("Their telephone number"), max_length=40, required=False)


def mailbox_form(viewer: Viewer, target: UUID, data: Any) -> MailboxForm:
    """The form of a link that asks a mailbox to confirm itself."""
    return MailboxForm(data)
