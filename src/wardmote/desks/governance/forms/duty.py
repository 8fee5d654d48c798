"""The questions asked about the Serious Violence Duty."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.duty import STEPS
from wardmote.foundation.pages.forms import Day, Form


class StepForm(Form):
    """One step. `bodies` are pairs of an id and a name."""

    what = forms.ChoiceField(label=_("What was done?"), choices=list(STEPS.items()), widget=forms.RadioSelect)
    day = Day(label=_("On which day?"))
    organisation = forms.ChoiceField(
        label=_("Which authority agreed?"), help_text=_("Only where an authority agreed."), required=False
    )
    link = forms.URLField(
        label=_("Where can it be read?"),
        help_text=_("An address beginning https://"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    words = forms.CharField(
        label=_("Is there more to know?"),
        help_text=_("Such as what the definition leaves out. Nothing about any resident."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, bodies: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("None")), *bodies]
