"""What is asked before somebody is looked up, a record is made, put right, or said to be the same as another."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.people.rules.protecting import ANOTHER, SAME
from wardmote.desks.people.rules.records import CHANGED, WRONG
from wardmote.foundation.pages.forms import Day, Form

_NONE = "none"
Choices = Sequence[tuple[str, str]]


class LookUpForm(Form):
    """Whom, what for, why, and whether the member has an interest of their own in them."""

    given = forms.CharField(label=_("What are their first names?"), max_length=100, required=False)
    family = forms.CharField(label=_("What is their family name?"), max_length=100)
    born = Day(
        label=_("When were they born?"),
        help_text=_("For example, 27 3 1984. Leave it empty where you do not know."),
        required=False,
    )
    purpose = forms.ChoiceField(label=_("What do you need it for?"))
    reason = forms.CharField(
        label=_("Why do you look them up?"),
        help_text=_("Write no name, address or number here. It is recorded with your name, and may be read by others."),
        widget=forms.Textarea,
        max_length=2000,
    )
    interest = forms.ChoiceField(
        label=_("Do you, or somebody close to you, have an interest in this person?"),
        choices=[(_NONE, _("No")), ("some", _("Yes"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, purposes: Choices) -> None:
        super().__init__(data)
        self.fields["purpose"].choices = [("", _("Choose one")), *purposes]

    @property
    def no_conflict(self) -> bool:
        """Did they say that they have no interest of their own?"""
        return self.cleaned_data["interest"] == _NONE


class AddForm(Form):
    """What work the record is for, and that no candidate is the one."""

    record_class = forms.ChoiceField(label=_("What work is the record for?"), widget=forms.RadioSelect)
    none_of_these = forms.BooleanField(label=_("I have read each of them, and it is none of them"), required=False)

    def __init__(self, data: Any = None, *, classes: Choices, candidates: bool) -> None:
        super().__init__(data)
        self.fields["record_class"].choices = list(classes)
        if not candidates:
            del self.fields["none_of_these"]


class NameForm(Form):
    """A name as it should be, and why it is another one."""

    given = forms.CharField(label=_("What are their first names?"), max_length=100, required=False)
    family = forms.CharField(label=_("What is their family name?"), max_length=100)
    because = forms.ChoiceField(
        label=_("Why is it another name?"),
        choices=[(WRONG, _("It was written down wrongly")), (CHANGED, _("They changed it"))],
        widget=forms.RadioSelect,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class BornForm(Form):
    """A date of birth as it should be."""

    born = Day(
        label=_("When were they born?"),
        help_text=_("For example, 27 3 1984. Leave it empty where nobody knows."),
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class AliasForm(Form):
    """Another name that somebody goes by."""

    given = forms.CharField(label=_("What are the first names?"), max_length=100, required=False)
    family = forms.CharField(label=_("What is the family name?"), max_length=100)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class EditionForm(Form):
    """Nothing but which edition of the record was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class SameForm(Form):
    """Which record to go by, and why both are of one person."""

    goes_by = forms.CharField(
        label=_("What is the reference of the record to go by?"),
        help_text=_("You must have it open: look them up first. It begins with P."),
        max_length=12,
    )
    because = forms.CharField(
        label=_("How do you know that they are one person?"),
        help_text=_("Write no name, address or number."),
        widget=forms.Textarea,
        max_length=2000,
    )


class ReasonForm(Form):
    """Why something is undone."""

    because = forms.CharField(
        label=_("Why?"), help_text=_("Write no name, address or number."), widget=forms.Textarea, max_length=2000
    )


class ProtectForm(Form):
    """Who looks after a protected record, who stands in, and why it is protected."""

    custodian = forms.ChoiceField(label=_("Who looks after it?"))
    deputy = forms.ChoiceField(label=_("Who stands in for them?"), required=False)
    because = forms.CharField(
        label=_("Why is it protected?"),
        help_text=_("Write no name, address or number. Whoever looks after it reads this."),
        widget=forms.Textarea,
        max_length=2000,
    )

    def __init__(self, data: Any = None, *, able: Choices) -> None:
        super().__init__(data)
        self.fields["custodian"].choices = [("", _("Choose one")), *able]
        self.fields["deputy"].choices = [("", _("Nobody")), *able]


class AnswerForm(Form):
    """What a search was for."""

    answer = forms.ChoiceField(
        label=_("Whom did they look for?"),
        help_text=_("Ring them first. Say nothing that they do not need to know."),
        choices=[(ANOTHER, _("Somebody else")), (SAME, _("The person you look after"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What did you find, and what was done?"),
        help_text=_("Write no name, address or number."),
        widget=forms.Textarea,
        max_length=2000,
    )
