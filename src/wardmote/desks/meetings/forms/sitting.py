"""The questions asked in a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.meetings import rules, states
from wardmote.desks.meetings.forms.meetings import NO_RESIDENT
from wardmote.foundation.pages.forms import Day, Form

Pairs = list[tuple[str, str]]
OUTCOMES = [(each, each[:1].upper() + each[1:]) for each in states.OUTCOMES]


class PlaceForm(Form):
    """Who sat in a place."""

    state = forms.ChoiceField(
        label=_("What do you mark?"),
        choices=[
            (states.PRESENT, _("They are here")),
            (states.DEPUTY, _("Somebody came instead")),
            (states.APOLOGIES, _("They sent apologies")),
        ],
        widget=forms.RadioSelect,
    )
    came = forms.ChoiceField(label=_("Who came?"), required=False)
    came_name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)

    def __init__(self, *args: Any, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [("", _("Nobody chosen")), *people]


class ObserverForm(Form):
    """Somebody who was not expected."""

    organisation = forms.ChoiceField(label=_("Of which organisation?"))
    member = forms.ChoiceField(label=_("Who is it?"), required=False)
    name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)

    def __init__(self, *args: Any, bodies: Pairs, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["member"].choices = [("", _("Nobody chosen")), *people]


class DeclareForm(Form):
    """An interest that somebody declares. `places` and `items` are pairs of an id and words."""

    place = forms.ChoiceField(label=_("Who declares it?"))
    item = forms.ChoiceField(label=_("In which item?"), required=False)
    words = forms.CharField(label=_("What is the interest?"), help_text=NO_RESIDENT, max_length=300)
    left = forms.BooleanField(label=_("They leave the room for the item"), required=False)

    def __init__(self, *args: Any, places: Pairs, items: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [("", _("Choose who is in the room")), *places]
        self.fields["item"].choices = [("", _("The business as a whole")), *items]


class NoteForm(Form):
    """What the minutes say of an item."""

    note = forms.CharField(
        label=_("What do the minutes say of it?"),
        help_text=_("What you type is kept as you type it. Do not name residents here."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=rules.LONGEST_NOTE,
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(Form):
    """A decision. `places` are those in the room, as pairs of an id and words."""

    text = forms.CharField(
        label=_("What was decided?"), help_text=NO_RESIDENT, widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
    outcome = forms.ChoiceField(
        label=_("What became of it?"), choices=OUTCOMES, initial=states.AGREED, widget=forms.RadioSelect
    )
    because = forms.CharField(label=_("Why?"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False)
    dissent = forms.MultipleChoiceField(
        label=_("Who was against it?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, places: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dissent"].choices = places
        if not places:
            del self.fields["dissent"]


class ChangeDecisionForm(DecisionForm):
    """The same of a decision that is written down."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class CaptureForm(Form):
    """An action, captured as it is promised."""

    text = forms.CharField(
        label=_("What will be done?"),
        help_text=_("Begin with a verb. Every member can read actions: do not name residents here."),
        max_length=300,
    )
    owner = forms.ChoiceField(label=_("Who owns it?"), required=False)
    organisation = forms.ChoiceField(
        label=_("Which organisation answers for it?"), help_text=_("Leave it if the owner's own does."), required=False
    )
    owner_name = forms.CharField(label=_("Or the name of somebody without an account"), max_length=200, required=False)
    due = Day(label=_("By when?"), help_text=_("For example, 27 3 2027."))

    def __init__(self, *args: Any, bodies: Pairs, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Nobody with an account")), *people]
        self.fields["organisation"].choices = [("", _("The owner's own")), *bodies]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("owner") and not given.get("organisation"):
            self.add_error("owner", _("Say who owns it, or which organisation answers for it"))
        return given
