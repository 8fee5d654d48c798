"""A partner's untidy spreadsheet: asked about once, remembered, taken in; and what must not be sent is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wardmote.desks.intake import queries, verbs
from wardmote.desks.intake.tests.test_taking_in import AT, by, dropped, month, taken_in, upload  # noqa: F401
from wardmote.desks.intake.tests.untidy import untidy
from wardmote.evidence import Store

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


def test_a_new_table_is_asked_about_and_the_others_wait_with_it(by, month, settings):  # noqa: F811
    drop = taken_in(by, dropped(by, workbook(), upload(month)))
    assert (drop.state, drop.asks) == ("to be explained", ("Q4 return FINAL (2).xlsx",))
    assert Store.open(settings.WARDMOTE_STORE).extracts() == ()


def test_once_explained_all_are_taken_in_and_the_next_like_it_needs_no_words(by, month, settings):  # noqa: F811
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


def test_a_column_of_names_is_refused_in_words_and_nothing_is_remembered(by, settings):  # noqa: F811
    drop = taken_in(by, dropped(by, workbook(surname=True)))
    trial = queries.trial_for(by, drop, 1, SAID, {}, AT)
    assert "Surname" in trial.refusal
    assert Store.open(settings.WARDMOTE_STORE).mappings() == ()
    verbs.give_up(drop=drop.id, by=by, at=AT)
    assert queries.drop_for(by, drop.reference).state == "refused"


def test_a_given_up_drop_is_not_taken_in_by_a_late_job(by, month):  # noqa: F811
    drop = dropped(by, upload(month))
    verbs.give_up(drop=drop.id, by=by, at=AT)
    assert taken_in(by, drop).state == "refused"
