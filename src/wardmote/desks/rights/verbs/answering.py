"""Reviewing a part, sending it back, answering, refusing, and opening it again."""

from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from wardmote.desks.rights.documents import answer_file
from wardmote.desks.rights.models import AccessAnswer, AccessPart
from wardmote.desks.rights.models.sealed import PART, sealed
from wardmote.desks.rights.queries.requests import PartRead, part_for, part_row, persons_in
from wardmote.desks.rights.rules import requests as rules
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.correspondence import Reader, check_may_leave
from wardmote.foundation.now import day_of

_PART, _ANSWER = ("rights", "AccessPart"), ("rights", "AccessAnswer")
_REVIEWED = ("reviewer", "reviewed_at", "reviewed_by", "harm", "asked_of", "harm_words")
#: The class of record that what is told somebody of themselves has.
CLASS = "C3"


@transaction.atomic
def review_part(*, part: UUID, harm: str, asked_of: str, words: str, by: Viewer, at: datetime) -> None:
    """Say, as a second person, that nothing in a part tells of others, and what was found on serious harm, and of whom
    that was asked where it takes a professional. Raises Refused for who prepared it."""
    row, found = _to_review(part, by)
    if harm not in rules.HARM:
        raise Invalid("Nothing says whether harm was looked for.", instead="Choose one of both.")
    rules.check_reason(words)
    kept_back = any(each.decision == rules.KEEP_BACK for each in found.items)
    if harm == rules.AVOIDED and not kept_back:
        raise Invalid("Nothing was kept back.", instead="Decide on what would harm first, and keep it back.")
    row.reviewer, row.reviewed_at, row.reviewed_by = by.member_id, at, by.name
    row.harm, row.asked_of = harm, asked_of.strip()
    row.harm_words = sealed(PART, part, PART, part, "harm_words", words.strip())
    row.save(update_fields=list(_REVIEWED))
    audit.record(by=by, what="approved", of=(*_PART, part), fields=_REVIEWED)


@transaction.atomic
def send_back(*, part: UUID, words: str, by: Viewer, at: datetime) -> None:
    """Let a part be prepared further, and say why: before or after it was reviewed, until it is answered."""
    row = _open(part, by)[0]
    rules.check_reviews(by, row.preparer, row.only)
    if row.prepared_at is None:
        raise NotNow("It is being prepared.", instead="Wait until it is handed on.")
    rules.check_reason(words)
    _forget(row, sealed(PART, part, PART, part, "back_words", words.strip()))
    audit.record(by=by, what="changed", of=(*_PART, part), fields=("prepared_at", "back_words"))
    href = reverse("show-access-part", kwargs={"part": part})
    notices.tell(by=by, members=[row.preparer], words="What you gathered was sent back, with a reason.", href=href)


@transaction.atomic
def answer_part(*, part: UUID, way: str, by: Viewer, at: datetime) -> None:
    """Give what was reviewed, as a file that is kept as it was given. It says nothing of what is kept back unsaid.

    Raises NotNow before it was reviewed and while it is not known who asks, Refused where the gate of correspondence
    does not let it go to them that way.
    """
    row, found = _open(part, by)
    rules.check_reviews(by, row.preparer, row.only)
    _check_known(found)
    if row.reviewed_at is None:
        raise NotNow("Nobody has reviewed it.", instead="Have it gathered and reviewed first.")
    if way not in rules.WAYS:
        raise Invalid("Nothing says how they get it.", instead="Choose one of both ways.")
    _ask_the_gate(found, way, by)
    _answer(row, found, rules.outcome_of(_shown(found), _marked(found)), way, by, at)


@transaction.atomic
def refuse_part(*, part: UUID, ground: str, words: str, way: str, by: Viewer, at: datetime) -> None:
    """Refuse to answer, on a ground that the law gives and with the reason that they are told."""
    row, found = _open(part, by)
    rules.check_handles(by)
    rules.check_ground(rules.REFUSE, ground, day_of(at))
    rules.check_reason(words)
    if way not in rules.WAYS:
        raise Invalid("Nothing says how they are told.", instead="Choose one of both ways.")
    _ask_the_gate(found, way, by)
    _answer(row, found, rules.REFUSED, way, by, at, ground=ground, words=words.strip())


