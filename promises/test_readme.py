"""What the README tells a newcomer to type is what the command takes, and the pictures it shows are there."""

import re
import shlex

import pytest

from promises.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TYPED = [
    line.split("#")[0].strip() for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines()
]


@pytest.mark.parametrize("line", [line for line in TYPED if line.startswith(".venv/bin/wardmote")])
def test_the_command_takes_what_the_readme_says(line):
    from wardmote.project.command import parser

    args = parser().parse_args(shlex.split(line)[1:])
    assert callable(args.run)


@pytest.mark.parametrize("line", [line for line in TYPED if line.startswith("script/")])
def test_the_doors_are_there(line):
    assert (ROOT / line.split()[0]).stat().st_mode & 0o111


def test_its_pictures_and_papers_are_there():
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)|`((?:docs|src)/[^`]+|[A-Z]+\.md)`", README)
    paths = [one or other for one, other in named]
    print(f"{len(paths)} paths, {len(TYPED)} lines to type")
    assert len(paths) >= 6
    assert not [path for path in paths if not (ROOT / path).exists()]
