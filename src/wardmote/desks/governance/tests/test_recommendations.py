"""Recommendations in the database: who reads what, what is refused, and what closes one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.actions.api import Report, add_evidence, pass_on, report
from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.governance import states
from wardmote.desks.governance.documents import scrutiny_report
from wardmote.desks.governance.presenters import cards
from wardmote.desks.governance.queries import recommendations as queries
from wardmote.desks.governance.verbs import recommendations as verbs
from wardmote.documents import tables_of, to_dict
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.editions import Superseded
from wardmote.foundation.now import day_of

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)
LATER = AT + timedelta(days=40)
pytestmark = pytest.mark.django_db


def viewer(name):
    return viewer_of(get_user_model().objects.get(email__startswith=f"{name}@").pk)


@pytest.fixture
def people(demonstration):
    return {
        "writer": viewer("grace.hollins"),
        "manager": viewer("marian.ashdown"),
        "chair": viewer("edmund.farrow"),
        "partner": viewer("keira.lomax"),
    }


@pytest.fixture
def wanted(people):
    council = next(each for each in organisations_for(people["writer"]) if each.name == people["writer"].agency)
    return verbs.Recommended("death", "DHR-9", 4, "Ask every tenant in private.", council.id, themes=("housing",))


@pytest.fixture
def made(people, wanted):
    return verbs.add_recommendation(wanted=wanted, by=people["writer"], at=AT)


@pytest.fixture
def cleared(people, made):
    verbs.clear(recommendation=made, edition=1, by=people["chair"], at=AT)
    return made


def promised(people, recommendation):
    promise = verbs.Promise("Change the script", day_of(AT) + timedelta(days=20), people["writer"].member_id)
    return verbs.promise_action(recommendation=recommendation, promise=promise, by=people["writer"], at=AT)


def done(people, recommendation):
    action = promised(people, recommendation)
    add_evidence(action=action, words="The script as it is now", link="", by=people["writer"], at=AT)
    report(action=action, said=Report("done", "It is in use"), by=people["writer"], at=AT)
    return action


def seen(by, recommendation, at=AT):
    return queries.recommendation_of_id(by, recommendation, day_of(at))


def test_partners_read_it_only_when_another_than_its_writer_has_cleared_it(people, made):
    with pytest.raises(Missing):
        seen(people["partner"], made)
    assert queries.found_recommendation(people["partner"], made) is None
    assert queries.entries_of(people["partner"], made) == ()
    with pytest.raises(Refused, match="You wrote these words"):
        verbs.clear(recommendation=made, edition=1, by=people["writer"], at=AT)
    verbs.clear(recommendation=made, edition=1, by=people["chair"], at=AT)
    found = seen(people["partner"], made)
    assert (found.state, found.cleared_by) == (states.NO_ACTION, people["chair"].name)


def test_words_that_change_are_cleared_anew_and_a_theme_is_not(people, wanted, cleared):
    told = {"recommendation": cleared, "by": people["manager"], "at": AT}
    verbs.change_recommendation(edition=2, wanted=replace(wanted, themes=("risk",)), **told)
    assert seen(people["partner"], cleared).themes == ("risk",)
    verbs.change_recommendation(edition=3, wanted=replace(wanted, text="Ask every tenant alone."), **told)
    with pytest.raises(Missing):
        seen(people["partner"], cleared)
    with pytest.raises(Refused, match="You wrote these words"):
        verbs.clear(edition=4, **told)
    with pytest.raises(Superseded):
        verbs.clear(recommendation=cleared, edition=3, by=people["chair"], at=AT)
    with pytest.raises(Superseded):
        verbs.change_recommendation(edition=2, wanted=wanted, **told)


def test_what_is_sent_back_is_reworded_and_waits_again(people, wanted, made):
    verbs.send_back(recommendation=made, because="It tells who was told", by=people["chair"], at=AT)
    with pytest.raises(NotNow, match="sent back"):
        verbs.clear(recommendation=made, edition=2, by=people["chair"], at=AT)
    changed = replace(wanted, text="Ask in private.")
    verbs.change_recommendation(recommendation=made, edition=2, wanted=changed, by=people["writer"], at=AT)
    assert seen(people["chair"], made).state == states.WAITING


REFUSED = [
    ({"text": "Ask why Olivia's doctor was not told."}, "looks like"),
    ({"text": " "}, "what is recommended"),
    ({"code": "DHR-2024"}, "year"),
    ({"kind": "murder"}, "none of those"),
    ({"themes": ("weather",)}, "none of those"),
    ({"number": 0}, "1 or more"),
    ({"organisation": "00000000-0000-4000-8000-000000000000"}, "not in this partnership"),
    ({"area": "00000000-0000-4000-8000-000000000000"}, "not in this partnership"),
    ({}, "here already"),
    ({"number": 5, "kind": "adult"}, "another kind"),
]


@pytest.mark.parametrize(("odd", "says"), REFUSED)
def test_what_may_not_be_written_is_refused(people, wanted, made, odd, says):
    with pytest.raises(Invalid, match=says):
        verbs.add_recommendation(wanted=replace(wanted, **odd), by=people["writer"], at=AT)


def test_reasons_and_actions_are_held_to_the_same(people, cleared):
    told = {"recommendation": cleared, "by": people["manager"], "at": AT}
    with pytest.raises(Invalid, match="looks like"):
        verbs.withdraw(because="Ask Olivia's sister", **told)
    with pytest.raises(Invalid, match="looks like"):
        verbs.promise_action(promise=verbs.Promise("Ring Olivia Brown", day_of(LATER)), **told)


def test_only_its_own_agency_lead_promises(people, made, cleared):
    promise = verbs.Promise("Change the script", day_of(LATER))
    with pytest.raises(Refused, match="another agency's"):
        verbs.promise_action(recommendation=cleared, promise=promise, by=people["partner"], at=AT)


def test_nothing_is_promised_before_it_is_cleared(people, made):
    with pytest.raises(NotNow, match="to be cleared"):
        promised(people, made)


def test_it_is_closed_with_evidence_by_somebody_outside_and_opened_again(people, cleared):
    told = {"recommendation": cleared, "words": "I saw the script in use", "at": AT}
    promised(people, cleared)
    with pytest.raises(NotNow, match="in hand"):
        verbs.sign_off(by=people["partner"], **told)
    (action,) = seen(people["partner"], cleared).actions
    report(action=action.id, said=Report("done", "It is in use"), by=people["writer"], at=AT)
    with pytest.raises(NotNow, match="evidence wanted"):
        verbs.sign_off(by=people["partner"], **told)
    add_evidence(action=action.id, words="The script", link="", by=people["writer"], at=AT)
    with pytest.raises(Refused, match="Your own agency"):
        verbs.sign_off(by=people["chair"], **told)
    verbs.sign_off(by=people["partner"], **told)
    found = seen(people["manager"], cleared)
    assert (found.state, found.signed_by, found.signed_for) == (
        "closed",
        people["partner"].name,
        people["partner"].agency,
    )
    verbs.open_again(recommendation=cleared, because="The script was dropped", by=people["manager"], at=LATER)
    assert seen(people["partner"], cleared).state == states.READY
    kept = [each.what for each in queries.entries_of(people["partner"], cleared)]
    assert kept[0] == "opened again"
    assert sorted(kept) == ["agreed", "cleared", "opened again", "promised", "written"]
    assert set(AuditRow.objects.filter(record=str(cleared)).values_list("what", flat=True)) == {
        "made",
        "approved",
        "changed",
        "restored",
    }


def test_an_agency_to_which_the_action_was_passed_is_not_outside(people, cleared):
    action = promised(people, cleared)
    member = next(each for each in members_for(people["manager"]) if each.id == people["partner"].member_id)
    pass_on(actions=[action], to=member.id, by=people["manager"], at=AT)
    add_evidence(action=action, words="The script", link="", by=people["writer"], at=AT)
    report(action=action, said=Report("done", "It is in use"), by=people["partner"], at=AT)
    with pytest.raises(Refused, match="Your own agency"):
        verbs.sign_off(recommendation=cleared, words="Seen", by=people["partner"], at=AT)


def test_what_is_withdrawn_lets_its_actions_go_and_is_cleared_anew_when_opened(people, cleared):
    promised(people, cleared)
    verbs.withdraw(recommendation=cleared, because="It was written down twice", by=people["manager"], at=AT)
    assert [each.shown.state for each in seen(people["manager"], cleared).actions] == ["dropped"]
    with pytest.raises(NotNow, match="withdrawn"):
        verbs.withdraw(recommendation=cleared, because="Again", by=people["manager"], at=AT)
    verbs.open_again(recommendation=cleared, because="It was not", by=people["manager"], at=AT)
    assert seen(people["manager"], cleared).state == states.WAITING


def test_the_report_tells_what_is_overdue_by_whom_and_names_nobody(people, made, cleared, wanted):
    promised(people, cleared)
    verbs.add_recommendation(wanted=replace(wanted, number=5, text="Ask again."), by=people["writer"], at=AT)
    found = queries.recommendations_for(people["manager"], queries.Wish(code="DHR-9"), day_of(LATER))
    document = scrutiny_report(found, area="", as_at=day_of(LATER), publisher="Us", made_up=True)
    (late,) = [table.rows for table in tables_of(document) if table.id == "overdue-recommendations"]
    assert late == (("DHR-9, 4", "Ask every tenant in private.", people["writer"].agency, "21 June 2026", 20),)
    printed = str(to_dict(document))
    assert "Ask again." not in printed
    assert not [each.name for each in members_for(people["manager"]) if each.name in printed]


def test_a_report_of_nothing_says_so(people):
    document = scrutiny_report((), area="Saltmere", as_at=day_of(AT), publisher="Us", made_up=True)
    assert "No recommendation has been cleared" in str(to_dict(document))


def test_my_week_says_what_is_overdue_and_what_waits_for_whom(people):
    titles = {name: [card.title for card in cards.of_recommendations(by)] for name, by in people.items()}
    assert titles["manager"] == ["Recommendations of reviews", "Recommendations to decide"]
    assert titles["partner"] == ["Recommendations to decide"]
    assert titles["writer"] == ["Recommendations of reviews"]


def test_filters(people):
    day = day_of(AT)
    some = queries.recommendations_for(people["manager"], queries.Wish(theme="housing"), day)
    assert some
    assert all("housing" in each.themes for each in some)
    elsewhere = {each.area for each in queries.recommendations_for(people["manager"], queries.Wish(), day)}
    assert "" in elsewhere
