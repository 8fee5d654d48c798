"""An indicator is a folder: adding it is all it takes, and a folder that declares nothing is pointed out."""

import pytest

from wardmote.errors import Broken, Missing
from wardmote.evidence import indicators

DECLARATION = """
from wardmote.evidence.indicators.declaration import Indicator

def measure(store, **given):
    return given

INDICATOR = Indicator("drill", "A drill", "Does it work?", "drill", "things", "lower", (), measure)
"""


@pytest.fixture
def another_folder(tmp_path, monkeypatch):
    """A place where indicator folders can be put for one test."""
    monkeypatch.setattr(indicators, "__path__", [*indicators.__path__, str(tmp_path)])
    indicators._found.cache_clear()
    yield tmp_path
    indicators._found.cache_clear()


def add(folder, slug, text):
    (folder / slug).mkdir()
    (folder / slug / "__init__.py").write_text("")
    (folder / slug / "indicator.py").write_text(text)


def test_recorded_crime_is_found_and_says_what_it_is():
    found = indicators.get("recorded_crime")
    assert found in indicators.all()
    assert found.source == "police_uk"
    assert found.better == "neither"
    assert found.question.endswith("?")


def test_adding_a_folder_is_all_it_takes(another_folder):
    before = {each.slug for each in indicators.all()}
    indicators._found.cache_clear()
    add(another_folder, "drill", DECLARATION)
    assert {each.slug for each in indicators.all()} == before | {"drill"}
    assert indicators.get("drill").measure(None, place="here") == {"place": "here"}


def test_taking_it_away_is_all_it_takes_too():
    assert "drill" not in {each.slug for each in indicators.all()}


@pytest.mark.parametrize("text", ["", "INDICATOR = 1", DECLARATION])
def test_a_folder_without_its_declaration_is_named(another_folder, text):
    add(another_folder, "another", text)
    with pytest.raises(Broken, match=r"indicators/another/indicator\.py"):
        indicators.all()


def test_an_indicator_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(Missing, match="recorded_crime"):
        indicators.get("harm")
