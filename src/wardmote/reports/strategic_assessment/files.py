"""An assessment as files: the document in three formats, its figures as JSON, its tables and its pictures."""

import json
from collections.abc import Iterator
from typing import Any

from wardmote import documents
from wardmote.documents import (
    Chart,
    Map,
    chart_png,
    chart_svg,
    csv_metadata,
    map_svg,
    render_html,
    tables_of,
    to_dict,
    write_csv,
)
from wardmote.reports.strategic_assessment.assessment import OURS, Assessment


def files_of(assessment: Assessment) -> dict[str, bytes]:
    """Every file of an assessment, by its path inside the area's folder. Equal assessments give equal bytes."""
    return dict(_files(assessment))


def _files(assessment: Assessment) -> Iterator[tuple[str, bytes]]:
    document = assessment.document
    yield "assessment.html", render_html(document, figure_href=assessment.explained_at).encode()
    yield "assessment.pdf", documents.render_pdf(document)
    yield "assessment.docx", documents.render_docx(document)
    yield OURS, as_json(assessment)
    for table in tables_of(document):
        yield f"tables/{table.id}.csv", write_csv(table, document)
        yield f"tables/{table.id}.csv-metadata.json", csv_metadata(table, document, f"{table.id}.csv")
        yield f"tables/{table.id}.xlsx", documents.write_xlsx(table, document)
    for block in document.blocks:
        if isinstance(block, Chart | Map):
            svg = chart_svg(block) if isinstance(block, Chart) else map_svg(block)
            yield f"charts/{block.id}.svg", svg.encode()
            yield f"charts/{block.id}.png", chart_png(svg)


def as_json(assessment: Assessment) -> bytes:
    """assessment.json: what was assessed, the extracts with their hashes, every figure, and the document itself.

    One line for each extract and each figure, so that two assessments can be compared line by line.
    """
    extracts = [f"{_line(name)}: {_line(each)}" for name, each in assessment.extracts.items()]
    figures = [_line(figure.as_dict()) for figure in assessment.figures]
    whole = (
        f'"assessment": {_line(assessment.facts)}',
        '"extracts": {\n' + ",\n".join(extracts) + "\n}",
        '"figures": [\n' + ",\n".join(figures) + "\n]",
        f'"document": {_line(to_dict(assessment.document))}',
    )
    return ("{\n" + ",\n".join(whole) + "\n}\n").encode()


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
