"""A protected record is found by nobody but who looks after it, who is told of every search; nothing else differs."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.models import PersonToken, ProtectedMatch, Protection, SamePerson
from wardmote.desks.people.presenters.protection import held_by
from wardmote.desks.people.presenters.week import landing
from wardmote.desks.people.queries.persons import kept_by
from wardmote.desks.people.queries.protection import match_for, matches_for
from wardmote.desks.people.queries.searches import search_for
from wardmote.desks.people.tests.given import (
    ASB,
    AT,
    REASON,
    candidates,
    looked_up,
    read,
    recorded,
    trained,
)
from wardmote.desks.people.verbs import merging, protecting
from wardmote.desks.people.verbs.holding import hand_over
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.correspondence.models import Mail
from wardmote.foundation.jobs.models import Job
from wardmote.foundation.jobs.worker import do_all_that_waits
from wardmote.foundation.notices.queries import notices_for
from wardmote.project.tests import snapshots

pytestmark = pytest.mark.django_db
WHY = "The household is moving because of threats."
FOUND = "Rang the officer, who had it from a report at the desk."


def protect(by, person, custodian, deputy=None, because=WHY):
    protecting.protect(
        person=person, purpose=ASB, custodian=custodian.member_id, deputy=deputy and deputy.member_id,
        because=because, by=by, at=AT,
    )  # fmt: skip


@pytest.fixture
def protected(officer, colleague):
    """A record of one council that the colleague looks after."""
    person = recorded(officer)
    protect(officer, person, colleague)
    return person


@pytest.fixture
def work(tmp_path):
    """Does every job that waits, as a worker would."""
    return lambda: do_all_that_waits(tmp_path)


# Who finds it


def test_nobody_finds_or_reads_it_but_who_looks_after_it(officer, colleague, landlord, protected):
    assert candidates(landlord) == candidates(officer) == {}
    assert candidates(colleague) == {"Sara Withenfold": "name and birth"}
    for by in (officer, landlord):
        with pytest.raises(Missing):
            read(by, protected)
    assert read(colleague, protected).basis == "looking after it"
    assert kept_by(officer) == ()


def test_what_a_search_found_before_is_closed_with_it(officer, colleague, new_member):
    third = trained(new_member(name="Di Moss", email="di@netherwick.example", roles=("asb_officer",)))
    person = recorded(officer)
    search = looked_up(third)
    assert read(third, person)
    protect(officer, person, colleague)
    with pytest.raises(Missing):
        read(third, person)
    assert search_for(third, search, AT).candidates == ()


def test_its_reference_is_answered_as_one_that_never_was(officer, colleague, protected):
    mine, reference = recorded(officer, "Ivo", "Marlscar"), read(colleague, protected).reference
    told = set()
    for each in (reference, "P-0000-0000"):
        with pytest.raises(Invalid) as refused:
            merging.say_same(person=mine, goes_by=each, purpose=ASB, because=WHY, by=officer, at=AT)
        told.add(str(refused.value))
    assert len(told) == 1


def test_it_is_protected_once_by_who_may_and_for_a_reason(officer, colleague, landlord):
    person = recorded(officer)
    for wrong in ({"custodian": landlord}, {"custodian": colleague, "deputy": colleague}):
        with pytest.raises(Invalid):
            protect(officer, person, **wrong)
    with pytest.raises(Invalid, match="too short"):
        protect(officer, person, colleague, because="Because.")
    with pytest.raises(Missing):
        protect(landlord, person, landlord)
    protect(officer, person, officer, colleague)
    with pytest.raises(NotNow, match="protected already"):
        protect(officer, person, colleague)
    assert notices_for(colleague)[0].words.startswith("You look after a protected record.")


def test_only_who_looks_after_it_ends_it(officer, colleague, protected):
    said = {"person": protected, "purpose": ASB, "because": WHY, "at": AT}
    with pytest.raises(Missing):
        protecting.end_protection(**said, by=officer)
    protecting.end_protection(**said, by=colleague)
    assert candidates(officer) == {"Sara Withenfold": "name and birth"}
    protect(officer, protected, colleague)
    assert candidates(officer) == {}


# What is told, and to whom


def test_the_custodian_is_told_who_looked_and_why_and_nobody_else_is(colleague, landlord, protected, work):
    search = looked_up(landlord, "Sarah", "Withenfold")
    assert matches_for(colleague) == ()
    assert work()
    (found,) = matches_for(colleague)
    whole = match_for(colleague, found.id)
    assert (whole.who, whole.agency, whole.reason) == ("Lee Marsh", "Wickhaven Homes", REASON)
    assert (whole.given, whole.family, whole.because) == ("Sarah", "Withenfold", "sound and birth")
    told = notices_for(colleague)[0]
    assert told.words == "A search fits a record that you look after. Read who looked, and why."
    assert (matches_for(landlord), notices_for(landlord)) == ((), ())
    with pytest.raises(Missing):
        match_for(landlord, found.id)
    assert "1 search fits" in landing(colleague)[0].sentences[0]
    protecting.tell_custodians(search=search, made=False, by=colleague, at=AT)
    assert ProtectedMatch.objects.count() == 1, "done again it tells nobody"


def test_neither_mail_nor_notice_nor_job_says_who_looked_or_for_whom(colleague, landlord, protected, work):
    looked_up(landlord)
    work()
    (mail,) = Mail.objects.all()
    assert mail.template == "people/look-at-your-week"
    said = repr([*Mail.objects.values_list(), *Job.objects.values_list(), *map(vars, notices_for(colleague))])
    for word in ("Sara", "Withenfold", "noise", "Wickhaven"):
        assert word not in said
    assert set(Job.objects.values_list("member", "sentence")) == {(None, "Done.")}


def test_who_looks_after_it_is_not_told_of_their_own_search(colleague, protected, work):
    looked_up(colleague)
    work()
    assert not ProtectedMatch.objects.exists()


def test_a_record_made_of_the_same_person_is_told_linked_and_unseen(colleague, landlord, protected, work, monkeypatch):
    double = recorded(landlord)
    work()
    made = next(each for each in matches_for(colleague) if each.made)
    said = {"match": made.id, "answer": "the same person", "words": FOUND, "at": AT}
    with pytest.raises(Missing):
        protecting.answer_match(**said, by=landlord)
    with pytest.raises(Invalid):
        protecting.answer_match(**{**said, "answer": "perhaps"}, by=colleague)
    monkeypatch.setattr("wardmote.desks.people.queries.protection.LISTED", 0)
    assert made.id in {each.id for each in matches_for(colleague)}, "what waits is listed however many came later"
    protecting.answer_match(**said, by=colleague)
    assert made.id not in {each.id for each in matches_for(colleague)}
    assert SamePerson.objects.filter(goes_by=protected, other=double).count() == 1
    assert read(landlord, double).same == ()
    assert match_for(colleague, made.id).words == FOUND
    with pytest.raises(NotNow, match="already"):
        protecting.answer_match(**said, by=colleague)


def test_a_search_for_somebody_else_is_answered_and_links_nobody(colleague, landlord, protected, work):
    looked_up(landlord)
    work()
    (found,) = matches_for(colleague)
    protecting.answer_match(match=found.id, answer="another person", words=FOUND, by=colleague, at=AT)
    assert not SamePerson.objects.exists()
    assert landing(colleague) == ()


# The searcher's request does identical work either way

UUIDS, TOKENS = r"[0-9a-f]{8}-[0-9a-f-]{27}", r'(?:value|nonce)="[^"]{20,}"'
UNTIL = r"\d{1,2}:\d\d[ap]m on \w+ \d{1,2} \w+ \d{4}"  # the two worlds may lie either side of a minute
SENT = {
    "given": "Sara", "family": "Withenfold", "born-day": "4", "born-month": "3", "born-year": "1984", "purpose": ASB,
    "reason": REASON, "interest": "none",
}  # fmt: skip


def looks(client) -> list:
    """Look Sara up, read what was found, and make a record: of each step the answer, its body and its questions."""
    told, where = [], "/members/register/look-up/"
    for address, data in ((where, SENT), (None, None), ("add/", None), ("add/", {"record_class": "C3"})):
        href = where if address is None else address if address.startswith("/") else where + address
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(href, data) if data else client.get(href)
        where = answer["Location"] if href.endswith("look-up/") else where
        said = re.sub(f"{UUIDS}|{TOKENS}|{UNTIL}|P-[0-9A-Z]{{4}}-[0-9A-Z]{{4}}", "", answer.content.decode())
        questions = [re.sub(r"'[^']*'|[0-9a-f]{32}", "", each["sql"]) for each in asked.captured_queries]
        told.append((answer.status_code, sorted(set(answer.headers) - {"Content-Length"}), said, len(questions)))
    return [*told, Job.objects.filter(name=protecting.WORK).count(), AuditRow.objects.count()]


@pytest.mark.parametrize("of", ["their own organisation", "another"])
def test_the_searchers_request_is_the_same_whether_anybody_is_protected(
    officer, colleague, new_member, with_app, sign_in, partnership, of
):
    organisation = "Netherwick Council" if of == "their own organisation" else "Wickhaven Homes"
    member = new_member(name="Di Moss", email="di@x.example", organisation=organisation, roles=("asb_officer",))
    trained(member)
    client = sign_in(member, with_app(member))
    kept = recorded(officer, "Ivo", "Marlscar")
    looks(client)  # what is asked once for a process, and is no part of either world
    results = []
    for is_there in (False, True):
        with transaction.atomic():
            erase(member)
            person = recorded(officer) if is_there else kept
            protect(officer, person, colleague)
            before = (Job.objects.filter(name=protecting.WORK).count(), AuditRow.objects.count())
            *told, jobs, rows = looks(client)
            results.append((told, jobs - before[0], rows - before[1]))
            transaction.set_rollback(True)
    assert results[0] == results[1]
    assert results[0][1] == 2, "one job for the search and one for the record"
    assert "Nobody like that is open to you." in results[0][0][1][2]


def erase(member) -> None:
    """Let what this member made be found by nobody, so that both worlds begin alike."""
    PersonToken.objects.filter(person__keeper=member.pk).delete()


def test_every_search_queues_the_same_job_with_ids_alone(officer, landlord, protected):
    Job.objects.all().delete()
    for given in ("Sara", "Nobody"):
        looked_up(landlord, given)
    jobs = list(Job.objects.order_by("made_at"))
    assert [each.name for each in jobs] == [protecting.WORK] * 2
    assert [set(each.ids) for each in jobs] == [{"search", "made"}] * 2
    assert {each.member for each in jobs} == {None}


# When somebody leaves


def test_what_somebody_keeps_and_looks_after_goes_to_a_colleague_of_the_same_organisation(
    officer, colleague, landlord, protected, new_member
):
    heir = trained(new_member(name="Di Moss", email="di@netherwick.example", roles=("asb_officer",)))
    assert hand_over(by=officer, member=colleague.member_id, to=landlord.member_id, at=AT) == ""
    assert "look after 1" in held_by(officer, colleague.member_id)[0].sentences[0]
    assert hand_over(by=officer, member=colleague.member_id, to=heir.member_id, at=AT).startswith("1 record")
    assert read(heir, protected).name == "Sara Withenfold"
    with pytest.raises(Missing):
        read(colleague, protected)
    assert {each.name for each in members_for(officer)} >= {"Di Moss"}


# What lies where


def test_nothing_of_it_lies_in_clear_and_the_database_takes_none(colleague, landlord, protected, work):
    looked_up(landlord)
    work()
    (found,) = matches_for(colleague)
    protecting.answer_match(match=found.id, answer="another person", words=FOUND, by=colleague, at=AT)
    held = repr(snapshots.take())
    for word in ("Withenfold", "threats", "report at the desk"):
        assert word not in held
    for rows, column in ((Protection.objects, "because"), (ProtectedMatch.objects, "words")):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{column: "in clear"})
