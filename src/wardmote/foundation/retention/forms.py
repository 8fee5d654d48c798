"""What is asked of who lets a record go, keeps it longer, holds it, and lifts a hold."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Day, Form
from wardmote.foundation.retention import rules

_NO_NAMES = gettext_lazy("Write no name, address or number.")
_LOOKED = "looked"


def _grounds(kind: str) -> list[tuple[str, str]]:
    return [(each.id, each.title) for each in rules.grounds(kind) if each.starts <= today()]


class ApproveForm(Form):
    """That somebody looked at what would be lost."""

    looked = forms.ChoiceField(
        label=gettext_lazy("Have you looked at what it is, and whether anybody still needs it?"),
        choices=[(_LOOKED, gettext_lazy("Yes, it can go"))],
        widget=forms.RadioSelect,
    )


class ExtendForm(Form):
    """Until when a record is kept longer, and why."""

    ground = forms.ChoiceField(label=gettext_lazy("Why is it needed for longer?"), widget=forms.RadioSelect)
    until = Day(label=gettext_lazy("Until when?"), help_text=gettext_lazy("After that day it is proposed again."))
    words = forms.CharField(
        label=gettext_lazy("What is it needed for?"), help_text=_NO_NAMES, widget=forms.Textarea, max_length=2000
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["ground"].choices = _grounds(rules.LONGER)


class HoldForm(Form):
    """Why something is held, by what, and when somebody looks at it again."""

    ground = forms.ChoiceField(label=gettext_lazy("Why must it be kept?"), widget=forms.RadioSelect)
    cites = forms.CharField(
        label=gettext_lazy("What does that rest on?"),
        help_text=gettext_lazy("A claim's number, or a letter and its day. Only your own agency reads it."),
        max_length=200,
    )
    words = forms.CharField(
        label=gettext_lazy("What may it matter for?"), help_text=_NO_NAMES, widget=forms.Textarea, max_length=2000
    )
    review_on = Day(
        label=gettext_lazy("When is it looked at again?"),
        help_text=gettext_lazy(
            "The hold does not end by itself. From that day on you are asked whether it is still needed."
        ),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["ground"].choices = _grounds(rules.HOLD)


class PlaceForm(HoldForm):
    """The same, of a record by its reference."""

    reference = forms.CharField(
        label=gettext_lazy("Which record?"),
        help_text=gettext_lazy(
            "Its reference, such as P-7K3F-9QXD or RQ-2M4T-8WVC. All that hangs on it is held with it."
        ),
        max_length=20,
    )
    field_order = ("reference", "ground", "cites", "words", "review_on")


class MoveForm(Form):
    """When a hold that is still needed is looked at again."""

    review_on = Day(label=gettext_lazy("When is it looked at again?"))


class LiftForm(Form):
    """Why a hold is lifted."""

    words = forms.CharField(
        label=gettext_lazy("Why is it no longer needed?"), help_text=_NO_NAMES, widget=forms.Textarea, max_length=2000
    )
