"""The words of the page of one agreement, by one of its versions."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.api import names_of, organisations_for
from wardmote.desks.sharing import states
from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.presenters.agreements import part_of, purposes_of, whom_to_ask
from wardmote.desks.sharing.presenters.entries import SENSITIVITY
from wardmote.desks.sharing.queries.agreements import AgreementSeen, PartySeen, VersionSeen
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.grants import GrantSeen
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment
from wardmote.foundation.records import found as record_of
from wardmote.protocol import Protocol


def agreement_page(
    found: AgreementSeen,
    version: VersionSeen,
    hanging: Sequence[GrantSeen],
    requests: Sequence[shapes.Section],
    protocol: Protocol,
    viewer: Viewer,
) -> shapes.Record:
    """One agreement, by one of its versions. `requests` are the parts that tell what is asked and told by it."""
    deeds = tuple(_deeds(found, version, viewer))
    draft = version.state == states.DRAFT
    kept = (states.WAITING if found.waits else states.PREPARED) if draft else states.ENDED
    return shapes.Record(
        listed=Link(_("Agreements"), reverse("list-agreements")),
        title=version.title,
        reference=found.reference,
        state=found.shown if version.id == found.counts.id else kept,
        sentence=_stands(found, version),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=tuple(_facts(found, version, protocol)),
        sections=(
            _fields(version, draft=draft and viewer.holds(*rules.WRITES)),
            _parties(version, protocol, viewer),
            _versions(found, version),
            *(() if draft else (*requests, _hanging(hanging, viewer))),
        ),
        history=tuple(_history(found)),
    )


def _facts(found: AgreementSeen, version: VersionSeen, protocol: Protocol) -> Iterator[tuple[str, lists.Cell]]:
    yield _("About"), version.about
    yield _("Tier"), _(rules.TIERS[found.tier])
    if found.above_reference:
        href = reverse("show-agreement", kwargs={"reference": found.above_reference})
        yield _("Under"), lists.LINK.format(href, found.above_title)
    yield _("What it is for"), purposes_of(version, protocol)
    yield _("Conditions on what is told"), version.conditions or _("None")
    yield _("Whom to ask"), whom_to_ask(version)
    yield _("Version"), str(version.number)
    yield _("What changed in it"), version.change or _("Nothing said")
    if version.opened_at:
        told = {"day": in_words(version.opened_at), "who": version.opened_by}
        yield _("Opened for signature"), _("%(day)s, approved by %(who)s") % told
    if version.state == states.OPEN and version.reviewed_on:
        yield _("Opened or last reviewed"), in_words(version.reviewed_on)
        yield _("Review due"), in_words(found.review_due) if found.review_due else _("Not known")


def _fields(version: VersionSeen, *, draft: bool) -> shapes.Section:
    titles = [_("Field"), _("Class"), _("How sensitive"), _("Patient information"), _("Why it is needed")]
    rows = [
        (
            each.name,
            each.record_class,
            str(SENSITIVITY[each.sensitivity]).capitalize(),
            _("Yes") if each.patient else _("No"),
            each.why,
            *((_take_out("take-field-out", "field", each.id, each.name),) if draft else ()),
        )
        for each in version.fields
    ]
    return shapes.Section(
        "fields",
        _("What it covers"),
        _("Fields that may be told, and no others"),
        lists.plain(*titles, *((_("Change"),) if draft else ())),
        tuple(rows),
        _("It covers no field."),
    )


def _parties(version: VersionSeen, protocol: Protocol, viewer: Viewer) -> shapes.Section:
    return shapes.Section(
        "parties",
        _("Parties"),
        _("Who tells, who is told, and who has signed this version"),
        lists.plain(_("Organisation"), _("Kind of body"), _("Part"), _("Signature"), _("What you can do")),
        tuple(
            (
                each.organisation_name,
                protocol.named("bodies", each.kind, "kind").title,
                part_of(each),
                _signed(each, version),
                _can(each, version, viewer),
            )
            for each in version.parties
        ),
        _("It has no party yet."),
    )


def _can(party: PartySeen, version: VersionSeen, viewer: Viewer) -> lists.Cell:
    of = {"party": party.id}
    if version.state == states.DRAFT:
        return (
            _take_out("take-party-out", "party", party.id, party.organisation_name)
            if viewer.holds(*rules.WRITES)
            else ""
        )
    if version.state != states.OPEN:
        return ""
    mine = rules.may_sign(viewer, party.organisation)
    ask = viewer.holds(*rules.WRITES)
    if party.signature and mine:
        return _named(_("Withdraw"), reverse("withdraw-signature", kwargs=of), party.organisation_name)
    if party.signature:
        words = _("Withdraw by link")
        return _named(words, reverse("ask-to-withdraw", kwargs=of), party.organisation_name) if ask else ""
    if mine:
        return _named(_("Sign"), reverse("sign-agreement", kwargs=of), party.organisation_name)
    return _named(_("Ask by link"), reverse("ask-to-sign", kwargs=of), party.organisation_name) if ask else ""


def _take_out(address: str, name: str, record: UUID, words: str) -> lists.Cell:
    return _named(_("Take out"), reverse(address, kwargs={name: record}), words)


def _named(text: str, href: str, words: str) -> lists.Cell:
    return lists.LINK.format(href, shapes.HIDDEN.format(text, words))


def _signed(party: PartySeen, version: VersionSeen) -> str:
    if one := party.signature:
        told = {"who": one.signatory, "position": one.position, "day": in_words(one.signed_at)}
        words = _("%(who)s, %(position)s, on %(day)s, by a one-time link")
        words = words if one.how == rules.BY_LINK else _("%(who)s, %(position)s, on %(day)s")
        return words % told + ("" if version.state == states.OPEN else " " + _("(lapsed with this version)"))
    if party.signatures:
        gone = party.signatures[0]
        told = {"day": in_words(gone.withdrawn_at), "why": gone.because} if gone.withdrawn_at else {}
        return _("Withdrawn on %(day)s: %(why)s") % told
    return _("Not signed")


def _versions(found: AgreementSeen, shown: VersionSeen) -> shapes.Section:
    words = {
        states.DRAFT: _("In preparation"),
        states.OPEN: _("Open"),
        states.REPLACED: _("Replaced by a later one"),
        states.ENDED: _("Ended"),
    }
    return shapes.Section(
        "versions",
        _("Versions"),
        _("Every version, the latest first"),
        lists.plain(_("Version"), _("State"), _("What changed")),
        tuple(
            (
                _("Version %(n)s, shown here") % {"n": each.number}
                if each.id == shown.id
                else lists.LINK.format(_version_href(found, each), _("Version %(n)s") % {"n": each.number}),
                words[each.state],
                each.change or _("Nothing said"),
            )
            for each in found.versions
        ),
        "",
    )


def _hanging(hanging: Sequence[GrantSeen], viewer: Viewer) -> shapes.Section:
    bodies = {each.id: each.name for each in organisations_for(viewer)}
    members = names_of(viewer, {each.to_member for each in hanging if each.to_member})
    rows = []
    for each in hanging:
        of = record_of(viewer, each.of)
        who = members.get(each.to_member, "") if each.to_member else bodies.get(each.to_organisation, "")
        rows.append(
            (
                who or _("Somebody who is no longer here"),
                lists.LINK.format(of.href, of.title) if of else _("A record you may not see"),
                str(len(each.fields)),
                _("In force until %(moment)s") % {"moment": moment(each.until)}
                if each.is_in_force(now())
                else _("Ended"),
            )
        )
    return shapes.Section(
        "hanging",
        _("What access hangs on it"),
        _("Who was given access under it, the latest first"),
        lists.plain(_("Given to"), _("Record"), _("Fields"), _("State")),
        tuple(rows),
        _("Nobody has been given access under it."),
    )


def _history(found: AgreementSeen) -> Iterator[str]:
    for version in found.versions:
        if version.ended_at:
            told = {"n": version.number, "who": version.ended_by, "when": moment(version.ended_at)}
            said = _("Version %(n)s ended: %(who)s, %(when)s.") % told
            yield f"{said} {version.because}".strip()
        for party in version.parties:
            for each in party.signatures:
                told = {"body": party.organisation_name, "n": version.number}
                if each.withdrawn_at:
                    gone = {**told, "when": moment(each.withdrawn_at), "why": each.because}
                    yield _("%(body)s withdrew from version %(n)s, %(when)s: %(why)s") % gone
                yield _("%(body)s signed version %(n)s, %(when)s.") % {**told, "when": moment(each.signed_at)}
        if version.opened_at:
            told = {"n": version.number, "who": version.opened_by, "when": moment(version.opened_at)}
            yield _("Version %(n)s was opened for signature: %(who)s, %(when)s.") % told


def _deeds(found: AgreementSeen, version: VersionSeen, viewer: Viewer) -> Iterator[Link]:
    if not viewer.holds(*rules.WRITES):
        return
    of = {"reference": found.reference}
    if version.state == states.DRAFT:
        if found.waits:
            yield Link(_("See what waits for approval"), reverse("show-change", kwargs={"reference": found.waits}))
        else:
            yield Link(_("Open it for signature"), reverse("open-agreement", kwargs=of))
        yield Link(_("Add a field"), reverse("add-agreement-field", kwargs=of))
        yield Link(_("Add a party"), reverse("add-agreement-party", kwargs=of))
        yield Link(_("Change what it says"), reverse("change-agreement", kwargs=of))
        yield Link(_("Let the draft go"), reverse("drop-agreement-draft", kwargs=of))
        return
    if draft := found.draft:
        yield Link(_("See the version that is being written"), _version_href(found, draft))
    else:
        yield Link(_("Write another version"), reverse("begin-agreement-version", kwargs=of))
    if version.state == states.OPEN and found.tier == rules.FOR_A_PURPOSE:
        yield Link(_("Approve fields in advance"), reverse("approve-in-advance", kwargs=of))
    if version.state == states.OPEN:
        yield Link(_("Record a review"), reverse("review-agreement", kwargs=of))
        yield Link(_("End the agreement"), reverse("end-agreement", kwargs=of))


def _version_href(found: AgreementSeen, version: VersionSeen) -> str:
    return reverse("show-agreement-version", kwargs={"reference": found.reference, "number": version.number})


def _stands(found: AgreementSeen, version: VersionSeen) -> str:
    if version.id != found.counts.id:
        return (
            _("This version is being written. What was signed before goes on until it is opened.")
            if version.state == states.DRAFT
            else _("This is an earlier version. Nothing is told by it.")
        )
    words = {
        states.PREPARED: _("It is being written, and nothing is told by it."),
        states.WAITING: _("A second person approves it before it is open for signature."),
        states.UNSIGNED: _("Nothing is told by it until one who tells and one who is told have signed this version."),
        states.NO_DPIA: _("Nothing is told by it until an impact assessment is recorded among the documents."),
        states.IN_FORCE: _("What it covers may be told between those who signed."),
        states.REVIEW_DUE: _("Its review is overdue. It still counts for a while, and then lapses by itself."),
        states.LAPSED: _("Nobody reviewed it in time, so nothing is told by it until somebody does."),
        states.ENDED: _("It has ended, and nothing is told by it."),
    }
    return words[found.shown]
