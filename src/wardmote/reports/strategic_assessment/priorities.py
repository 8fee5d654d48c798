"""Limb (d): matters to put first. Evidence for each priority of the plan, line by line; no score is made."""

from collections.abc import Iterator

from wardmote.documents import Block, Bullets, Facts, Heading, Note, Paragraph, Text
from wardmote.reports.packs import HEADS, EvidenceLink, Priority, Programme
from wardmote.reports.strategic_assessment.bearing import bearing
from wardmote.reports.strategic_assessment.gaps import gap_block, gaps_for
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import day, listed, name_of, slug


def priorities(given: Materials) -> Iterator[Block]:
    """Each priority and programme with what is known of it and what is not."""
    yield Heading(1, "(d) Matters to put first", "priorities")
    yield Paragraph(
        f"The plan's {len(given.pack.priorities)} priorities are taken in its own order, each with what the evidence "
        "shows. No score is made: what comes first is for the responsible authorities to decide."
    )
    if given.pack.plan.status_at(given.as_at) == "ended":
        yield Note(
            "note", f"The plan ended on {day(given.pack.plan.ends)}. Its priorities stand until others are chosen."
        )
    for priority in given.pack.priorities:
        yield from _priority(given, priority)
    for programme in given.pack.programmes:
        yield from _programme(given, programme)


def _priority(given: Materials, priority: Priority) -> Iterator[Block]:
    yield Heading(2, priority.title, f"priority-{slug(priority.slug)}")
    titles = {each.slug: each.title for each in given.pack.county.priorities} if given.pack.county else {}
    yield Facts(
        (
            ("Head of section 6", listed([HEADS[head] for head in priority.heads], join=";")),
            ("County priority", titles.get(priority.county_priority, "None")),
        )
    )
    yield Paragraph("The plan wanted:")
    yield Bullets(tuple(aim.text for aim in priority.aims))
    yield Paragraph("What the evidence shows:")
    yield from _evidence(given, priority.evidence)
    for gap in gaps_for(given, priority=priority.slug):
        yield gap_block(given.pack, gap)


def _programme(given: Materials, programme: Programme) -> Iterator[Block]:
    yield Heading(2, programme.title, f"programme-{slug(programme.slug)}")
    yield Facts((("Head of section 6", listed([HEADS[head] for head in programme.heads], join=";")),))
    yield from _evidence(given, programme.evidence)
    same = [gap.title for gap in gaps_for(given) if set(gap.heads) & set(programme.heads) and not gap.priorities]
    if same:
        yield Paragraph(f"Not known, and asked for in part (a): {listed(same)}.")


def _evidence(given: Materials, links: tuple[EvidenceLink, ...]) -> Iterator[Block]:
    known = [(link, tuple(bearing(given, link))) for link in links]
    if not any(said for _, said in known):
        yield Paragraph("No series held here bears on this. What is missing, and who could give it, follows.")
        return
    yield Bullets(tuple(each.words for _, said in known for each in said))
    for link, said in known:
        if said:
            yield Note("caveat", (Text(f"{listed([name_of(each.kind) for each in said])}: {link.says}"),))
