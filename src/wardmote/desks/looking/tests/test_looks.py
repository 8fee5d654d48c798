"""Who has looked, and why, as the liaison officer reads it; what is protected is not there; and each look here is one.

The oracle of what was looked at is what the test itself opened, as whom.
"""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from wardmote.desks.looking import presenters, queries, rules
from wardmote.desks.looking.queries import Wanted
from wardmote.desks.looking.rules import Days, names_told
from wardmote.desks.people.models import Person, Protection
from wardmote.desks.people.queries.persons import by_reference
from wardmote.desks.sharing.models import DisclosureRequest
from wardmote.desks.sharing.tests.given import somebody
from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access.roles import ROLES
from wardmote.foundation.access.who_reads import audited_by
from wardmote.foundation.audit.checking import check
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.break_glass.verbs import break_glass
from wardmote.foundation.correspondence import Leaving, Reader
from wardmote.foundation.now import now, today
from wardmote.foundation.records import remarks

LIAISON, ADVISER, HOUSING = (
    "Designated liaison officer",
    "Independent domestic violence adviser",
    "Housing options officer",
)
LOOKS = "/members/looks/"
NOBODY = "P-0000-0000"
NEVER = UUID(int=5)
CASE = "casework.Case.00000000-0000-4000-8000-000000000007"


def words(client: Client, where: str = LOOKS, status: int = 200) -> str:
    """What a page says, in one line, without its marks."""
    answer = client.get(where)
    assert answer.status_code == status, where
    told = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", unescape(told))


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    """The list as it is taken away, the latest first."""
    answer = client.get(f"{LOOKS}looks.csv{query}")
    assert answer.status_code == 200
    lines = answer.content.decode("utf-8-sig").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("When,"))
    return list(csv.DictReader(io.StringIO("\n".join(lines[first:]))))


@pytest.fixture
def protected(demonstration) -> Person:
    return Protection.objects.select_related("person").get().person


@pytest.fixture
def open_one(demonstration) -> Person:
    """A record that is not protected, and said to be the same as no other."""
    return Person.objects.get(made_by="Owen Pascoe")


def record_of(person: Person) -> str:
    return f"/members/register/{person.pk}/{person.purpose}/"


def test_a_look_is_told_in_plain_english_with_who_what_and_why(signed_in, open_one):
    assert signed_in(HOUSING).get(record_of(open_one)).status_code == 200
    page = words(signed_in(LIAISON))
    said = (
        f"Owen Pascoe ({HOUSING}, Saltmere Borough Council) looked at the record of {open_one.reference}, "
        "for working a case of antisocial behaviour, because they keep it."
    )
    assert said in page
    newest = next(each for each in rows(signed_in(LIAISON)) if each["Who"] == "Owen Pascoe")
    assert (newest["What"], newest["Records"]) == ("the record of", open_one.reference)
    assert "name" in newest["Fields"]
    assert newest["What became"] == "Shown"


def test_the_safe_contact_names_its_fields(signed_in, protected):
    signed_in(ADVISER).get(f"{record_of(protected)}contact/")
    page = words(signed_in(ADVISER), f"{LOOKS}at/{protected.pk}/")
    assert f"looked at the safe contact of {protected.reference}" in page
    assert "whether it is safe" in page
    assert "code word" in page


def test_a_search_is_told_with_its_reason_and_never_whom(signed_in, demonstration):
    found = [each for each in rows(signed_in(LIAISON)) if each["What"] == "looked somebody up"]
    assert len(found) >= 4
    assert any("A neighbour rang about threats in the stairwell this week." in each["Reason given"] for each in found)
    told = words(signed_in(LIAISON)) + json.dumps(found)
    for name in ("Quarrendon", "Elspet"):
        assert name not in told


def test_break_glass_is_told_with_its_reason(signed_in, demonstration):
    officer, reason = somebody("ffion.carrow"), "A child may be alone with him tonight, and nobody answers."
    break_glass(by=officer, case=CASE, purpose="safeguard_child", reason=reason, no_conflict=True, at=now())
    page = words(signed_in(LIAISON))
    assert f"opened by break-glass the case {CASE}." in page
    assert f"Why: {reason}" in page


