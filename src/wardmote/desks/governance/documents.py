"""The scrutiny report: what reviews recommended, what is overdue, what is done and who agreed.

Organisations are named in it and nobody else is, for a scrutiny committee meets in public. What nobody has cleared is
not in it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from wardmote.desks.governance import states
from wardmote.desks.governance.queries.recommendations import RecommendationSeen, Wish, recommendations_for
from wardmote.desks.governance.queries.risks import RiskSeen, risks_for
from wardmote.desks.governance.queries.scrutiny import ScrutinySeen
from wardmote.desks.governance.queries.workplace import accreditations_for, policies_for
from wardmote.desks.governance.rules.recommendations import KINDS, themes
from wardmote.desks.governance.rules.scrutiny import ANSWERS
from wardmote.desks.governance.rules.workplace import LAPSED, REVIEW_OVERDUE
from wardmote.documents import Block, Column, Document, Heading, Note, Paragraph, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import day as in_words

Found = tuple[RecommendationSeen, ...]


def scrutiny_report(
    found: Found,
    *,
    area: str,
    as_at: date,
    publisher: str,
    made_up: bool,
    meetings: tuple[ScrutinySeen, ...] = (),
) -> Document:
    """The report of these recommendations, as they stand on a day, and of what committees recommended themselves.

    `area` is its name; empty where it is of all.
    """
    cleared = tuple(each for each in found if each.kept in states.FOR_PARTNERS)
    return Document(
        title="Recommendations of reviews",
        subtitle=f"Report to scrutiny: {area or 'all areas'}, as at {in_words(as_at)}",
        as_at=as_at,
        identifier=f"recommendations-{as_at.isoformat()}",
        publisher=publisher,
        version="1",
        blocks=(*_blocks(cleared, as_at), *_committees(meetings, as_at)),
        made_up=made_up,
    )


def summary(found: Found) -> str:
    """How these recommendations stand, in two sentences. Those withdrawn are left aside."""
    found = tuple(each for each in found if each.kept != states.WITHDRAWN)
    late, closed = _count(found, states.LATE), _count(found, states.CLOSED)
    reviews = len({each.code for each in found})
    unanswered = _count(found, states.NO_ACTION)
    told = (
        f"{_n(len(found), 'recommendation')} of {_n(reviews, 'review')}: {len(found) - closed} open, of which {late} "
        f"overdue, and {closed} closed."
    )
    return f"{told} {_n(unanswered, 'recommendation')} without an action." if unanswered else told


def _blocks(found: Found, as_at: date) -> Iterator[Block]:
    if not found:
        yield Paragraph("No recommendation has been cleared for partners.")
        return
    yield Paragraph(summary(found))
    yield Note("note", "A recommendation is closed when there is evidence and somebody outside its agency has agreed.")
    yield Heading(1, "Overdue", "overdue")
    yield from _overdue([each for each in found if each.state == states.LATE], as_at)
    yield Heading(1, "Themes across reviews", "themes")
    yield from _themes(found)
    yield Heading(1, "Review by review", "reviews")
    for code in dict.fromkeys(each.code for each in found):
        yield from _review(code, [each for each in found if each.code == code])


def overdue(viewer: Viewer, day: date) -> tuple[Table, ...]:
    """What is overdue, for the papers of a meeting: recommendations that partners read, risks that were to be looked
    at again, accreditations that lapsed and policies for staff that nobody reviewed."""
    found = recommendations_for(viewer, Wish(state=states.LATE), day)
    late = _overdue_table([each for each in found if each.kept in states.FOR_PARTNERS], day)
    return (*late, *_overdue_risks(risks_for(viewer, day), day), *_overdue_at_work(viewer, day))


def _overdue_risks(risks: Iterable[RiskSeen], as_at: date) -> Iterator[Table]:
    """The risks that nobody looked at again in time, the longest overdue first."""
    late = [(each.review_due, each) for each in risks if each.review_due and each.review_due < as_at]
    if not late:
        return
    titles = ("Risk", "How high it is", "Organisation", "Owner", "Was to be looked at by")
    yield Table(
        id="overdue-risks",
        caption="Risks that were to be looked at again",
        columns=(*(Column(title, absent="none") for title in titles), Column("Days overdue", "number")),
        rows=tuple(
            (
                each.event,
                each.state,
                each.organisation_name,
                each.owner_name or None,
                in_words(due),
                (as_at - due).days,
            )
            for due, each in sorted(late, key=lambda pair: (pair[0], pair[1].event))
        ),
    )


def _overdue_at_work(viewer: Viewer, as_at: date) -> Iterator[Table]:
    """Accreditations that lapsed and policies for staff that nobody reviewed in time, the longest overdue first."""
    kinds = (
        ("White Ribbon accreditation", accreditations_for(viewer, as_at)),
        ("Policy for staff", policies_for(viewer, as_at)),
    )
    late = [(kind, each) for kind, every in kinds for each in every if each.state in (LAPSED, REVIEW_OVERDUE)]
    if not late:
        return
    titles = ("Organisation", "What", "Led by", "Was good until")
    yield Table(
        id="overdue-workplace",
        caption="White Ribbon accreditations that lapsed, and policies for staff to be reviewed",
        columns=(*(Column(title, absent="none") for title in titles), Column("Days overdue", "number")),
        rows=tuple(
            (each.organisation_name, kind, each.owner_name or None, in_words(each.until), (as_at - each.until).days)
            for kind, each in sorted(late, key=lambda pair: (pair[1].until, pair[1].organisation_name))
        ),
    )


def _overdue(late: list[RecommendationSeen], as_at: date) -> Iterator[Block]:
    if not late:
        yield Paragraph("No recommendation is overdue.")
    yield from _overdue_table(late, as_at)


def _overdue_table(late: list[RecommendationSeen], as_at: date) -> Iterator[Table]:
    if not late:
        return
    rows = []
    for each in late:
        due = each.due or as_at
        rows.append((_name(each), each.text, each.organisation_name, in_words(due), (as_at - due).days))
    titles = ("Recommendation", "Words", "Organisation", "Was due")
    yield Table(
        id="overdue-recommendations",
        caption="Recommendations with an action that is overdue",
        columns=(*(Column(title) for title in titles), Column("Days overdue", "number")),
        rows=tuple(sorted(rows, key=lambda row: -int(row[4]))),
    )


def themes_of(found: Found) -> tuple[tuple[str, str, int, int, int, int], ...]:
    """Each theme there is: slug, words, and how many reviews and recommendations have it, of these open and overdue."""
    rows = []
    for slug, words in themes().items():
        here = tuple(each for each in found if slug in each.themes)
        if here:
            opened = sum(each.state not in states.ENDED for each in here)
            rows.append((slug, words, len({each.code for each in here}), len(here), opened, _count(here, states.LATE)))
    return tuple(sorted(rows, key=lambda row: (-row[2], -row[3], row[1])))


def _themes(found: Found) -> Iterator[Block]:
    rows = tuple(row[1:] for row in themes_of(found))
    if not rows:
        yield Paragraph("No recommendation has been given a theme.")
        return
    yield Table(
        id="recommendation-themes",
        caption="How often each theme comes up",
        columns=(
            Column("Theme"),
            *(Column(title, "number") for title in ("Reviews", "Recommendations", "Open", "Overdue")),
        ),
        rows=rows,
    )


def _review(code: str, here: list[RecommendationSeen]) -> Iterator[Block]:
    yield Heading(2, f"{code}: {KINDS[here[0].kind]}", f"review-{code.lower()}")
    titles = ("Number", "Recommendation", "Organisation", "State", "What shows it", "Agreed by")
    yield Table(
        id=f"recommendations-{code.lower()}",
        caption=f"Recommendations of {code}",
        columns=tuple(Column(title, absent="none") for title in titles),
        rows=tuple(
            (
                str(each.number),
                each.text,
                each.organisation_name,
                _stands(each),
                "; ".join(shows.words for _action, shows in each.evidence) or None,
                f"{each.signed_for}, {in_words(each.signed_at)}" if each.signed_at else None,
            )
            for each in here
        ),
    )


def _stands(each: RecommendationSeen) -> str:
    state = each.state[:1].upper() + each.state[1:]
    return f"{state}, due {in_words(each.due)}" if each.due else state


def _name(each: RecommendationSeen) -> str:
    return f"{each.code}, {each.number}"


def _count(found: Found, state: str) -> int:
    return sum(each.state == state for each in found)


def _n(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _committees(meetings: tuple[ScrutinySeen, ...], as_at: date) -> Iterator[Block]:
    """What committees recommended, and what was answered. What was taken back is left aside."""
    there = [each for each in meetings if not each.withdrawn]
    yield Heading(1, "What scrutiny recommended", "scrutiny")
    held = [each for each in there if each.held_on <= as_at]
    if not held:
        yield Paragraph("No meeting of a crime and disorder committee is written down.")
        return
    last = held[0]
    yield Paragraph(f"A committee last met on {in_words(last.held_on)}, for {last.area}: {last.about}")
    told = [each for meeting in there for each in meeting.recommended if not each.withdrawn]
    if not told:
        yield Paragraph("No committee's recommendation is written down.")
        return
    yield Table(
        id="scrutiny-recommendations",
        caption="What committees recommended, and what was answered",
        columns=tuple(
            Column(title, absent="none")
            for title in ("Recommendation", "Area", "Answered by", "Answer due", "Answered", "Answer", "What was said")
        ),
        rows=tuple(
            (
                each.text,
                each.area,
                each.organisation_name,
                in_words(each.due),
                in_words(each.answered_on) if each.answered_on else None,
                ANSWERS[each.answer] if each.answer else None,
                each.because or None,
            )
            for each in told
        ),
    )
