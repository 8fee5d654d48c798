"""The questions asked about linked strategies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.plan.api import AimNamed
from wardmote.foundation.pages.forms import Day, Form


class StrategyForm(Form):
    """What a strategy is. `bodies` and `people` are pairs of an id and a name."""

    title = forms.CharField(label=_("What is the strategy called?"), max_length=200)
    organisation = forms.ChoiceField(label=_("Whose strategy is it?"), required=False)
    starts = Day(label=_("From when is it in force?"), required=False)
    ends = Day(
        label=_("Until when is it in force?"),
        help_text=_("The last day. Leave it empty only while nobody knows; then no aim is warned."),
        required=False,
    )
    link = forms.URLField(
        label=_("Where can it be read?"),
        help_text=_("An address beginning https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    owner = forms.ChoiceField(
        label=_("Who watches it here?"), help_text=_("They are told before it ends."), required=False
    )
    note = forms.CharField(label=_("Is there more to know?"), max_length=500, required=False)

    def __init__(self, *args: Any, bodies: list, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Nobody has said")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class ChangeStrategyForm(StrategyForm):
    """The same of a strategy that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class AimsForm(Form):
    """Which aims rest on a strategy."""

    aims = forms.MultipleChoiceField(
        label=_("Which aims rest on it?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, aims: tuple[AimNamed, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aims"].choices = [(str(each.id), f"{each.text} ({each.priority}; {each.plan})") for each in aims]
