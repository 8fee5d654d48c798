"""The questions asked about schools, and the talks that were given at them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.delivery.rules.schools import MOST_PUPILS, PHASES
from wardmote.foundation.pages.forms import Day, Form


class SchoolForm(Form):
    """A school. `districts` are pairs of a code and a name."""

    name = forms.CharField(label=_("What is the school called?"), max_length=160)
    phase = forms.ChoiceField(
        label=_("Which phase is it?"),
        choices=[("", _("Choose a phase")), *((each, each.capitalize()) for each in PHASES)],
    )
    district = forms.ChoiceField(label=_("In which district is it?"))
    urn = forms.CharField(
        label=_("Its unique reference number"), help_text=_("Six digits."), max_length=6, required=False
    )
    closed_on = Day(label=_("If it has closed, on which day?"), help_text=_("For example, 31 8 2027."), required=False)

    def __init__(self, *args: Any, districts: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", _("Choose a district")), *districts]


class ChangeSchoolForm(SchoolForm):
    """The same of a school that is listed. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class TalkForm(Form):
    """A talk. `topics` are words; `bodies` and `aims` are pairs of an id and a name."""

    topic = forms.ChoiceField(label=_("What was the talk about?"))
    day = Day(label=_("On which day was it given?"), help_text=_("For example, 27 3 2027."))
    pupils = forms.IntegerField(
        label=_("How many pupils heard it?"),
        help_text=_("Leave it empty where nobody counted."),
        min_value=1,
        max_value=MOST_PUPILS,
        required=False,
    )
    organisation = forms.ChoiceField(label=_("Which organisation gave it?"))
    aim = forms.ChoiceField(label=_("Which aim of a plan does it serve?"))

    def __init__(self, *args: Any, topics: tuple[str, ...], bodies: list, aims: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", _("Choose a topic")), *((each, each) for each in topics)]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["aim"].choices = [("", _("Choose an aim")), *aims]


class ChangeTalkForm(TalkForm):
    """The same of a talk that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
