"""What is asked where an agreement is written, signed, reviewed and ended."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.sharing.presenters.entries import SENSITIVITY
from wardmote.desks.sharing.queries.agreements import agreement_of_party
from wardmote.desks.sharing.rules.agreements import TIERS
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Day, Form

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class DraftForm(Form):
    """What an agreement says. `purposes` are pairs of an id and a title."""

    title = forms.CharField(label=_("What is the agreement called?"), max_length=200)
    about = forms.CharField(
        label=_("What is it about?"),
        help_text=_("Why agencies tell one another these things, in plain words. Nothing about any person."),
        max_length=1000,
        widget=forms.Textarea,
    )
    purposes = forms.MultipleChoiceField(
        label=_("What may be asked for by it?"),
        help_text=_("Leave this empty for the protocol of tier 1."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    conditions = forms.CharField(
        label=_("On what conditions is it told?"),
        help_text=_("For example, that it is not passed on, and by when it is destroyed."),
        max_length=500,
        required=False,
        widget=forms.Textarea,
    )

    involvement = forms.ChoiceField(
        label=_("May a party be told whom to ask at another that works with the same person?"),
        help_text=_("It is told a name and an agency, and nothing else. Who is asked may refuse. Tier 2 alone."),
        choices=YES_NO,
        initial="no",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, purposes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purposes"].choices = purposes


class StartForm(DraftForm):
    """The same of a new one. `above` are pairs of a reference and a title."""

    tier = forms.TypedChoiceField(
        label=_("Of which tier is it?"), choices=list(TIERS.items()), coerce=int, widget=forms.RadioSelect
    )
    above = forms.ChoiceField(label=_("Under which agreement?"), required=False)

    def __init__(self, *args: Any, above: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["above"].choices = [("", _("Under none")), *above]


class ChangeForm(DraftForm):
    """The same of one that is being written. `edition` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class FieldForm(Form):
    """A field that is covered. `classes` are pairs of a record class and its title."""

    name = forms.CharField(
        label=_("What is the field called?"),
        help_text=_("The name of the field, such as Date of birth. Never what stands in it."),
        max_length=100,
    )
    record_class = forms.ChoiceField(label=_("Of which record class is it?"))
    sensitivity = forms.ChoiceField(
        label=_("How sensitive is it?"), choices=list(SENSITIVITY.items()), widget=forms.RadioSelect
    )
    patient = forms.ChoiceField(
        label=_("Is it patient information?"),
        help_text=_("About an individual's health or care, whether or not it names them."),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Why is it needed?"), max_length=300)

    def __init__(self, *args: Any, classes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["record_class"].choices = [("", _("Choose a class")), *classes]


class PartyForm(Form):
    """A party. `bodies` and `kinds` are pairs of an id and a name."""

    organisation = forms.ChoiceField(label=_("Which organisation?"))
    kind = forms.ChoiceField(
        label=_("What kind of body is it?"),
        help_text=_("As the law of sharing names it: what it may be told hangs on it."),
    )
    part = forms.ChoiceField(
        label=_("What does it do?"),
        choices=[("both", _("It tells and is told")), ("tells", _("It tells")), ("told", _("It is told"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *bodies]
        self.fields["kind"].choices = [("", _("Choose a kind")), *kinds]


class ReasonForm(Form):
    """Why something is done."""

    because = forms.CharField(label=_("Why?"), help_text=_("The reason stays on record."), max_length=300)


class VersionForm(Form):
    """What another version is for."""

    change = forms.CharField(label=_("What will change in the new version?"), max_length=300)


class SignForm(Form):
    """Who signs, as what, for the version that was read."""

    signatory = forms.CharField(label=_("Who signs?"), help_text=_("Your own name."), max_length=200)
    position = forms.CharField(label=_("What is your position?"), max_length=200)
    agrees = forms.BooleanField(
        label=_("I may sign for this organisation, and it will keep to this agreement"),
        error_messages={"required": _("Tick this to sign, or close the page if you do not sign")},
    )


class ReviewForm(Form):
    """When an agreement was looked at again."""

    day = Day(label=_("When was it reviewed?"), help_text=_("For example, 27 3 2027"))


class AdoptForm(Form):
    """That a document was adopted."""

    document = forms.CharField(
        label=_("What is its reference?"), help_text=_("As your own records have it, with its version."), max_length=100
    )
    approved_by = forms.CharField(
        label=_("Who approved it?"),
        help_text=_("Name and position, such as the data protection officer."),
        max_length=200,
    )
    day = Day(label=_("When was it approved?"), help_text=_("For example, 27 3 2026"))


def withdraw_form(viewer: Viewer, target: UUID, data: Any) -> ReasonForm:
    """The form of a one-time link by which a party withdraws; raises Missing where there is no such party."""
    agreement_of_party(viewer, target, today())
    return ReasonForm(data)


def sign_form(viewer: Viewer, target: UUID, data: Any) -> SignForm:
    """The form of a one-time link; raises Missing where there is no such party."""
    agreement_of_party(viewer, target, today())
    return SignForm(data)
