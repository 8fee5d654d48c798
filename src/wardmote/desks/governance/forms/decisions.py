"""The questions asked about how crime and disorder were regarded in a decision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.decisions import EFFECTS
from wardmote.desks.plan.api import AimNamed
from wardmote.foundation.pages.forms import Day, Form


class DecisionForm(Form):
    """A decision. `bodies` and `areas` are pairs of an id and a name."""

    title = forms.CharField(
        label=_("What was decided?"), help_text=_("In a few words. Do not name residents here."), max_length=200
    )
    organisation = forms.ChoiceField(label=_("Which authority decided?"))
    decided_on = Day(label=_("On which day?"))
    regarded = forms.CharField(
        label=_("How were crime and disorder regarded?"),
        help_text=_("Also the misuse of drugs and drink, reoffending and serious violence, where they matter."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    effect = forms.ChoiceField(
        label=_("What does the decision do to them?"), choices=list(EFFECTS.items()), widget=forms.RadioSelect
    )
    remedy = forms.CharField(
        label=_("What is done about it?"),
        help_text=_("Needed where the decision may add to them."),
        max_length=300,
        required=False,
    )
    aim = forms.ChoiceField(label=_("Which aim of a plan does it bear on?"), required=False)
    area = forms.ChoiceField(label=_("Which area is it of?"), required=False)
    link = forms.URLField(label=_("Where can it be read?"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, bodies: list, areas: list, aims: tuple[AimNamed, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose")), *bodies]
        named = [(str(each.id), f"{each.text} ({each.plan})") for each in aims]
        self.fields["aim"].choices = [("", _("None")), *named]
        self.fields["area"].choices = [("", _("All areas")), *areas]


class ChangeDecisionForm(DecisionForm):
    """The same of a decision that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
