"""What is asked where an entry of the law is confirmed, or a confirmation withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.pages.forms import Day, Form


class ConfirmForm(Form):
    """Who checked an entry, and when. `fingerprint` is that of what was read."""

    reviewer = forms.CharField(
        label=_("Who checked it against its source?"),
        help_text=_("Their name. They answer for it: somebody legal, or whoever leads on information governance."),
        max_length=200,
    )
    position = forms.CharField(
        label=_("What is their position?"), help_text=_("For example, Information Governance Manager."), max_length=200
    )
    day = Day(label=_("When did they check it?"), help_text=_("For example, 27 3 2026"))
    because = forms.CharField(
        label=_("What did they check it against?"),
        help_text=_("For example, the Act as legislation.gov.uk had it that day."),
        max_length=300,
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput)


class WithdrawForm(Form):
    """Why something is withdrawn."""

    because = forms.CharField(
        label=_("Why?"),
        help_text=_("The reason stays on record. Write nothing about any person."),
        max_length=300,
    )
