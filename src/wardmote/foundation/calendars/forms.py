"""What the calendars' pages ask."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.foundation.now import instant_of
from wardmote.foundation.pages.forms import Day, Form


class ReviewForm(Form):
    """Who checked a rule, and when."""

    reviewer = forms.CharField(
        label=_("Who checked the rule against its source?"),
        help_text=_("Their name. They answer for it: somebody legal, or whoever leads on it."),
        max_length=200,
    )
    position = forms.CharField(
        label=_("What is their position?"), help_text=_("For example, Monitoring Officer."), max_length=200
    )
    day = Day(label=_("When did they check it?"), help_text=_("For example, 27 3 2026"))


class StartForm(Form):
    """From when a rule is to be reckoned."""

    start = Day(label=_("When does the clock start?"), help_text=_("For example, 27 3 2026"))

    def moment(self) -> date:
        """The day asked about."""
        return self.cleaned_data["start"]


class StartInHoursForm(StartForm):
    """The same for a rule in hours."""

    hour = forms.TimeField(
        label=_("At what time?"),
        help_text=_("By the clock here, on 24 hours: 16:40"),
        widget=forms.TextInput(attrs={"classes": "govuk-input--width-5"}),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": _("Give the time on 24 hours, like 16:40")},
    )

    def moment(self) -> datetime:
        """The instant asked about. In the hour that comes twice, the first."""
        return instant_of(self.cleaned_data["start"], self.cleaned_data["hour"])
