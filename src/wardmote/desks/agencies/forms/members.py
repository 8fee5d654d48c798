"""Inviting, changing, moving and closing; roles, areas, deputies, training."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.desks.agencies.rules import PARTS, courses
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.pages.forms import Day, Form

Choices = Iterable[tuple[str, str]]
ANY_ROLE = ("", gettext_lazy("All that they do"))


class DetailsForm(Form):
    """What is said of a member. `edition` is the one the form was made from."""

    name = forms.CharField(label=gettext_lazy("What is their name?"), max_length=200)
    job = forms.CharField(label=gettext_lazy("What is their job?"), max_length=120, required=False)
    telephone = forms.CharField(label=gettext_lazy("Their telephone number at work"), max_length=40, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class InviteForm(Form):
    """Somebody new."""

    name = forms.CharField(label=gettext_lazy("What is their name?"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("What is their e-mail address at work?"),
        help_text=gettext_lazy("The invitation goes there, and they sign in with it."),
        error_messages={"invalid": gettext_lazy("Give an e-mail address, like ann.smith@council.example")},
    )
    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation do they work?"))
    job = forms.CharField(label=gettext_lazy("What is their job?"), max_length=120, required=False)
    telephone = forms.CharField(label=gettext_lazy("Their telephone number at work"), max_length=40, required=False)
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("What do they do here?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any = None, *, organisations: Choices) -> None:
        super().__init__(data)
        self.fields["organisation"].choices = [("", _("Choose")), *organisations]
        self.fields["roles"].choices = role_choices()


class MoveForm(Form):
    """A member moves to another organisation."""

    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation do they work now?"))
    job = forms.CharField(label=gettext_lazy("What is their job there?"), max_length=120, required=False)
    on = Day(label=gettext_lazy("From which day?"))

    def __init__(self, data: Any = None, *, organisations: Choices, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["organisation"].choices = [("", _("Choose")), *organisations]


class CloseForm(Form):
    """A member leaves."""

    to = forms.ChoiceField(
        label=gettext_lazy("Who takes over what they hold?"),
        help_text=gettext_lazy("Their open work goes to this member in the same moment."),
        required=False,
    )
    because = forms.CharField(label=gettext_lazy("Why is the account closed?"), max_length=300)

    def __init__(self, data: Any = None, *, others: Choices) -> None:
        super().__init__(data)
        self.fields["to"].choices = [("", _("Nobody")), *others]


class RoleForm(Form):
    """A role from a day until a day."""

    role = forms.ChoiceField(label=gettext_lazy("Which role?"), widget=forms.RadioSelect)
    starts = Day(label=gettext_lazy("From which day?"))
    ends = Day(
        label=gettext_lazy("Until which day?"), help_text=gettext_lazy("Leave it empty for now."), required=False
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["role"].choices = role_choices()


class AreasForm(Form):
    """The areas a member works for."""

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("For which areas do they work?"),
        help_text=gettext_lazy("None chosen means all of them."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any = None, *, areas: Choices, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["areas"].choices = list(areas)


class DeputyForm(Form):
    """Who stands in."""

    deputy = forms.ChoiceField(label=gettext_lazy("Who stands in?"))
    role = forms.ChoiceField(label=gettext_lazy("For what?"), required=False)
    starts = Day(label=gettext_lazy("From which day?"))
    ends = Day(
        label=gettext_lazy("Until which day?"), help_text=gettext_lazy("Leave it empty for now."), required=False
    )

    def __init__(self, data: Any = None, *, others: Choices, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["deputy"].choices = [("", _("Choose")), *others]
        self.fields["role"].choices = [ANY_ROLE, *role_choices()]


class TrainingForm(Form):
    """A course completed."""

    course = forms.ChoiceField(label=gettext_lazy("Which course?"), widget=forms.RadioSelect)
    completed = Day(label=gettext_lazy("On which day was it completed?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["course"].choices = [(each.slug, each.title) for each in courses()]


class TakeBackForm(Form):
    """A course recorded wrongly."""

    training = forms.ChoiceField(label=gettext_lazy("Which was recorded wrongly?"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, recorded: Choices) -> None:
        super().__init__(data)
        self.fields["training"].choices = list(recorded)


class ReviewForm(Form):
    """Keep an account or close it."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Is the account kept?"),
        choices=[("keep", gettext_lazy("Keep it")), ("close", gettext_lazy("Close it"))],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(label=gettext_lazy("Why?"), max_length=300)


class ContactForm(Form):
    """Somebody who acts for an organisation."""

    part = forms.ChoiceField(
        label=gettext_lazy("As what do they act?"),
        choices=[(part, part.capitalize()) for part in PARTS],
        widget=forms.RadioSelect,
    )
    member = forms.ChoiceField(
        label=gettext_lazy("Which member?"), help_text=gettext_lazy("Or give a name below."), required=False
    )
    name = forms.CharField(label=gettext_lazy("Name of somebody without an account"), max_length=200, required=False)
    job = forms.CharField(label=gettext_lazy("Their job"), max_length=120, required=False)
    telephone = forms.CharField(label=gettext_lazy("Their telephone number at work"), max_length=40, required=False)
    starts = Day(label=gettext_lazy("From which day?"))

    def __init__(self, data: Any = None, *, members: Choices, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["member"].choices = [("", _("Nobody with an account")), *members]


def role_choices() -> list[tuple[str, str]]:
    """Every role there is."""
    return [(role.slug, role.title) for role in ROLES]
