"""One force's months out of the archives of data.police.uk."""

import json
from hashlib import md5, sha256

import pytest

from wardmote.errors import Invalid, NotNow
from wardmote.evidence.fetch.folder import holding
from wardmote.evidence.fetch.tests.loopback import Document, Loopback
from wardmote.evidence.fetch.tests.publications import archive, publish_archives, street
from wardmote.evidence.fetch.tests.visiting import final_names, police
from wardmote.evidence.periods import Month, Period

MARCH_22, MARCH_25 = Month.parse("2022-03"), Month.parse("2025-03")


@pytest.fixture
def place():
    with Loopback() as place:
        publish_archives(place, {MARCH_22: archive(MARCH_22), MARCH_25: archive(MARCH_25)})
        yield place


def expected(period: str, version: int = 1) -> dict[str, bytes]:
    months = Period.parse(period).months()
    return {f"files/{month}/{month}-lancashire-street.csv": street(month, "lancashire", version) for month in months}


def csvs(folder) -> dict[str, bytes]:
    return {name: body for name, body in final_names(folder / "police_uk").items() if name.endswith(".csv")}


def test_three_years_come_out_of_one_archive(place, tmp_path):
    account = police(place, tmp_path, "2022-04..2025-03")
    assert csvs(tmp_path) == expected("2022-04..2025-03")
    assert [each.path.name for each in account.archives] == ["2025-03.zip"]
    assert len(account.files) == 36
    assert account.missing == ()
    assert account.notes == ()
    assert [asked.path for asked in place.asked] == [
        "/data/archive/",
        "/data/archive/2025-03.zip",
        "/bucket/archive/2025-03.zip",
    ]


def test_the_manifest_says_where_each_came_from(place, tmp_path):
    police(place, tmp_path, "2025-02..2025-03")
    files = json.loads((tmp_path / "police_uk" / "manifest.json").read_text())["files"]
    whole = files["archives/2025-03.zip"]
    assert whole["md5"] == md5(archive(MARCH_25)).hexdigest()
    assert whole["checked"] == ["length", "md5", "content"]
    assert whole["fetched_at"] == "2025-06-02T09:30:00+00:00"
    march = files["files/2025-03/2025-03-lancashire-street.csv"]
    assert march["sha256"] == sha256(street(MARCH_25, "lancashire", 1)).hexdigest()
    assert march["archive_sha256"] == whole["sha256"]
    assert march["address"].endswith("/data/archive/2025-03.zip")


def test_nothing_is_fetched_twice(place, tmp_path):
    police(place, tmp_path, "2025-01..2025-03")
    sent = place.sent
    account = police(place, tmp_path, "2025-01..2025-03")
    assert {each.outcome for each in (*account.files, *account.archives)} == {"same"}
    police(place, tmp_path, "2024-01..2025-03", force="cumbria")
    assert place.sent - sent == 2 * len(place.documents["/data/archive/"].body)


def test_an_archive_may_be_removed_and_is_not_fetched_for_what_is_here(place, tmp_path):
    police(place, tmp_path, "2025-01..2025-03")
    (tmp_path / "police_uk" / "archives" / "2025-03.zip").unlink()
    account = police(place, tmp_path, "2025-01..2025-03")
    assert [each.outcome for each in account.files] == ["same"] * 3
    assert not (tmp_path / "police_uk" / "archives" / "2025-03.zip").exists()


def test_a_file_altered_here_is_taken_out_again(place, tmp_path):
    police(place, tmp_path, "2025-01..2025-03")
    (tmp_path / "police_uk" / "files" / "2025-02" / "2025-02-lancashire-street.csv").write_bytes(b"altered")
    police(place, tmp_path, "2025-01..2025-03")
    assert csvs(tmp_path) == expected("2025-01..2025-03")


def test_an_archive_issued_again_brings_its_files_again(place, tmp_path):
    police(place, tmp_path, "2025-01..2025-03")
    publish_archives(place, {MARCH_25: archive(MARCH_25, version=2)})
    account = police(place, tmp_path, "2025-01..2025-03")
    assert {each.outcome for each in account.files} == {"changed"}
    assert csvs(tmp_path) == expected("2025-01..2025-03", version=2)


def test_a_month_not_published_is_a_sentence_that_names_it(place, tmp_path):
    account = police(place, tmp_path, "2025-02..2025-05")
    assert csvs(tmp_path) == expected("2025-02..2025-03")
    assert account.missing == (
        "data.police.uk has not published April 2025: no archive of its holds it.",
        "data.police.uk has not published May 2025: no archive of its holds it.",
    )


def test_without_the_list_a_404_is_a_sentence_that_names_the_months(place, tmp_path):
    del place.documents["/data/archive/"]
    account = police(place, tmp_path, "2025-05..2025-06")
    assert account.files == ()
    (sentence,) = account.missing
    assert sentence.startswith("May 2025 to June 2025 cannot be fetched. The archive of June 2025 is not published")


def test_a_month_the_force_did_not_give_is_a_sentence_that_names_it(place, tmp_path):
    lacking = "2025-02/2025-02-lancashire-street.csv"
    publish_archives(place, {MARCH_25: archive(MARCH_25, lacking=(lacking,))})
    account = police(place, tmp_path, "2025-01..2025-03")
    assert account.missing == (
        "data.police.uk has no street file of lancashire for February 2025 in its archive of March 2025.",
    )
    assert len(account.files) == 2


def test_without_hashes_every_file_of_an_archive_is_checked(place, tmp_path):
    publish_archives(place, {MARCH_25: archive(MARCH_25)}, hashes=False)
    document = place.documents["/bucket/archive/2025-03.zip"]
    spoilt = bytearray(document.body)
    spoilt[60] ^= 0xFF
    place.documents["/bucket/archive/2025-03.zip"] = Document(bytes(spoilt), "application/zip")
    with pytest.raises(NotNow, match="not a whole archive"):
        police(place, tmp_path, "2025-03", force="cumbria")
    assert final_names(tmp_path) == {}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"force": "lancs"}, "“lancs” is not a force"),
        ({"force": "../x"}, "is not a force"),
        ({"series": "neighbourhood"}, "is not a series"),
    ],
)
def test_a_force_or_series_there_is_not_is_refused_at_once(place, tmp_path, asked, sentence):
    with pytest.raises(Invalid, match=sentence):
        police(place, tmp_path, "2025-03", **asked)
    assert place.asked == []


def test_a_month_before_the_series_began_is_refused(place, tmp_path):
    with pytest.raises(Invalid, match="begins in December 2010"):
        police(place, tmp_path, "2010-11..2011-01")


def test_two_commands_do_not_fetch_into_one_folder(place, tmp_path):
    with holding(tmp_path / "police_uk"), pytest.raises(NotNow, match="Another command is fetching"):
        police(place, tmp_path, "2025-03")
