"""What the registers of accreditations and of policies for staff say elsewhere: on first pages, beside commitments of a
plan."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.workplace import (
    AccreditationSeen,
    PolicySeen,
    accreditations_for,
    accreditations_in_brief,
    hanging,
    policies_for,
    without,
)
from wardmote.desks.governance.rules import workplace as rules
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, Card, Link
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.foundation.records import Remark

Held = AccreditationSeen | PolicySeen
#: How many the first page names.
FIRST = 5


def href_of(found: Held) -> str:
    """Where one is read."""
    address = "show-accreditation" if isinstance(found, AccreditationSeen) else "show-staff-policy"
    return reverse(address, kwargs={"reference": found.reference})


def sentence_of(found: Held) -> str:
    """How one stands, in a sentence."""
    told = {"day": in_words(found.until)}
    accreditation = {
        rules.CURRENT: _("It runs until %(day)s."),
        rules.RENEWAL_DUE: _("It ends on %(day)s, so its renewal is due."),
        rules.LAPSED: _("It lapsed after %(day)s."),
        rules.NOT_STARTED: _("It has not begun. It runs until %(day)s."),
    }
    policy = {
        rules.CURRENT: _("It is to be reviewed by %(day)s."),
        rules.REVIEW_DUE: _("It is to be reviewed by %(day)s, which is soon."),
        rules.REVIEW_OVERDUE: _("It was to be reviewed by %(day)s."),
        rules.NOT_STARTED: _("Its date has not come. It is to be reviewed by %(day)s."),
    }
    either = {
        rules.REPLACED: _("A later one has taken its place."),
        rules.WITHDRAWN: _("It was taken back, as written down by mistake."),
    }
    words = {**(accreditation if isinstance(found, AccreditationSeen) else policy), **either}
    return words[found.state] % told


def managers_in_words(trained: int | None, managers: int | None) -> str:
    """30 of 40 (75%): both numbers stand beside the percent."""
    if trained is None or not managers:
        return _("Not known")
    told = {"n": trained, "of": managers, "share": rules.share(trained, managers)}
    return _("%(n)s of %(of)s (%(share)s%%)") % told


def none_held(viewer: Viewer, held: Collection[UUID], day: date) -> shapes.Section:
    """The organisations of the partnership of which nobody has written down one."""
    names = without(viewer, held, day)
    return shapes.Section(
        "none-held",
        _("Organisations of which none is known"),
        _("Organisations of which none has been written down"),
        lists.plain(_("Organisation"), _("State")),
        tuple((name, status(rules.NONE_KNOWN)) for name in names),
        _("Every organisation of the partnership holds one."),
    )


def hung_link(register: str, viewer: Viewer) -> tuple[Link, ...]:
    """For who may: say which commitments hang on a register."""
    may = viewer.holds(*rules.WRITES)
    href = reverse("hang-commitments", kwargs={"register": register})
    return (Link(_("Say which commitments of the plan hang on it"), href),) if may else ()


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For whoever leads them: what has lapsed or is soon to. What nobody leads is the CSP manager's."""
    wanting = [each for each in _every(viewer, today()) if each.state in rules.WANTING and _is_of(each, viewer)]
    if not wanting:
        return ()
    said = ngettext(
        "%(n)s accreditation or policy for staff has run out or soon does.",
        "%(n)s accreditations and policies for staff have run out or soon do.",
        len(wanting),
    ) % {"n": len(wanting)}
    links = tuple(Link(f"{_name(each)}: {sentence_of(each)}", href_of(each)) for each in wanting[:FIRST])
    return (Card(_("Accreditations and policies for staff"), (said,), links=links, part=DUE),)


def watched_by(viewer: Viewer, member: UUID) -> tuple[tuple[str, str], ...]:
    """What one member leads, for whoever takes it over."""
    return tuple(
        (lists.LINK.format(href_of(each), _name(each)), sentence_of(each))
        for each in _every(viewer, today())
        if each.owner == member and each.state not in (rules.REPLACED, rules.WITHDRAWN)
    )


def remarks(viewer: Viewer, commitments: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What is said beside each of these commitments of a plan: how what it hangs on stands."""
    pairs = hanging(viewer, commitments)
    if not pairs:
        return {}
    say = {rules.ACCREDITATIONS: _of_accreditations, rules.POLICIES: _of_policies}
    told = {register: say[register](viewer, today()) for register in {register for _each, register in pairs}}
    found: dict[UUID, tuple[Remark, ...]] = {}
    for commitment, register in pairs:
        found[commitment] = (*found.get(commitment, ()), told[register])
    return found


def _of_accreditations(viewer: Viewer, day: date) -> Remark:
    every = accreditations_for(viewer, day)
    held = [each for each in every if each.state in rules.HELD]
    lapsed = [each for each in every if each.state == rules.LAPSED]
    if not held and not lapsed:
        return Remark(_("White Ribbon accreditation: none is held"), reverse("list-accreditations"), warns=True)
    words = _("%(body)s until %(day)s, %(done)s of %(all)s things of its action plan done")
    told = [
        words
        % {
            "body": each.organisation_name,
            "day": in_words(each.ends),
            "done": each.done,
            "all": len(each.promised),
        }
        for each in held
    ]
    told += [
        _("%(body)s lapsed after %(day)s") % {"body": each.organisation_name, "day": in_words(each.ends)}
        for each in lapsed
    ]
    said = _("White Ribbon accreditation: %(told)s") % {"told": "; ".join(told)}
    return Remark(said, reverse("list-accreditations"), warns=bool(lapsed))


def _of_policies(viewer: Viewer, day: date) -> Remark:
    held = [each for each in policies_for(viewer, day) if each.state in rules.IN_FORCE]
    bodies = {each.organisation for each in held}
    counted = [each for each in held if each.managers]
    late = [each for each in held if each.state == rules.REVIEW_OVERDUE]
    told = {
        "n": len(bodies),
        "of": len(bodies) + len(without(viewer, bodies, day)),
        "managers": managers_in_words(
            sum(each.trained or 0 for each in counted) if counted else None, sum(each.managers or 0 for each in counted)
        ),
        "late": len(late),
    }
    said = _("Policies for staff: %(n)s of %(of)s organisations have one; managers trained: %(managers)s") % told
    if late:
        said = _("%(said)s; %(late)s to have been reviewed") % {**told, "said": said}
    return Remark(said, reverse("list-staff-policies"), warns=bool(late) or not held)


def _every(viewer: Viewer, day: date) -> Sequence[Held]:
    return (*accreditations_in_brief(viewer, day), *policies_for(viewer, day))


def _is_of(found: Held, viewer: Viewer) -> bool:
    return found.owner == viewer.member_id if found.owner else viewer.holds("csp_manager")


def _name(found: Held) -> str:
    kind = _("White Ribbon accreditation") if isinstance(found, AccreditationSeen) else _("Policy for staff")
    return f"{kind}, {found.organisation_name}"
