"""The questions asked of whoever went to another body's meeting: when, who, what we took on. There are no others."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.pages.forms import Day, Form


class AttendedForm(Form):
    """When, and who went. `people` are those that may be chosen."""

    day = Day(label=_("Which day was it?"), help_text=_("For example, 27 3 2027."))
    attendee = forms.ChoiceField(label=_("Who went?"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attendee"].choices = [("", _("Choose who went")), *people]


class ChangeAttendedForm(AttendedForm):
    """The same of what is written down."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class PromiseForm(Form):
    """What whoever went took on for their own agency."""

    text = forms.CharField(
        label=_("What will your agency do?"),
        help_text=_("Begin with a verb. Say nothing of what others said or do there, and do not name residents."),
        max_length=300,
    )
    due = Day(label=_("By when?"), help_text=_("For example, 27 3 2027."))
