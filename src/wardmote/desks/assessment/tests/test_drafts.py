"""Drafts: built from the store, set against what was issued, and issued only as they were read."""

import json
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.assessment import issued, jobs, queries, rules, verbs
from wardmote.errors import NotNow
from wardmote.evidence.periods import Period
from wardmote.foundation.jobs import Progress

AT = datetime(2026, 5, 20, 9, tzinfo=UTC)

FIGURE = {"id": "a", "label": "A: count", "value": 4}
BEFORE = {
    "assessment": {"period": "2025-04..2026-03"},
    "extracts": {"x": {"sha256": "1"}, "y": {"sha256": "2"}},
    "figures": [FIGURE, {"id": "b", "label": "B: count", "value": 5}],
}
AFTER = {
    "assessment": {"period": "2025-05..2026-04"},
    "extracts": {"y": {"sha256": "3"}, "z": {"sha256": "4"}},
    "figures": [{**FIGURE, "value": 6}, {"id": "c", "label": "C: count", "value": 1}],
}


def test_what_a_draft_changes_by_a_worked_example():
    assert rules.changes_between(BEFORE, AFTER) == {
        "period": "2025-04..2026-03",
        "extracts": [["z", "new"], ["y", "issued again"], ["x", "no longer used"]],
        "new": ["C: count"],
        "gone": ["B: count"],
        "figures": [["a", "A: count", 4, 6]],
    }
    assert rules.changes_between(AFTER, AFTER)["figures"] == []
    assert rules.changes_between(None, AFTER)["period"] == ""


PERIODS = [
    ((), None),
    (("2026-03",), "2025-04..2026-03"),
    (("2026-03", "2026-04"), "2025-05..2026-04"),
    (("2024-01", "2026-01"), "2025-02..2026-01"),
]


@pytest.mark.parametrize(("months", "period"), PERIODS)
def test_the_year_that_ends_with_the_latest_month(months, period):
    assert rules.period_to_assess(frozenset(months)) == (Period.parse(period) if period else None)


@pytest.fixture
def by(demonstration):
    return viewer_of(get_user_model().objects.get(email="marian.ashdown@netherwick.example").pk)


def test_a_draft_of_each_place_is_built_read_and_issued_as_it_was_read(by, settings, tmp_path):
    """Built from the evidence the issued ones were built from, a draft changes nothing; a touched one is not issued."""
    settings.WARDMOTE_DATA = tmp_path
    settings.WARDMOTE_ISSUED, old = tmp_path / "issued", settings.WARDMOTE_ISSUED
    settings.WARDMOTE_ISSUED.symlink_to(old, target_is_directory=True)
    result = jobs.build_drafts(by=by, at=AT, progress=Progress(lambda percent, sentence: None))
    assert result.sentence == "3 draft assessments of April 2025 to March 2026 are ready to read."
    drafts = queries.drafts_for(by)
    assert [(each.place_name, len(each.changes["figures"])) for each in drafts] == [
        ("Netherwick", 0),
        ("Saltmere", 0),
        ("Netherwick and Saltmere", 0),
    ]
    assert queries.draft_document(by, drafts[0])["title"] == drafts[0].title
    record = issued.draft_at(by.tenant.id, drafts[0].place_slug) / "assessment.json"
    whole = json.loads(record.read_text())
    whole["figures"][0]["value"] = 999_999
    record.write_text(json.dumps(whole))
    with pytest.raises(NotNow, match="built again"):
        queries.draft_document(by, drafts[0])
    with pytest.raises(NotNow, match="built again since you read it"):
        verbs.issue_draft(reference=drafts[0].reference, digest=drafts[0].digest, by=by, at=AT)
    verbs.keep_draft(folder=record.parent, by=by, at=AT)
    again = queries.draft_for(by, drafts[0].reference)
    assert [row[3] for row in again.changes["figures"]] == [999_999]
    verbs.issue_draft(reference=again.reference, digest=again.digest, by=by, at=AT)
    assert queries.draft_for(by, again.reference).issued
