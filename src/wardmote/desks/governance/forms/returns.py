"""The questions asked about section 17A returns."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.forms import Day, Form


class ReturnForm(Form):
    """On which day the whole of a return came."""

    received_on = Day(
        label=_("On which day was the whole of it shared?"),
        help_text=_("Where there was nothing to report, the day on which that was said."),
    )
    words = forms.CharField(
        label=_("Is there more to know?"),
        help_text=_("Such as a nil return, or how it came. No data, and nobody's name."),
        max_length=300,
        required=False,
    )


class RecordForm(ReturnForm):
    """The same, written down by a member. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class TakeBackForm(Form):
    """That a return has not come after all."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


def return_form(viewer: Viewer, target: UUID, data: Any) -> ReturnForm:
    """The form of a one-time link."""
    return ReturnForm(data)
