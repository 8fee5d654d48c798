"""Which roles need which course, who has it, and what becomes of it when it runs out."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies import verbs
from wardmote.desks.agencies.models import Training
from wardmote.desks.agencies.presenters.training import landing, matrix_page, matrix_table, overdue, stands
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.agencies.queries.training import needed_courses, needs_for, own_needs, recorded_for, standing
from wardmote.desks.agencies.tests.test_members import member
from wardmote.desks.agencies.tests.test_organisations import viewer
from wardmote.errors import Invalid, Missing, Refused
from wardmote.foundation.access import Viewer, the_system
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.desks import declared
from wardmote.foundation.local_values.concern import VALUE
from wardmote.foundation.now import now, today

HANA = "Hana Delamere"
IDVA = "Independent domestic violence adviser"


@pytest.fixture
def administrator(demonstration) -> Viewer:
    return viewer("Administrator")


def decide(by, course, roles):
    """Let these roles need a course from today."""
    name = f"agencies.needs_{course.replace('-', '_')}"
    propose(by=by, kind=VALUE, subject=name, said={"value": roles}, starts=today(), because="Because.", at=now())


def record(by, name, course, days_ago):
    Training.objects.filter(member__name=name, course=course).delete()
    verbs.record_training(
        by=by,
        reference=member(by, name).reference,
        course=course,
        completed=today() - timedelta(days=days_ago),
        at=now(),
    )


def need(by, name, course):
    return next((each for each in needs_for(by) if (each.member.name, each.course.slug) == (name, course)), None)


def test_who_holds_a_role_needs_its_courses_and_nobody_else_does(administrator):
    decide(administrator, "prevent", "idva")
    found = [each.member.name for each in needs_for(administrator) if each.course.slug == "prevent"]
    assert HANA in found
    assert all(IDVA in each.roles for each in (member(administrator, name) for name in found))
    decide(administrator, "prevent", "")
    assert "prevent" not in {each.slug for each in needed_courses(administrator)}


@pytest.mark.parametrize(
    ("days_ago", "standing", "words"),
    [(10, "counts", "counts until"), (700, "runs out soon", "runs out on"), (900, "ran out", "ran out on")],
)
def test_how_a_course_stands_follows_from_the_day_it_was_completed(administrator, days_ago, standing, words):
    record(administrator, HANA, "risk-forms", days_ago)
    found = need(administrator, HANA, "risk-forms")
    assert (found.standing, stands(found).startswith(words)) == (standing, True)


def test_what_is_not_recorded_is_missing_and_one_taken_back_is_missing_again(administrator):
    assert need(administrator, HANA, "safeguarding-adults").standing == "missing"
    record(administrator, HANA, "safeguarding-adults", 1)
    assert need(administrator, HANA, "safeguarding-adults").standing == "counts"
    reference = member(administrator, HANA).reference
    (key,) = [key for key, course, _day in recorded_for(administrator, reference) if course == "safeguarding-adults"]
    other = member(administrator, "Grace Hollins").reference
    with pytest.raises(Missing, match="not recorded of this member"):
        verbs.take_back_training(by=administrator, reference=other, training=key)
    with pytest.raises(Refused):
        verbs.take_back_training(by=viewer("Partnership analyst"), reference=reference, training=key)
    verbs.take_back_training(by=administrator, reference=reference, training=key)
    assert need(administrator, HANA, "safeguarding-adults").standing == "missing"
    with pytest.raises(Missing):
        verbs.take_back_training(by=administrator, reference=reference, training=key)


def test_a_role_that_nobody_has_heard_of_is_refused(administrator):
    with pytest.raises(Invalid):
        decide(administrator, "prevent", "idva; wizard")


def test_a_closed_account_needs_nothing(administrator):
    assert need(administrator, HANA, "risk-forms")
    reference = member(administrator, HANA).reference
    verbs.close_account(by=administrator, reference=reference, because="She left.", to="", at=now())
    assert need(administrator, HANA, "risk-forms") is None


def test_the_matrix_counts_each_organisation_and_opens_to_its_people(administrator):
    record(administrator, HANA, "risk-forms", 900)
    courses, needs = needed_courses(administrator), needs_for(administrator)
    page = matrix_page(administrator, courses, needs, {})
    body = member(administrator, HANA).organisation_name
    row = next(row for row in page.rows if body in row[0])
    assert "1 ran out" in row[1 + page.titles.index("Using the risk forms")]
    assert not page.people
    opened = matrix_page(administrator, courses, needs, {"of": body, "course": "risk-forms"})
    assert [HANA in who for who, *_more, stands in opened.people if stands.startswith("ran out")] == [True]
    cut = matrix_page(administrator, courses, needs, {"role": "CSP manager"})
    assert set(cut.titles) == {"Information sharing and data protection", "Prevent awareness"}


def test_the_matrix_leaves_counted_and_names_nobody(administrator):
    table = matrix_table(needs_for(administrator))
    assert all(row[3] == sum(row[4:]) for row in table.rows)
    assert HANA not in str(table)


def test_papers_count_what_ran_out_and_is_missing_by_organisation_and_name_nobody(administrator):
    record(administrator, HANA, "risk-forms", 900)
    body = member(administrator, HANA).organisation_name
    (table,) = overdue(administrator, today())
    assert (body, "Using the risk forms", 1, 0) in table.rows
    assert HANA not in str(table)
    for course in [each.slug for each in needed_courses(administrator)]:
        decide(administrator, course, "")
    assert overdue(administrator, today()) == ()


def test_a_member_is_told_on_their_first_page_until_it_is_well(administrator):
    hana = viewer_of(get_user_model().objects.get(email__startswith="hana.delamere@").pk)
    record(administrator, HANA, "risk-forms", 900)
    (card,) = landing(hana)
    assert card.sentences[0].endswith("not recorded")
    assert any(each.startswith("Using the risk forms: ran out on") for each in card.sentences)
    for each in own_needs(hana):
        record(administrator, HANA, each.course.slug, 1)
    assert landing(hana) == ()


def test_access_counts_a_course_from_its_day_until_it_runs_out(administrator):
    record(administrator, HANA, "domestic-abuse", days_ago=10)
    hana, at = viewer_of(member(administrator, HANA).id), now()
    row = Training.objects.get(member__name=HANA, course="domestic-abuse")
    last = row.counts_until
    for moment, counts in (
        (at, True),
        (at - timedelta(days=10), True),
        (at - timedelta(days=11), False),
        (at + timedelta(days=(last - today()).days), True),
        (at + timedelta(days=(last - today()).days + 1), False),
    ):
        assert ("domestic-abuse" in standing(hana, moment).trainings) is counts, moment
    assert standing(hana, at) in [tell(hana, at, None) for tell in declared("standing")]
    row.delete()
    assert "domestic-abuse" not in standing(hana, at).trainings


def test_training_of_one_is_not_training_of_another(administrator):
    record(administrator, HANA, "information-sharing", days_ago=10)
    assert standing(administrator, now()).trainings == frozenset()
    assert standing(the_system("a job", administrator.tenant), now()).trainings == frozenset()
