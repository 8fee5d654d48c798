"""What is written down of a case in a meeting: one form for all agencies that told something."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wardmote.desks.sharing.forms.requests import ENDANGERS, TRI_STATE, CaseField
from wardmote.desks.sharing.presenters.entries import REGIME, SUBJECT
from wardmote.desks.sharing.queries.agreements import AgreementSeen
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.meetings import tellers_under
from wardmote.desks.sharing.rules.meetings import AgencyTold
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.pages.forms import Form
from wardmote.protocol import WORDS

#: What is asked of each agency that told something, besides its words.
ASKED = ("endangers", "regime", "necessity", "proportionality")


class MeetingForm(Form):
    """A case, what it is for, and for each agency what it told. `tellers` are pairs of an organisation and its name,
    `names` the fields that the agreement covers, `purposes` pairs of an id and a title."""

    case = CaseField(
        label=_("Which case is it about?"),
        help_text=_("Its reference. Say nobody's name here."),
        max_length=150,
    )
    purpose = forms.ChoiceField(label=_("What is it shared for?"), widget=forms.RadioSelect)
    subject = forms.ChoiceField(
        label=_("Whom is the case about?"),
        choices=[(each, SUBJECT[each]) for each in ("adult", "child")],
        widget=forms.RadioSelect,
    )

    role = forms.ChoiceField(
        label=_("What are they in this case?"),
        help_text=_("An allegation is not a finding."),
        choices=[("", _("I do not know")), *((each, each.replace("_", " ").capitalize()) for each in WORDS["role"])],
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        tellers: Iterable[tuple[UUID, str]],
        names: Iterable[str],
        purposes: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tellers, self.names = tuple(tellers), tuple(names)
        self.fields["purpose"].choices = purposes
        for a, (_body, name) in enumerate(self.tellers, 1):
            self._add(a, name)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for a in range(1, len(self.tellers) + 1):
            if self._said(a, given):
                for each in ASKED:
                    if f"{each}-{a}" not in self.errors and not given.get(f"{each}-{a}"):
                        wanted = str(self.fields[f"{each}-{a}"].label).rstrip("?")
                        self.add_error(f"{each}-{a}", gettext("Give an answer: %(what)s") % {"what": wanted})
        return given

    @property
    def groups(self) -> Iterator[tuple[str, bool, list[Any]]]:
        """For each agency its name, whether something of it is filled in, and its boxes."""
        for a, (_body, name) in enumerate(self.tellers, 1):
            boxes = [self[each] for each in self.fields if each.endswith(f"-{a}")]
            yield name, any(each.value() for each in boxes), boxes

    @property
    def whole(self) -> list[Any]:
        """The boxes that are of no agency."""
        return [self[each] for each in ("case", "purpose", "subject", "role")]

    @property
    def told(self) -> tuple[AgencyTold, ...]:
        """What each agency told that told something."""
        given, found = self.cleaned_data, []
        for a, (body, _name) in enumerate(self.tellers, 1):
            if said := self._said(a, given):
                regime = given[f"regime-{a}"]
                facts = {
                    "would_endanger": TRI_STATE.get(given[f"endangers-{a}"]),
                    "regime": regime,
                    "strictly_necessary": True if regime == "part_3" else None,
                }
                found.append(AgencyTold(body, said, given[f"necessity-{a}"], given[f"proportionality-{a}"], facts))
        return tuple(found)

    def _said(self, a: int, given: dict[str, Any]) -> dict[str, str]:
        boxes = {title: given.get(f"said-{n}-{a}", "") for n, title in enumerate(self.names, 1)}
        return {title: words for title, words in boxes.items() if words.strip()}

    def _add(self, a: int, name: str) -> None:
        told = {"body": name}
        for n, title in enumerate(self.names, 1):
            self.fields[f"said-{n}-{a}"] = forms.CharField(
                label=_("%(field)s, told by %(body)s") % {**told, "field": title},
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields[f"endangers-{a}"] = forms.ChoiceField(
            label=_("Would it put anybody at risk if those present knew what %(body)s told?") % told,
            choices=ENDANGERS,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[f"regime-{a}"] = forms.ChoiceField(
            label=_("Which part of data protection law applies to %(body)s here?") % told,
            choices=list(REGIME.items()),
            required=False,
            widget=forms.RadioSelect,
        )
        for each, label in (
            ("necessity", _("Why do the others need what %(body)s told?") % told),
            ("proportionality", _("Why is it in proportion that %(body)s told it, and what less would not do?") % told),
        ):
            self.fields[f"{each}-{a}"] = forms.CharField(
                label=label,
                help_text=_("In their own words. Write no name, address or number."),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )


def meeting_form(viewer: Viewer, agreement: AgreementSeen, here: Iterable[UUID], data: Any) -> MeetingForm:
    """The form of a meeting under an agreement that is in force, for those of its tellers that are `here`."""
    there, version, protocol = set(here), agreement.counts, protocol_for(viewer, today())
    return MeetingForm(
        data,
        tellers=[each for each in tellers_under(viewer, agreement).items() if each[0] in there],
        names=[each.name for each in version.fields],
        purposes=[(each.id, each.title) for each in protocol.purposes if each.id in version.purposes],
    )
