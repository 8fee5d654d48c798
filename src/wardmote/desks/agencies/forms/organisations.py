"""Adding an organisation, changing what it is, renaming it, and ending it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.desks.agencies.presenters.changing import NO_PART, in_words
from wardmote.desks.agencies.rules import KINDS, UNITARY, limbs
from wardmote.foundation.editing.forms import ReasonForm
from wardmote.foundation.pages.forms import Day, Form

Choices = Iterable[tuple[str, str]]


class CapacityForm(ReasonForm):
    """What an organisation is in some areas, from when and why."""

    areas = forms.MultipleChoiceField(label=gettext_lazy("In which areas?"), widget=forms.CheckboxSelectMultiple)
    kind = forms.ChoiceField(label=gettext_lazy("What is it there?"), widget=forms.RadioSelect)
    limb = forms.ChoiceField(
        label=gettext_lazy("On which limb of section 5(1)?"),
        help_text=gettext_lazy("Crime and Disorder Act 1998. Only for a responsible authority."),
        required=False,
    )
    field_order = ("areas", "kind", "limb", "starts", "because")
    may_end = True

    def __init__(self, data: Any = None, *, areas: Choices, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        kinds = [(kind, in_words(kind, "")) for kind in KINDS]
        self.fields["areas"].choices = list(areas)
        self.fields["kind"].choices = [*kinds, (NO_PART, in_words(NO_PART, ""))] if self.may_end else kinds
        self.fields["limb"].choices = limb_choices()

    def said(self) -> dict[str, Any]:
        """What is proposed."""
        return {name: self.cleaned_data[name] for name in ("areas", "kind", "limb")}


class AddForm(CapacityForm):
    """A new organisation."""

    name = forms.CharField(label=gettext_lazy("What is the organisation called?"), max_length=200)
    sector = forms.CharField(
        label=gettext_lazy("What kind of body is it?"),
        help_text=gettext_lazy("For example district council, police, registered provider, charity"),
        max_length=80,
    )
    field_order = ("name", "sector", "areas", "kind", "limb", "starts", "because")
    may_end = False

    def said(self) -> dict[str, Any]:
        """What is proposed."""
        return {name: self.cleaned_data[name] for name in ("name", "sector", "areas", "kind", "limb")}


class WhyForm(Form):
    """Why."""

    because = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Others will read this later. Name no resident."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class RenameForm(WhyForm):
    """A new name."""

    name = forms.CharField(label=gettext_lazy("What is it called now?"), max_length=200)
    on = Day(
        label=gettext_lazy("From which day?"),
        help_text=gettext_lazy("Records of earlier days go on reading by the old name."),
    )
    field_order = ("name", "on", "because")

    def said(self) -> dict[str, Any]:
        """What is proposed."""
        return {"name": self.cleaned_data["name"], "on": self.cleaned_data["on"].isoformat()}


class EndForm(WhyForm):
    """The last day of an organisation, and who takes over."""

    on = Day(label=gettext_lazy("Which was, or will be, its last day?"))
    successors = forms.MultipleChoiceField(
        label=gettext_lazy("Who takes over what it did?"),
        help_text=gettext_lazy("Several may. If the body that takes over is not here, add it first."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ("on", "successors", "because")

    def __init__(self, data: Any = None, *, others: Choices) -> None:
        super().__init__(data)
        self.fields["successors"].choices = list(others)

    def said(self) -> dict[str, Any]:
        """What is proposed."""
        return {"on": self.cleaned_data["on"].isoformat(), "successors": self.cleaned_data["successors"]}


def limb_choices() -> list[tuple[str, str]]:
    """The limbs of section 5(1) as choices, none first."""
    named = [(each.slug, f"({each.slug}) {each.title}") for each in limbs()]
    return [("", _("None")), *named, (UNITARY, _("(a) the council of a unitary area"))]
