"""Equal documents give equal bytes, in every format, in processes that know nothing of each other."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from wardmote.documents import render_pdf
from wardmote.documents.tests.specimen import rich

PRINT = """
import hashlib
from wardmote.documents import *
from wardmote.documents.tests.specimen import rich
made = rich()
parts = [render_html(made).encode(), render_html(made, page=False).encode(), render_pdf(made), render_docx(made)]
parts += [write_xlsx(table, made) for table in tables_of(made)] + [write_csv(table, made) for table in tables_of(made)]
parts += [chart_png(chart_svg(block)) for block in made.blocks if isinstance(block, Chart)]
print(*(hashlib.sha256(part).hexdigest() for part in parts))
"""


def printed(seed: str, zone: str) -> list[str]:
    settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    return subprocess.run(
        [sys.executable, "-c", PRINT], capture_output=True, text=True, check=True, env=settings
    ).stdout.split()  # fmt: skip


def test_two_fresh_processes_write_the_same_bytes():
    first, second = printed("1", "Europe/London"), printed("2", "Pacific/Auckland")
    assert len(first) == 16
    assert first == second


def test_rendering_something_else_first_changes_nothing():
    alone = render_pdf(rich())
    render_pdf(rich(made_up=False))
    assert render_pdf(rich()) == alone


def test_several_who_ask_at_once_each_get_the_whole_document():
    made, alone = rich(), render_pdf(rich())
    with ThreadPoolExecutor(8) as at_once:
        assert set(at_once.map(lambda _n: render_pdf(made), range(24))) == {alone}
