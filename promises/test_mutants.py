"""What `mutants.toml` says of changes that no test sees is said of lines that stand in their packages."""

import re

from promises.mutants import Package
from promises.sources import ROOT


def test_what_is_explained_still_stands():
    gone, count = [], 0
    for package in Package.listed():
        found = [path for path in (ROOT / package.folder).rglob("*.py") if "tests" not in path.parts]
        assert found, package.folder
        whole = " ".join(re.sub(r"\s+", " ", path.read_text(encoding="utf-8")) for path in found)
        count += len(package.unseen)
        gone += [line for line, instead in package.unseen if line not in whole or line == instead]
    print(f"{count} changes explained")
    assert not gone, f"These lines have moved; mend promises/mutants.toml: {gone}"


def test_every_reason_is_one():
    assert all(len(each.split()) >= 4 for package in Package.listed() for each in package.unseen.values())
