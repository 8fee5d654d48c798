"""The questions asked about risks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.risks import CATEGORIES, Scales, step_words
from wardmote.foundation.pages.forms import Form

NO_RESIDENTS = _("Do not name residents here.")


def _three(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class RiskForm(Form):
    """What a risk is, on the partnership's scales. `bodies`, `people`, `areas` are pairs of an id and a name."""

    cause = _three(_("Because of what?"), _("The cause, like “One analyst writes every assessment”."))
    event = _three(_("What may happen?"), _("The event. It is what the risk is called.") + " " + NO_RESIDENTS)
    effect = _three(_("What would come of it?"), _("The effect on the partnership and on people here."))
    category = forms.ChoiceField(label=_("What kind of risk is it?"), choices=list(CATEGORIES.items()))
    likelihood = forms.TypedChoiceField(label=_("How likely is it?"), coerce=int, widget=forms.RadioSelect)
    impact = forms.TypedChoiceField(label=_("How grave would it be?"), coerce=int, widget=forms.RadioSelect)
    controls = forms.CharField(
        label=_("What is done about it already?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    organisation = forms.ChoiceField(label=_("Which organisation answers for it?"))
    owner = forms.ChoiceField(label=_("Who owns it?"), help_text=_("They look at it again."), required=False)
    area = forms.ChoiceField(label=_("Which area is it of?"), required=False)

    def __init__(self, *args: Any, scales: Scales, bodies: list, people: list, areas: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _give_steps(self, scales)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]
        self.fields["area"].choices = [("", _("All areas")), *areas]


class ChangeRiskForm(RiskForm):
    """The same of a risk that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class ReviewForm(Form):
    """How a risk is now."""

    likelihood = forms.TypedChoiceField(label=_("How likely is it now?"), coerce=int, widget=forms.RadioSelect)
    impact = forms.TypedChoiceField(label=_("How grave would it be now?"), coerce=int, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What did you look at, or what changed?"),
        help_text=_("The words stay with the risk.") + " " + NO_RESIDENTS,
        max_length=300,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, scales: Scales, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _give_steps(self, scales)


def _give_steps(form: Form, scales: Scales) -> None:
    for name, words in (("likelihood", scales.likelihood), ("impact", scales.impact)):
        form.fields[name].choices = [(step, step_words(step, words)) for step in range(1, len(words) + 1)]


class BecauseForm(Form):
    """Why a risk ends, or begins again."""

    because = forms.CharField(
        label=_("Why?"), help_text=_("The reason stays with the risk.") + " " + NO_RESIDENTS, max_length=300
    )
