"""The questions asked about bids to other funders."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.delivery.rules.bids import ANSWERS
from wardmote.foundation.pages.forms import Day, Form, Pounds


class BidForm(Form):
    """What is asked of another funder. `aims`, `bodies` and `people` are pairs of an id and a name."""

    title = forms.CharField(label=_("What is the bid called?"), max_length=120)
    funder = forms.CharField(
        label=_("Which funder is asked?"), help_text=_("The fund as well, where it has a name."), max_length=200
    )
    aim = forms.ChoiceField(label=_("Which aim of a plan does it serve?"))
    purpose = forms.CharField(
        label=_("What would the money pay for?"),
        help_text=_("Name no resident and no child."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.ChoiceField(label=_("Which organisation makes the bid?"))
    pence = Pounds(label=_("How much is asked for?"), help_text=_("In pounds, like £48,000."))
    closes = Day(label=_("What is the funder's last day for bids?"), help_text=_("For example, 27 3 2027."))
    answer_due = Day(label=_("When is their answer expected?"), help_text=_("For example, 27 6 2027."))
    lead = forms.ChoiceField(label=_("Who leads it?"), required=False)

    def __init__(self, *args: Any, aims: list, bodies: list, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aim"].choices = [("", _("Choose an aim")), *aims]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["lead"].choices = [("", _("Nobody in particular")), *people]


class ChangeBidForm(BidForm):
    """The same of a bid that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class SentForm(Form):
    """When a bid was sent."""

    day = Day(label=_("On which day was it sent?"), help_text=_("For example, 27 3 2027."))


class AnswerForm(Form):
    """What the funder answered."""

    answer = forms.ChoiceField(
        label=_("What did the funder decide?"), choices=list(ANSWERS.items()), widget=forms.RadioSelect
    )
    given = Pounds(label=_("How much do they give?"), help_text=_("It may be less than was asked."), required=False)
    day = Day(label=_("On which day did they answer?"), help_text=_("For example, 27 6 2027."))
    words = forms.CharField(
        label=_("What did they say of it?"), help_text=_("It helps with the next bid."), max_length=200, required=False
    )
