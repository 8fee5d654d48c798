"""What is asked before somebody is looked up, a record is made, put right, or said to be the same as another."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.desks.people.rules.cases import ACCUSED, HARMED, ROLES
from wardmote.desks.people.rules.contact import APPROVED, DECLINED, SAFETY
from wardmote.desks.people.rules.protecting import ANOTHER, SAME
from wardmote.desks.people.rules.records import CHANGED, WRONG
from wardmote.foundation.pages.forms import Day, Form

_NONE = "none"
ADDRESS_HELP = _(
    "The number or name of the house and the postcode, in one line, or its unique property reference number (UPRN). "
    "Never a protected address."
)
Choices = Sequence[tuple[str, str]]


class LookUpForm(Form):
    """Whom, what for, why, and whether the member has an interest of their own in them."""

    given = forms.CharField(label=_("What are their first names?"), max_length=100, required=False)
    family = forms.CharField(label=_("What is their family name?"), max_length=100)
    born = Day(
        label=_("When were they born?"),
        help_text=_("For example, 27 3 1984. Leave it empty where you do not know."),
        required=False,
    )
    purpose = forms.ChoiceField(label=_("What do you need it for?"))
    reason = forms.CharField(
        label=_("Why do you look them up?"),
        help_text=_("Write no name, address or number here. It is recorded with your name, and may be read by others."),
        widget=forms.Textarea,
        max_length=2000,
    )
    interest = forms.ChoiceField(
        label=_("Do you, or somebody close to you, have an interest in this person?"),
        choices=[(_NONE, _("No")), ("some", _("Yes"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, purposes: Choices) -> None:
        super().__init__(data)
        self.fields["purpose"].choices = [("", _("Choose one")), *purposes]

    @property
    def no_conflict(self) -> bool:
        """Did they say that they have no interest of their own?"""
        return self.cleaned_data["interest"] == _NONE


class AddForm(Form):
    """What work the record is for, and that no candidate is the one."""

    record_class = forms.ChoiceField(label=_("What work is the record for?"), widget=forms.RadioSelect)
    none_of_these = forms.BooleanField(label=_("I have read each of them, and it is none of them"), required=False)

    def __init__(self, data: Any = None, *, classes: Choices, candidates: bool) -> None:
        super().__init__(data)
        self.fields["record_class"].choices = list(classes)
        if not candidates:
            del self.fields["none_of_these"]


class NameForm(Form):
    """A name as it should be, and why it is another one."""

    given = forms.CharField(label=_("What are their first names?"), max_length=100, required=False)
    family = forms.CharField(label=_("What is their family name?"), max_length=100)
    because = forms.ChoiceField(
        label=_("Why is it another name?"),
        choices=[(WRONG, _("It was written down wrongly")), (CHANGED, _("They changed it"))],
        widget=forms.RadioSelect,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class BornForm(Form):
    """A date of birth as it should be."""

    born = Day(
        label=_("When were they born?"),
        help_text=_("For example, 27 3 1984. Leave it empty where nobody knows."),
        required=False,
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


class AliasForm(Form):
    """Another name that somebody goes by."""

    given = forms.CharField(label=_("What are the first names?"), max_length=100, required=False)
    family = forms.CharField(label=_("What is the family name?"), max_length=100)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class EditionForm(Form):
    """Nothing but which edition of the record was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class SameForm(Form):
    """Which record to go by, and why both are of one person."""

    goes_by = forms.CharField(
        label=_("What is the reference of the record to go by?"),
        help_text=_("You must have it open: look them up first. It begins with P."),
        max_length=12,
    )
    because = forms.CharField(
        label=_("How do you know that they are one person?"),
        help_text=_("Write no name, address or number."),
        widget=forms.Textarea,
        max_length=2000,
    )


class ReasonForm(Form):
    """Why something is undone."""

    because = forms.CharField(
        label=_("Why?"), help_text=_("Write no name, address or number."), widget=forms.Textarea, max_length=2000
    )


class ProtectForm(Form):
    """Who looks after a protected record, who stands in, and why it is protected."""

    custodian = forms.ChoiceField(label=_("Who looks after it?"))
    deputy = forms.ChoiceField(label=_("Who stands in for them?"), required=False)
    because = forms.CharField(
        label=_("Why is it protected?"),
        help_text=_("Write no name, address or number. Whoever looks after it reads this."),
        widget=forms.Textarea,
        max_length=2000,
    )

    def __init__(self, data: Any = None, *, able: Choices) -> None:
        super().__init__(data)
        self.fields["custodian"].choices = [("", _("Choose one")), *able]
        self.fields["deputy"].choices = [("", _("Nobody")), *able]


