"""What a list of looks is narrowed by."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wardmote.desks.agencies.api import MemberSeen
from wardmote.desks.looking.queries import Wanted
from wardmote.desks.looking.rules import SPANS, WEEK, Days
from wardmote.foundation.pages.forms import Day, Form

#: A reference for people to quote, or that of a case: a name is not to stand in an address.
_REFERENCE = r"^\s*([A-Za-z]{1,3}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}|[a-z_]+\.[A-Za-z]+\.[0-9a-f-]{36})\s*$"


class LooksForm(Form):
    """Who looked, at which record, up to which day, and how far back from it."""

    member = forms.ChoiceField(label=gettext_lazy("Who looked?"), required=False)
    record = forms.RegexField(
        _REFERENCE,
        label=gettext_lazy("At which record?"),
        help_text=gettext_lazy("Its reference, such as P-7K3F-9QXD of a person or RQ-7K3F-9QXD of a request; no name."),
        max_length=150,
        required=False,
        error_messages={"invalid": gettext_lazy("Give a reference as a colleague gave it to you, like P-7K3F-9QXD")},
    )
    until = Day(label=gettext_lazy("Up to which day?"), required=False)
    span = forms.ChoiceField(label=gettext_lazy("How far back?"), required=False)

    def __init__(self, data: Any, *, members: Iterable[MemberSeen]) -> None:
        super().__init__(data, initial={"span": str(WEEK)})
        told = [(str(each.id), f"{each.name}, {each.organisation_name}") for each in members]
        self.fields["member"].choices = [("", _("Anybody")), *told]
        self.fields["span"].choices = [(str(each), in_words(each)) for each in SPANS]

    @property
    def is_wrong(self) -> bool:
        """Is something asked for that cannot be?"""
        return self.is_bound and not self.is_valid()

    def wanted(self, day: date) -> Wanted:
        """What was asked for; the last week of everybody's looks where nothing was. Ask `is_wrong` first."""
        given = self.cleaned_data if self.is_bound else {}
        days = Days(given.get("until") or day, int(given.get("span") or WEEK))
        member = UUID(given["member"]) if given.get("member") else None
        return Wanted(days, member, given.get("record", "").strip())


def in_words(span: int) -> str:
    """How many days, as a choice."""
    if span == 1:
        return _("That day alone")
    return ngettext("%(n)s day", "%(n)s days", span) % {"n": span}
