"""Limbs (b) and (c): what changed, whether it could be chance, and what the data allow one to say of why."""

from collections.abc import Iterator

from wardmote.documents import Block, Bullets, Column, Heading, Note, Paragraph, Table, Text
from wardmote.documents.tables import Cell
from wardmote.evidence.indicators import Line
from wardmote.evidence.provenance import Provenance
from wardmote.reports.strategic_assessment.gaps import gap_block, gaps_for, missing_before_gap
from wardmote.reports.strategic_assessment.line_figures import ids_of
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.say import percent, reasons_in_words
from wardmote.reports.strategic_assessment.wording import listed, name_of, several

BEYOND = "more than chance"


def changes(given: Materials) -> Iterator[Block]:
    """Limb (b): every kind against the same months a year before, judged together."""
    before = given.period.year_before()
    yield Heading(1, "(b) Changes since the previous assessment", "changes")
    yield Paragraph(
        f"Each kind in {given.period.label} is set against the same months a year before, {before.label}. A change "
        "is called more than chance only if it is larger than the series' own variation would often make, after "
        "allowing for how many changes are looked at together."
    )
    yield Paragraph(how_many_tested(given))
    yield from missing_before_gap(given)
    if left_out := months_left_out(given):
        yield Note(
            "caveat",
            f"The counts compared are not of the whole period: {listed(left_out)} "
            f"{'is' if len(left_out) == 1 else 'are'} left out of both years, because one of the two has no extract.",
        )
    yield change_table(given)
    if why_not := reasons_in_words(given.lines, given.figures):
        yield Note("caveat", why_not)
    for gap in gaps_for(given, limb="b"):
        if "a" not in gap.limbs:
            yield gap_block(given.pack, gap)


def months_left_out(given: Materials) -> list[str]:
    """The months of the period that no change is of, in words."""
    compared = next((line.change for line in given.lines if line.change and line.change.left_out), None)
    return [month.label for month in compared.left_out] if compared else []


def beyond_chance(given: Materials) -> tuple[Line, ...]:
    """The kinds (not the total) that changed by more than chance."""
    return tuple(line for line in given.lines if not line.is_total and line.change and line.change.verdict == BEYOND)


def how_many_tested(given: Materials) -> tuple:
    """Of so many changes tested, so many are more than chance, and which."""
    tested, names = given.measurement.tested, [name_of(line.kind) for line in beyond_chance(given)]
    judged = next((line.change for line in given.lines if line.change), None)
    if not tested or judged is None:
        why_not = "; ".join(dict.fromkeys(line.change.reason for line in given.lines if line.change))
        return (Text(f"No change could be tested: {why_not or 'too few months are held'}."),)
    name = given.figures.add(
        "changes",
        "beyond-chance",
        len(names),
        label="Kinds that changed by more than chance",
        unit="kinds",
        provenance=judged.provenance,
        detail={"tested": tested, "kinds": "; ".join(names)},
    )
    found = (
        f"{len(names)} of the kinds changed by more than chance: {listed(names)}"
        if names
        else "none of the kinds changed by more than chance"
    )
    allowed = " Of changes called that, no more than one in twenty is expected to be chance after all." if names else ""
    said = given.figures.ref(name, several(tested, "change was", "changes were") + f" tested together; {found}")
    return (said, Text(f".{allowed}"))


def change_table(given: Materials) -> Table:
    """Every kind: both counts, the change with its interval, q, and the verdict in words."""
    return Table(
        id="changes-table",
        caption=f"Change in {given.place.name}: {given.period.label} against {given.period.year_before().label}",
        columns=(
            Column("Kind"),
            Column("Year before", "number", absent="not known"),
            Column("Months compared" if months_left_out(given) else "This period", "number"),
            Column("Change", "change", absent="none"),
            Column("Range from", "change", absent="none"),
            Column("Range to", "change", absent="none"),
            Column("q", "decimal", decimals=3, absent="none"),
            Column("Verdict"),
        ),
        rows=tuple(_change_row(given, line) for line in given.lines),
        notes=(
            "The range is the one that would hold the underlying change 95 times in 100.",
            "The smaller q, the seldomer chance makes such a change; below 0.05 it is called more than chance.",
        ),
        units="crimes recorded; incidents for antisocial behaviour; change in per cent",
        source=given.source_line,
    )


