"""A drop becomes extracts in the store and a draft assessment, or is refused whole."""

from pathlib import Path

import pytest
from django.conf import settings as conf
from django.core.files.uploadedfile import SimpleUploadedFile

from wardmote.desks.intake import queries, staging
from wardmote.desks.intake.tests.given import AT, dropped, taken_in, upload
from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.jobs.queries import jobs_for

pytestmark = pytest.mark.django_db


def test_a_drop_waits_for_its_job_and_its_files_are_kept_until_then(by, month):
    drop = dropped(by, upload(month))
    assert (drop.state, drop.files[0]["name"]) == ("waiting", month.name)
    assert [path.read_bytes() for path in staging.paths(drop.id)] == [month.read_bytes()]
    assert jobs_for(by)[0].reference == drop.job


def test_every_row_of_a_drop_is_accounted_for_and_the_files_are_gone(by, month):
    lines = month.read_text().count("\n") - 1
    drop = taken_in(by, dropped(by, upload(month)))
    sums = drop.account["sums"]
    assert (drop.state, sums["rows"], sums["kept"] + sums["set_aside"]) == ("taken in", lines, lines)
    assert not staging.folder_of(drop.id).exists()
    assert len(Store.open(conf.WARDMOTE_STORE).extracts()) == 1


def test_a_file_that_cannot_be_used_is_refused_with_its_name_and_nothing_is_loaded(by, month):
    cut = month.read_bytes()[: len(month.read_bytes()) // 2] + b"\0"
    drop = taken_in(by, dropped(by, upload(month), SimpleUploadedFile("2026-05-odd.csv", cut)))
    assert drop.state == "refused"
    assert any(sentence.startswith("2026-05-odd.csv") for sentence in drop.refusals)
    assert not any("drops/" in sentence for sentence in drop.refusals)
    assert Store.open(conf.WARDMOTE_STORE).extracts() == ()
    assert not staging.folder_of(drop.id).exists()


def test_the_same_file_again_is_no_change(by, month):
    taken_in(by, dropped(by, upload(month)))
    again = taken_in(by, dropped(by, upload(month)))
    assert (again.state, again.account["commit"]) == ("taken in", 0)
    assert again.account["files"][0]["outcome"] == "same"


def test_a_corrected_month_takes_the_place_of_the_first_and_says_what_changed(by, month):
    taken_in(by, dropped(by, upload(month)))
    lines = month.read_text().splitlines(keepends=True)
    again = taken_in(by, dropped(by, upload(month, "".join(lines[:-3]).encode())))
    (file,) = again.account["files"]
    assert file["outcome"] == "supersedes"
    assert (file["change"]["before"] - file["change"]["after"]) == 3


def test_a_job_done_again_after_its_worker_died_settles_once(by, month):
    drop = dropped(by, upload(month))
    Store.open(conf.WARDMOTE_STORE).add(staging.paths(drop.id), at=AT)
    first = taken_in(by, drop)
    assert taken_in(by, drop) == first
    rows = AuditRow.objects.filter(record=str(drop.id), what="imported")
    assert rows.count() == 1


def test_nothing_is_kept_of_a_drop_that_is_refused_at_the_door(by):
    before = queries.drops_for(by)
    with pytest.raises(Invalid, match="not a kind of file"):
        dropped(by, SimpleUploadedFile("a.exe", b"MZ"))
    assert queries.drops_for(by) == before
    assert not (Path(conf.WARDMOTE_DATA) / "drops").exists()


def test_taking_in_has_the_drafts_built_again(by, month):
    def builds():
        return sum(job.title == "Building the draft assessments" for job in jobs_for(by))

    before = builds()
    taken_in(by, dropped(by, upload(month)))
    assert builds() == before + 1
