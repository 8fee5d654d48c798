"""The listed faults can be planted: each names words that stand in its file exactly once, and tests that exist."""

from promises.faults import Fault
from promises.sources import ROOT


def test_every_fault_still_has_a_place():
    faults = Fault.listed()
    print(f"{len(faults)} faults listed")
    assert len(faults) >= 10
    lost = [f.rule for f in faults if (ROOT / f.file).read_text(encoding="utf-8").count(f.words) != 1]
    assert not lost, f"These rules' words have moved; mend promises/faults.toml: {lost}"
    assert not [f.rule for f in faults if f.words == f.instead]
    assert not [t for f in faults for t in f.tests if not (ROOT / t.split("::")[0]).exists()]
