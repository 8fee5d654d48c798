"""What is asked before something is told by voice, when it is written down, and when it is reviewed."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.sharing.forms.asking import SAID, TRI, YES_NO
from wardmote.desks.sharing.forms.requests import ENDANGERS, TRI_STATE, TellForm
from wardmote.desks.sharing.presenters.entries import REGIME, SENSITIVITY, SUBJECT
from wardmote.desks.sharing.rules.requests import JUSTIFIED, NOT_JUSTIFIED
from wardmote.foundation.now import instant_of
from wardmote.foundation.pages.forms import Day, Form
from wardmote.foundation.post.forms import Clock


class EmergencyForm(Form):
    """What somebody is about to tell. `bodies`, `kinds`, `purposes` and `classes` are pairs of an id and a name."""

    recipient = forms.ChoiceField(label=_("Which organisation do you tell?"))
    recipient_kind = forms.ChoiceField(label=_("What kind of body is it?"))
    holder_kind = forms.ChoiceField(label=_("What kind of body is your own organisation?"))
    purpose = forms.ChoiceField(label=_("What is it for?"))
    life = forms.ChoiceField(label=_("Is somebody's life at risk?"), choices=TRI, widget=forms.RadioSelect)
    risk = forms.ChoiceField(
        label=_("Is the person at risk of harm, neglect or abuse?"), choices=TRI, widget=forms.RadioSelect
    )
    able = forms.ChoiceField(label=_("Is the person able to consent?"), choices=TRI, widget=forms.RadioSelect)
    endangers = forms.ChoiceField(
        label=_("Would it put anybody at risk if they knew this?"), choices=ENDANGERS, widget=forms.RadioSelect
    )
    subject = forms.ChoiceField(
        label=_("What kind of person is it about?"),
        choices=[(each, words) for each, words in SUBJECT.items() if each != "nobody"],
        widget=forms.RadioSelect,
    )
    about = forms.CharField(
        label=_("Who is it?"),
        help_text=_("It is sealed, and read by who tells it and who answers for your organisation."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    names = forms.CharField(
        label=_("Which fields do you tell?"),
        help_text=_("Names of fields, one a line, such as Where they are now. Never what stands in them."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    record_class = forms.ChoiceField(label=_("Of which record class is the gravest of them?"))
    sensitivity = forms.ChoiceField(
        label=_("How sensitive is the gravest of them?"), choices=list(SENSITIVITY.items()), widget=forms.RadioSelect
    )
    patient = forms.ChoiceField(label=_("Is it patient information?"), choices=YES_NO, widget=forms.RadioSelect)
    regime = forms.ChoiceField(
        label=_("Which part of data protection law applies to your organisation here?"),
        choices=list(REGIME.items()),
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        bodies: list[tuple[str, str]],
        kinds: list[tuple[str, str]],
        purposes: list[tuple[str, str]],
        classes: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, first, choices in (
            ("recipient", _("Choose an organisation"), bodies),
            ("recipient_kind", _("Choose a kind"), kinds),
            ("holder_kind", _("Choose a kind"), kinds),
            ("purpose", _("Choose a purpose"), purposes),
            ("record_class", _("Choose a class"), classes),
        ):
            self.fields[name].choices = [("", first), *choices]

    @property
    def fields_told(self) -> tuple[str, ...]:
        """The names of the fields, each once."""
        lines = (each.strip() for each in self.cleaned_data["names"].splitlines())
        return tuple(dict.fromkeys(each for each in lines if each))

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of the case, as the protocol names it."""
        given, able = self.cleaned_data, SAID[self.cleaned_data["able"]]
        return {
            "life_at_risk": SAID[given["life"]],
            "at_risk": SAID[given["risk"]],
            "cannot_consent": None if able is None else not able,
            "would_endanger": TRI_STATE.get(given["endangers"]),
            "regime": given["regime"],
        }


class RecordForm(TellForm):
    """What was told by voice, to whom, when and why."""

    endangers = None
    spoken_with = forms.CharField(
        label=_("With whom did you speak?"), help_text=_("Their job and organisation."), max_length=200
    )
    day = Day(label=_("On which day did you speak?"))
    clock = Clock(label=_("At what time?"), help_text=_("Like 2:30pm"), max_length=10)
    necessity = forms.CharField(
        label=_("Why did they need it then?"),
        help_text=_("In your own words. Write no name, address or number."),
        max_length=2000,
        widget=forms.Textarea,
    )
    proportionality = forms.CharField(
        label=_("Why was it in proportion, and what less would not have done?"),
        help_text=_("Write no name, address or number."),
        max_length=2000,
        widget=forms.Textarea,
    )
    destroy_by = Day(label=_("By when is it destroyed?"), help_text=_("For example, 27 3 2027"))

    @property
    def spoken(self) -> datetime:
        """When they spoke, as an instant."""
        return instant_of(self.cleaned_data["day"], self.cleaned_data["clock"])


class ReviewForm(Form):
    """Whether it was right to tell it, and why."""

    finding = forms.ChoiceField(
        label=_("Was it right to tell this?"),
        choices=[(JUSTIFIED, _("Yes, it was justified")), (NOT_JUSTIFIED, _("No, it was not"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Why do you say so?"),
        help_text=_("Write no name, address or number. Who told it reads this."),
        max_length=2000,
        widget=forms.Textarea,
    )
