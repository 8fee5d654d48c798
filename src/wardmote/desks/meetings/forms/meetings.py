"""The questions asked about a meeting and its agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.meetings.forms.times import TimeOfDay
from wardmote.desks.meetings.rules.agenda import DECIDE, DISCUSS, NOTE
from wardmote.foundation.pages.forms import Day, Form

Pairs = list[tuple[str, str]]
WANTS = [(NOTE, _("Take note of it")), (DISCUSS, _("Discuss it")), (DECIDE, _("Decide something"))]
NO_RESIDENT = _("Do not name residents here.")


class MeetingForm(Form):
    """When and where a meeting is."""

    day = Day(label=_("Which day?"), help_text=_("For example, 27 3 2027."))
    starts = TimeOfDay(label=_("When does it start?"), help_text=_("For example, 2pm or 14:30."), max_length=10)
    ends = TimeOfDay(label=_("When does it end?"), required=False, max_length=10)
    place = forms.CharField(label=_("Where?"), help_text=_("A room, or “online”."), max_length=200)
    online = forms.URLField(
        label=_("What is the address of the online meeting?"), required=False, max_length=500, assume_scheme="https"
    )
    chair = forms.ChoiceField(label=_("Who chairs it?"), required=False)

    def __init__(self, *args: Any, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].choices = [("", _("The group's chair")), *people]


class ChangeMeetingForm(MeetingForm):
    """The same of a meeting that is there."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class ItemForm(Form):
    """An item of an agenda."""

    title = forms.CharField(label=_("What is the item?"), help_text=NO_RESIDENT, max_length=200)
    about = forms.CharField(
        label=_("What should those who come know before?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )
    wants = forms.ChoiceField(
        label=_("What is the meeting asked to do?"), choices=WANTS, initial=DISCUSS, widget=forms.RadioSelect
    )
    lead = forms.ChoiceField(label=_("Who leads it?"), required=False)
    paper = forms.BooleanField(label=_("Ask whoever leads it for a paper"), required=False)
    restricted = forms.BooleanField(label=_("It is restricted: only those who attend read it"), required=False)

    def __init__(self, *args: Any, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [("", _("Whoever chairs")), *people]


class ChangeItemForm(ItemForm):
    """The same of an item that is there."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class PaperForm(Form):
    """A paper: a file, or a page of this site."""

    title = forms.CharField(label=_("What is the paper called?"), max_length=200, required=False)
    file = forms.FileField(
        label=_("Which file?"), help_text=_("A PDF. It may not name or describe a resident."), required=False
    )
    page = forms.CharField(
        label=_("Or which page of this site?"),
        help_text=_("Its address, copied from the top of the window: an assessment, a plan, a table."),
        max_length=400,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("file")) == bool(given.get("page")):
            raise forms.ValidationError(_("Give a file or the address of a page, one of the two"))
        if given.get("page") and not given.get("title"):
            self.add_error("title", _("Say what the paper is called"))
        return given


class BecauseForm(Form):
    """Why."""

    because = forms.CharField(label=_("Why?"), help_text=_("The reason stays with the meeting."), max_length=300)