class AnswerForm(Form):
    """What a search was for."""

    answer = forms.ChoiceField(
        label=_("Whom did they look for?"),
        help_text=_("Ring them first. Say nothing that they do not need to know."),
        choices=[(ANOTHER, _("Somebody else")), (SAME, _("The person you look after"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What did you find, and what was done?"),
        help_text=_("Write no name, address or number."),
        widget=forms.Textarea,
        max_length=2000,
    )


class LinkForm(Form):
    """Which case, in which role and on which side."""

    case = forms.CharField(label=_("Which case?"), help_text=_("Its reference. You must be on it."), max_length=150)
    role = forms.ChoiceField(
        label=_("What are they in this case?"),
        help_text=_("An allegation is not a finding."),
        choices=[("", _("Choose one")), *((each, each.capitalize()) for each in ROLES)],
    )
    side = forms.ChoiceField(
        label=_("On which side are they?"),
        choices=[(HARMED, _("The side that was harmed")), (ACCUSED, _("The side that is said to have done it"))],
        widget=forms.RadioSelect,
    )


class ContactForm(Form):
    """Whether and how somebody is reached safely."""

    safety = forms.ChoiceField(
        label=_("Can they be reached safely?"),
        choices=list(zip(SAFETY, (_("Yes"), _("Yes, with a code word"), _("No"), _("Nobody knows")), strict=True)),
        widget=forms.RadioSelect,
    )
    method = forms.CharField(
        label=_("How?"), help_text=_("For example, by text to a number."), max_length=300, required=False
    )
    times = forms.CharField(label=_("When?"), max_length=300, required=False)
    code_word = forms.CharField(label=_("What is the code word?"), max_length=100, required=False)
    opened_by = forms.CharField(
        label=_("Who else opens their letters, messages or door?"), max_length=300, required=False
    )


class AddressForm(Form):
    """A protected address as it should be, and why."""

    address = forms.CharField(label=_("What is the address?"), widget=forms.Textarea, max_length=500)
    because = forms.CharField(
        label=_("How do you know it?"),
        help_text=_("Write no name, address or number. A second person reads this and decides."),
        widget=forms.Textarea,
        max_length=2000,
    )


class DecideForm(Form):
    """Whether a change of address is right."""

    decision = forms.ChoiceField(
        label=_("Is it right?"),
        help_text=_("Confirm it with them first, in the way that is safe."),
        choices=[(APPROVED, _("Yes, change it")), (DECLINED, _("No, leave it"))],
        widget=forms.RadioSelect,
    )


class MarkerForm(Form):
    """What to know before a visit, whose it is, and until when."""

    words = forms.CharField(
        label=_("What must somebody know before they visit?"),
        help_text=_("What happened, and what to do. For example: two dogs loose in March; ring before going in."),
        widget=forms.Textarea,
        max_length=1000,
    )
    owner = forms.ChoiceField(label=_("Who answers for this marker?"))
    until = Day(label=_("Until when does it hold?"), help_text=_("A year at most. For example, 27 3 2027."))

    def __init__(self, data: Any = None, *, able: Choices) -> None:
        super().__init__(data)
        self.fields["owner"].choices = [("", _("Choose one")), *able]


class AddressLookUpForm(Form):
    """Which address, and what for."""

    address = forms.CharField(label=_("Which address do you visit?"), help_text=ADDRESS_HELP, max_length=300)
    purpose = forms.ChoiceField(label=_("What do you visit for?"))

    def __init__(self, data: Any = None, *, purposes: Choices) -> None:
        super().__init__(data)
        self.fields["purpose"].choices = [("", _("Choose one")), *purposes]


class AddressMarkerForm(MarkerForm):
    """Which address is marked, what for, what to know, whose it is, and until when."""

    address = forms.CharField(label=_("Which address?"), help_text=ADDRESS_HELP, max_length=300)
    purpose = forms.ChoiceField(label=_("What is it visited for?"))
    field_order = ("address", "purpose", "words", "owner", "until")

    def __init__(self, data: Any = None, *, able: Choices, purposes: Choices) -> None:
        super().__init__(data, able=able)
        self.fields["purpose"].choices = [("", _("Choose one")), *purposes]


class VisitedForm(Form):
    """Where somebody is visited."""

    address = forms.CharField(label=_("Where are they visited?"), help_text=ADDRESS_HELP, max_length=300)


class LetterForm(Form):
    """To whom a letter about somebody is to go."""

    reader = forms.CharField(
        label=_("To whom?"), help_text=_("The reference of their record: it begins with P."), max_length=12
    )
