"""Limb (g): what the county strategy group should know: where ours and theirs meet, and what only they can get."""

from collections.abc import Iterator

from wardmote.documents import Block, Bullets, Column, Heading, Note, Paragraph, Strong, Table, Text
from wardmote.documents.tables import number
from wardmote.documents.words import Inline
from wardmote.evidence.provenance import Provenance, joined
from wardmote.reports.packs import HEADS, County, CountyPriority
from wardmote.reports.strategic_assessment.bearing import Bearing, bearing
from wardmote.reports.strategic_assessment.gaps import gap_block, gaps_for
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.roads import COLLISIONS, GRAVE, Roads
from wardmote.reports.strategic_assessment.wording import listed, name_of, slug

SHARE_METHOD = "count here ÷ count of the footprint, of the same year"


def county_matters(given: Materials) -> Iterator[Block]:
    """Which county priority each of ours belongs to, what the evidence here says of each, and what is asked of bodies
    that work for the whole county."""
    yield Heading(1, "(g) Matters for the county strategy group", "county")
    county = given.pack.county
    if county is None:
        yield Paragraph("The area has one tier of local government, so there is no county strategy group.")
        return
    yield Paragraph(
        f"The {county.name} is the county strategy group. Its {county.agreement} has {len(county.priorities)} "
        "priorities; the table places each of the plan's under the nearest."
    )
    yield _priorities(given, county)
    above = {priority.county_priority for priority in given.pack.priorities}
    without = [each.title for each in county.priorities if each.slug not in above]
    if without:
        yield Paragraph(f"County priorities with none of ours beneath them: {listed(without)}.")
    if county.note:
        yield Note("note", county.note)
    yield Paragraph("What the evidence of this assessment says under each county priority:")
    yield Bullets(tuple(_under(given, each) for each in county.priorities))
    if given.roads:
        yield from _shares(given, given.roads)
    yield from _asked_county_wide(given)
    yield from (gap_block(given.pack, gap) for gap in gaps_for(given, limb="g"))


def _priorities(given: Materials, county: County) -> Table:
    titles = {each.slug: each.title for each in county.priorities}
    return Table(
        id="county-priorities",
        caption="The plan's priorities, their heads in section 6 of the Crime and Disorder Act 1998, and the county's",
        columns=(Column("Priority"), Column("Heads of section 6"), Column("County priority")),
        rows=tuple(
            (
                priority.title,
                listed([HEADS[head] for head in priority.heads], join=";"),
                titles.get(priority.county_priority, "None"),
            )
            for priority in given.pack.priorities
        ),
        source=county.source,
    )


def _under(given: Materials, county: CountyPriority) -> tuple[Inline, ...]:
    """The verdict on each kind that bears on our priorities under one of the county's; or that nothing does."""
    ours = [each for each in given.pack.priorities if each.county_priority == county.slug]
    words: list[Inline] = [Strong(f"{county.title}: ")]
    if not ours:
        return (*words, Text("no priority of the plan stands under it, and no series is taken for it."))
    found = [said for priority in ours for link in priority.evidence for said in bearing(given, link)]
    if not found:
        return (*words, Text("no series held here bears on it."))
    for number_of, each in enumerate(found):
        words += [Text("; " if number_of else ""), *_verdict(given, each)]
    return (*words, Text("."))


def _verdict(given: Materials, each: Bearing) -> tuple[Inline, ...]:
    if not each.change:
        return (Text(f"{name_of(each.kind)}, not compared"),)
    return (Text(f"{name_of(each.kind)}, "), given.figures.ref(each.change, each.verdict))


def _shares(given: Materials, roads: Roads) -> Iterator[Block]:
    """How much of each footprint's collisions and casualties lies here: what a county body weighs districts by."""
    told = []
    for wider in (each for each in roads.places if each.wider):
        words: list[Inline] = [Strong(f"{wider.place.name}, {roads.year.first.year}: ")]
        for indicator, kind, what in (
            (COLLISIONS, "All collisions", "of reported collisions"),
            (GRAVE, "People killed or seriously injured", "of people killed or seriously injured"),
        ):
            here, there = roads.here.line(indicator, kind), wider.line(indicator, kind)
            if here is None or there is None or not there.level.count:
                continue
            share = 100 * here.level.count / there.level.count
            name = given.figures.add(
                slug(indicator),
                f"{slug(wider.place.slug)}-{slug(kind)}-share",
                share,
                label=f"{kind}: share of {wider.place.name} that lies in {given.place.name}",
                unit="per cent",
                period=roads.year.label,
                provenance=Provenance(
                    there.provenance.source,
                    joined(here.provenance.inputs, there.provenance.inputs),
                    SHARE_METHOD,
                    {"period": str(roads.year)},
                ),
                caveats=wider.released[indicator].caveats,
            )
            words += [
                Text(" and " if len(words) > 1 else ""),
                given.figures.ref(name, f"{number(share, 1)}%"),
                Text(f" {what}"),
            ]
        told.append((*words, Text(" were here.")))
    if told:
        yield Paragraph("How much of what happened on the roads of each wider area happened here:")
        yield Bullets(tuple(told))


def _asked_county_wide(given: Materials) -> Iterator[Block]:
    """What only bodies of the whole county can give, once for every district."""
    asked: dict[str, list[str]] = {}
    for gap in gaps_for(given):
        owner = given.pack.organisation(gap.owner)
        if owner.county_wide:
            asked.setdefault(owner.name, []).append(gap.title)
    if not asked:
        return
    yield Paragraph(
        "These are asked of bodies that work for the whole county. Each district asks the same, so the county strategy "
        "group may wish to ask once for all. What exactly is asked stands under “What we do not know”."
    )
    yield Table(
        id="county-asked-table",
        caption="What is asked of bodies that work for the whole county",
        columns=(Column("Asked of"), Column("What is not known")),
        rows=tuple((name, listed(titles, join=";")) for name, titles in sorted(asked.items())),
    )
