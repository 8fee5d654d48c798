"""What a member adds to an answer that was given by telephone."""

import re
from datetime import datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.now import instant_of
from wardmote.foundation.pages.forms import Day, Form

#: 14:30, 2:30pm, 2.30 pm, 2pm.
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


class Clock(forms.CharField):
    """A time of day, as people write it."""

    default_error_messages = {"odd": _("There is no such time. Give it like 2:30pm or 14:30")}

    def clean(self, value: str) -> time | None:
        typed = super().clean(value)
        found = CLOCK.fullmatch(typed.strip())
        try:
            if found is None:
                raise ValueError
            hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
            if half and not 1 <= hour <= 12:
                raise ValueError
            return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)
        except ValueError as odd:
            raise forms.ValidationError(self.error_messages["odd"], code="odd") from odd


class TelephoneForm(Form):
    """Who said it, when, and that it was read back."""

    spoken_with = forms.CharField(
        label=_("Who gave the answer?"),
        help_text=_("Their name and job. They answer for their agency."),
        max_length=200,
    )
    day = Day(label=_("On which day did you speak?"))
    clock = Clock(label=_("At what time?"), help_text=_("Like 2:30pm"), max_length=10)
    read_back = forms.BooleanField(
        label=_("I read the answer back to them and they agreed it"),
        error_messages={"required": _("Read the answer back to them, and say here that they agreed it")},
    )

    @property
    def spoken(self) -> datetime:
        """When they spoke, as an instant."""
        return instant_of(self.cleaned_data["day"], self.cleaned_data["clock"])
