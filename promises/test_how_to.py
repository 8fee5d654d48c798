"""What docs/how-to/back-up-and-restore.md tells one to type does what it says, line by line."""

import os
import re
import subprocess
import sys
from pathlib import Path

from promises.engines import run, set_up, sqlite_engine
from promises.sources import ROOT

PAGE = ROOT / "docs" / "how-to" / "back-up-and-restore.md"
PASSPHRASE = "orchard paving velvet trombone\n"


def parts() -> list[tuple[str, list[str]]]:
    """Each heading with the lines to type beneath it."""
    found = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]
    typed = [
        [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
        for text in found[1::2]
    ]
    return [(title, lines) for title, lines in zip(found[::2], typed, strict=True) if lines]


def test_backing_up_and_restoring_as_the_page_says(tmp_path):
    with sqlite_engine(tmp_path / "one") as one, sqlite_engine(tmp_path / "two") as two:
        set_up(one)
        run(one, "load-pack", "example")
        lines = 0
        for title, typed in parts():
            engine = two if title.startswith("On another machine") else one
            path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
            environment = {**os.environ, **engine.environment, "PATH": path}
            environment.pop("DJANGO_SETTINGS_MODULE", None)
            for line in typed:
                done = subprocess.run(
                    ["sh", "-c", line],
                    cwd=tmp_path, env=environment, input=PASSPHRASE, capture_output=True, text=True, check=False,
                )  # fmt: skip
                assert done.returncode == 0, f"{line}: {done.stderr}"
                lines += 1
        print(f"{lines} lines typed")
        assert lines >= 6
        of_the_pack = {name: rows for name, rows in one.counts().items() if name.startswith(("plan_", "places_"))}
        assert sum(of_the_pack.values()) > 50
        assert of_the_pack.items() <= two.counts().items()


def test_the_page_names_every_way_that_restoring_refuses():
    """The sentences of its table are those of the code."""
    homes = [ROOT / "src/wardmote/foundation" / name for name in ("backup", "sealing")]
    said = "".join(path.read_text() for home in homes for path in home.rglob("*.py"))
    told = re.findall(r"^\| ([^|]+) \|", PAGE.read_text(), re.M)[1:]
    told = [part.strip() for row in told for part in re.split(r",(?= is not)|…", row) if part.strip(" ,|-")]
    print(f"{len(told)} sentences")
    assert len(told) >= 6
    words = re.sub(r'"\s*f?"|\{[^}]*\}', "", said)
    missing = [part for part in told if part.strip(" ,").removeprefix("by Wardmote ") not in words]
    assert not missing, missing
