"""What is asked before a case is opened, and of who reviews it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wardmote.foundation.break_glass.rules import ANSWERS, FINDINGS
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Form
from wardmote.protocol import rulebook

_NO_CONFLICT, _NEEDED = "none", "needed"


class _Interested(Form):
    """Whoever would open a case, or agree to it, is asked for an interest of their own."""

    interest = forms.ChoiceField(
        label=gettext_lazy("Do you, or somebody close to you, have an interest in this case?"),
        choices=[(_NO_CONFLICT, gettext_lazy("No")), ("some", gettext_lazy("Yes"))],
        widget=forms.RadioSelect,
    )

    @property
    def no_conflict(self) -> bool:
        """Did they say that they have no interest of their own?"""
        return self.cleaned_data["interest"] == _NO_CONFLICT


class BreakForm(_Interested):
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
    contact = forms.ChoiceField(
        label=gettext_lazy("Do you need how somebody is reached safely, or where they live, as well?"),
        help_text=gettext_lazy("It opens only once a second person has agreed. The rest is open at once."),
        choices=[("not", gettext_lazy("No, I do not need it")), (_NEEDED, gettext_lazy("Yes, ask a second person"))],
        widget=forms.RadioSelect,
    )
    field_order = ("case", "purpose", "reason", "contact", "interest")

    def __init__(self, data: Any = None, *, may_ask: bool = False) -> None:
        super().__init__(data)
        if not may_ask:
            del self.fields["contact"]
        told = [(each.id, each.title) for each in rulebook().on(today()).purposes]
        self.fields["purpose"].choices = [("", gettext_lazy("Choose one")), *told]

    @property
    def with_contact(self) -> bool:
        """Did they say that they need how somebody is reached safely?"""
        return self.cleaned_data.get("contact") == _NEEDED


class AnswerForm(_Interested):
    """Whether a second person agrees, and why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Do you agree that they read how somebody is reached safely, and where they live?"),
        help_text=gettext_lazy("If you do, it is open to them until their opening ends. You can take it back at once."),
        choices=list(zip(ANSWERS, (gettext_lazy("Yes, I agree"), gettext_lazy("No, I do not agree")), strict=True)),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Why do you say so?"),
        help_text=gettext_lazy("Write no name, address or number. Whoever opened the case reads this."),
        widget=forms.Textarea,
        max_length=2000,
    )


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
