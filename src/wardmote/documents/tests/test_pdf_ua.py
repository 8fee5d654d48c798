"""Every checkpoint of PDF/UA-1 a machine can check, by a checker that is not ours; it runs at night."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from wardmote.documents import Heading, Paragraph, render_pdf
from wardmote.documents.tests.specimen import line_chart, rich


@pytest.mark.nightly
@pytest.mark.parametrize("made_up", [False, True])
def test_a_document_passes_the_whole_of_pdf_ua(tmp_path, made_up):
    made = rich(made_up)
    # Long enough for the checker to know a running head from a sentence that was left out of the reading order.
    more = [
        block
        for place in range(4)
        for block in (Heading(1, f"More {place}", f"more-{place}"), Paragraph("Words. " * 300), line_chart(f"c{place}"))
    ]
    path, report = tmp_path / "document.pdf", tmp_path / "report.json"
    path.write_bytes(render_pdf(replace(made, blocks=made.blocks + tuple(more))))
    checker = Path(sys.executable).with_name("outloud")
    run = subprocess.run([checker, path, "--json", report], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert json.loads(report.read_text())
