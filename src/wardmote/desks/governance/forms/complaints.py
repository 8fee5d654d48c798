"""The questions asked about a data protection complaint. None has room for who complained."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.governance.rules.complaints import KINDS, OUTCOMES
from wardmote.foundation.pages.forms import Day, Form

NOBODY = _("Name nobody, and give no address. Keep the complaint itself where letters are kept.")


def _words(label: Any, help_text: Any = NOBODY) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ComplaintForm(Form):
    """What is complained of. `bodies` are pairs of an id and a name."""

    organisation = forms.ChoiceField(
        label=_("Which organisation is complained of?"), help_text=_("The controller of the data.")
    )
    kind = forms.ChoiceField(label=_("What is it about?"), choices=list(KINDS.items()), widget=forms.RadioSelect)
    what = forms.CharField(label=_("What is complained of, in a sentence?"), help_text=NOBODY, max_length=300)
    received_on = Day(label=_("On which day did it come?"), help_text=_("The thirty days run from then."))

    def __init__(self, *args: Any, bodies: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]


class ChangeComplaintForm(ComplaintForm):
    """The same of a complaint that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class AcknowledgeForm(Form):
    """When the complainant was told that it came."""

    day = Day(label=_("On which day was the complainant told that it came?"))


class ProgressForm(Form):
    """What was done meanwhile."""

    words = _words(_("What was asked or done, and what was the complainant told?"))


class AnswerForm(Form):
    """What was found."""

    outcome = forms.ChoiceField(label=_("What was found?"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect)
    words = _words(_("Why, and what is done about it?"))
    day = Day(label=_("On which day was the complainant told?"))


class ComplaintBecauseForm(Form):
    """Why something is undone."""

    because = _words(_("Why?"))