def test_a_request_leads_to_who_looked_at_it(signed_in, demonstration):
    request = DisclosureRequest.objects.filter(asked_at__isnull=False).order_by("made_at", "pk")[0]
    liaison = signed_in(LIAISON)
    page = liaison.get(f"/members/sharing/requests/{request.reference}/").content.decode()
    (where,) = re.findall(r'href="(/members/looks/[^"]*)"', page.split("<main")[1])
    told = words(liaison, unescape(where))
    assert (
        f"Noor Paget (Designated liaison officer, Mereshire Constabulary) looked at the request {request.reference}"
        in told
    )
    assert "The request is for" in told


def test_other_roles_are_refused_in_words(signed_in, demonstration):
    for role in ("Councillor", "CSP manager", "Administrator", ADVISER):
        client = signed_in(role)
        for where in ("", "looks.csv"):
            told = words(client, LOOKS + where, 403)
            assert LIAISON in told
        assert client.post(f"{LOOKS}audit.txt", {"span": "7"}).status_code == 403
        assert LOOKS not in client.get("/members/").content.decode()
    with pytest.raises(Refused, match="read by the designated liaison officer"):
        queries.looks_for(somebody("marian.ashdown"), Wanted(Days(today())))


def test_the_roles_are_those_of_the_table_of_who_reads_what():
    assert {role.slug for role in ROLES if audited_by((role.slug,), today())} == set(rules.OVERSEES)


def test_pages_and_downloads_leave_to_the_officer_who_asks_and_to_nobody_else(demonstration):
    officer, colleague = somebody("noor.paget"), somebody("danny.rudge")
    about = presenters.about(officer)

    def says(viewer, way="page", records=about, record_class="C3", reader=None):
        opinion = presenters.guard(Leaving(viewer, way, reader or Reader.of(viewer), record_class, records))
        return None if opinion is None else opinion.passes

    assert [says(officer, way) for way in ("page", "export")] == [True, True]
    assert says(colleague) is None
    assert says(officer, reader=Reader.of(colleague)) is None
    assert [says(officer, way) for way in ("list", "mail", "letter", "bundle", "feed")] == [None] * 5
    assert says(officer, records=()) is None
    assert says(officer, records=(*about, ("people", "Person", NEVER))) is None
    assert says(officer, record_class="C9") is None


def test_a_day_without_looks_says_so(signed_in, demonstration):
    told = words(signed_in(LIAISON), f"{LOOKS}?until-day=4&until-month=4&until-year=2020&span=1")
    assert "On 4 April 2020." in told
    assert "Nobody looked." in told
    assert "See everybody's last week" not in told
    wrong = words(signed_in(LIAISON), f"{LOOKS}?until-day=40&until-month=4&until-year=2020&span=1", 422)
    assert "There is no such date." in wrong
    assert "Nobody looked." not in wrong
    assert signed_in(LIAISON).get(f"{LOOKS}looks.csv?span=5").status_code == 422
    named = words(signed_in(LIAISON), f"{LOOKS}?record=Elspet+Quarrendon&span=7", 422)
    assert "Give a reference as a colleague gave it to you" in named


def test_a_member_and_a_record_narrow_the_list(signed_in, open_one):
    signed_in(HOUSING).get(record_of(open_one))
    signed_in("CSP manager").get(record_of(open_one))
    owen = somebody("owen.pascoe").member_id
    liaison = signed_in(LIAISON)
    assert {each["Who"] for each in rows(liaison, f"?member={owen}&span=7")} == {"Owen Pascoe"}
    of = rows(liaison, f"?record={open_one.reference.lower()}&span=7")
    assert {each["Records"] for each in of} >= {open_one.reference}
    assert "Marian Ashdown" in {each["Who"] for each in of}
    assert not rows(liaison, f"?record={NOBODY}&span=7")


