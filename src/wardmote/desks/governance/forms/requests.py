"""The questions asked about freedom of information requests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.requests import OUTCOMES, PAUSES
from wardmote.foundation.pages.forms import Day, Form

NOBODY = _("Nothing about whoever asked: no name, address or reason.")


class RequestForm(Form):
    """What a request is. `bodies` and `people` are pairs of an id and a name."""

    organisation = forms.ChoiceField(
        label=_("Which authority was asked?"), help_text=_("It answers; the partnership itself is not an authority.")
    )
    theirs = forms.CharField(
        label=_("What is its own reference?"), help_text=_("Like FOI-2231."), max_length=30, required=False
    )
    subject = forms.CharField(
        label=_("What is asked for?"), help_text=_("In a few neutral words.") + " " + NOBODY, max_length=200
    )
    received_on = Day(label=_("On which day did it come?"), help_text=_("The day on which the authority received it."))
    owner = forms.ChoiceField(label=_("Who answers it?"), required=False)

    def __init__(self, *args: Any, bodies: list, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class ChangeRequestForm(RequestForm):
    """The same of a request that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class StopForm(Form):
    """Why the clock stands still, and since when."""

    reason = forms.ChoiceField(
        label=_("Why does the clock stop?"), choices=list(PAUSES.items()), widget=forms.RadioSelect
    )
    starts = Day(label=_("Since which day?"), help_text=_("The day on which you asked."))


class RunForm(Form):
    """When the clock ran again."""

    ends = Day(label=_("From which day does it run again?"), help_text=_("The day on which what you asked for came."))


class ExtendForm(Form):
    """Why more time is needed."""

    because = forms.CharField(
        label=_("Which public interests are weighed?"),
        help_text=_("Whoever asked has to be told within the first limit, and when an answer can be expected."),
        max_length=300,
    )


class AnswerForm(Form):
    """What the answer was."""

    outcome = forms.ChoiceField(
        label=_("What was the answer?"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    answered_on = Day(label=_("On which day did it go?"))
    words = forms.CharField(
        label=_("Is there more to know?"),
        help_text=_("Such as the exemption.") + " " + NOBODY,
        max_length=300,
        required=False,
    )
