"""The six questions of a request that nobody approved in advance, a page each."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.sharing.forms.agreements import YES_NO, FieldForm
from wardmote.desks.sharing.forms.requests import URGENCY, CaseField
from wardmote.desks.sharing.presenters.entries import SUBJECT
from wardmote.foundation.pages.forms import Form
from wardmote.protocol import WORDS

TRI = [*YES_NO, ("not known", _("I do not know"))]
SAID: Mapping[str, bool | None] = {"yes": True, "no": False, "not known": None}
CONSENT = {
    "given": _("They agreed"),
    "refused": _("They refused"),
    "not_asked_risk": _("They were not asked: it would put somebody at risk, or give it away"),
    "not_applicable": _("Asking them is not appropriate here"),
}


class WhomForm(Form):
    """Which organisation is asked. `bodies` and `kinds` are pairs of an id and a name."""

    holder = forms.ChoiceField(label=_("Which organisation do you ask?"))
    holder_kind = forms.ChoiceField(
        label=_("What kind of body is it?"), help_text=_("What it may tell you hangs on it.")
    )
    recipient_kind = forms.ChoiceField(label=_("What kind of body is your own organisation?"))
    urgency = forms.ChoiceField(
        label=_("How soon do you need it?"), choices=list(URGENCY.items()), initial="5wd", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", _("Choose an organisation")), *bodies]
        for name in ("holder_kind", "recipient_kind"):
            self.fields[name].choices = [("", _("Choose a kind")), *kinds]


class PurposeForm(Form):
    """What it is for. `purposes` are pairs of an id and a title."""

    purpose = forms.ChoiceField(label=_("What do you need it for?"), widget=forms.RadioSelect)
    case_open = forms.ChoiceField(
        label=_("Is there a case of that kind?"),
        help_text=_("Listed, referred, applied for or decided on."),
        choices=TRI,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, purposes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purposes


class SubjectForm(Form):
    """Whom it is about."""

    subject = forms.ChoiceField(
        label=_("What kind of person is it about?"),
        choices=[(each, words) for each, words in SUBJECT.items() if each != "nobody"],
        widget=forms.RadioSelect,
    )
    role = forms.ChoiceField(
        label=_("What are they in this case?"),
        help_text=_("An allegation is not a finding."),
        choices=[("", _("I do not know")), *((each, each.replace("_", " ").capitalize()) for each in WORDS["role"])],
        required=False,
    )
    at_risk = forms.ChoiceField(
        label=_("Are they at risk of harm, neglect or abuse?"), choices=TRI, widget=forms.RadioSelect
    )
    about = forms.CharField(
        label=_("Who is it?"),
        help_text=_("So that they find the right person. It is sealed: only who answers reads it, and you."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    case = CaseField(
        label=_("In which case?"), help_text=_("Its reference, if there is a case."), max_length=150, required=False
    )


class AskedFieldForm(FieldForm):
    """One field that is asked for, in an asker's words."""

    name = forms.CharField(
        label=_("Which field do you need?"),
        help_text=_("The name of the field, such as Date of birth. Never what stands in it."),
        max_length=100,
    )
    why = forms.CharField(
        label=_("Why do you need this field?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    more = forms.ChoiceField(
        label=_("Do you need another field?"), choices=YES_NO, initial="no", widget=forms.RadioSelect
    )


class WithoutForm(Form):
    """Whether less would do."""

    enough = forms.ChoiceField(
        label=_("Could you do it without knowing who the person is?"),
        help_text=_("If so, ask for that: the least that serves the purpose is the most that may be told."),
        choices=TRI,
        widget=forms.RadioSelect,
    )
    one_case = forms.ChoiceField(
        label=_("Is it about one case, and no whole list?"), choices=YES_NO, widget=forms.RadioSelect
    )
    consent = forms.ChoiceField(
        label=_("Does the person agree?"), choices=list(CONSENT.items()), widget=forms.RadioSelect
    )


class WhyForm(Form):
    """Why it is necessary."""

    why = forms.CharField(
        label=_("Why is it necessary, and what would happen without it?"),
        help_text=_("In your own words. It is sealed: only who answers reads it, and you."),
        max_length=2000,
        widget=forms.Textarea,
    )
