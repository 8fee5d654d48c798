"""Signing an agreement and withdrawing from it, by its parties; reviewing it; and ending it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.api import MemberSeen, members_for, reader_of
from wardmote.desks.sharing import states
from wardmote.desks.sharing.models import Agreement, AgreementSignature, AgreementVersion
from wardmote.desks.sharing.queries.agreements import (
    PURPOSE,
    WITHDRAWAL,
    AgreementSeen,
    PartySeen,
    VersionSeen,
    agreement_for,
    agreement_of_party,
)
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit, grants, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.correspondence import links
from wardmote.foundation.grants.rules import WITHDRAWN
from wardmote.foundation.now import day_of


@transaction.atomic
def sign(*, party: UUID, signatory: str, position: str, by: Viewer, at: datetime, how: str = rules.BY_MEMBER) -> None:
    """Sign the open version for a party, as one of its own members or by a link to its registered mailbox."""
    found, version, one = _locked_party(by, party, at)
    rules.check_may_sign(by, one.organisation, one.organisation_name)
    _check_open(version)
    if one.signature is not None:
        raise NotNow(f"{one.organisation_name} has signed this version already.", instead="There is nothing to sign.")
    rules.check_signatory(signatory, position)
    row = AgreementSignature.objects.create(
        partnership_id=by.tenant.id,
        party_id=party,
        signatory=signatory.strip(),
        position=position.strip(),
        how=how,
        signed_at=at,
        signed_by=by.name,
    )
    audit.record(by=by, what="approved", of=("sharing", "AgreementSignature", row.pk), fields=("party", "how"))
    words = _("%(body)s signed “%(title)s”.") % {"body": one.organisation_name, "title": version.title}
    _tell(found, _writers(by), words, by)


@transaction.atomic
def ask_to_sign(*, party: UUID, by: Viewer, at: datetime) -> None:
    """Ask a party to sign by a link to its registered mailbox; one that waits for an answer is sent again."""
    _check_writes(by)
    _found, version, one = agreement_of_party(by, party, day_of(at))
    _check_open(version)
    if one.signature is not None:
        raise NotNow(f"{one.organisation_name} has signed this version already.", instead="There is nothing to ask.")
    waiting = [
        each
        for each in links.links_for(by, at)
        if (each.purpose, each.target, each.state) == (PURPOSE, party, "waiting")
    ]
    if waiting:
        links.ask_again(by=by, reference=waiting[0].reference, at=at)
    else:
        links.ask(by=by, purpose=PURPOSE, target=party, to=reader_of(by, one.organisation), at=at)


@transaction.atomic
def answer_signature(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Sign by what came by a one-time link. On the telephone nobody signs: a signature is its signatory's own act."""
    if by.kind != "mailbox":
        raise Refused(
            "An agreement is not signed on the telephone.",
            instead="Send the link again, or let a member of theirs sign.",
        )
    told = {"signatory": answers["signatory"], "position": answers["position"]}
    sign(party=target, **told, by=by, at=at, how=rules.BY_LINK)


