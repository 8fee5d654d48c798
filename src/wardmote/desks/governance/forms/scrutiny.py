"""The questions asked about scrutiny."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.scrutiny import ANSWERS
from wardmote.foundation.pages.forms import Day, Form

NO_RESIDENTS = _("Do not name residents here.")


class ScrutinyForm(Form):
    """A meeting of a committee. `bodies` and `areas` are pairs of an id and a name."""

    area = forms.ChoiceField(label=_("Which area was scrutinised?"))
    organisation = forms.ChoiceField(label=_("Which council's committee was it?"))
    held_on = Day(label=_("On which day?"), help_text=_("A day to come where the meeting is planned."))
    about = forms.CharField(label=_("What did the committee look at?"), help_text=NO_RESIDENTS, max_length=300)
    link = forms.URLField(
        label=_("Where are its minutes?"),
        help_text=_("An address beginning https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, bodies: list, areas: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("Choose an area")), *areas]
        self.fields["organisation"].choices = [("", _("Choose a council")), *bodies]


class ChangeScrutinyForm(ScrutinyForm):
    """The same of a meeting that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class RecommendedForm(Form):
    """What a committee recommended. `bodies` are pairs of an id and a name."""

    text = forms.CharField(
        label=_("What did the committee recommend?"),
        help_text=_("As the committee put it.") + " " + NO_RESIDENTS,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.ChoiceField(label=_("Which organisation is to answer?"))
    issued_on = Day(label=_("On which day was it issued?"))

    def __init__(self, *args: Any, bodies: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]


class ChangeRecommendedForm(RecommendedForm):
    """The same of a recommendation that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(Form):
    """What was answered to the committee."""

    answer = forms.ChoiceField(label=_("What was answered?"), choices=list(ANSWERS.items()), widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("What was said with it?"),
        help_text=_("What is not accepted whole says why.") + " " + NO_RESIDENTS,
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answered_on = Day(label=_("On which day did the answer go?"))
