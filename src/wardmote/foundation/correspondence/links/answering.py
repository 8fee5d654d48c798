"""Answering: by whoever holds the link, or by a member who was told the answer on the telephone. Once."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence.links.declared import asked, purpose_of
from wardmote.foundation.correspondence.links.reading import opened, row_of, state_of
from wardmote.foundation.correspondence.models import BY_LINK, BY_TELEPHONE, OneTimeLink

#: What a form sends besides answers.
NO_ANSWER = frozenset({"csrfmiddlewaretoken", "ticket", "was"})


@transaction.atomic
def answer(*, secret: str, sent: Mapping[str, list[str]], answers: Mapping[str, Any], at: datetime) -> None:
    """Record the answers that came by this link: `sent` is what the form sent, `answers` the same, checked.

    The same sent twice is recorded once. Raises Missing for a secret that opens nothing, NotNow for a link that wants
    no answer any more, and whatever the purpose's verb raises: then nothing is recorded.
    """
    found = opened(secret, at)
    link = row_of(found.viewer, found.reference, for_change=True)
    digest = digest_of(link, sent)
    if link.answered_at and hmac.compare_digest(link.digest, digest):
        return
    check_wants_answer(state_of(link, at), asked_by=link.made_by, reference=link.reference)
    _record(link, found.viewer, answers, at)
    link.answered_at, link.answered_by, link.how, link.digest = at, found.viewer.name, BY_LINK, digest
    link.save(update_fields=["answered_at", "answered_by", "how", "digest"])
    audit.record(by=found.viewer, what="answered", of=_of(link), fields=("how",))
    words = _("%(agency)s answered by the link %(reference)s.") % {
        "agency": link.reader_name,
        "reference": link.reference,
    }
    href = reverse("show-link", kwargs={"reference": link.reference})
    notices.tell(by=found.viewer, members=[link.member], words=words, href=href)


@transaction.atomic
def answer_by_telephone(
    *,
    by: Viewer,
    reference: str,
    answers: Mapping[str, Any],
    spoken_with: str,
    spoken: datetime,
    read_back: bool,
    at: datetime,
) -> None:
    """Record an answer that a member was told: by whom, when, and that it was read back to them and they agreed it.

    Raises Invalid where that is not so, NotNow where the link wants no answer; one that has run out can still be
    answered so.
    """
    if not spoken_with.strip():
        raise Invalid("Nobody is named who gave the answer.", instead="Give the name and job of whom you spoke with.")
    if not read_back:
        raise Invalid("The answer was not read back.", instead="Read it back to them and record that they agreed it.")
    if spoken > at:
        raise Invalid("The call is in the future.", instead="Give the day and time when you spoke.")
    link = row_of(by, reference, for_change=True)
    if (state := state_of(link, at)) != "run out":
        check_wants_answer(state, asked_by=link.made_by, reference=link.reference)
    _record(link, by, answers, at)
    link.answered_at, link.answered_by, link.how = at, by.name, BY_TELEPHONE
    link.spoken_with, link.spoken, link.read_back = spoken_with.strip(), spoken, True
    link.save(update_fields=["answered_at", "answered_by", "how", "spoken_with", "spoken", "read_back"])
    audit.record(by=by, what="answered", of=_of(link), fields=("how", "spoken_with", "spoken", "read_back"))


def check_wants_answer(state: str, *, asked_by: str, reference: str) -> None:
    """Return quietly if a link in this state wants an answer; otherwise raise NotNow and say what to do."""
    quote = f"ring {asked_by} and quote {reference}"
    if state == "answered":
        raise NotNow(
            "An answer has been recorded already, and a link answers once.",
            instead=f"If it should be changed, {quote}.",
        )
    if state == "revoked":
        raise NotNow(
            "This link has been withdrawn, and no answer is needed any more.",
            instead=f"If you think that is wrong, {quote}.",
        )
    if state == "run out":
        raise NotNow(
            "The day by which this link had to be used has passed.",
            instead=f"To have it sent again, or to give the answer by telephone, {quote}.",
        )


def digest_of(link: OneTimeLink, sent: Mapping[str, list[str]]) -> str:
    """A keyed hash of what was sent, by which the same sent again is known. It does not say what it was."""
    kept = {name: list(values) for name, values in sent.items() if name not in NO_ANSWER}
    said = f"{link.pk} {json.dumps(kept, sort_keys=True)}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


def _record(link: OneTimeLink, by: Viewer, answers: Mapping[str, Any], at: datetime) -> None:
    told = purpose_of(f"{link.desk}/{link.purpose}")
    asked(told, "verb")(by=by, target=link.target, answers=dict(answers), at=at)


def _of(link: OneTimeLink) -> tuple[str, str, UUID]:
    return ("correspondence", "OneTimeLink", link.pk)
