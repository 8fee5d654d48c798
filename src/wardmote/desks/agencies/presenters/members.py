"""The words of members' pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.agencies.queries import MemberSeen, StaleSeen, TrainingSeen, WholeMember
from wardmote.desks.agencies.queries.members import DeputySeen, RoleSeen
from wardmote.desks.agencies.rules import RECORDS_TRAINING, is_on, may_take_over
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.editing.presenters import LINK, Filter
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day, moment


@dataclass(frozen=True)
class Act:
    """Something that a button does: its words, and the address that does it."""

    text: str
    href: str


@dataclass(frozen=True)
class MembersPage:
    """A work list of members."""

    filters: tuple[Filter, ...]
    roles: tuple[dict[str, str], ...]
    bodies: tuple[dict[str, str], ...]
    asked: Mapping[str, str]
    rows: tuple[tuple[str | Markup, ...], ...]
    total: int
    may_invite: bool


@dataclass(frozen=True)
class MemberPage:
    """One member."""

    reference: str
    name: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, ...], ...]
    deputies: tuple[tuple[str, ...], ...]
    stands_in_for: tuple[tuple[str, ...], ...]
    training: tuple[tuple[str, ...], ...]
    postings: tuple[tuple[str, ...], ...]
    acts: tuple[Act, ...]
    links: tuple[Act, ...]
    active: bool


@dataclass(frozen=True)
class StalePage:
    """Accounts to look at."""

    rows: tuple[tuple[str | Markup, ...], ...]


@dataclass(frozen=True)
class TrainingPage:
    """What members were trained in."""

    filters: tuple[Filter, ...]
    rows: tuple[tuple[str | Markup, ...], ...]
    total: int
    downloads: tuple[tuple[str, str], ...]
    may_import: bool


def members_page(viewer: Viewer, members: Iterable[MemberSeen], asked: Mapping[str, str]) -> MembersPage:
    """Members cut to whether their account is open, a role and an organisation."""
    members = tuple(members)
    state, role, body = asked.get("state", "open"), asked.get("role", ""), asked.get("of", "")
    shown = [
        each
        for each in members
        if each.active == (state == "open") and role in ("", *each.roles) and body in ("", each.organisation_name)
    ]
    more = {name: value for name, value in (("role", role), ("of", body)) if value}
    return MembersPage(
        filters=tuple(
            Filter(
                f"{words} ({sum(each.active == (which == 'open') for each in members)})",
                f"{reverse('list-members')}?{urlencode({'state': which, **more})}",
                state == which,
            )
            for which, words in (("open", _("Open accounts")), ("closed", _("Closed accounts")))
        ),
        roles=_choices(_("All roles"), sorted({title for each in members for title in each.roles})),
        bodies=_choices(_("All organisations"), sorted({each.organisation_name for each in members})),
        asked={"state": state, "role": role, "of": body},
        rows=tuple(
            (
                LINK.format(reverse("show-member", kwargs={"reference": each.reference}), each.name),
                each.organisation_name,
                each.job,
                ", ".join(each.roles) or _("No role"),
                day(each.last_signed_in) if each.last_signed_in else _("Never"),
            )
            for each in shown
        ),
        total=len(members),
        may_invite=viewer.holds("administrator"),
    )


def _choices(every: str, names: Iterable[str]) -> tuple[dict[str, str], ...]:
    return ({"value": "", "text": every}, *({"value": name, "text": name} for name in names))


def member_page(viewer: Viewer, whole: WholeMember) -> MemberPage:
    """One member, with what this reader can do."""
    seen, keeps = whole.seen, viewer.holds("administrator")
    return MemberPage(
        reference=seen.reference,
        name=seen.name,
        sentence=_sentence(whole),
        facts=(
            (_("Reference"), seen.reference),
            (_("Organisation"), seen.organisation_name),
            (_("Job"), seen.job or _("Not recorded")),
            (_("E-mail"), seen.email),
            (_("Telephone"), seen.telephone or _("Not recorded")),
            (_("Areas"), ", ".join(whole.areas) or _("All")),
            (_("Last signed in"), last_used(seen)),
        ),
        roles=tuple((each.title, _dates(each)) for each in whole.roles),
        deputies=tuple(
            (f"{each.deputy_name}, {each.deputy_organisation}", _for(each), _dates(each)) for each in whole.deputies
        ),
        stands_in_for=tuple((each.member_name, _for(each), _dates(each)) for each in whole.stands_in_for),
        training=tuple(training_row(each) for each in whole.training),
        postings=tuple((each.organisation_name, each.job, day(each.until)) for each in whole.postings),
        acts=_acts(whole) if keeps else (),
        links=_links(viewer, whole),
        active=seen.active,
    )


def _sentence(whole: WholeMember) -> str:
    if not whole.seen.active and whole.closed_at:
        said = {"at": moment(whole.closed_at), "who": whole.closed_by, "why": whole.closed_because}
        return _("The account was closed %(at)s by %(who)s: %(why)s.") % said
    return _("%(roles)s at %(body)s.") % {
        "roles": ", ".join(whole.seen.roles) or _("No role"),
        "body": whole.seen.organisation_name,
    }


def _acts(whole: WholeMember) -> tuple[Act, ...]:
    """What is done by a button on the page itself."""
    of = {"reference": whole.seen.reference}
    if not whole.seen.active:
        return (Act(_("Open the account again"), reverse("open-account", kwargs=of)),)
    held = [each for each in whole.roles if is_on(each.starts, each.ends, today()) or each.starts > today()]
    ends = [
        Act(_("End the role %(role)s") % {"role": each.title}, reverse("end-role", kwargs={**of, "role": each.id}))
        for each in held
    ]
    stands = [each for each in whole.deputies if each.ends is None or each.ends >= today()]
    for each in stands:
        words = _("%(name)s no longer stands in") % {"name": each.deputy_name}
        ends.append(Act(words, reverse("end-deputy", kwargs={**of, "deputy": each.id})))
    return tuple(ends)


def _links(viewer: Viewer, whole: WholeMember) -> tuple[Act, ...]:
    """What is done on a page of its own."""
    of = {"reference": whole.seen.reference}
    found = [Act(_("Handover: what they answer for"), f"{reverse('show-handover')}?of={whole.seen.reference}")]
    if not may_take_over(viewer, whole.seen.id, whole.stand_in_on(today())):
        found = []
    if whole.seen.active and viewer.holds("administrator"):
        found += [
            Act(_("Change what is said of them"), reverse("change-member", kwargs=of)),
            Act(_("Give a role"), reverse("give-role", kwargs=of)),
            Act(_("Change their areas"), reverse("set-areas", kwargs=of)),
            Act(_("They move to another organisation"), reverse("move-member", kwargs=of)),
            Act(_("Their account: invite them again, sign them out"), reverse("show-account-of", kwargs=of)),
            Act(_("They leave: hand over and close the account"), reverse("close-account", kwargs=of)),
        ]
    if whole.seen.active and viewer.holds("administrator", "csp_manager"):
        found.append(Act(_("Say who stands in for them"), reverse("add-deputy", kwargs=of)))
    if viewer.holds(*RECORDS_TRAINING):
        found.append(Act(_("Record training"), reverse("record-training", kwargs=of)))
        if whole.training:
            words = _("Take back training recorded wrongly")
            found.append(Act(words, reverse("take-back-training", kwargs=of)))
    return tuple(found)


def last_used(seen: MemberSeen) -> str:
    """When somebody last signed in."""
    if seen.last_signed_in:
        return _("They last signed in %(at)s.") % {"at": moment(seen.last_signed_in)}
    return _("They have never signed in.")


def stale_page(viewer: Viewer, stale: Iterable[StaleSeen]) -> StalePage:
    """Accounts that nobody has used for long."""
    words = Markup('<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}</span></a>')
    return StalePage(
        rows=tuple(
            (
                LINK.format(reverse("show-member", kwargs={"reference": each.member.reference}), each.member.name),
                each.member.organisation_name,
                day(each.unused_since) if each.member.last_signed_in else _("Never signed in"),
                day(each.last_reviewed) if each.last_reviewed else _("Never"),
                words.format(
                    reverse("review-account", kwargs={"reference": each.member.reference}),
                    _("Keep or close"),
                    each.member.name,
                ),
            )
            for each in stale
        )
    )


def training_page(
    viewer: Viewer, members: Iterable[MemberSeen], training: Iterable[TrainingSeen], asked: Mapping[str, str]
) -> TrainingPage:
    """The training of members with an open account, cut to its state."""
    named = {each.id: each for each in members if each.active}
    training = [each for each in training if each.member in named]
    chosen, home = asked.get("state", ""), reverse("list-training")
    states = {"ran out": _("Ran out"), "runs out soon": _("Runs out soon"), "counts": _("Counts")}
    held = [each.state for each in training]
    return TrainingPage(
        filters=(
            Filter(f"{_('All')} ({len(training)})", home, chosen == ""),
            *(
                Filter(f"{words} ({held.count(state)})", f"{home}?{urlencode({'state': state})}", chosen == state)
                for state, words in states.items()
            ),
        ),
        rows=tuple(
            (
                LINK.format(
                    reverse("show-member", kwargs={"reference": named[each.member].reference}), named[each.member].name
                ),
                named[each.member].organisation_name,
                *training_row(each),
            )
            for each in training
            if chosen in ("", each.state)
        ),
        total=len(training),
        downloads=tuple(
            (words, reverse("download-training", kwargs={"ending": ending}))
            for ending, words in (("xlsx", _("As a spreadsheet (XLSX)")), ("csv", "CSV"))
        ),
        may_import=viewer.holds(*RECORDS_TRAINING),
    )


def training_table(members: Iterable[MemberSeen], training: Iterable[TrainingSeen]) -> Table:
    """The training of members with an open account, to take away, as an import reads it."""
    titles = (_("Name"), _("Organisation"), _("Course"), _("Completed"), _("Counts until"), _("State"))
    named = {each.id: each for each in members if each.active}
    rows = tuple(
        (
            named[each.member].name,
            named[each.member].organisation_name,
            each.title,
            each.completed.isoformat(),
            each.counts_until.isoformat() if each.counts_until else "",
            each.state,
        )
        for each in training
        if each.member in named
    )
    return Table("training", _("Training of members"), tuple(map(Column, titles)), rows)


def training_row(each: TrainingSeen) -> tuple[str, ...]:
    """A course: its title, when it was completed, until when it counts, and its state."""
    words = {"ran out": _("Ran out"), "runs out soon": _("Runs out soon"), "counts": _("Counts")}[each.state]
    until = day(each.counts_until) if each.counts_until else _("It does not run out")
    return (each.title, day(each.completed), until, words)


def _for(each: DeputySeen) -> str:
    return title_of(each.role) if each.role else _("All that they do")


def _dates(each: DeputySeen | RoleSeen) -> str:
    if each.ends:
        return _("%(starts)s to %(ends)s") % {"starts": day(each.starts), "ends": day(each.ends)}
    return _("Since %(starts)s") % {"starts": day(each.starts)} if each.starts <= today() else day(each.starts)