# What is protected


def test_a_look_at_a_protected_record_is_no_look_to_the_officer(signed_in, protected):
    before = rows(signed_in(LIAISON), "?span=7")
    for where in ("", "contact/", "protect/", "unprotect/"):
        signed_in(ADVISER).get(record_of(protected) + where)
    told = [each for each in rows(signed_in(LIAISON), "?span=7") if each["Who"] != "Noor Paget"]
    assert told == [each for each in before if each["Who"] != "Noor Paget"]
    assert protected.reference not in json.dumps(told)


def test_asked_for_it_the_page_answers_as_for_one_that_never_was(signed_in, protected):
    signed_in(ADVISER).get(record_of(protected))
    liaison = signed_in(LIAISON)
    one, other = (words(liaison, f"{LOOKS}?record={each}&span=7") for each in (protected.reference, NOBODY))
    assert "Nobody looked." in one
    assert one.replace(protected.reference, NOBODY) == other


def test_a_refused_look_is_told_alike_for_what_is_hidden_and_for_what_never_was(signed_in, protected, open_one):
    councillor = signed_in("Councillor")
    for person in (protected.pk, NEVER):
        assert councillor.get(f"/members/register/{person}/{protected.purpose}/").status_code == 404
    first, second, *_ = rows(signed_in(LIAISON))
    for each in (first, second):
        each.pop("When")
        each.pop("Row of the audit")
    assert first == second
    assert (first["Who"], first["What became"], first["Records"]) == ("Joseph Elstow", "Refused", "")
    assert (
        "Joseph Elstow (Councillor, Saltmere Borough Council) asked for the record of somebody who is not here."
        in words(signed_in(LIAISON))
    )
    councillor.get(record_of(open_one))
    assert rows(signed_in(LIAISON))[0]["Records"] == open_one.reference


def test_who_looks_after_it_reads_who_looked(signed_in, protected):
    adviser = signed_in(ADVISER)
    page = adviser.get(record_of(protected)).content.decode()
    assert f"{LOOKS}at/{protected.pk}/" in page
    told = words(adviser, f"{LOOKS}at/{protected.pk}/")
    adviser_said = f"Hana Delamere ({ADVISER}, Haven Line) looked at the record of {protected.reference}"
    assert adviser_said in told
    assert "because they look after it" in told
    _reference, found = queries.looks_at(somebody("maeve.orrin"), protected.pk, Days(today(), 92))
    assert found.looks
    again = words(adviser, f"{LOOKS}at/{protected.pk}/")
    assert "looked at who has looked at" in again
    for role in (LIAISON, "Councillor"):
        assert signed_in(role).get(f"{LOOKS}at/{protected.pk}/").status_code == 404
    with pytest.raises(Missing):
        queries.looks_at(somebody("hana.delamere"), NEVER, Days(today()))


def test_nobody_but_who_looks_after_it_is_led_there(protected, open_one):
    adviser, liaison = somebody("hana.delamere"), somebody("noor.paget")
    ids = (protected.pk, open_one.pk)
    assert set(remarks(adviser, ("people", "Person"), ids)) == {protected.pk}
    assert not remarks(liaison, ("people", "Person"), ids)


@pytest.mark.parametrize(
    ("ids", "what", "told"),
    [
        (["a"], "read", ("P-1",)),
        (["b"], "read", None),
        (["a", "b"], "read", ("P-1",)),
        (["s", "b"], "read", ()),
        (["x"], "read", ()),
        ([], "read", ()),
        (["b"], "refused", ()),
        (["x"], "refused", ()),
        (["a", "a"], "exported", ("P-1",)),
    ],
)
def test_what_of_a_look_is_told(ids, what, told):
    assert names_told(ids, {"a": "P-1", "b": None, "s": ""}, what) == told


# The look here, and what is taken away


