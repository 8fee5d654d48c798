"""The first page: the sentences a reader needs if they read no further."""

from collections.abc import Iterator

from wardmote.documents import Block, Bullets, Facts, Heading, Note, Paragraph
from wardmote.reports.strategic_assessment.changes import how_many_tested
from wardmote.reports.strategic_assessment.gaps import gaps_for
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.plan_account import plan_in_short
from wardmote.reports.strategic_assessment.road_safety import roads_in_short
from wardmote.reports.strategic_assessment.say import line_in_words, reasons_in_words
from wardmote.reports.strategic_assessment.views import views_in_short
from wardmote.reports.strategic_assessment.wording import day, listed, several

#: How many of the gaps are named on the first page.
SOME = 4


def summary(given: Materials) -> Iterator[Block]:
    """What the document is, the main figures, how many changes are real, and how much is not known."""
    pack, place = given.pack, given.place
    yield Heading(1, "Summary", "summary")
    yield Paragraph(
        f"This is the strategic assessment of {place.name} for {given.period.label}, under regulation 7 of the Crime "
        "and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (SI 2007/1830). Its sections "
        "follow limbs (a) to (g) in order."
    )
    if len(place.districts) > 1:
        yield Note(
            "note",
            f"This document takes {listed([each.name for each in pack.areas])} together. In law each is an area of "
            "its own and has an assessment of its own beside this one.",
        )
    total = tuple(line for line in given.lines if line.is_total)
    charted = tuple(line for kind in given.charted() if (line := given.line(kind)))
    yield Bullets(tuple(line_in_words(line, given.figures, place.name) for line in (*total, *charted)))
    if given.measurement.tested:
        yield Paragraph(how_many_tested(given))
    if why_not := reasons_in_words((*total, *charted), given.figures):
        yield Paragraph(why_not)
    unknown = list(gaps_for(given))
    if unknown:
        some = listed([f"{gap.title[0].lower()}{gap.title[1:]}" for gap in unknown[:SOME]])
        yield Paragraph(
            f"{several(len(unknown), 'thing')} that the law or the plan asks about cannot be answered from the "
            f"evidence held, among them {some}. Each is marked where it belongs, with who could answer it, and all "
            "are listed at the end."
        )
    state = pack.plan.status_at(given.as_at)
    yield Facts(
        (
            ("Period", given.period.label),
            ("Evidence", given.source_line),
            ("The roads", roads_in_short(given, given.roads) if given.roads else "No whole year held"),
            ("What people said", views_in_short(given)),
            ("Plan assessed", f"{pack.plan.title}, {state}: {day(pack.plan.starts)} to {day(pack.plan.ends)}"),
            ("What came of it", plan_in_short(given)),
            ("Responsible authorities", listed([each.name for each in _responsible(given)])),
        )
    )


def _responsible(given: Materials) -> list:
    """Responsible authorities of the place on the last day of the period."""
    last = given.period.last + 1
    here = {area.slug for area in given.pack.areas if set(area.codes) <= set(given.place.codes)}
    return [
        each
        for each in given.pack.organisations
        if each.capacity == "responsible"
        and here & set(each.areas)
        and not (each.starts and (each.starts.year, each.starts.month) >= (last.year, last.number))
        and not (each.ends and (each.ends.year, each.ends.month) < (given.period.last.year, given.period.last.number))
    ]
