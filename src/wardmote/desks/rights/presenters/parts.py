"""The words of one agency's part: what it holds, what is decided of each thing, and what the viewer may do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.rights.presenters.requests import href_of
from wardmote.desks.rights.queries.requests import AnswerSeen, ItemSeen, PartRead
from wardmote.desks.rights.rules import requests as rules
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.lists import Cell
from wardmote.foundation.pages.words import moment


@dataclass(frozen=True)
class PartPage:
    """One part."""

    title: str
    request: Link
    state: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    deeds: tuple[Link, ...]
    columns: tuple[tuple[str, bool], ...]
    items: tuple[tuple[Cell, ...], ...]
    answer_columns: tuple[tuple[str, bool], ...]
    answers: tuple[tuple[Cell, ...], ...]


def part_page(viewer: Viewer, found: PartRead, preparer: str) -> PartPage:
    """One part as its page says it; `preparer` is the name of who gathers."""
    mine = viewer.member_id == found.part.preparer
    able = found.state not in (rules.ANSWERED, rules.WITHDRAWN) and found.part.reviewed_at is None
    return PartPage(
        title=_("What %(body)s holds") % {"body": found.part.organisation_name},
        request=Link(found.request.reference, href_of(found.request)),
        state=found.state,
        sentence=_sentence(found, preparer),
        facts=tuple(_facts(found, preparer)),
        deeds=tuple(_deeds(viewer, found, mine=mine)),
        columns=lists.plain(_("What"), _("What it says"), _("What is given"), _("What is to be done")),
        items=tuple(_item(found, each, able=able, mine=mine) for each in found.items),
        answer_columns=lists.plain(_("Answer"), _("What"), _("When and by whom"), _("Hash"), _("Since")),
        answers=tuple(_answer(found, each) for each in found.part.answers),
    )


def _sentence(found: PartRead, preparer: str) -> str:
    if found.state == rules.ASKED:
        told = {"who": preparer}
        return (
            _("%(who)s gathers what is held.") % told if preparer else _("Nobody was named who gathers what is held.")
        )
    return {
        rules.STOPPED: _("The clock stands still. What is held can be gathered meanwhile."),
        rules.PREPARED: _("Somebody else looks at each thing before anything leaves."),
        rules.REVIEWED: _("It can be given."),
        rules.ANSWERED: _("What was given is kept as it was given."),
        rules.WITHDRAWN: _("They took the request back."),
    }[found.state]


def _facts(found: PartRead, preparer: str) -> Iterator[tuple[str, Cell]]:
    part = found.part
    yield _("Who asks"), found.request.subject.name
    yield _("Who gathers"), preparer or _("Nobody yet")
    waits = _("Not needed") if part.answer else _("Not yet")
    yield _("Handed on"), f"{moment(part.prepared_at)}, {part.prepared_by}" if part.prepared_at else waits
    if found.back_words:
        yield _("Sent back because"), found.back_words
    if part.reviewed_at:
        yield _("Serious harm"), f"{rules.HARM[part.harm]}. {found.harm_words}"
        yield _("Professional who was asked"), part.asked_of or _("None")
        yield _("Reviewed"), f"{moment(part.reviewed_at)}, {part.reviewed_by}"


def _deeds(viewer: Viewer, found: PartRead, *, mine: bool) -> Iterator[Link]:
    part, open_ = found.part, found.state not in (rules.ANSWERED, rules.WITHDRAWN)
    gathers = open_ and mine and part.prepared_at is None
    reviews = open_ and not mine and (rules.handles(viewer) or part.only is not None)
    handles = rules.handles(viewer) and part.only is None
    may = (
        ("name-preparer", _("Name who gathers it"), handles and open_ and part.prepared_at is None),
        ("add-record-held", _("Take a record in"), gathers),
        ("add-words-held", _("Take in what is held elsewhere"), gathers),
        ("decide-all-held", _("Give what tells of nobody else as it stands"), gathers and _has_plain(found)),
        ("finish-preparing", _("Hand it on for review"), gathers),
        ("review-access", _("Review it"), reviews and part.prepared_at is not None and part.reviewed_at is None),
        ("answer-access", _("Give it"), reviews and part.reviewed_at is not None),
        ("send-back-access", _("Send it back"), reviews and part.prepared_at is not None),
        ("refuse-access", _("Refuse to answer"), handles and open_),
        ("open-part-again", _("Answer anew"), found.state == rules.ANSWERED and (handles or part.only is not None)),
    )
    return (Link(words, reverse(name, kwargs={"part": part.id})) for name, words, able in may if able)


def _has_plain(found: PartRead) -> bool:
    return any(not each.weighed and not each.decision for each in found.items)


def _item(found: PartRead, each: ItemSeen, *, able: bool, mine: bool) -> tuple[Cell, ...]:
    of = {"part": found.part.id, "item": each.id}
    decide = lists.LINK.format(reverse("decide-held", kwargs=of), _("Decide: %(what)s") % {"what": each.title})
    drop = lists.LINK.format(reverse("drop-held", kwargs=of), _("Not theirs: %(what)s") % {"what": each.title})
    gathers = mine and found.part.prepared_at is None
    todo = decide + " " + drop if able and gathers else decide if able and not mine else ""
    return f"{each.heading}: {each.title}", each.words, _decided(each), todo


def _decided(each: ItemSeen) -> str:
    if not each.decision:
        return _("Look at what it tells of others") if each.weighed else _("Not decided yet")
    if each.decision == rules.GIVE:
        return _("All of it")
    ground = rules.ground_called(each.ground)
    told = {"what": each.shown or _("Nothing"), "ground": ground.title if ground else each.ground, "why": each.reason}
    return _("%(what)s. %(ground)s: %(why)s") % told


def _answer(found: PartRead, each: AnswerSeen) -> tuple[Cell, ...]:
    what = {
        rules.TOLD: _("What is held was given"),
        rules.NOTHING: _("Nothing is held that can be given"),
        rules.REFUSED: _("Refused"),
    }[each.outcome]
    if each.outcome == rules.REFUSED:
        what = f"{what}: {each.words}"
    of = {"part": found.part.id, "number": each.number}
    name = _("Answer %(number)s as PDF") % {"number": each.number}
    since = f"{_('Answered anew')}, {moment(each.ended_at)}: {each.ended_words}" if each.ended_at else _("It counts")
    when = f"{moment(each.made_at)}, {each.made_by}, {rules.WAYS[each.way].lower()}"
    return lists.LINK.format(reverse("download-access", kwargs=of), name), what, when, each.digest[:16], since
