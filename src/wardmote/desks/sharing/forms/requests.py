"""What is asked where information is asked for, answered, refused, corrected and approved in advance."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.sharing.presenters.entries import REGIME, SUBJECT
from wardmote.desks.sharing.queries.request_seen import FieldAsked
from wardmote.desks.sharing.queries.requests import request_of_id
from wardmote.desks.sharing.rules.requests import BOX
from wardmote.errors import Invalid, Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.forms import Day, Form
from wardmote.foundation.records import Name
from wardmote.foundation.sealing import Case

URGENCY = {
    "24h": _("Within 24 hours"),
    "5wd": _("Within five working days"),
    "10wd": _("Within ten working days"),
}
ENDANGERS = [("no", _("No")), ("yes", _("Yes")), ("not known", _("I do not know"))]
APPROVE, DECLINE = "approve", "decline"
TRI_STATE: Mapping[str, bool | None] = {"yes": True, "no": False}


class CaseField(forms.CharField):
    """A case by reference, as a colleague gave it; cleaned to its name, and to None where it is left out."""

    def clean(self, value: Any) -> Name | None:
        said = str(super().clean(value)).strip()
        if not said:
            return None
        try:
            case = Case.parse(said)
        except Invalid as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return case.desk, case.table, case.id


class RoutineForm(Form):
    """Fields that are approved in advance. `fields` and `purposes` are pairs of an id and a title."""

    title = forms.CharField(
        label=_("What is asked for, in a few words?"),
        help_text=_("For example, Who lives there. Never anybody's name."),
        max_length=100,
    )
    purpose = forms.ChoiceField(label=_("What may it be asked for?"), widget=forms.RadioSelect)
    fields_chosen = forms.MultipleChoiceField(
        label=_("Which fields?"),
        help_text=_("Those that the agreement covers and that are not sensitive."),
        widget=forms.CheckboxSelectMultiple,
    )
    subject = forms.ChoiceField(
        label=_("About whom?"),
        choices=[(each, SUBJECT[each]) for each in ("adult", "child")],
        widget=forms.RadioSelect,
    )
    regime = forms.ChoiceField(
        label=_("Which part of data protection law applies to who tells it?"),
        choices=list(REGIME.items()),
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Why is it necessary, and in proportion?"),
        help_text=_("Each request inherits this reason. Nothing about any person."),
        max_length=500,
        widget=forms.Textarea,
    )
    keep_days = forms.IntegerField(
        label=_("After how many days is it destroyed?"), min_value=1, max_value=366 * 7, initial=180
    )

    def __init__(
        self, *args: Any, fields: list[tuple[str, str]], purposes: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fields_chosen"].choices = fields
        self.fields["purpose"].choices = purposes

    @property
    def said(self) -> dict[str, Any]:
        """What a change of this kind says."""
        given = self.cleaned_data
        names = ("title", "purpose", "subject", "regime", "because", "keep_days")
        return {**{name: given[name] for name in names}, "fields": sorted(given["fields_chosen"])}


class AskForm(Form):
    """Whom a routine request is about, and how soon it is needed."""

    about = forms.CharField(
        label=_("Whom is it about?"),
        help_text=_("So that they find the right person. It is sealed: only who answers reads it, and who asked."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    case = CaseField(
        label=_("In which case?"),
        help_text=_("Its reference, if there is a case."),
        max_length=150,
        required=False,
    )
    urgency = forms.ChoiceField(
        label=_("How soon do you need it?"), choices=list(URGENCY.items()), initial="5wd", widget=forms.RadioSelect
    )


class TellForm(Form):
    """What is told of each field, and whether it would endanger anybody. `asked` are the fields that are asked for."""

    endangers = forms.ChoiceField(
        label=_("Would it put anybody at risk if they knew this?"), choices=ENDANGERS, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, asked: Iterable[FieldAsked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {f"{BOX}{n}": each.name for n, each in enumerate(asked, 1)}
        for name, title in self.names.items():
            self.fields[name] = forms.CharField(
                label=title,
                help_text=_("Leave it empty to tell nothing of it."),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.order_fields([*self.names])

    @property
    def said(self) -> dict[str, str]:
        """What is told, by the field's own name."""
        return {title: self.cleaned_data[name] for name, title in self.names.items()}

    @property
    def facts(self) -> dict[str, Any]:
        """What the holder says of the case."""
        return {"would_endanger": TRI_STATE.get(self.cleaned_data["endangers"])}


class WeighForm(TellForm):
    """The same of what a person decides on: by which part of the law, why, in what proportion, on what conditions."""

    regime = forms.ChoiceField(
        label=_("Which part of data protection law applies to your organisation here?"),
        choices=list(REGIME.items()),
        widget=forms.RadioSelect,
    )
    side = forms.ChoiceField(
        label=_("On whose side do they work?"),
        choices=[
            ("victim", _("The victim's")),
            ("perpetrator", _("That of who did it, or is said to have")),
            ("neither", _("Neither")),
        ],
        widget=forms.RadioSelect,
    )
    necessity = forms.CharField(
        label=_("Why do they need it?"),
        help_text=_("In your own words. Write no name, address or number."),
        max_length=2000,
        widget=forms.Textarea,
    )
    proportionality = forms.CharField(
        label=_("Why is it in proportion, and what less would not do?"),
        help_text=_("Think of who else it tells of, and of any child. Write no name, address or number."),
        max_length=2000,
        widget=forms.Textarea,
    )
    destroy_by = Day(label=_("By when is it destroyed?"), help_text=_("For example, 27 3 2027"))
    conditions = forms.CharField(
        label=_("On what conditions is it told?"),
        help_text=_("For example, that it is not passed on."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What the holder says of the case."""
        given = self.cleaned_data
        strictly = True if given["regime"] == "part_3" else None
        weighed = {"proportionate": True, "regime": given["regime"], "recipient_side": given["side"]}
        return {**super().facts, **weighed, "strictly_necessary": strictly}


class RefuseForm(Form):
    """Why nothing is told."""

    because = forms.CharField(
        label=_("Why is nothing told?"),
        help_text=_("Who asked reads this. Write no name, address or number."),
        max_length=1000,
        widget=forms.Textarea,
    )


class SecondForm(Form):
    """What a second person decides on what another prepared."""

    decision = forms.ChoiceField(
        label=_("Is it right to tell this?"),
        choices=[(APPROVE, _("Yes, tell it")), (DECLINE, _("No, tell nothing of it"))],
        widget=forms.RadioSelect,
    )


class CorrectForm(Form):
    """The right words of what was told."""

    def __init__(self, *args: Any, names: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {f"{BOX}{n}": title for n, title in enumerate(names, 1)}
        for name, title in self.names.items():
            self.fields[name] = forms.CharField(
                label=title, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def said(self) -> dict[str, str]:
        """What should have been told, by the field's own name."""
        return {title: self.cleaned_data[name] for name, title in self.names.items()}


def answer_form(viewer: Viewer, target: UUID, data: Any) -> TellForm:
    """The form of a one-time link; without a field for whoever may not read the request."""
    try:
        fields = request_of_id(viewer, target).fields
    except Missing:
        fields = ()
    return TellForm(data, asked=fields)
