"""The words of the six questions, and of the page on which a request is checked before it is sent."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.presenters.entries import SUBJECT
from wardmote.desks.sharing.presenters.request import field_words
from wardmote.desks.sharing.presenters.requests import URGENCY
from wardmote.desks.sharing.presenters.telling import ClosedPage, foreseen
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.rules import asking as rules
from wardmote.foundation import lists
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.forms import FormWords
from wardmote.protocol import Decision, Protocol

#: What is asked in each question, and why.
WORDS = {
    rules.WHOM: (gettext_lazy("Whom do you ask?"), gettext_lazy("The law looks at what kind of body each is.")),
    rules.PURPOSE: (gettext_lazy("What is it for?"), gettext_lazy("It may be used for nothing else.")),
    rules.SUBJECT: (gettext_lazy("Who is it about?"), gettext_lazy("One person, in one case.")),
    rules.FIELDS: (gettext_lazy("What do you need to know?"), gettext_lazy("Field by field, and why each.")),
    rules.WITHOUT: (gettext_lazy("Would less do?"), gettext_lazy("What is asked for has to be in proportion.")),
    rules.WHY: (gettext_lazy("Why is it necessary?"), gettext_lazy("Who answers weighs your words.")),
}


def question_words(question: str, reference: str = "") -> FormWords:
    """The words round the form of one question. Without a reference nothing is written yet."""
    heading, why = WORDS[question]
    number = rules.QUESTIONS.index(question) + 1
    told = _("Question %(n)s of %(all)s. %(why)s") % {"n": number, "all": len(rules.QUESTIONS), "why": why}
    back = ("check-sharing-request", {"reference": reference}) if reference else ("ask-for-information", None)
    return FormWords(str(heading), _("Save and continue"), reverse(back[0], kwargs=back[1]), told)


def check_page(
    found: RequestSeen,
    subject: tuple[str, str],
    reasons: Mapping[str, str],
    left: tuple[str, ...],
    decision: Decision | None,
    protocol: Protocol,
) -> ClosedPage:
    """Every answer with the way to change it, what the protocol would say, and the button that sends it."""
    about, why = subject
    facts: Mapping[str, Any] = found.facts
    said: dict[str, str] = {
        rules.WHOM: ", ".join(filter(None, (found.holder_name, _(URGENCY.get(str(facts.get("urgency")), ""))))),
        rules.PURPOSE: protocol.named("purposes", found.purpose, "purpose").title if found.purpose else "",
        rules.SUBJECT: "; ".join(filter(None, (str(SUBJECT.get(str(facts.get("subject")), "")), about))),
        rules.FIELDS: "; ".join(
            f"{each.name} ({field_words(each)}): {reasons.get(each.name, '')}" for each in found.fields
        ),
        rules.WITHOUT: _("Answered") if "about_one_case" in facts else "",
        rules.WHY: why,
    }
    whole = not left
    return ClosedPage(
        title=_("Check request %(reference)s") % {"reference": found.reference},
        back=found.href,
        record_class=found.gravest,
        about=(("sharing", "DisclosureRequest", found.id),),
        sentences=(
            *((_("Nobody reads it until you send it. Then it cannot be changed, only taken back."),) if whole else ()),
            *(
                (_("%(n)s of six questions have no answer yet.") % {"n": len(left)},)
                if left
                else foreseen(decision)
                if decision
                else ()
            ),
        ),
        facts=tuple((str(WORDS[each][0]), _changed(said[each], found.reference, each)) for each in rules.QUESTIONS),
        outs=tuple(
            Link(
                _("Take out: %(name)s") % {"name": each.name},
                reverse("take-requested-field-out", kwargs={"reference": found.reference, "field": each.id}),
            )
            for each in found.fields
        ),
        go=_("Send it") if whole else "",
    )


def _changed(said: str, reference: str, question: str) -> lists.Cell:
    href = reverse("answer-question", kwargs={"reference": reference, "question": question})
    words = _("Change") if said else _("Answer")
    if question == rules.FIELDS and said:
        words = _("Add a field")
    link = lists.LINK.format(href, shapes.HIDDEN.format(words, str(WORDS[question][0])))
    return shapes.BESIDE.format(said or _("Not answered yet"), link)