def test_looking_here_is_a_look_itself(signed_in, open_one):
    liaison = signed_in(LIAISON)
    liaison.get(f"{LOOKS}?record={open_one.reference}&span=7")
    row = AuditRow.objects.filter(address="list-looks").latest("id")
    assert (row.what, str(open_one.pk) in row.ids.split(), row.basis) == ("read", True, "overseeing")
    told = words(liaison)
    assert (
        f"Noor Paget (Designated liaison officer, Mereshire Constabulary) looked at who has looked at "
        f"{open_one.reference}, because they oversee who has looked."
    ) in told
    rows(liaison, f"?record={open_one.reference}&span=7")
    row = AuditRow.objects.latest("id")
    assert (row.what, row.address, str(open_one.pk) in row.ids.split()) == ("exported", "download-looks", True)


def test_another_partnerships_looks_are_not_there(signed_in, open_one, demonstration):
    liaison = somebody("noor.paget")
    before = len(queries.looks_for(liaison, Wanted(Days(today()))).looks)
    row = AuditRow.objects.filter(address="").latest("id")
    AuditRow.objects.create(
        partnership=UUID(int=3),
        at=now(),
        what="read",
        address="show-person",
        viewer="member",
        member=UUID(int=4),
        act=row.act,
    )
    assert len(queries.looks_for(liaison, Wanted(Days(today()))).looks) == before


def test_the_file_to_check_verifies_and_holds_no_look_that_is_not_told(
    signed_in, protected, open_one, settings, tmp_path
):
    settings.WARDMOTE_VAR, settings.WARDMOTE_DATA = tmp_path / "var", tmp_path / "data"
    signed_in(ADVISER).get(record_of(protected))
    signed_in(HOUSING).get(record_of(open_one))
    answer = signed_in(LIAISON).post(f"{LOOKS}audit.txt", {"span": "7"})
    assert answer.status_code == 200
    content = answer.content
    key = presenters.fingerprint()
    found = check(io.BytesIO(content), key=key)
    assert found.faults == []
    assert 0 < found.told < found.rows
    assert key in signed_in(LIAISON).get(LOOKS).content.decode()
    assert str(open_one.pk) in content.decode()
    assert str(protected.pk) not in content.decode()
    changed = content.replace(b'"read"', b'"refused"', 1)
    assert check(io.BytesIO(changed), key=key).faults
    assert AuditRow.objects.filter(address="export-audit", what="exported").exists()


def test_more_rows_than_a_file_takes_are_refused_with_the_remedy(signed_in, demonstration, monkeypatch):
    monkeypatch.setattr(rules, "MOST_ROWS", 3)
    answer = signed_in(LIAISON).post(f"{LOOKS}audit.txt", {"span": "7"})
    told = unescape(answer.content.decode())
    assert answer.status_code == NotNow.status
    assert "Choose fewer days, or have your administrator run wardmote audit export." in told


def test_a_list_that_is_too_long_says_that_there_is_more(demonstration, monkeypatch):
    monkeypatch.setattr(rules, "MOST", 3)
    found = queries.looks_for(somebody("noor.paget"), Wanted(Days(today())))
    assert found.more
    assert len(found.looks) <= 3


def test_the_days_are_those_of_england(demonstration):
    liaison = somebody("noor.paget")
    person = Person.objects.get(made_by="Owen Pascoe")
    for at in (datetime(2026, 7, 3, 22, 59, tzinfo=UTC), datetime(2026, 7, 3, 23, 1, tzinfo=UTC)):
        audit.record_read(by=liaison, address="show-person", of=[("people", "Person", person.pk)])
        row = AuditRow.objects.latest("id")
        AuditRow.objects.create(
            **{**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}, "id": None, "at": at}
        )
    for day, count in ((3, 1), (4, 1), (5, 0)):
        wanted = Wanted(Days(datetime(2026, 7, day, tzinfo=UTC).date(), 1))
        assert len(queries.looks_for(liaison, wanted).looks) == count
    assert Days(today(), 7).first == today() - timedelta(days=6)
    assert by_reference(liaison, person.reference) == person.pk
