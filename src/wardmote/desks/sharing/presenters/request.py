"""The words of the page of one request, which says nothing of whom it is about; and of a decision that is stored."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters import emergencies, shapes
from wardmote.desks.sharing.presenters.entries import SENSITIVITY
from wardmote.desks.sharing.presenters.requests import URGENCY, disclosure_state, is_to_destroy, waits_for
from wardmote.desks.sharing.queries.request_seen import DecisionSeen, DisclosureSeen, FieldAsked, RequestSeen
from wardmote.desks.sharing.queries.routine import RoutineSeen
from wardmote.desks.sharing.queries.telling import may_read_as_holder, reads_told
from wardmote.desks.sharing.rules import requests as rules
from wardmote.errors import Broken
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment
from wardmote.foundation.records import remarks
from wardmote.protocol import Protocol, replay, rulebook

STEPS = {
    "asked": "When it was asked",
    "answered": "When it was answered",
    "approved": "When a second person approved it",
    "corrected": "When it was put right",
    "emergency": "Before it was told by voice",
    "meeting": "When it was written down in a meeting",
}


def request_page(
    found: RequestSeen,
    routine: RoutineSeen | None,
    words: tuple[str, str],
    protocol: Protocol,
    viewer: Viewer,
) -> shapes.Record:
    """One request, as everybody may read it who may read of it. `words` say why it was refused, and what the review of
    an emergency says."""
    deeds = tuple(_deeds(found, viewer))
    beside = remarks(viewer, ("sharing", "DisclosureRequest"), (found.id,)).get(found.id, ())
    return shapes.Record(
        listed=Link(_("Requests for information"), reverse("list-sharing-requests")),
        title=(_("Told in a meeting: %(reference)s") if found.told_in else _("Request %(reference)s"))
        % {"reference": found.reference},
        reference=found.reference,
        state=found.state,
        sentence=_stands(found),
        warning=_warning(found, viewer),
        first=deeds[0] if deeds else None,
        deeds=(*deeds[1:], *(Link(each.words, each.href) for each in beside)),
        facts=tuple(_facts(found, routine, words, protocol)),
        sections=(_fields(found), _receipts(found), _decisions(found)),
        history=tuple(_history(found)),
    )


def decision_page(found: RequestSeen, one: DecisionSeen, protocol: Protocol) -> shapes.Record:
    """A stored decision, made again while it is looked at."""
    again = made_again(one)
    kept = one.kept
    return shapes.Record(
        listed=Link(_("Request %(reference)s") % {"reference": found.reference}, found.href),
        title=_("Decision %(reference)s") % {"reference": one.reference},
        reference=one.reference,
        state="checked" if not again else "changed",
        sentence=_("Made again just now by the rules of its day, it comes out the same.")
        if not again
        else _("It does not come out the same any more."),
        warning=again,
        facts=(
            (_("Answer"), shapes.upper(one.answer)),
            (_("Made"), _("%(when)s, for %(who)s") % {"when": moment(one.made_at), "who": one.made_by}),
            (_("Step"), _(STEPS.get(one.step, one.step))),
            (_("Version of the protocol"), one.version),
            (_("Who would tell"), _body(kept["asked"]["holder"], protocol)),
            (_("Who would be told"), _body(kept["asked"]["recipient"], protocol)),
            (_("What for"), protocol.named("purposes", found.purpose, "purpose").title),
        ),
        sections=(
            shapes.Section(
                "answers",
                _("Field by field"),
                _("What it answers for each field, and by which law"),
                lists.plain(_("Field"), _("Answer"), _("Why"), _("Gateway"), _("Basis and condition"), _("Agreement")),
                tuple(
                    (
                        each["field"],
                        shapes.upper(each["answer"]),
                        " ".join(each["reasons"]),
                        each["gateway"] or _("None"),
                        ", ".join(filter(None, (each["basis"], each["condition"]))) or _("None"),
                        each["agreement"] or _("None"),
                    )
                    for each in kept["fields"]
                ),
                "",
            ),
        ),
    )


def receipt_page(found: RequestSeen, one: DisclosureSeen) -> shapes.Record:
    """The receipt of what was told, to be kept and printed by both sides; it says nothing of what was told."""
    return shapes.Record(
        listed=Link(_("Request %(reference)s") % {"reference": found.reference}, found.href),
        title=_("Receipt %(reference)s/%(number)s") % {"reference": found.reference, "number": one.number},
        reference=f"{found.reference}/{one.number}",
        state=found.state,
        sentence=disclosure_state(one, now()),
        facts=receipt_lines(found, one),
        history=tuple(_history(found)),
    )


def made_again(one: DecisionSeen) -> str:
    """A decision made again: what is wrong, or "" where it comes out the same."""
    try:
        replay(one.kept, rulebook())
    except Broken as broken:
        return str(broken)
    return ""


def receipt_lines(found: RequestSeen, one: DisclosureSeen) -> tuple[tuple[str, str], ...]:
    """The receipt that both sides keep: who told whom which fields, the hash, and what goes with it."""
    decision = next(each for each in found.decisions if each.id == one.decision)
    by_law = {(each["gateway"], each["basis"], each["condition"]) for each in decision.kept["fields"]}
    return (
        (_("Receipt"), f"{found.reference}/{one.number}"),
        (_("Told by"), found.holder_name),
        (_("Told to"), found.recipient_name),
        *(((_("Heard by"), "; ".join(name for _id, name in found.told_in.hearers)),) if found.told_in else ()),
        (_("When"), moment(one.released_at) if one.released_at else _("Not yet")),
        (_("Fields"), "; ".join(one.fields)),
        (_("By law"), "; ".join(sorted(", ".join(filter(None, each)) for each in by_law))),
        (_("Decision"), f"{decision.reference}, {_('version')} {decision.version}"),
        (_("Hash of what was told"), one.digest),
        (_("Conditions"), one.conditions or _("None")),
        (_("Destroyed by"), in_words(one.destroy_by)),
    )


def field_words(each: FieldAsked) -> str:
    """How sensitive a field is, in a cell."""
    said = f"{each.record_class}, {SENSITIVITY[each.sensitivity]}"
    return f"{said}{_(', patient information')}" if each.patient else said


def _warning(found: RequestSeen, viewer: Viewer) -> str:
    if found.state == rules.RECORD:
        return " ".join(found.decisions[0].kept["advice"])
    if found.recipient == viewer.organisation and is_to_destroy(found, now()):
        return _("Destroy every copy of what you were told, and say so here.")
    return ""


def _facts(
    found: RequestSeen, routine: RoutineSeen | None, words: tuple[str, str], protocol: Protocol
) -> Iterator[tuple[str, lists.Cell]]:
    refusal, review = words
    ways = {
        rules.ROUTINE: _("Routine: approved in advance"),
        rules.UNUSUAL: _("Unusual: decided by people"),
        rules.EMERGENCY: _("Emergency: told by voice"),
        rules.MEETING: _("In a meeting"),
    }
    if found.told_in:
        yield _("Told by"), found.holder_name
        yield _("Told to"), found.recipient_name
        yield _("Record"), lists.LINK.format(found.told_in.href, found.told_in.reference)
    else:
        yield _("Who asks"), f"{found.made_by}, {found.recipient_name}"
        yield _("Whom"), found.holder_name or _("Not said yet")
    yield _("Way"), ways[found.way]
    if found.purpose:
        yield _("What for"), protocol.named("purposes", found.purpose, "purpose").title
    if routine is not None:
        yield _("Why"), routine.because
        href = reverse("show-agreement", kwargs={"reference": routine.agreement.reference})
        yield _("Agreement"), lists.LINK.format(href, routine.agreement.title)
    if urgency := found.facts.get("urgency"):
        yield _("How soon"), shapes.upper(_(URGENCY[urgency]))
    yield from emergencies.facts_of(found, review)
    if refusal:
        yield _("Why it was refused"), refusal


def _fields(found: RequestSeen) -> shapes.Section:
    decision = next(iter(found.decisions), None)
    told = set(found.latest.fields) if found.latest and found.latest.released_at else set()
    rows = []
    for each in found.fields:
        said: Mapping[str, Any] = decision.of(each.name) if decision else {}
        rows.append(
            (
                each.name,
                field_words(each),
                shapes.upper(said.get("answer", "")) or _("Not decided yet"),
                " ".join(said.get("reasons", ())),
                _("Yes") if each.name in told else _("No"),
            )
        )
    return shapes.Section(
        "fields",
        _("What was told") if found.told_in else _("What was asked for"),
        _("Each field, and what the protocol answered last"),
        lists.plain(_("Field"), _("Class"), _("Answer"), _("Why"), _("Told")),
        tuple(rows),
        _("No field yet."),
    )


def _receipts(found: RequestSeen) -> shapes.Section:
    at = now()
    return shapes.Section(
        "receipts",
        _("Receipts"),
        _("What both sides keep of what was told, the latest first"),
        lists.plain(_("Receipt"), _("Fields"), _("Hash"), _("Destroyed by"), _("State")),
        tuple(
            (
                lists.LINK.format(
                    reverse("show-receipt", kwargs={"reference": found.reference, "number": each.number}),
                    f"{found.reference}/{each.number}",
                ),
                "; ".join(each.fields),
                each.digest[:16],
                in_words(each.destroy_by),
                disclosure_state(each, at),
            )
            for each in found.told
        ),
        _("Nothing has been told."),
    )


def _decisions(found: RequestSeen) -> shapes.Section:
    return shapes.Section(
        "decisions",
        _("Decisions"),
        _("What the protocol decided, the latest first; each can be made again"),
        lists.plain(_("Decision"), _("Step"), _("Answer"), _("Version"), _("When")),
        tuple(
            (
                lists.LINK.format(reverse("show-decision", kwargs={"reference": each.reference}), each.reference),
                _(STEPS.get(each.step, each.step)),
                shapes.upper(each.answer),
                each.version,
                moment(each.made_at),
            )
            for each in found.decisions
        ),
        _("Nothing has been decided."),
    )


def _deeds(found: RequestSeen, viewer: Viewer) -> Iterator[Link]:
    of = {"reference": found.reference}
    if found.state == rules.WRITTEN:
        yield Link(_("Go on writing it"), reverse("check-sharing-request", kwargs=of))
        yield Link(_("Let it go"), reverse("withdraw-sharing-request", kwargs=of))
        return
    holds = may_read_as_holder(viewer, found)
    if emergencies.may_record(viewer, found):
        yield Link(_("Complete the record"), reverse("complete-record", kwargs=of))
    if emergencies.may_review(viewer, found):
        yield Link(_("Review it"), reverse("review-emergency", kwargs=of))
    if waits_for(found, viewer):
        if found.state == rules.SECOND:
            yield Link(_("Read what was prepared, and approve it"), reverse("approve-telling", kwargs=of))
        else:
            yield Link(_("Answer it"), reverse("answer-sharing-request", kwargs=of))
            yield Link(_("Refuse it"), reverse("refuse-sharing-request", kwargs=of))
    latest = found.latest
    if latest and reads_told(viewer, found, latest, now()):
        number = {**of, "number": latest.number}
        yield Link(_("Read what was told"), reverse("read-told", kwargs=number))
        if holds and found.state == rules.ANSWERED:
            yield Link(_("Put right what was told"), reverse("correct-told", kwargs=of))
    if (
        found.told_in is None
        and found.asker == viewer.member_id
        and found.answered_at is None
        and found.withdrawn_at is None
    ):
        yield Link(_("Take it back"), reverse("withdraw-sharing-request", kwargs=of))
    told = [each for each in found.told if each.released_at and not each.destroyed_at]
    if told and viewer.kind == "member" and viewer.organisation == found.recipient:
        yield Link(_("Say that it was destroyed"), reverse("destroy-told", kwargs=of))


def _history(found: RequestSeen) -> Iterator[str]:
    for each in found.told:
        of = {"n": each.number, "who": each.made_by}
        if each.destroyed_at:
            told = {**of, "when": moment(each.destroyed_at), "who": each.destroyed_by}
            yield _("What was told under %(n)s was destroyed: %(who)s, %(when)s.") % told
        if each.received_at:
            yield _("Received: %(who)s, %(when)s.") % {"who": each.received_by, "when": moment(each.received_at)}
        if each.released_at:
            told = {**of, "who": each.released_by, "when": moment(each.released_at)}
            yield _("Told under %(n)s: %(who)s, %(when)s.") % told
        if each.released_at != each.made_at:
            yield _("Prepared under %(n)s: %(who)s, %(when)s.") % {**of, "when": moment(each.made_at)}
    if found.outcome == rules.REFUSED and found.answered_at:
        yield _("Refused: %(who)s, %(when)s.") % {"who": found.answered_by, "when": moment(found.answered_at)}
    if found.withdrawn_at:
        yield _("Taken back: %(who)s, %(when)s.") % {"who": found.withdrawn_by, "when": moment(found.withdrawn_at)}
    if found.asked_at and not found.told_in:
        yield _("Asked: %(who)s, %(when)s.") % {"who": found.made_by, "when": moment(found.asked_at)}


def _stands(found: RequestSeen) -> str:
    words = {
        rules.WRITTEN: _("It is being written, and nobody has been asked."),
        rules.RECORD: _("It is told by voice. What was told, to whom and why is written down here within 24 hours."),
        rules.REVIEW: _("It was told by voice and written down. Another reviews whether it was right."),
        rules.ASKED: _("%(holder)s has been asked, and has not answered yet."),
        rules.SECOND: _(
            "It was written down in a meeting. Somebody else of %(holder)s approves it before it is read here."
        )
        if found.told_in
        else _("%(holder)s prepared an answer, and a second person approves it before it is told."),
        rules.ANSWERED: _("%(holder)s told it in a meeting. It is read by who heard it there, and by nobody else.")
        if found.told_in
        else _("%(holder)s answered. What was told is read by who asked, and by nobody else."),
        rules.DENIED: _("Nothing was told."),
        rules.GONE: _("Who asked took it back."),
        rules.CLOSED: _("What was told cannot be read any more. The receipts stay."),
        rules.SHREDDED: _("What was told was destroyed. The receipts stay."),
    }
    return words[found.state] % {"holder": found.holder_name}


def _body(told: Mapping[str, str], protocol: Protocol) -> str:
    kind = protocol.named("bodies", told["kind"], "kind").title if told["kind"] else _("not said")
    return f"{told['organisation']}, {kind}"
