"""What the explorer asks. It is sent by address, so that an answer can be kept, shared and gone back to."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.desks.insight import rules
from wardmote.desks.insight.queries import EvidenceSeen
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Month, Period
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Form, MonthField
from wardmote.reports.exploration import AGAINST, Inquiry

AGAINST_WORDS = (
    ("year", gettext_lazy("The same months a year before")),
    ("place", gettext_lazy("The same months in another place")),
    ("nothing", gettext_lazy("Nothing")),
)


FULL = {"classes": "govuk-!-width-full"}


class ExploreForm(Form):
    """A series, a place, months, and what they are set against. What an address leaves unsaid has been filled in."""

    indicator = forms.ChoiceField(label=gettext_lazy("Which series?"), widget=forms.Select(attrs=FULL))
    place = forms.CharField(
        label=gettext_lazy("Which place?"),
        help_text=gettext_lazy("The name or code of a district, a ward or an LSOA, or of all districts together."),
        max_length=120,
        widget=forms.TextInput(attrs=FULL),
    )
    first = MonthField(
        label=gettext_lazy("First month"),
        help_text=gettext_lazy("Like 2025-04. Empty: the latest year."),
        required=False,
        widget=forms.TextInput(attrs=FULL),
    )
    last = MonthField(
        label=gettext_lazy("Last month"),
        help_text=gettext_lazy("Like 2026-03."),
        required=False,
        widget=forms.TextInput(attrs=FULL),
    )
    against = forms.ChoiceField(
        label=gettext_lazy("Set against what?"), choices=AGAINST_WORDS, widget=forms.Select(attrs=FULL)
    )
    other = forms.CharField(
        label=gettext_lazy("Which other place?"),
        help_text=gettext_lazy("Only where it is set against another place. Leave it empty for the other area."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs=FULL),
    )
    line = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    parts = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10)

    def __init__(self, asked: Mapping[str, str], *, evidence: EvidenceSeen) -> None:
        self.evidence = evidence
        self.suggested: dict[str, tuple[Place, ...]] = {}
        super().__init__(filled_in(asked, evidence))
        # One that is withheld is no choice, but an address that names it is refused and not taken for a mistake.
        able = {self.data["indicator"], *(each.slug for each in evidence.choices)}
        offered = sorted((each for each in evidence.offered if each.slug in able), key=lambda each: each.title)
        self.fields["indicator"].choices = [(each.slug, _title(each, evidence)) for each in offered]

    def clean_place(self) -> Place:
        return self._found("place", self.cleaned_data["place"])

    def clean_against(self) -> str:
        given = str(self.cleaned_data["against"])
        return given if given in AGAINST else AGAINST[0]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not {"first", "last"} & set(self.errors):
            name, wrong = rules.why_no_period(given["first"], given["last"], Month.parse(f"{today():%Y-%m}"))
            if wrong:
                self.add_error(name, wrong)
        if given.get("against") == "place" and given.get("place") and "other" in given:
            self._find_other(given)
        return given

    def _find_other(self, given: dict[str, Any]) -> None:
        try:
            named = given["other"]
            other = self._found("other", named) if named else self.evidence.places.other_than(given["place"])
        except forms.ValidationError as wrong:
            self.add_error("other", wrong)
            return
        if other.slug == given["place"].slug:
            self.add_error("other", _("Name another place than the first"))
        given["other"] = other

    def _found(self, field: str, text: str) -> Place:
        """The one place of that name or code; raises ValidationError, having kept what may be meant."""
        found = self.evidence.places.find(text)
        if len(found) == 1:
            return found[0]
        self.suggested[field] = found or self.evidence.places.like(text)
        told = {"text": text, "n": len(found)}
        if found:
            raise forms.ValidationError(_("%(n)s places are called “%(text)s”. Choose one by its code") % told)
        raise forms.ValidationError(
            _("There is no place called “%(text)s” here. Check the name, or give a code") % told
        )

    def inquiry(self) -> Inquiry | None:
        """What is asked; None where the latest year is asked for and not a month is held."""
        given = self.cleaned_data
        indicator = self.evidence.indicator(given["indicator"])
        if indicator is None:
            return None
        held = self.evidence.held[indicator.slug].latest_year
        period = Period.parse(f"{given['first']}..{given['last']}") if given["first"] else held
        if period is None:
            return None
        other = given["other"] if given["against"] == "place" else None
        return Inquiry(indicator, given["place"], period, given["against"], other, given["line"], given["parts"])


def filled_in(asked: Mapping[str, str], evidence: EvidenceSeen) -> dict[str, str]:
    """What is asked, with what is left unsaid: the usual series, all districts together, the year before."""
    extract = asked.get("extract", "")
    shown = rules.indicator_to_show(evidence.offered if extract else evidence.choices, evidence.sources, extract)
    usual = {"indicator": shown.slug, "place": evidence.places.pack.pair.name, "against": "year"}
    given = {name: asked[name].strip() for name in rules.ASKED if asked.get(name, "").strip()}
    whole = {**dict.fromkeys(rules.ASKED, ""), **usual, **given}
    return {**whole, "indicator": rules.slug_named(evidence.choices, whole["indicator"], whole["line"])}


def _title(indicator: Any, evidence: EvidenceSeen) -> str:
    if indicator.source not in evidence.sources:
        return _("%(title)s (nothing held yet)") % {"title": indicator.title}
    return str(indicator.title)
