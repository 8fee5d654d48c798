"""What is weighed where a version is opened for signature, and what a party is asked by a one-time link."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing import states
from wardmote.desks.sharing.presenters.agreements import lines_of
from wardmote.desks.sharing.queries.agreements import agreement_for, agreement_of_party
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.errors import NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes import Weighed
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.now import today


def weigh_version(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """A draft beside the version it would follow; raises Invalid where it cannot be opened, NotNow without a draft."""
    found = agreement_for(viewer, subject, today())
    draft = found.draft
    if draft is None:
        raise NotNow(_("No version of it is being written any more."), instead=_("Begin another version."))
    rules.check_can_open(
        tier=found.tier,
        parties=[each.for_rules for each in draft.parties],
        fields=len(draft.fields),
        assessed=has_dpia(viewer) or not rules.wants_assessment(each.sensitivity for each in draft.fields),
    )
    protocol = protocol_for(viewer, today())
    before = lines_of(found.open, protocol)
    after = lines_of(draft, protocol)
    number = _("Version"), str(found.open.number) if found.open else _("None"), str(draft.number)
    of = {"reference": found.reference, "number": draft.number}
    return Weighed(
        title=_("Open for signature: %(title)s, version %(n)s") % {"title": draft.title, "n": draft.number},
        lines=(number, *((name, before.get(name, _("Nothing")), words) for name, words in after.items())),
        legal=True,
        href=reverse("show-agreement-version", kwargs=of),
    )


def sign_question(viewer: Viewer, target: UUID) -> Question:
    """Does the organisation sign? Raises NotNow where the version is not open, or has its signature."""
    found, version, party = agreement_of_party(viewer, target, today())
    if version.state != states.OPEN:
        raise NotNow(_("This version is not open for signature any more."))
    if party.signature:
        raise NotNow(_("It has been signed for your organisation already."))
    told = lines_of(version, protocol_for(viewer, today()))
    return Question(
        heading=_("Sign for %(body)s") % {"body": party.organisation_name},
        sentences=(
            _("Signing lets what is listed here be told between those who sign, and nothing else."),
            _("You can withdraw at any time, and nothing more is told from that moment. Ring the colleague who asked."),
        ),
        facts=((_("Reference"), found.reference), (_("Version"), str(version.number)), *told.items()),
        go=_("Sign"),
    )


def sign_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded now, for whoever answered."""
    _found, version, party = agreement_of_party(viewer, target, today())
    told = {"body": party.organisation_name, "n": version.number, "title": version.title}
    if party.signature is None:
        return (_("%(body)s has not signed version %(n)s of “%(title)s”.") % told,)
    who = {"who": party.signature.signatory, "position": party.signature.position}
    return (
        _("%(body)s signed version %(n)s of “%(title)s”.") % told,
        _("Signatory: %(who)s, %(position)s.") % who,
    )


def withdraw_question(viewer: Viewer, target: UUID) -> Question:
    """Does the organisation withdraw? Raises NotNow where it has no signature that stands."""
    found, version, party = agreement_of_party(viewer, target, today())
    if version.state != states.OPEN or party.signature is None:
        raise NotNow(_("Your organisation has no signature that stands, so there is nothing to withdraw."))
    told = {"body": party.organisation_name, "title": version.title}
    return Question(
        heading=_("Withdraw %(body)s") % told,
        sentences=(
            _("From the moment you send this, nothing more is told by “%(title)s” to or by your organisation.") % told,
            _("All access that was given under it ends in the same moment. To come back you sign again."),
        ),
        facts=((_("Reference"), found.reference), (_("Version"), str(version.number))),
        go=_("Withdraw"),
    )
