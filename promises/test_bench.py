"""What `script/bench --check` says: a measure that fell is told, beside measures of a like machine and no other."""

import pytest
from bench import results
from bench.results import Machine, Measure, fallen, keep, last_ratios

from promises.sources import ROOT

HERE = Machine("arm, two cores", 0.100)
#: What was measured, whether more is better, what a peer took; how many times better it is, and is the bar kept?
MEASURES = [
    (10.0, False, None, 2.0, True),
    (25.0, False, None, 0.8, False),
    (25.0, True, None, 1.25, True),
    (10.0, True, None, 0.5, False),
    (11.0, False, 22.0, 2.0, True),
    (441.0, False, 22.0, 22 / 441, False),
]


@pytest.mark.parametrize(("value", "least", "peer", "ratio", "kept"), MEASURES)
def test_a_ratio_says_how_many_times_better(value, least, peer, ratio, kept):
    measure = Measure("a page", value, "ms", 20.0, least=least, peer=peer)
    assert (measure.ratio, measure.kept) == (pytest.approx(ratio), kept)
    assert measure.said().endswith(" kept") == kept


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "KEPT", tmp_path / "results.csv")

    def put(value: float, machine: Machine = HERE, bench: str = "load") -> None:
        keep(bench, [Measure("a page", value, "ms", 20.0)], machine)

    return put


@pytest.mark.parametrize(("now", "said"), [(10.0, 0), (12.4, 0), (12.6, 1), (5.0, 0)])
def test_less_than_four_fifths_of_the_last_ratio_is_a_fall(kept, now, said):
    kept(1.0)
    kept(10.0)
    assert len(fallen("load", [Measure("a page", now, "ms", 20.0)], HERE)) == said


@pytest.mark.parametrize(
    "other",
    [Machine("arm, four cores", 0.100), Machine(HERE.kind, 0.121), Machine(HERE.kind, 0.083)],
    ids=["another kind", "slower today", "faster today"],
)
def test_another_machine_is_no_measure(kept, other):
    kept(1.0, other)
    kept(1.0, bench="start")
    assert last_ratios("load", HERE) == {}
    assert fallen("load", [Measure("a page", 100.0, "ms", 20.0)], HERE) == []


def test_nothing_kept_is_nothing_to_set_by(kept, capsys):
    assert fallen("load", [Measure("a page", 100.0, "ms", 20.0)], HERE) == []
    assert "no measure of a like machine is kept" in capsys.readouterr().out


def test_every_bench_was_kept_once():
    scripts = {path.stem for path in (ROOT / "bench").glob("*.py")}
    lines = results.KEPT.read_text(encoding="utf-8").splitlines()
    print(f"{len(lines) - 1} measures are kept, of {len(scripts)} benches")
    assert scripts == {line.partition(",")[0] for line in lines[1:]}