@transaction.atomic
def open_part_again(*, part: UUID, words: str, by: Viewer, at: datetime) -> None:
    """Answer anew: something was missing, wrong or refused too soon. What was answered stays on record."""
    found, row = part_for(by, part), part_row(by, part)
    if row.only is None:
        rules.check_handles(by)
    if found.request.withdrawn_at or found.part.answer is None:
        raise NotNow("It is open, or they took it back.", instead="Go on with it, or open the request again.")
    rules.check_reason(words)
    answer = seen(by, AccessAnswer, BUSINESS).select_for_update().get(pk=found.part.answer.id)
    answer.ended_at, answer.ended_by = at, by.name
    answer.ended_words = sealed(PART, part, "AccessAnswer", answer.pk, "ended_words", words.strip())
    answer.save(update_fields=["ended_at", "ended_by", "ended_words"])
    audit.record(by=by, what="ended", of=(*_ANSWER, answer.pk), fields=("ended_at", "ended_words"))
    _forget(row, "")
    audit.record(by=by, what="changed", of=(*_PART, part), fields=("prepared_at", "reviewed_at"))


def _answer(
    row: AccessPart,
    found: PartRead,
    outcome: str,
    way: str,
    by: Viewer,
    at: datetime,
    *,
    ground: str = "",
    words: str = "",
) -> None:
    answer, number = uuid4(), len(found.part.answers) + 1
    content = answer_file(found, outcome, day_of(at), by.tenant, ground=ground, words=words)
    AccessAnswer.objects.create(
        id=answer,
        partnership_id=row.partnership_id,
        part=row,
        number=number,
        outcome=outcome,
        way=way,
        ground=ground,
        words=sealed(PART, row.pk, "AccessAnswer", answer, "words", words),
        made=sealed(PART, row.pk, "AccessAnswer", answer, "made", b64encode(content).decode("ascii")),
        digest=sha256(content).hexdigest(),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="answered", of=(*_ANSWER, answer), fields=("part", "outcome", "way", "digest"))


def _ask_the_gate(found: PartRead, way: str, by: Viewer) -> None:
    """A letter goes where they are reached safely; into their own hands it is given by whoever reviewed it."""
    name, tenant = found.request.subject.name, by.tenant.id
    persons = persons_in(by, found.part.id) if way == "sent" else ()
    for person in persons:
        reader = Reader("person", name, tenant, id=person)
        check_may_leave(by=by, way="letter", reader=reader, record_class=CLASS, about=(("people", "Person", person),))
    about = ((*_PART, found.part.id),)
    leaves = "letter" if way == "sent" else "bundle"
    check_may_leave(by=by, way=leaves, reader=Reader("person", name, tenant), record_class=CLASS, about=about)


def _check_known(found: PartRead) -> None:
    stopped = found.request.stopped
    if found.request.identity == rules.NOT_YET or (stopped and stopped.why == rules.PROOF):
        raise NotNow("It is not known yet who asks.", instead="Write down first how that was established.")


def _shown(found: PartRead) -> list[str]:
    return [each.shown for each in found.items if each.shown]


def _marked(found: PartRead) -> bool:
    grounds = (rules.ground_called(each.ground) for each in found.items if each.decision == rules.KEEP_BACK)
    return any(each is not None and each.tells for each in grounds)


def _to_review(part: UUID, by: Viewer) -> tuple[AccessPart, PartRead]:
    row, found = _open(part, by)
    rules.check_reviews(by, row.preparer, row.only)
    if row.prepared_at is None:
        raise NotNow("It is being prepared.", instead="Wait until it is handed on.")
    if row.reviewed_at is not None:
        raise NotNow("It was reviewed already.", instead="Send it back, if something is wrong.")
    return row, found


def _open(part: UUID, by: Viewer) -> tuple[AccessPart, PartRead]:
    found = part_for(by, part)
    if found.request.withdrawn_at or found.part.answer:
        rules.check_open(found.state)
    return part_row(by, part), found


def _forget(row: AccessPart, back: str) -> None:
    row.prepared_at, row.prepared_by, row.back_words = None, "", back
    row.reviewer, row.reviewed_at, row.reviewed_by, row.harm, row.asked_of, row.harm_words = None, None, "", "", "", ""
    row.save(update_fields=["prepared_at", "prepared_by", "back_words", *_REVIEWED])
