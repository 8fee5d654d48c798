"""A rule is a duty once somebody named has checked it, for this partnership, as long as it says the same."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from wardmote.clocks import rule
from wardmote.errors import Invalid, Missing, Refused
from wardmote.foundation.access import Tenant
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.calendars import queries, verbs
from wardmote.foundation.calendars.limits import deadline, local_rules
from wardmote.foundation.calendars.models import RuleReview
from wardmote.foundation.calendars.tests.given import AT, MANAGER, OFFICER

pytestmark = pytest.mark.django_db
SCRUTINY = "GOV.SCRUTINY"


def confirm(**more):
    told = {"reviewer": "Amina Begum", "position": "Monitoring Officer", "day": date(2026, 11, 20), "at": AT}
    verbs.confirm_rule(**{"by": MANAGER, "rule_id": SCRUTINY, **told, **more})


def strength(viewer=MANAGER, rule_id=SCRUTINY):
    return local_rules(viewer).rule(rule_id).strength


def test_a_rule_binds_once_somebody_has_checked_it():
    assert strength() == "unconfirmed"
    confirm()
    assert strength() == "must"
    found = deadline(MANAGER, SCRUTINY, start=date(2026, 10, 1))
    assert (found.strength, found.rule.reviewed_by) == ("must", "Amina Begum, Monitoring Officer")


def test_another_partnership_has_its_own_reviewers():
    confirm()
    elsewhere = replace(MANAGER, tenant=Tenant(UUID(int=2), "chorley", "Chorley", made_up=False))
    assert strength(elsewhere) == "unconfirmed"


def test_a_review_lapses_when_the_rule_changes(monkeypatch):
    confirm()
    changed = replace(rule(SCRUTINY), citation="Another section")
    monkeypatch.setattr(queries, "rule", lambda name: changed if name == SCRUTINY else rule(name))
    assert strength() == "unconfirmed"
    assert [each.holds for each in queries.reviews_for(MANAGER)] == [False]


def test_a_better_title_changes_nothing_that_was_checked():
    assert replace(rule(SCRUTINY), title="Yearly scrutiny", note="Look here").fingerprint == rule(SCRUTINY).fingerprint


def test_it_can_be_withdrawn_and_stays_on_record():
    confirm()
    later = datetime(2026, 11, 27, tzinfo=UTC)
    assert verbs.withdraw_reviews(by=MANAGER, rule_id=SCRUTINY, at=later) == 1
    assert strength() == "unconfirmed"
    (row,) = RuleReview.objects.all()
    assert (row.withdrawn_at, row.withdrawn_by) == (later, "Marian")
    with pytest.raises(Missing, match="nothing to withdraw"):
        verbs.withdraw_reviews(by=MANAGER, rule_id=SCRUTINY, at=later)


def test_only_who_runs_or_chairs_the_partnership_records_it():
    with pytest.raises(Refused, match="Only the CSP manager or the chair"):
        confirm(by=OFFICER)
    confirm()
    with pytest.raises(Refused):
        verbs.withdraw_reviews(by=OFFICER, rule_id=SCRUTINY, at=AT)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day": date(2026, 11, 27)}, "on a day to come"),
        ({"reviewer": "  "}, "somebody named"),
        ({"position": ""}, "somebody named"),
        ({"rule_id": "GOV.NONE"}, "no rule of time"),
    ],
)
def test_what_is_no_review_is_refused(changed, said):
    with pytest.raises((Invalid, Missing), match=said):
        confirm(**changed)
    assert not RuleReview.objects.exists()


def test_both_are_in_the_audit_by_id_and_rule():
    confirm()
    verbs.withdraw_reviews(by=MANAGER, rule_id=SCRUTINY, at=AT)
    (row,) = RuleReview.objects.all()
    told = list(AuditRow.objects.order_by("pk").values_list("what", "table", "record", "basis"))
    assert told == [
        ("confirmed", "calendars.RuleReview", str(row.pk), SCRUTINY),
        ("withdrawn", "calendars.RuleReview", str(row.pk), ""),
    ]