def _change_row(given: Materials, line: Line) -> tuple[Cell, ...]:
    ids, figures, change = ids_of(given.figures, line), given.figures, line.change
    after: Cell = figures.cell(ids.count, line.level.count)
    if change is None:
        return (line.kind, None, after, None, None, None, None, "not compared")
    if change.left_out:
        after = figures.cell(ids.compared, change.after)
    numbers = [None if end is None else percent(end) for end in (change.ratio, change.low, change.high)]
    return (
        line.kind,
        None if change.before is None else figures.cell(ids.before, change.before),
        after,
        *(None if each is None else figures.cell(ids.change, each) for each in numbers),
        None if change.q is None else figures.cell(ids.change, change.q),
        figures.cell(ids.change, change.verdict),
    )


def why(given: Materials) -> Iterator[Block]:
    """Limb (c): known reasons in the records themselves, and then the gap."""
    yield Heading(1, "(c) Why the changes occurred", "why")
    yield Paragraph(
        "Counts show that something changed and not why. What the records themselves allow one to say is this."
    )
    yield Bullets(tuple(_known_reasons(given)))
    for gap in gaps_for(given, limb="c"):
        if not gap.priorities:
            yield gap_block(given.pack, gap)


def _known_reasons(given: Materials) -> Iterator[tuple]:
    for line in given.lines:
        for each in line.series.breaks:
            until = f" to {each.last.label}" if each.last else " on"
            yield (Text(f"{name_of(line.kind)}, {each.first.label}{until}: {each.reason}. {each.citation}."),)
    for line in beyond_chance(given):
        yield _when(given, line)
    if given.missing:
        yield (Text("Months are missing, so part of any change may be that they were not counted."),)
    if not given.measurement.tested:
        yield (Text("No change could be tested, so it is not known which of them need explaining."),)
    elif not beyond_chance(given):
        name = given.figures.add(
            "changes",
            "none",
            0,
            label="Kinds that changed by more than chance",
            unit="kinds",
            provenance=_judged(given),
            detail={"tested": given.measurement.tested},
        )
        yield (given.figures.ref(name, "No kind changed by more than chance"), Text(", so there is none to explain."))


def _judged(given: Materials) -> Provenance:
    return next((line.change.provenance for line in given.lines if line.change), given.measurement.unlocated.provenance)


def _when(given: Materials, line: Line) -> tuple:
    """Over how many of the months a change ran: one bad month and a whole year are different stories."""
    counts = dict(zip(line.series.months, line.series.counts, strict=True))
    pairs = [(counts.get(month), counts.get(month - 12)) for month in given.period.months()]
    both = [(after, before) for after, before in pairs if after is not None and before is not None]
    rising = line.change is not None and (line.change.after or 0) > (line.change.before or 0)
    moved = sum(after > before if rising else after < before for after, before in both)
    name = given.figures.add(
        ids_of(given.figures, line).group,
        "months-moved",
        moved,
        label=f"{line.kind}: months that moved the same way",
        unit="months",
        provenance=line.provenance,
        detail={"months compared": len(both)},
    )
    return (
        Text(f"{name_of(line.kind)} was "),
        given.figures.ref(
            name, f"{'higher' if rising else 'lower'} than a year before in {moved} of {several(len(both), 'month')}"
        ),
        Text(
            ", so the change was spread over the period."
            if len(both) and moved >= 0.75 * len(both)
            else ", so the change was not in every month."
        ),
    )
