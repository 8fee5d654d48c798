"""The words of whom to ask at another agency, and of the questions that were asked."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.api import reference_for
from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.queries.involvement import (
    QuestionSeen,
    ToAsk,
    may_answer_question,
    questions_for,
    waiting_about,
    whom_to_ask,
)
from wardmote.desks.sharing.rules import involvement as rules
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.records import Remark
from wardmote.protocol import Protocol


def remarks(viewer: Viewer, table: tuple[str, str], ids: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """Beside a person's record: whom to ask at another agency, and nothing of why there is somebody to ask."""
    if table != ("people", "Person"):
        return {}
    return {each: tuple(_remarks(viewer, each)) for each in ids}


def _remarks(viewer: Viewer, person: UUID) -> Iterator[Remark]:
    at = now()
    asked = waiting_about(viewer, person, at)
    for each in whom_to_ask(viewer, person, at):
        words, of = _("Ask %(who)s at %(body)s") % _named(each), ("people", "Person", each.record)
        if each.holder in asked:
            yield Remark(words, asked[each.holder].href, of=of)
        else:
            href = reverse("ask-involvement", kwargs={"person": person, "holder": each.holder})
            yield Remark(words, href, of=of)


def heading_of(one: ToAsk) -> str:
    """The heading of the page on which somebody is asked."""
    return _("Ask %(who)s at %(body)s whether you may speak") % _named(one)


def questions_page(every: Sequence[QuestionSeen], asked: str, viewer: Viewer) -> shapes.Listed:
    """The questions that a member may read, or those of one state: those they are asked, and those they asked."""
    shown = [each for each in every if each.state == asked or not asked]
    parts = (
        ("to-answer", _("Asked of you or your agency"), [each for each in shown if not each.own]),
        ("asked", _("Asked by you"), [each for each in shown if each.own]),
    )
    return shapes.Listed(
        title=_("Whom to ask"),
        sentence="",
        about=_(
            "Where an agreement lets parties be told whom to ask at another, a person's record says so. The question "
            "is whether you may speak. Who is asked reads of their own record, and may refuse."
        ),
        sections=tuple(_section(*each) for each in parts if each[2]),
        empty=(_("No question is like that."), _("Choose another state, or see all of them."))
        if every
        else (_("Questions will be listed here."), _("They are asked from a person's record.")),
        filters=lists.filters_of("list-involvement", rules.EVERY, [each.state for each in every], asked),
        all_href=reverse("list-involvement") if every else "",
    )


def question_page(viewer: Viewer, found: QuestionSeen, words: tuple[str, str], protocol: Protocol) -> shapes.Record:
    """One question, for who asked and for who is asked."""
    of = {"reference": found.reference}
    deeds = []
    if found.waits and may_answer_question(viewer, found):
        deeds.append(Link(_("Answer it"), reverse("answer-involvement", kwargs=of)))
    if found.waits and found.own:
        deeds.append(Link(_("Take it back"), reverse("withdraw-involvement", kwargs=of)))
    if found.own and found.state == rules.SPEAK:
        deeds.append(Link(_("Ask for information"), reverse("ask-for-information")))
    if found.own and found.answered_at:
        again = {"person": found.of, "holder": found.holder}
        deeds.append(Link(_("Ask again"), reverse("ask-involvement", kwargs=again)))
    return shapes.Record(
        listed=Link(_("Whom to ask"), reverse("list-involvement")),
        title=_("May we speak? %(reference)s") % {"reference": found.reference},
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found),
        facts=tuple(_facts(viewer, found, words, protocol)),
        first=deeds[0] if deeds else None,
        deeds=tuple(deeds[1:]),
        history=tuple(_history(found)),
    )


def cards_of(viewer: Viewer) -> tuple[Card, ...]:
    """What waits for this member's answer, and what they were answered."""
    every = questions_for(viewer, now())
    waiting = [each for each in every if each.waits and may_answer_question(viewer, each)]
    if not waiting:
        return ()
    links = tuple(Link(f"{each.reference}: {each.made_by}, {each.recipient_name}", each.href) for each in waiting)
    return (Card(_("Colleagues who ask whether you may speak"), links=links, part=WAITING),)


def _named(one: ToAsk) -> dict[str, str]:
    return {"who": one.contact.name, "body": one.contact.organisation_name}


def _section(slug: str, heading: str, shown: Sequence[QuestionSeen]) -> shapes.Section:
    return shapes.Section(
        slug,
        heading,
        _("Questions, the latest first"),
        lists.plain(_("Question"), _("State"), _("From"), _("To"), _("Asked")),
        tuple(
            (
                lists.LINK.format(each.href, each.reference),
                status(each.state),
                f"{each.made_by}, {each.recipient_name}",
                each.holder_name,
                moment(each.made_at),
            )
            for each in shown
        ),
        "",
    )


def _sentence(found: QuestionSeen) -> str:
    if found.state == rules.WITHDRAWN:
        return _("It was taken back.")
    if found.state == rules.ASKED:
        return _("It waits for an answer, which may be no.")
    return _("They may speak.") if found.state == rules.SPEAK else _("The answer is no, and no reason is owed.")


def _facts(
    viewer: Viewer, found: QuestionSeen, words: tuple[str, str], protocol: Protocol
) -> Iterator[tuple[str, lists.Cell]]:
    members = {each.id: each for each in members_for(viewer)}
    other = members.get(found.contact if found.own else found.asker)
    why, said = words
    yield _("Who asks"), f"{found.made_by}, {found.recipient_name}"
    yield _("Who is asked"), f"{members[found.contact].name if found.contact in members else ''}, {found.holder_name}"
    reference = reference_for(viewer, found.of, found.purpose, now())
    if reference:
        href = reverse("show-person", kwargs={"person": found.of, "purpose": found.purpose})
        yield _("About your record"), lists.LINK.format(href, reference)
    else:
        yield _("About your record"), _("One that is not open to you. Who keeps it can answer.")
    yield _("What for"), protocol.named("purposes", found.purpose, "purpose").title
    yield _("Why"), why
    yield _("By the agreement"), found.agreement.title
    if found.state == rules.SPEAK or not found.own:
        yield _("Telephone"), (other.telephone if other else "") or _("Not known: look at their agency's page")
    if said:
        yield _("What was answered"), said


def _history(found: QuestionSeen) -> Iterator[str]:
    if found.answered_at:
        yield _("Answered: %(when)s, %(who)s.") % {"when": moment(found.answered_at), "who": found.answered_by}
    yield _("Asked: %(when)s, %(who)s.") % {"when": moment(found.made_at), "who": found.made_by}