@transaction.atomic
def withdraw_signature(*, party: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Withdraw a party from the open version: from this moment nothing is told to it or by it under the agreement.

    In the same transaction every access that hangs on the agreement ends, that of the parties that stay too: what they
    may still see they are told anew. Members who answer for the parties are told.
    """
    _found, _version, one = _locked_party(by, party, at)
    rules.check_may_sign(by, one.organisation, one.organisation_name)
    _withdraw(party, because, by, at)


@transaction.atomic
def ask_to_withdraw(*, party: UUID, by: Viewer, at: datetime) -> None:
    """Let a party withdraw by a link to its registered mailbox; one that waits for an answer is sent again."""
    _check_writes(by)
    _found, version, one = agreement_of_party(by, party, day_of(at))
    if version.state != states.OPEN or one.signature is None:
        raise NotNow(f"{one.organisation_name} has no signature that stands.", instead="There is nothing to withdraw.")
    waiting = [
        each
        for each in links.links_for(by, at)
        if (each.purpose, each.target, each.state) == (WITHDRAWAL, party, "waiting")
    ]
    if waiting:
        links.ask_again(by=by, reference=waiting[0].reference, at=at)
        return
    links.ask(by=by, purpose=WITHDRAWAL, target=party, to=reader_of(by, one.organisation), at=at)


@transaction.atomic
def answer_withdrawal(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Withdraw by what came by a one-time link, or by telephone: it only ever makes what is told less."""
    _found, _version, one = _locked_party(by, target, at)
    if by.kind == "mailbox":
        rules.check_may_sign(by, one.organisation, one.organisation_name)
    else:
        _check_writes(by)
    _withdraw(target, answers["because"], by, at)


def _withdraw(party: UUID, because: str, by: Viewer, at: datetime) -> None:
    found, version, one = _locked_party(by, party, at)
    _check_because(because)
    if version.state != states.OPEN or one.signature is None:
        raise NotNow(f"{one.organisation_name} has no signature that stands.", instead="There is nothing to withdraw.")
    AgreementSignature.objects.filter(pk=one.signature.id).update(
        withdrawn_at=at, withdrawn_by=by.name, because=because.strip()
    )
    audit.record(by=by, what="withdrawn", of=("sharing", "AgreementSignature", one.signature.id))
    grants.end(by=by, of_agreement=found.id, because=WITHDRAWN, at=at)
    words = _("%(body)s withdrew from “%(title)s”. Tell it nothing more by that agreement.") % {
        "body": one.organisation_name,
        "title": version.title,
    }
    bodies = {each.organisation for each in version.parties}
    _tell(found, {*_writers(by), *_signers(by, bodies)}, words, by)


@transaction.atomic
def record_review(*, agreement: str, day: date, by: Viewer, at: datetime) -> None:
    """Say that the open version was looked at again on a day and still says what it should; its clock begins anew."""
    _check_writes(by)
    found = _locked(by, agreement, at)
    version = found.open
    if version is None:
        raise NotNow("No version of it is open.", instead="Open one for signature first.")
    if day > day_of(at):
        raise Invalid("Nobody can have reviewed it on a day to come.", instead="Give the day it was reviewed.")
    if version.opened_at and day < day_of(version.opened_at):
        raise Invalid("It was not open for signature that day.", instead="Give the day it was reviewed.")
    said = {"reviewed_on": day}
    audit.put(AgreementVersion, by=by, key={"pk": version.id, "partnership_id": by.tenant.id}, said=said)


@transaction.atomic
def end_agreement(*, agreement: str, because: str, by: Viewer, at: datetime) -> None:
    """End an agreement, so that nothing is told by it from this moment. Another version can follow it."""
    _check_writes(by)
    _check_because(because)
    found = _locked(by, agreement, at)
    version = found.open
    if version is None:
        raise NotNow("No version of it is open.", instead="A draft is let go instead.")
    AgreementVersion.objects.filter(pk=version.id).update(
        state=states.ENDED, ended_at=at, ended_by=by.name, because=because.strip()
    )
    audit.record(by=by, what="ended", of=("sharing", "AgreementVersion", version.id), fields=("state", "because"))
    grants.end(by=by, of_agreement=found.id, because=WITHDRAWN, at=at)
    words = _("%(who)s ended “%(title)s”. Tell nothing more by that agreement.") % {
        "who": by.name,
        "title": version.title,
    }
    bodies = {each.organisation for each in version.parties}
    _tell(found, {*_writers(by), *_signers(by, bodies)}, words, by)


def _check_writes(by: Viewer) -> None:
    if by.kind != "member" or not by.holds(*rules.WRITES):
        raise Refused(
            f"This is done by this role: {' or '.join(map(title_of, rules.WRITES))}.",
            instead="Ask a colleague with that role.",
        )


def _check_open(version: VersionSeen) -> None:
    if version.state != states.OPEN:
        raise NotNow(
            "This version is not open for signature.", instead="Look at the agreement: another may have followed it."
        )


def _check_because(because: str) -> None:
    if not because.strip():
        raise Invalid("No reason is given.", instead="Say in a sentence why. It stays on record.")


def _locked(by: Viewer, agreement: str, at: datetime) -> AgreementSeen:
    """The agreement as it is once every other act on it is done: two acts on one are one after the other."""
    found = agreement_for(by, agreement, day_of(at))
    seen(by, Agreement, BUSINESS).select_for_update().get(pk=found.id)
    return agreement_for(by, agreement, day_of(at))


def _locked_party(by: Viewer, party: UUID, at: datetime) -> tuple[AgreementSeen, VersionSeen, PartySeen]:
    """The same, of the agreement that a party is of."""
    found, _version, _one = agreement_of_party(by, party, day_of(at))
    _locked(by, found.reference, at)
    return agreement_of_party(by, party, day_of(at))


def _writers(by: Viewer) -> set[UUID]:
    return {each.id for each in _holding(by, rules.WRITES)}


def _signers(by: Viewer, bodies: Iterable[UUID]) -> set[UUID]:
    among = set(bodies)
    return {each.id for each in _holding(by, rules.SIGNERS) if each.organisation in among}


def _holding(by: Viewer, roles: Iterable[str]) -> list[MemberSeen]:
    """The members with an open account who hold one of these roles, which are listed by their titles."""
    titles = set(map(title_of, roles))
    return [each for each in members_for(by) if each.active and titles & set(each.roles)]


def _tell(found: AgreementSeen, members: Iterable[UUID], words: str, by: Viewer) -> None:
    href = reverse("show-agreement", kwargs={"reference": found.reference})
    notices.tell(by=by, members=members, words=words, href=href)
