import json

import pytest

from wardmote.errors import Invalid, Missing
from wardmote.evidence.geography.outlines import Outline, read_outlines

SQUARE = [[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]


def extract(path, **changes):
    whole = {"format": 1, "grid": "EPSG:27700", "shapes": [{"code": "X01000001", "name": "One", "rings": [SQUARE]}]}
    path.write_text(json.dumps(whole | changes), encoding="utf-8")
    return path


def test_an_extract_is_read_in_its_order(tmp_path):
    read = read_outlines(extract(tmp_path / "a.json"))
    assert read == {"X01000001": Outline("X01000001", "One", (tuple((float(x), float(y)) for x, y in SQUARE),))}


def test_a_missing_extract_is_missing_in_words(tmp_path):
    with pytest.raises(Missing, match=r"nowhere\.json"):
        read_outlines(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"grid": "EPSG:4326"},
        {"shapes": None},
        {"shapes": [3]},
        {"shapes": [{"code": "X", "name": "One"}]},
        {"shapes": [{"code": "X", "name": "One", "rings": [SQUARE[:-1]]}]},
        {"shapes": [{"code": "X", "name": "One", "rings": [[[0], [1], [2], [0]]]}]},
        {"shapes": [{"code": "X", "name": "One", "rings": ["square"]}]},
        {"shapes": [{"code": "X", "name": "One", "rings": [SQUARE]}] * 2},
    ],
)
def test_what_is_not_an_extract_is_invalid_and_names_the_file(tmp_path, changes):
    with pytest.raises(Invalid, match=r"a\.json"):
        read_outlines(extract(tmp_path / "a.json", **changes))


def test_what_is_not_json_is_invalid(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xff<html>")
    with pytest.raises(Invalid, match="not JSON"):
        read_outlines(tmp_path / "a.json")
