"""The questions asked about accreditations and policies for staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.workplace import LEAVE, STRANDS
from wardmote.foundation.pages.forms import Day, Form

NOBODY = _("Name nobody here.")


class _Held(Form):
    """What an organisation holds. `bodies` and `people` are pairs of an id and a name."""

    organisation = forms.ChoiceField(label=_("Which organisation holds it?"))

    def __init__(self, *args: Any, bodies: list, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]


class AccreditationForm(_Held):
    """An accreditation."""

    level = forms.CharField(
        label=_("Of which level is it?"), help_text=_("As the certificate has it.") + " " + NOBODY, max_length=80
    )
    starts = Day(label=_("From when does it run?"))
    ends = Day(
        label=_("Until when?"),
        help_text=_(
            "The last day. Left empty, it runs for the cycle that your local values say, commonly three years."
        ),
        required=False,
    )
    ambassadors = forms.IntegerField(
        label=_("How many ambassadors are there?"), help_text=_("A number alone."), min_value=0, required=False
    )
    owner = forms.ChoiceField(label=_("Who leads it?"), help_text=_("They are told before it ends."), required=False)


class ChangeAccreditationForm(AccreditationForm):
    """The same of one that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class ItemForm(Form):
    """Something that the action plan promises."""

    strand = forms.ChoiceField(
        label=_("Of which strand is it?"), choices=list(STRANDS.items()), widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("What is done?"), help_text=NOBODY, max_length=200)
    done_on = Day(label=_("On which day was it done?"), help_text=_("Leave it empty until it is."), required=False)
    evidence = forms.CharField(
        label=_("What shows that it was done?"), help_text=NOBODY, max_length=300, required=False
    )


class ChangeItemForm(ItemForm):
    """The same of one that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class PolicyForm(_Held):
    """A policy for staff."""

    dated = Day(label=_("What is the policy's date?"))
    review_due = Day(label=_("By when is it to be reviewed?"))
    managers = forms.IntegerField(label=_("How many managers does the organisation have?"), min_value=0, required=False)
    trained = forms.IntegerField(
        label=_("How many of them are trained?"), help_text=_("A number alone."), min_value=0, required=False
    )
    paid_leave = forms.ChoiceField(
        label=_("Does it give paid leave to staff who are abused?"),
        choices=list(LEAVE.items()),
        widget=forms.RadioSelect,
    )
    link = forms.URLField(
        label=_("Where can it be read?"),
        help_text=_("An address beginning https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    owner = forms.ChoiceField(
        label=_("Who looks after it?"), help_text=_("They are told before its review is due."), required=False
    )


class ChangePolicyForm(PolicyForm):
    """The same of one that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class HangForm(Form):
    """Which commitments hang on a register. `commitments` are pairs of an id and words."""

    commitments = forms.MultipleChoiceField(
        label=_("Which commitments?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, commitments: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commitments"].choices = commitments
