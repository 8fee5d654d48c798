"""A partner's untidy spreadsheet: asked about once, remembered, taken in; and what must not be sent is refused."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wardmote.desks.intake import queries, staging, verbs
from wardmote.desks.intake.forms import TableForm
from wardmote.desks.intake.rules import forget_after
from wardmote.desks.intake.tests.given import AT, dropped, taken_in, upload
from wardmote.desks.intake.tests.untidy import untidy
from wardmote.errors import NotNow
from wardmote.evidence import Store
from wardmote.evidence.store.workbench import writing
from wardmote.foundation.pages.forms import field

pytestmark = pytest.mark.django_db
SAID = {
    "series": "da-referrals",
    "title": "Domestic abuse referrals",
    "provider": "Haven Line",
    "definition": "Each referral accepted in the month",
    "unit": "referrals",
}


def workbook(**how) -> SimpleUploadedFile:
    return SimpleUploadedFile("Q4 return FINAL (2).xlsx", untidy(**how))


def test_a_new_table_is_asked_about_and_the_others_wait_with_it(by, month, settings):
    drop = taken_in(by, dropped(by, workbook(), upload(month)))
    assert (drop.state, drop.asks) == ("to be explained", ("Q4 return FINAL (2).xlsx",))
    assert Store.open(settings.WARDMOTE_STORE).extracts() == ()


def test_once_explained_all_are_taken_in_and_the_next_like_it_needs_no_words(by, month, settings):
    drop = taken_in(by, dropped(by, workbook(), upload(month)))
    trial = queries.trial_for(by, drop, 1, SAID, {}, AT)
    assert (trial.refusal, trial.unsaid) == ("", ())
    job = verbs.explain_table(drop=drop.id, file=drop.asks[0], mapping=trial.mapping, by=by, at=AT)
    assert job
    drop = taken_in(by, queries.drop_for(by, drop.reference))
    assert drop.state == "taken in"
    held = {each.source for each in Store.open(settings.WARDMOTE_STORE).extracts()}
    assert held == {"police_uk", "partner_table"}
    again = taken_in(by, dropped(by, SimpleUploadedFile("another name.xlsx", untidy())))
    assert again.state == "taken in"


def test_a_column_of_names_is_refused_in_words_and_nothing_is_remembered(by, settings):
    drop = taken_in(by, dropped(by, workbook(surname=True)))
    trial = queries.trial_for(by, drop, 1, SAID, {}, AT)
    assert "Surname" in trial.refusal
    assert Store.open(settings.WARDMOTE_STORE).mappings() == ()
    verbs.give_up(drop=drop.id, by=by, at=AT)
    assert queries.drop_for(by, drop.reference).state == "refused"


def test_a_given_up_drop_is_not_taken_in_by_a_late_job(by, month):
    drop = dropped(by, upload(month))
    verbs.give_up(drop=drop.id, by=by, at=AT)
    assert taken_in(by, drop).state == "refused"


def test_what_is_being_taken_in_cannot_be_given_up(by, month):
    drop = dropped(by, upload(month))
    verbs.begin(drop=drop.id, by=by, at=AT)
    with pytest.raises(NotNow, match="being taken in"):
        verbs.give_up(drop=drop.id, by=by, at=AT)
    assert taken_in(by, drop).state == "taken in"


def test_a_store_that_is_busy_lets_the_drop_wait_with_its_files(by, month, settings):
    drop = dropped(by, upload(month))
    with writing(settings.WARDMOTE_STORE), pytest.raises(NotNow, match="Another command"):
        taken_in(by, drop)
    assert queries.drop_for(by, drop.reference).state == "waiting"
    assert taken_in(by, drop).state == "taken in"


def test_what_nobody_went_on_with_is_forgotten_with_its_files_and_nothing_else_is(
    by, month, django_capture_on_commit_callbacks
):
    old = taken_in(by, dropped(by, workbook(surname=True)))
    stray = staging.folder_of(uuid4())
    stray.mkdir()
    for folder in (staging.folder_of(old.id), stray):
        os.utime(folder, (AT.timestamp(), AT.timestamp()))
    later = AT + forget_after() + timedelta(minutes=1)
    new = queries.drop_for(by, verbs.drop_files(uploads=[upload(month)], by=by, at=later))
    with django_capture_on_commit_callbacks(execute=True):
        verbs.forget_old(by=by, at=later)
    assert queries.drop_for(by, old.reference).refusals == (verbs.FORGOTTEN,)
    assert not staging.folder_of(old.id).exists()
    assert not stray.exists()
    assert staging.paths(new.id)


def test_nothing_is_shown_of_a_table_that_is_refused(by):
    drop = taken_in(by, dropped(by, workbook(surname=True)))
    trial = queries.trial_for(by, drop, 1, SAID, {}, AT)
    shown = str([field(each) for each in TableForm(trial=trial)])
    assert "Okonkwo" not in shown
    assert "Surname" in shown
