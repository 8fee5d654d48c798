import pytest

from wardmote.errors import Missing
from wardmote.evidence.geography import LOOKUP_DATED, district, districts, made_up_districts, resolve
from wardmote.evidence.geography.districts import by_name, later_districts, table
from wardmote.evidence.geography.resolution import _runs


def test_an_unknown_code_is_missing_in_words():
    with pytest.raises(Missing, match="E07999999"):
        district("E07999999")


def test_a_later_and_a_made_up_district_have_a_code_too():
    assert district("E06000063").name == "Cumberland"
    assert district("X07000001").name == "Netherwick"


def test_made_up_names_and_codes_cannot_be_taken_for_real_ones():
    real = {each.name.casefold() for each in districts()} | {row["name"].casefold() for row in table("other_names.csv")}
    for each in made_up_districts():
        assert each.code.startswith("X")
        assert each.name.casefold() not in real
    assert not set(made_up_districts()) & set(districts())


def test_no_name_leads_to_two_districts():
    sources = (len(districts()), len(table("other_names.csv")), len(later_districts()), len(made_up_districts()))
    assert len(by_name()) == sum(sources)


def test_later_districts_replaced_districts_that_were():
    codes = {each.code for each in districts()}
    for each, replaced in later_districts():
        assert each.code not in codes
        assert set(replaced) <= codes


def test_runs_are_sorted_and_do_not_overlap():
    firsts, lasts, _ = _runs()
    assert firsts == sorted(firsts)
    assert all(last < after for last, after in zip(lasts, firsts[1:], strict=False))
    assert sum(int(last[3:]) - int(first[3:]) + 1 for first, last in zip(firsts, lasts, strict=True)) == 34_753


def test_every_lsoa_of_2011_is_placed_by_the_look_up():
    codes = [
        f"{first[:3]}{number:06}"
        for first, last in zip(*_runs()[:2], strict=True)
        for number in range(int(first[3:]), int(last[3:]) + 1)
    ]
    assert {resolve(code, "").how for code in codes} == {"lookup"}


def test_the_look_up_says_of_when_it_is_and_whose():
    assert "May 2022" in LOOKUP_DATED
    assert "Open Government Licence" in LOOKUP_DATED
