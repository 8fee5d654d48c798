"""A pack is checked on reading, and says in a sentence what is wrong with it."""

import shutil
from pathlib import Path

import pytest

from wardmote.errors import Invalid, Missing
from wardmote.reports.packs import load_pack, shipped_packs

CHORLEY = "chorley_south_ribble"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "a_pack"
    shutil.copytree(load_pack(CHORLEY).folder, folder)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("slug", shipped_packs())
def test_every_shipped_pack_can_be_read(slug):
    assert load_pack(slug).slug == slug


def test_a_pack_may_be_a_folder_of_ones_own(copy):
    assert load_pack(copy).title == "Chorley and South Ribble"


def test_the_digest_changes_with_any_byte(copy):
    before = load_pack(copy).digest
    change(copy, "grants.toml", "10000", "10001")
    assert load_pack(copy).digest != before


def test_an_unknown_pack_names_those_there_are():
    with pytest.raises(Missing, match=r"no pack called atlantis\. Use one of .*chorley_south_ribble"):
        load_pack("atlantis")


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("gaps.toml", 'title = "Substance misuse"', 'titel = "x"', r"gap 1 has the unknown key “titel”\. Known keys"),
        ("gaps.toml", 'title = "Substance misuse"', "", r"gap 1 has no “title”\. Add title"),
        ("gaps.toml", 'title = "Substance misuse"', "title = 3", r"“title” is 3\. Write text in quotation marks"),
        ("gaps.toml", 'slug = "hate_crime"', 'slug = "exploitation"', r"slug “exploitation” stands twice"),
        ("gaps.toml", 'limbs = ["a", "b"]', 'limbs = "a"', r"“limbs” is not a list"),
        ("gaps.toml", 'limbs = ["a", "b"]', 'limbs = ["z"]', r"“limbs” of \w+ “z” leads nowhere\. Use one of a, b"),
        ("gaps.toml", 'owner = "probation_service"', 'owner = "nobody"', r"“owner” of reoffending “nobody” leads"),
        ("gaps.toml", 'priorities = ["domestic_abuse"]', 'priorities = ["x"]', r"“priorities” of \w+ “x” leads"),
        ("gaps.toml", 'areas = ["chorley"]', 'areas = ["leeds"]', r"“areas” of \w+ “leeds” leads nowhere"),
        ("plan.toml", "ends = 2025-03-31", "ends = 2021-03-31", r"ends before it starts"),
        ("plan.toml", "ends = 2025-03-31", 'ends = "2025-03-31"', r"Write a date such as 2025-03-31"),
        ("plan.toml", "ends = 2025-03-31", "ends = 31 March", r"not well-formed TOML.*line"),
        ("plan.toml", 'id = "foreword-2"', 'id = "foreword-1"', r"id “foreword-1” stands twice"),
        ("organisations.toml", 'limb = "b"', 'limb = "q"', r"“limb” of lancashire_constabulary “q”"),
        ("organisations.toml", 'capacity = "participating"', 'capacity = "keen"', r"“capacity” of \w+ “keen”"),
        ("organisations.toml", 'successor = "integrated_care_board"', 'successor = "x"', r"“successor” of"),
        (
            "priorities/road_safety.toml",
            'county_priority = "road_safety"',
            'county_priority = "x"',
            r"“county_priority”",
        ),
        ("priorities/road_safety.toml", 'heads = ["crime_and_disorder"]', "heads = []", r"“heads” is empty"),
        ("priorities/exploitation.toml", 'meeting = "genga"', 'meeting = "x"', r"“meeting” of exp-now-1-1 “x”"),
        ("priorities/exploitation.toml", 'under = "exp-now-1"', 'under = "x"', r"“under” of exp-now-1-1 “x”"),
        ("meetings.toml", "\nrun_here = true", "\nrun_here = 1", r"Write true or false"),
        ("grants.toml", "pounds_a_year = 10000", "pounds_a_year = true", r"Write a whole number"),
        ("grants.toml", "[[grant]]", "[grant]", r"Write \[\[grant\]\] with double brackets|not well-formed TOML"),
        (
            "pack.toml",
            '{ code = "E07000126", name = "South Ribble" }]\n\n[pair]',
            "]\n\n[pair]",
            r"south_ribble has no",
        ),
    ],
)
def test_a_fault_is_named_with_file_key_and_remedy(copy, file, old, new, complaint):
    change(copy, file, old, new)
    with pytest.raises(Invalid, match=complaint) as caught:
        load_pack(copy)
    assert file.split("/")[0] in str(caught.value)
    assert caught.value.instead


def test_a_missing_file_is_named(copy):
    (copy / "gaps.toml").unlink()
    with pytest.raises(Missing, match=r"no gaps\.toml"):
        load_pack(copy)


def test_a_file_that_is_not_utf8_is_named(copy):
    (copy / "gaps.toml").write_bytes(b'slug = "caf\xe9"')
    with pytest.raises(Invalid, match=r"gaps\.toml is not UTF-8 text \(byte 11\)"):
        load_pack(copy)
