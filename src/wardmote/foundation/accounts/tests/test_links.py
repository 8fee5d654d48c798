"""Links that set a password: once, in time, for one member; and a forgotten one tells nobody who has an account."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth import hashers

from wardmote.errors import Missing, NotNow, Refused
from wardmote.foundation.access import the_system
from wardmote.foundation.accounts import factors, inviting, links
from wardmote.foundation.accounts.models import PasswordLink
from wardmote.foundation.desks import the_one

PASSWORD = "three random words"
NEW = "quite another password"
pytestmark = pytest.mark.django_db


@pytest.fixture
def system(partnership):
    return the_system("a test", partnership)


@pytest.fixture
def invited(new_member, system, clock):
    """A member who has no password yet, and the path of their invitation."""
    member = new_member(password=None)
    return member, inviting.invite(by=system, member_id=member.pk, at=clock.at)


def set_by(visitor, path, password=NEW, again=NEW):
    key = path.split("key=")[1]
    return visitor.post("/sign-in/new-password/", {"key": key, "password": password, "again": again})


def mails():
    return list(apps.get_model("correspondence", "Mail").objects.order_by("made_at"))


def test_an_invitation_sets_a_password_and_leads_on_to_a_second_factor(invited, visitor):
    member, path = invited
    assert visitor.get(path).status_code == 200
    assert set_by(visitor, path).headers["Location"] == "/sign-in/set-up/"
    assert visitor.get("/members/").status_code == 403
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_it_works_once(invited, visitor):
    _, path = invited
    set_by(visitor, path)
    for answer in (visitor.get(path), set_by(visitor, path, "yet another one here", "yet another one here")):
        assert answer.status_code == 409
        assert "has been used" in answer.content.decode()


def test_looking_at_it_does_not_use_it(invited, visitor):
    """Mail systems open links before people do."""
    _, path = invited
    for _ in range(3):
        assert visitor.get(path).status_code == 200
    assert set_by(visitor, path).status_code == 302


def test_a_password_that_will_not_do_leaves_it_working(invited, visitor):
    _, path = invited
    assert set_by(visitor, path, "short", "short").status_code == 422
    assert set_by(visitor, path).status_code == 302


@pytest.mark.parametrize(("later", "status"), [(timedelta(days=7), 200), (timedelta(days=7, seconds=1), 409)])
def test_it_works_for_seven_days(invited, visitor, clock, later, status):
    _, path = invited
    clock.at += later
    assert visitor.get(path).status_code == status
    assert set_by(visitor, path).status_code == (302 if status == 200 else 409)


def test_a_new_one_ends_the_earlier(invited, visitor, system, clock):
    member, path = invited
    again = inviting.invite(by=system, member_id=member.pk, at=clock.at)
    assert visitor.get(path).status_code == 409
    assert visitor.get(again).status_code == 200


@pytest.mark.parametrize("change", [lambda key: key[:-1], lambda key: "0" * 96, lambda key: "x", lambda key: key + "0",
                                    lambda key: "ü" * 96, lambda key: key[:32] + "0" * 64])  # fmt: skip
def test_another_key_opens_nothing(invited, visitor, change):
    _, path = invited
    assert visitor.get(f"/sign-in/new-password/?key={change(path.split('key=')[1])}").status_code == 404


def test_a_closed_account_is_not_opened_by_a_link(invited, visitor):
    member, path = invited
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    assert set_by(visitor, path).status_code == 409
    member.refresh_from_db()
    assert not member.has_usable_password()


def test_an_invitation_does_not_take_second_factors_away(new_member, with_app, visitor, system, clock):
    member = new_member()
    with_app(member)
    path = inviting.invite(by=system, member_id=member.pk, at=clock.at)
    assert set_by(visitor, path).headers["Location"] == "/sign-in/second-factor/"


def test_the_mail_names_nobody_and_its_link_is_made_as_it_is_sent(invited):
    member, path = invited
    (mail,) = mails()
    assert mail.to == member.email
    kept = str(mail.slots)
    assert path.split("key=")[1] not in kept
    assert member.name not in kept
    link = PasswordLink.objects.get()
    assert links.path_of(link.pk) == path


def test_the_database_does_not_hold_the_key(invited):
    _, path = invited
    held = str(list(PasswordLink.objects.values_list()))
    assert path[-64:] not in held


def test_a_forgotten_password_is_mailed_and_set(new_member, with_app, visitor, sign_in, clock):
    member = new_member()
    phone = with_app(member)
    page = visitor.post("/sign-in/forgotten/", {"email": "Ada.Brook@Netherwick.example"})
    assert "Look at your mail" in page.content.decode()
    (mail,) = mails()
    assert mail.template == "accounts/forgotten-password"
    path = links.path_of(PasswordLink.objects.get().pk)
    assert set_by(visitor, path).headers["Location"] == "/sign-in/second-factor/"
    visitor.post("/sign-in/second-factor/", {"code": phone.next_code()})
    assert visitor.get("/members/").status_code == 200
    assert [each.template for each in mails()][1:] == ["accounts/account-changed"]


def test_it_works_for_half_an_hour(new_member, visitor, clock):
    new_member()
    visitor.post("/sign-in/forgotten/", {"email": "ada.brook@netherwick.example"})
    path = links.path_of(PasswordLink.objects.get().pk)
    clock.at += timedelta(minutes=30, seconds=1)
    assert visitor.get(path).status_code == 409


def test_nobody_learns_who_has_an_account(new_member, visitor, monkeypatch):
    """The same words and the same work for an open account, a closed one, and none."""
    new_member()
    closed = new_member(email="closed@netherwick.example", name="Cy")
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    hashed = []
    kind = type(hashers.get_hasher())
    encode = kind.encode
    monkeypatch.setattr(kind, "encode", lambda self, *a, **k: hashed.append(1) or encode(self, *a, **k))
    answers = set()
    for email in ("ada.brook@netherwick.example", "closed@netherwick.example", "nobody@netherwick.example"):
        hashed.clear()
        answer = visitor.post("/sign-in/forgotten/", {"email": email})
        answers.add((answer.status_code, answer.content, len(hashed)))
    ((status, _, work),) = answers
    assert (status, work) == (200, 1)
    assert [mail.to for mail in mails()] == ["ada.brook@netherwick.example"]


@pytest.mark.parametrize("email", ["ada.brook@netherwick.example", "nobody@netherwick.example"])
def test_it_cannot_be_asked_for_again_and_again(new_member, visitor, email):
    new_member()
    statuses = [visitor.post("/sign-in/forgotten/", {"email": email}).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]


@pytest.mark.parametrize("email", ["", "nonsense", " ", "x" * 5000])
def test_what_is_no_address_is_asked_for_again(visitor, db, email):
    assert visitor.post("/sign-in/forgotten/", {"email": email}).status_code == 422


def viewer(member):
    return the_one("viewer_of")(member.pk)


def test_an_administrator_invites_and_nobody_else(new_member, clock):
    administrator = new_member(email="admin@netherwick.example", roles=("administrator",))
    manager = new_member(email="manager@netherwick.example")
    member = new_member(password=None)
    assert inviting.invite(by=viewer(administrator), member_id=member.pk, at=clock.at)
    for act in (inviting.invite, inviting.shut_out, inviting.forget_factors):
        with pytest.raises(Refused, match="Only an administrator"):
            act(by=viewer(manager), member_id=member.pk, at=clock.at)


def test_a_closed_account_is_not_invited(new_member, system, clock):
    member = new_member()
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    with pytest.raises(NotNow, match="closed"):
        inviting.invite(by=system, member_id=member.pk, at=clock.at)


def test_another_partnerships_member_is_not_there(new_member, clock):
    from dataclasses import replace
    from uuid import uuid4

    administrator = viewer(new_member(roles=("administrator",)))
    elsewhere = replace(administrator, tenant=replace(administrator.tenant, id=uuid4()))
    member = new_member(email="ben@netherwick.example")
    with pytest.raises(Missing):
        inviting.invite(by=elsewhere, member_id=member.pk, at=clock.at)


def test_shutting_out_ends_sessions_and_links(new_member, with_app, sign_in, visitor, system, clock):
    member = new_member()
    client = sign_in(member, with_app(member))
    path = inviting.invite(by=system, member_id=member.pk, at=clock.at)
    assert inviting.shut_out(by=system, member_id=member.pk, at=clock.at) == 1
    assert client.get("/members/").status_code == 403
    assert visitor.get(path).status_code == 409


def test_who_lost_every_factor_sets_up_a_new_one(new_member, with_app, sign_in, system, clock, visitor):
    member = new_member()
    client = sign_in(member, with_app(member))
    assert inviting.forget_factors(by=system, member_id=member.pk, at=clock.at) == 1
    assert client.get("/members/").status_code == 403
    assert not factors.has_second_factor(member.pk)
    assert visitor.post("/sign-in/", {"email": member.email, "password": PASSWORD}).headers["Location"] == (
        "/sign-in/set-up/"
    )


def test_the_audit_has_every_link(invited, visitor):
    _, path = invited
    set_by(visitor, path)
    rows = apps.get_model("audit", "AuditRow").objects.filter(table="accounts.PasswordLink").order_by("pk")
    assert [row.what for row in rows] == ["made", "ended"]
