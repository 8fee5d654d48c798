"""What is asked before a case is opened, and of who reviews it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wardmote.foundation.break_glass.rules import FINDINGS
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Form
from wardmote.protocol import rulebook

_NO_CONFLICT = "none"


class BreakForm(Form):
    """Which case, what for, why now, and whether the member has an interest of their own in it."""

    case = forms.CharField(
        label=gettext_lazy("Which case?"),
        help_text=gettext_lazy("Its reference, as a colleague gave it to you."),
        max_length=150,
    )
    purpose = forms.ChoiceField(label=gettext_lazy("What do you need it for?"))
    reason = forms.CharField(
        label=gettext_lazy("What may happen if you do not look now?"),
        help_text=gettext_lazy("Write no name, address or number. The liaison officer reads this at once."),
        widget=forms.Textarea,
        max_length=2000,
    )
    interest = forms.ChoiceField(
        label=gettext_lazy("Do you, or somebody close to you, have an interest in this case?"),
        choices=[(_NO_CONFLICT, gettext_lazy("No")), ("some", gettext_lazy("Yes"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        told = [(each.id, each.title) for each in rulebook().on(today()).purposes]
        self.fields["purpose"].choices = [("", gettext_lazy("Choose one")), *told]

    @property
    def no_conflict(self) -> bool:
        """Did they say that they have no interest of their own?"""
        return self.cleaned_data["interest"] == _NO_CONFLICT


class ReviewForm(Form):
    """Whether it was right, and why."""

    finding = forms.ChoiceField(
        label=gettext_lazy("Was it right to open this case?"),
        help_text=gettext_lazy("If it was not, and it is still open, it is closed at once."),
        choices=list(
            zip(FINDINGS, (gettext_lazy("Yes, it was justified"), gettext_lazy("No, it was not")), strict=True)
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Why do you say so?"),
        help_text=gettext_lazy("Write no name, address or number. Whoever opened the case reads this."),
        widget=forms.Textarea,
        max_length=2000,
    )
