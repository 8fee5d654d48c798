"""The words of personal data breaches: their pages, their clock, and their card on a first page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.breaches import BreachEntrySeen, BreachSeen, breaches_for
from wardmote.desks.governance.rules import breaches as rules
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.accounts.landing import DUE, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, number, status

#: How many of them a first page names.
FIRST = 5


def list_page(every: tuple[BreachSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Those this reader may read, or what of them stands so."""
    shown = [each for each in every if each.state == asked or not asked]
    return shapes.Listed(
        title=_("Breaches of personal data"),
        about=_(
            "What was sent, seen or lost that should not have been. People are made safe first; then the Information "
            "Commissioner is told within 72 hours wherever there is a risk. Nothing here names anybody it is about."
        ),
        caption=_("Breaches, people in danger first"),
        columns=lists.plain(_("Reference"), _("State"), _("Whose data"), _("Aware since"), _("Commissioner told by")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("Breaches that you may read will be listed here."),
            _("Anybody reports one; the liaison officer and the CSP manager are told at once."),
        ),
        filters=lists.filters_of("list-breaches", rules.STATES, [each.state for each in every], asked),
        add=Link(_("Report a breach"), reverse("report-breach")),
        links=(Link(_("The rule of 72 hours"), _rule()),),
        downloads=lists.downloads_of("download-breaches") if every else (),
        all_href=reverse("list-breaches") if every else "",
    )


def breach_page(found: BreachSeen, history: tuple[BreachEntrySeen, ...], viewer: Viewer) -> shapes.Record:
    """One breach."""
    deeds = _deeds(found) if viewer.holds(*rules.KEEPS) else ()
    return shapes.Record(
        register=Link(_("Breaches of personal data"), reverse("list-breaches")),
        title=found.what,
        reference=found.reference,
        state=found.state,
        lead=_("Make people safe first: ring, then write.") if found.state == rules.DANGER else "",
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=tuple(_facts(found)),
        sections=(_history(history),),
    )


