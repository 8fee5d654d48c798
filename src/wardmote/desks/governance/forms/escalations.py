"""The questions asked about what is raised with the county."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.escalations import DECISIONS, TESTS
from wardmote.desks.plan.api import PriorityNamed
from wardmote.foundation.pages.forms import Day, Form

NO_RESIDENTS = _("Do not name residents here.")


class EscalationForm(Form):
    """What is raised. `people` and `areas` are pairs of an id and a name, `county` of a slug and a title."""

    issue = forms.CharField(
        label=_("What is raised with the county?"), help_text=_("In a few words.") + " " + NO_RESIDENTS, max_length=200
    )
    tests = forms.MultipleChoiceField(
        label=_("Why is it the county's?"), choices=list(TESTS.items()), widget=forms.CheckboxSelectMultiple
    )
    case = forms.CharField(
        label=_("What should the county do, and what happens if it does not?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    raised_on = Day(label=_("On which day was it raised?"))
    area = forms.ChoiceField(label=_("Which area is it of?"), required=False)
    priority = forms.ChoiceField(label=_("Which priority of a plan does it belong to?"), required=False)
    county_priority = forms.ChoiceField(label=_("Which of the county's priorities?"), required=False)
    owner = forms.ChoiceField(label=_("Who follows it up?"), required=False)

    def __init__(
        self, *args: Any, people: list, areas: list, county: list, priorities: tuple[PriorityNamed, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("All areas")), *areas]
        named = [(str(each.id), f"{each.title} ({each.plan})") for each in priorities]
        self.fields["priority"].choices = [("", _("None")), *named]
        self.fields["county_priority"].choices = [("", _("None")), *county]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class ChangeEscalationForm(EscalationForm):
    """The same of an issue that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(Form):
    """What the county decided."""

    decision = forms.ChoiceField(
        label=_("What was decided?"), choices=list(DECISIONS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Why?"),
        help_text=_("Where it stays with the district, also what is done here instead.") + " " + NO_RESIDENTS,
        max_length=300,
    )
    decided_on = Day(label=_("On which day?"))
