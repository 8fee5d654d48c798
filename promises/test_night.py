"""What has more to try at night was tried then, and held; its day and commit stand in `nights.csv`."""

from types import SimpleNamespace

import pytest

from promises import night
from promises.mutants import Package
from promises.night import Tried, Watching, ask_for_the_night, put_down

HIDDEN = "promises/test_hidden.py"


def test_what_was_tried_at_night_held():
    tried = Tried.listed()
    asked = [*ask_for_the_night(), *(each.called for each in Package.listed())]
    never = [name for name in asked if (name, "sqlite") not in tried]
    print(f"{len(tried)} were tried at night; of {len(asked)} never, or not since it is put down: {', '.join(never)}")
    assert tried
    assert not [one for one in tried.values() if one.failed], "did not hold when it was last tried"
    assert all(one.tests and one.on and one.commit for one in tried.values())


def test_nothing_is_told_of_what_is_gone():
    asked = ask_for_the_night()
    known = {*asked, *(each.called for each in Package.listed()), "faults"}
    assert not [what for what, _engine in Tried.listed() if what not in known]


@pytest.fixture(autouse=True)
def results(tmp_path, monkeypatch, request):
    if "last" in request.fixturenames:
        monkeypatch.setattr(night, "RESULTS", tmp_path / "nights.csv")
        monkeypatch.setattr(night, "commit", lambda: "abc1234567")


@pytest.fixture
def last():
    """The results so far, which begin with none."""
    return Tried.listed


def test_a_later_night_stands_in_the_place_of_an_earlier_one_and_the_others_stay(last):
    assert last() == {}
    put_down([Tried("a", "sqlite", tests=3, failed=1, seconds=1.25, said=["one, two", "three"]), Tried("b", "sqlite")])
    assert last()["a", "sqlite"].said == ["one, two", "three"]
    put_down([Tried("a", "sqlite", tests=4, seconds=2)])
    put_down([Tried("a", "postgresql", tests=4)])
    assert [(what, engine, one.tests, one.failed) for (what, engine), one in last().items()] == [
        ("a", "postgresql", 4, 0),
        ("a", "sqlite", 4, 0),
        ("b", "sqlite", 0, 0),
    ]
    assert {one.commit for one in last().values()} == {"abc1234567"}


def report(name, when="call", *, failed=False, said=""):
    return SimpleNamespace(nodeid=f"{name}::test", when=when, failed=failed, duration=0.5, capstdout=said)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({"args": ["promises"]}, True),
        ({"args": [f"{HIDDEN}::test_hidden"]}, False),
        ({"args": ["promises"], "keyword": "hidden"}, False),
        ({"args": ["promises"], "markexpr": "nightly"}, False),
    ],
)
def test_only_a_file_that_was_tried_whole_is_put_down(last, chosen, kept):
    watching = Watching("sqlite")
    for each in (
        report(HIDDEN, "setup"),
        report(HIDDEN, said="pages\n41 pages, none told\n"),
        report(HIDDEN, "teardown", failed=True),
        report("promises/test_absent.py", failed=True),
    ):
        watching.pytest_runtest_logreport(each)
    options = SimpleNamespace(keyword=chosen.get("keyword", ""), markexpr=chosen.get("markexpr", ""))
    watching.pytest_terminal_summary(SimpleNamespace(option=options, args=chosen["args"]))
    found = last()
    assert bool(found) == kept
    if kept:
        (one,) = found.values()
        assert (one.what, one.tests, one.failed, one.seconds, one.said) == (HIDDEN, 1, 1, 1.5, ["41 pages, none told"])
