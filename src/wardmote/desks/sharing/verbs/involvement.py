"""Asking a colleague at another agency whether they may speak about somebody, answering, refusing, taking it back."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from wardmote.desks.sharing.models import InvolvementQuestion
from wardmote.desks.sharing.models.sealed import make_key_of, sealed
from wardmote.desks.sharing.queries.involvement import (
    locked_question,
    may_answer_question,
    question_for,
    waiting_about,
    whom_to_ask_at,
)
from wardmote.desks.sharing.rules import involvement as rules
from wardmote.desks.sharing.rules.requests import check_may_ask
from wardmote.errors import NotNow, Refused
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer

_OF = ("sharing", "InvolvementQuestion")


@transaction.atomic
def ask_involvement(*, person: UUID, holder: UUID, why: str, by: Viewer, at: datetime) -> str:
    """Ask whoever is to be asked at an agency about somebody; the question's reference. They are told.

    Each of both reads of their own record alone. Raises Missing where there is nobody to ask, NotNow while the
    viewer's question to that agency waits for an answer.
    """
    check_may_ask(by)
    one = whom_to_ask_at(by, person, holder, at)
    rules.check_reason(why)
    waiting = waiting_about(by, person, at).get(holder)
    if waiting is not None and waiting.waits:
        raise NotNow("You asked them already, and wait for their answer.", instead="Ring them, or take it back.")
    question = uuid4()
    make_key_of("InvolvementQuestion", question)
    row = InvolvementQuestion.objects.create(
        id=question,
        partnership_id=by.tenant.id,
        version_id=one.version.id,
        purpose=one.purpose,
        asker_id=by.member_id,
        recipient_id=by.organisation,
        contact_id=one.contact.id,
        holder_id=holder,
        person=person,
        record=one.record,
        why=sealed("InvolvementQuestion", question, "why", why.strip()),
        made_at=at,
        made_by=by.name,
    )
    audit.record(
        by=by, what="asked", of=(*_OF, row.pk), fields=("version", "purpose", "contact", "person", "record", "why")
    )
    found = question_for(by, row.reference, at)
    words = _("%(who)s of %(body)s asks whether you may speak: %(reference)s.")
    told = {"who": by.name, "body": by.agency, "reference": row.reference}
    notices.tell(by=by, members=[one.contact.id], words=words % told, href=found.href)
    return row.reference


@transaction.atomic
def answer_involvement(*, question: str, answer: str, words: str, by: Viewer, at: datetime) -> None:
    """Say that they may speak, or refuse; the words may be left out. Whoever asked is told that there is an answer."""
    found, row = locked_question(by, question, at)
    rules.check_may_answer(by, able=may_answer_question(by, found))
    rules.check_waits(found.state)
    rules.check_answer(answer, words)
    row.answered_at, row.answered_by, row.answer = at, by.name, answer
    row.words = sealed("InvolvementQuestion", row.pk, "words", words.strip())
    row.save(update_fields=["answered_at", "answered_by", "answer", "words"])
    what = "refused" if answer == rules.REFUSED else "answered"
    audit.record(by=by, what=what, of=(*_OF, row.pk), fields=("answer", "words"))
    said = _("Your question %(reference)s was answered.") % {"reference": row.reference}
    notices.tell(by=by, members=[found.asker], words=said, href=found.href)


@transaction.atomic
def withdraw_involvement(*, question: str, by: Viewer, at: datetime) -> None:
    """Take back what one asked and nobody has answered."""
    found, row = locked_question(by, question, at)
    if not found.own:
        raise Refused("Only who asked takes a question back.", instead="Refuse it instead.")
    rules.check_waits(found.state)
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=(*_OF, row.pk), fields=("withdrawn_at",))