def table_of(found: Iterable[BreachSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Whose data"), _("What happened"), _("How"), _("What it told"), _("People")),
        *(_("Aware at"), _("In danger"), _("Made safe at"), _("Risk"), _("Commissioner"), _("Decided at")),
        *(_("People told on"), _("State"), _("Lessons")),
    )
    rows = (
        (
            each.reference,
            each.organisation_name,
            each.what,
            _listed(each.kinds, rules.KINDS),
            _listed(each.held, rules.HELD),
            str(each.people) if each.people else None,
            each.aware_since.isoformat(),
            _("yes") if each.in_danger else _("no"),
            each.safe_at.isoformat() if each.safe_at else None,
            each.risk or None,
            each.decision or None,
            each.decided_at.isoformat() if each.decided_at else None,
            each.people_told_on.isoformat() if each.people_told_on else None,
            each.state,
            each.lessons or None,
        )
        for each in found
    )
    return lists.table("breaches", _("Breaches of personal data"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """The 72 hours of each breach that was not taken back, for those who read of all."""
    for each in breaches_for(viewer) if rules.reads_all(viewer) else ():
        if each.state != rules.WITHDRAWN:
            yield RunningClock(
                what=_("Information Commissioner told of breach %(reference)s") % {"reference": each.reference},
                neutral=_("A notice is due"),
                desk="governance",
                table="Breach",
                id=each.id,
                href=_href(each),
                rule=rules.RULE,
                start=each.aware_since,
                done=each.decided_at,
                owner=title_of(rules.KEEPS[0]),
            )


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For who carries them through: those that are open, people in danger first."""
    if not viewer.holds(*rules.KEEPS):
        return ()
    mine = [each for each in breaches_for(viewer) if each.open]
    if not mine:
        return ()
    said = ngettext("%(n)s breach is open.", "%(n)s breaches are open.", len(mine)) % {"n": len(mine)}
    links = tuple(Link(f"{each.organisation_name}, {each.state}: {_sentence(each)}", _href(each)) for each in mine)
    return (Card(_("Breaches of personal data"), (said,), links=links[:FIRST], part=DUE, order=1),)


def said_of(what: str) -> str:
    """What a step of the history was, in words."""
    return {
        "reported": _("reported"),
        "changed": _("put right"),
        "endangered": _("put right: people may be in danger"),
        "made safe": _("people made safe"),
        "assessed": _("risk assessed"),
        rules.TOLD: _("Commissioner told"),
        rules.NOT_TOLD: _("Commissioner not to be told"),
        "people": _("whether people were told"),
        rules.CLOSED: _("closed"),
        rules.WITHDRAWN: _("taken back"),
        "opened again": _("opened again"),
    }[what]


def _sentence(found: BreachSeen) -> str:
    last = {"last": moment(found.last)}
    if found.state == rules.WITHDRAWN:
        return _("It was no breach.")
    if found.state == rules.CLOSED:
        return _("Nothing is still to be done.")
    if found.state == rules.DANGER:
        return _("Nobody has written down that people are safe.")
    if found.decision:
        wanted = found.standing.people_wanted
        return _("The people have still to be told, or why not.") if wanted else _("It can be closed.")
    if found.risk == rules.UNLIKELY:
        return (
            _("It is still to be written down that the Commissioner is not to be told. The 72 hours end %(last)s.")
            % last
        )
    words = _("The Commissioner is told by %(last)s, unless a risk to anybody is unlikely.")
    return (_("The Commissioner is told by %(last)s.") if found.risk else words) % last


def _facts(found: BreachSeen) -> Iterator[tuple[str, lists.Cell]]:
    yield _("Whose data"), found.organisation_name
    yield _("How it happened"), _listed(found.kinds, rules.KINDS)
    yield _("What the data told"), _listed(found.held, rules.HELD)
    yield _("How many people"), number(found.people) if found.people else _("Nobody knows yet")
    yield _("Aware since"), moment(found.aware_since)
    yield _("The 72 hours end"), lists.LINK.format(_rule(), moment(found.last))
    yield _("How binding"), found.due.strength.capitalize()
    if found.in_danger:
        safe = {"at": moment(found.safe_at), "by": found.safe_by, "words": found.safe_words} if found.safe_at else {}
        yield _("People made safe"), _("%(at)s, %(by)s: %(words)s") % safe if safe else _("Not yet")
    else:
        yield _("People in danger"), _("Nobody, as far as is known")
    told = {"what": rules.RISKS[found.risk], "why": found.risk_words} if found.risk else {}
    yield _("Risk"), _("%(what)s: %(why)s") % told if told else _("Not yet assessed")
    yield _("Commissioner"), _settled(found)
    yield _("People told"), _people(found)
    yield _("Lessons"), found.lessons or _("None yet")
    yield _("Reported"), _("%(at)s, %(by)s") % {"at": moment(found.made_at), "by": found.made_by}
    yield _("Reference"), found.reference


def _settled(found: BreachSeen) -> str:
    if found.decided_at is None:
        return _("Not yet settled")
    parts = [f"{rules.DECISIONS[found.decision]}, {moment(found.decided_at)}"]
    if found.commissioner_reference:
        parts.append(_("reference %(what)s") % {"what": found.commissioner_reference})
    if found.decided_at > found.last:
        parts.append(_("after the 72 hours"))
    return ". ".join((", ".join(parts), *((found.decision_words,) if found.decision_words else ())))


def _people(found: BreachSeen) -> str:
    if found.people_told_on:
        return ": ".join(filter(None, (in_words(found.people_told_on), found.people_words)))
    if found.people_words:
        return _("No: %(why)s") % {"why": found.people_words}
    return _("Not yet settled") if found.standing.people_wanted else _("Not asked for while the risk is not high")


def _history(history: tuple[BreachEntrySeen, ...]) -> shapes.Section:
    return shapes.Section(
        "history",
        _("What happened"),
        _("What was done, the newest first"),
        lists.plain(_("When"), _("What"), _("Words"), _("Who")),
        tuple(
            (moment(each.at), said_of(each.what).capitalize(), each.words or _("Nothing was said"), each.by)
            for each in history
        ),
        _("Nothing has happened yet."),
    )


def _deeds(found: BreachSeen) -> tuple[Link, ...]:
    stands = found.standing
    ready = found.open and found.state != rules.DANGER
    told = ready and bool(stands.risk)
    may = (
        ("make-breach-safe", _("Write down that people are safe"), found.state == rules.DANGER),
        ("assess-breach", _("Assess the risk"), ready and not stands.risk),
        ("settle-breach", _("Write down whether the Commissioner was told"), told and not stands.decision),
        ("tell-people-of-breach", _("Write down whether the people were told"), ready and stands.people_wanted),
        ("close-breach", _("Close it"), ready and bool(stands.decision) and not stands.people_wanted),
        ("assess-breach", _("Assess the risk again"), told and not stands.decision),
        ("settle-breach", _("Put right whether the Commissioner was told"), told and bool(stands.decision)),
        ("tell-people-of-breach", _("Say whether the people were told"), told and not stands.people_wanted),
        ("change-breach", _("Put right what was reported"), found.open),
        ("take-back-breach", _("It was no breach"), found.open),
        ("open-breach-again", _("Open it again"), not found.open or bool(stands.decision)),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _row(each: BreachSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.reference),
        status(each.state),
        each.organisation_name,
        moment(each.aware_since),
        moment(each.last),
    )


def _listed(chosen: Iterable[str], words: dict[str, str]) -> str:
    return "; ".join(words[each] for each in chosen)


def _rule() -> str:
    return reverse("show-rule", kwargs={"rule": rules.RULE.lower().replace(".", "-")})


def _href(found: BreachSeen) -> str:
    return reverse("show-breach", kwargs={"reference": found.reference})
