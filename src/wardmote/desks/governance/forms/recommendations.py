"""The questions asked about recommendations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.recommendations import KINDS, LEVELS, themes
from wardmote.foundation.pages.forms import Day, Form

NO_RESIDENTS = _("Do not name residents here, and tell nothing of a death: no name, day, age or address.")


class RecommendationForm(Form):
    """What a recommendation says. `bodies` and `areas` are pairs of an id and a name."""

    kind = forms.ChoiceField(
        label=_("What kind of review is it?"), choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    code = forms.CharField(
        label=_("What is the review's code?"),
        help_text=_("Capitals and digits, like DHR-7. It says nothing of anybody, and has no year in it."),
        max_length=12,
    )
    number = forms.IntegerField(label=_("Which number has the recommendation?"), min_value=1, max_value=999)
    text = forms.CharField(
        label=_("What is recommended?"),
        help_text=_("The recommendation alone, beginning with a verb.") + " " + NO_RESIDENTS,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    excepted = forms.CharField(
        label=_("Words with a capital that name nobody"),
        help_text=_("Such as the title of a scheme. Whoever clears the words sees them."),
        max_length=200,
        required=False,
    )
    organisation = forms.ChoiceField(label=_("Which organisation answers for it?"))
    area = forms.ChoiceField(label=_("Which area is it for?"), required=False)
    level = forms.ChoiceField(
        label=_("Whom does it ask?"), choices=list(LEVELS.items()), initial="local", widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        label=_("Which themes does it belong to?"),
        choices=list(themes().items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, bodies: list, areas: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["area"].choices = [("", _("All areas")), *areas]


class ChangeForm(RecommendationForm):
    """The same of a recommendation that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class ClearForm(Form):
    """That somebody has read the words that partners are to read, in that edition."""

    read = forms.BooleanField(
        label=_("I have read these words. They tell nothing of a person or of a death."),
        error_messages={"required": _("Read the words, and tick the box if they tell nothing of anybody")},
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class BecauseForm(Form):
    """Why something is decided."""

    because = forms.CharField(
        label=_("Why?"), help_text=_("The reason stays with the recommendation.") + " " + NO_RESIDENTS, max_length=300
    )


class AgreeForm(Form):
    """What convinced somebody outside the agency that it is done."""

    words = forms.CharField(label=_("What convinced you that it is done?"), help_text=NO_RESIDENTS, max_length=300)


class PromiseForm(Form):
    """What is promised of a recommendation. `people` are pairs of an id and a name."""

    text = forms.CharField(
        label=_("What will be done?"), help_text=_("Begin with a verb.") + " " + NO_RESIDENTS, max_length=300
    )
    owner = forms.ChoiceField(label=_("Who leads it?"), required=False)
    owner_name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)
    due = Day(label=_("When is it due?"), help_text=_("For example, 27 3 2027."))

    def __init__(self, *args: Any, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Nobody in particular")), *people]
