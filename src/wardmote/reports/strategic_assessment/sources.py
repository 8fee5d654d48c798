"""The last pages: how figures were made, where each came from, and the files behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardmote.documents import Block, Bullets, Column, Heading, Paragraph, Table
from wardmote.evidence.geography import LOOKUP_DATED
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.wording import INVENTED, several, slug


def method(given: Materials) -> Iterator[Block]:
    """How counts, ranges and verdicts were made, and what they cannot bear."""
    yield Heading(1, "How the figures were made", "method")
    yield Paragraph(
        "A count is the number of rows a police force published for the months, the district and the kind, exact "
        "repeats included. A row belongs to the district its LSOA lies in; a row without an LSOA is in no district "
        "and is counted apart."
    )
    judged = next((line.change for line in given.lines if line.change), None)
    yield Bullets(
        tuple(
            f"{name}: {text}."
            for name, text in (
                ("Levels", given.lines[0].provenance.method if given.lines else "none"),
                ("Changes", judged.provenance.method if judged else "none were worked out"),
                ("Rows without a place", given.measurement.unlocated.provenance.method),
                (
                    "Usual range",
                    next((line.limits.method for line in given.lines if line.limits), "none was worked out"),
                ),
                ("District of an LSOA", LOOKUP_DATED.rstrip(".")),
            )
        )
    )
    yield Heading(2, "Caveats", "caveats")
    yield Bullets(given.caveats)


@dataclass(frozen=True)
class Explained:
    """A group of figures explained in one row."""

    group: str
    what: str


def provenance(given: Materials) -> Iterator[Block]:
    """One row for each group of figures, to which every number of the document leads."""
    yield Heading(1, "Where each figure came from", "provenance")
    yield Paragraph(
        "Each number in this document leads to a row here. The file assessment.json beside it names, for every "
        "figure, each cell of each extract it was counted from."
    )
    rows, ids = [], []
    for group, names in given.figures.groups.items():
        made_from = {each for name in names for each in given.figures[name].provenance.inputs}
        extracts = sorted({each.extract for each in made_from})
        months = sorted({extract.rpartition("/")[2] for extract in extracts})
        span = f"{months[0]} to {months[-1]}" if len(months) > 1 else "".join(months)
        rows.append(
            (
                given.group_titles.get(group, group),
                several(len(names), "figure"),
                f"{several(len(extracts), 'extract')}, {span}" if extracts else "no extract",
                given.figures[names[0]].provenance.method,
            )
        )
        ids.append(anchor(group))
    yield Table(
        id="provenance-table",
        caption="Figures by what they are about, and what they were made from",
        columns=(Column("Figures about"), Column("How many"), Column("Made from"), Column("How")),
        rows=tuple(rows),
        row_ids=tuple(ids),
    )


def anchor(group: str) -> str:
    """Where in the document a group of figures is explained."""
    return f"made-{slug(group)}"


def sources(given: Materials) -> Iterator[Block]:
    """Every extract with its hash, and every other source with its licence."""
    yield Heading(1, "Sources", "sources")
    publishers = sorted(
        {
            (INVENTED, "nothing in them is real") if each.made_up else (each.publisher, each.licence)
            for each in given.extracts
        }
    )
    yield Bullets(tuple(_licences(given, publishers)))
    yield Paragraph(
        "The hash (SHA-256) of a file tells that file from every other. To check a file, work out its hash and compare."
    )
    rows = [(each.id, each.file_name, each.sha256) for each in given.extracts]
    rows += [(each.id, each.file_name, each.sha256) for each in given.grouped.files]
    yield Table(
        id="extracts-table",
        caption="The extracts the figures are counted from, and the files of geography they are placed by",
        columns=(Column("Extract"), Column("File"), Column("Hash (SHA-256)")),
        rows=tuple(rows),
        source=given.source_line,
    )


def _licences(given: Materials, publishers: Sequence[tuple[str, str]]) -> Iterator[str]:
    for publisher, licence in publishers:
        yield f"{publisher}: {licence}."
    for each in given.populations:
        people = f"{each.value:,} {each.what} in {_district(given, each.district)}"
        yield f"{each.source}: {people}. {each.licence}. {each.url}"
    for file in given.grouped.files:
        said = (f"{file.title[:1].upper()}{file.title[1:]}", file.publisher, file.licence)
        yield f"{'. '.join(each.rstrip('.') for each in said)}."
    for layer in given.pack.layers:
        yield f"{layer.title}, {layer.dated}: {layer.made_from}. {layer.attribution}"
    yield f"{given.pack.plan.source}, restated in our own words."


def _district(given: Materials, code: str) -> str:
    return next((each.name for each in given.place.districts if each.code == code), code)
