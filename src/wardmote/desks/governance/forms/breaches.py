"""The questions asked about a personal data breach."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.breaches import DECISIONS, HELD, KINDS, RISKS
from wardmote.foundation.pages.forms import Day, Form
from wardmote.foundation.post.forms import Clock

NOBODY = _("Name nobody, and give no address.")
YES_NO = (("yes", _("Yes, or nobody knows")), ("no", _("No")))


def _words(label: Any, help_text: Any = NOBODY, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **more
    )


class BreachForm(Form):
    """What happened. `bodies` are pairs of an id and a name. Whether people are in danger is asked first."""

    danger = forms.ChoiceField(
        label=_("Could anybody be hurt because of it?"),
        help_text=_("If so, ring first: 999 if it is now, else the police, and whoever keeps them safe. Then write."),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    organisation = forms.ChoiceField(label=_("Whose data was it?"), help_text=_("The organisation that is controller."))
    what = forms.CharField(label=_("What happened?"), help_text=NOBODY, max_length=300)
    kinds = forms.MultipleChoiceField(
        label=_("How did it happen?"), choices=list(KINDS.items()), widget=forms.CheckboxSelectMultiple
    )
    held = forms.MultipleChoiceField(
        label=_("What did the data tell?"), choices=list(HELD.items()), widget=forms.CheckboxSelectMultiple
    )
    people = forms.IntegerField(
        label=_("How many people is it about?"),
        help_text=_("Leave this empty while nobody knows."),
        min_value=1,
        max_value=10_000_000,
        required=False,
        widget=forms.TextInput(attrs={"classes": "govuk-input--width-5", "inputmode": "numeric"}),
    )
    aware_day = Day(
        label=_("When did the organisation become aware of it?"), help_text=_("The 72 hours run from then.")
    )
    aware_hour = Clock(label=_("At what time?"), help_text=_("Like 2:30pm"), max_length=10)

    def __init__(self, *args: Any, bodies: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]


class ChangeBreachForm(BreachForm):
    """The same of a breach that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class SafeForm(Form):
    """What was done for people's safety."""

    words = _words(_("Who was rung, and what have they done?"), _("Their role and organisation. Name nobody at risk."))


class AssessForm(Form):
    """How great the risk is."""

    risk = forms.ChoiceField(
        label=_("How great is the risk to people's rights?"), choices=list(RISKS.items()), widget=forms.RadioSelect
    )
    words = _words(_("Why?"))


class SettleForm(Form):
    """Whether the Commissioner was told."""

    decision = forms.ChoiceField(
        label=_("Was the Information Commissioner told?"), choices=list(DECISIONS.items()), widget=forms.RadioSelect
    )
    decided_day = Day(label=_("On which day was that, or was it decided?"))
    decided_hour = Clock(label=_("At what time?"), help_text=_("Like 2:30pm"), max_length=10)
    reference = forms.CharField(label=_("The Commissioner's reference"), max_length=60, required=False)
    words = _words(
        _("Why not, or why late?"),
        _("Needed where nobody was told, or after the 72 hours.") + " " + NOBODY,
        required=False,
    )


class PeopleForm(Form):
    """Whether the people it is about were told."""

    told_on = Day(label=_("On which day were they told?"), help_text=_("Leave this empty where not."), required=False)
    words = _words(_("Why not, or how?"), required=False)


class LessonsForm(Form):
    """What was learnt."""

    lessons = _words(_("What was learnt, and what is done so that it does not happen again?"))


class BecauseForm(Form):
    """Why something is undone."""

    because = _words(_("Why?"), _("The reason stays with it.") + " " + NOBODY)
