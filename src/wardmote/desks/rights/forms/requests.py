"""What is asked of whoever receives, gathers, reviews and answers a request for access."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.rights.rules import requests as rules
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Day, Form

_WAYS = [*rules.WAYS.items()]


def _words(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=4000, widget=forms.Textarea, **more)


def _because(label: Any) -> forms.CharField:
    return _words(label, _("It is sealed, and read by whoever handles this part."))


def _grounds(kind: str) -> list[tuple[str, str]]:
    return [(each.id, f"{each.title} ({each.source})") for each in rules.grounds(kind, today())]


class RequestForm(Form):
    """Who asks, for what, when it came in, and whom they ask."""

    received_on = Day(label=_("On which day did it come in?"), help_text=_("By any way, to anybody in the agency."))
    given = forms.CharField(label=_("What are their first names?"), max_length=100)
    family = forms.CharField(label=_("What is their family name?"), max_length=100)
    born = Day(label=_("When were they born?"), help_text=_("Leave this empty where it is not known."), required=False)
    contact = forms.CharField(
        label=_("Where do they want the answer?"),
        help_text=_("Only what they gave themselves. Whether that is safe is asked before anything leaves."),
        max_length=300,
        required=False,
    )
    asked = _words(_("What do they ask, in their words?"), _("Leave this empty for everything."), required=False)
    identity = forms.ChoiceField(
        label=_("How is it known who they are?"),
        help_text=_("For everything on somebody, ask for no more proof than is needed."),
        choices=list(rules.IDENTITY.items()),
        widget=forms.RadioSelect,
    )
    bodies = forms.MultipleChoiceField(
        label=_("Which agencies do they ask?"),
        help_text=_("Each answers for what it holds itself. Nobody else is told that they asked."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, bodies: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = list(bodies)


class CorrectForm(RequestForm):
    """The same of a request that is there. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class PauseForm(Form):
    """Why the clock stops, since when."""

    why = forms.ChoiceField(
        label=_("What was asked for?"), choices=list(rules.PAUSES.items()), widget=forms.RadioSelect
    )
    since = Day(label=_("On which day were they asked?"))


class ResumeForm(Form):
    """Since when the clock runs again."""

    until = Day(label=_("On which day did it come in?"))
    identity = forms.ChoiceField(
        label=_("How is it known who they are?"), choices=list(rules.IDENTITY.items()), widget=forms.RadioSelect
    )


class ExtendForm(Form):
    """Why two months more are needed."""

    words = _words(_("Why is it complex, and how were they told?"), _("They must have been told within the month."))


class PreparerForm(Form):
    """Who gathers what is held."""

    member = forms.ChoiceField(label=_("Who gathers what your agency holds?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, members: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = list(members)


class RecordForm(Form):
    """Which record is taken in, for which purpose it is read."""

    record = forms.CharField(
        label=_("Which record is theirs?"),
        help_text=_("Its reference, such as P-7K3F-9QXD. Look them up first, for your own purpose."),
        max_length=20,
    )
    purpose = forms.ChoiceField(label=_("For which purpose do you read it?"))

    def __init__(self, *args: Any, purposes: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [("", _("Choose what your work is")), *purposes]


class OwnForm(RecordForm):
    """The same of a protected record that one looks after, on a request that one was told of."""

    request = forms.CharField(label=_("On which request?"), help_text=_("Such as SA-2M4T-8WVC."), max_length=20)
    field_order = ("request", "record", "purpose")


class WordsForm(Form):
    """What is held elsewhere."""

    heading = forms.CharField(label=_("What is it?"), max_length=120)
    words = _words(_("What does it say?"))


class DecideForm(Form):
    """What is given of one thing."""

    decision = forms.ChoiceField(
        label=_("What is given of it?"), choices=list(rules.DECISIONS.items()), widget=forms.RadioSelect
    )
    given = _words(
        _("Without what tells of others"),
        _("Take words out, write [left out] there, and change no other. Only where that is what you chose."),
        required=False,
    )
    ground = forms.ChoiceField(label=_("On what ground is something left out?"), required=False)
    reason = _words(_("Why does that ground hold here?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [("", _("Nothing is left out")), *_grounds(rules.LEAVE_OUT)]


class FinishForm(Form):
    """That somebody looked."""

    looked = forms.ChoiceField(
        label=_("Have you looked wherever your agency would hold something about them?"),
        choices=[("looked", _("Yes: in the records here, and in our own files"))],
        widget=forms.RadioSelect,
    )


class ReviewForm(Form):
    """What a second person found."""

    harm = forms.ChoiceField(
        label=_("Could what is given seriously harm anybody, in body or mind?"),
        choices=list(rules.HARM.items()),
        widget=forms.RadioSelect,
    )
    asked_of = forms.CharField(
        label=_("Which professional was asked?"),
        help_text=_(
            "Health data is not given before a health professional was asked. Leave this empty where none was."
        ),
        max_length=200,
        required=False,
    )
    words = _because(_("How do you know, and did you look at each thing for what tells of others?"))


class BackForm(Form):
    """Why something is opened or sent back."""

    words = _because(_("Why?"))


class AnswerForm(Form):
    """How they get it."""

    way = forms.ChoiceField(label=_("How do they get it?"), choices=_WAYS, widget=forms.RadioSelect)


class RefuseForm(AnswerForm):
    """Why it is not answered."""

    ground = forms.ChoiceField(label=_("On what ground?"), widget=forms.RadioSelect)
    words = _words(_("Why does it hold?"), _("They are told this, in these words."))
    field_order = ("ground", "words", "way")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = _grounds(rules.REFUSE)
