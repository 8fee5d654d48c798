"""The registered mailbox: what it is asked, and registering one."""

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


class RegisterForm(Form):
    """The mailbox at which an organisation wants to be asked."""

    address = forms.EmailField(
        label=_("What is the address of its mailbox?"),
        help_text=_("One that several colleagues read. It is asked to confirm itself by a link."),
        error_messages={"invalid": _("Give an e-mail address, like community.safety@council.example")},
    )


def mailbox_form(viewer: Viewer, target: UUID, data: Any) -> MailboxForm:
    """The form of a link that asks a mailbox to confirm itself."""
    return MailboxForm(data)
