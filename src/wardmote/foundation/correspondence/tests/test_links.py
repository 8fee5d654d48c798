"""A link answers one thing of one record, for one agency, once; whatever else is tried with it changes nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail as django_mail

from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.access import Tenant, Viewer, the_mailbox, the_system
from wardmote.foundation.audit.models import AuditRow
from wardmote.foundation.correspondence import Reader, links, sending
from wardmote.foundation.correspondence.links.secrets import hash_of, new_secret
from wardmote.foundation.correspondence.models import LinkSecret, Mail, OneTimeLink
from wardmote.foundation.correspondence.tests.conftest import NAME
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now

SENT = {"said": ["yes"]}


def ask(asked, **changed) -> OneTimeLink:
    given = {"by": asked.member, "purpose": NAME, "target": asked.target, "to": asked.box, "at": now(), **changed}
    return OneTimeLink.objects.get(reference=links.ask(**given))


def answer(secret, said="yes", at=None):
    links.answer(secret=secret, sent={"said": [said]}, answers={"said": said}, at=at or now())


def test_the_mail_carries_a_secret_that_is_kept_nowhere(asked, settings):
    settings.WARDMOTE_ADDRESS = "https://safer.example"
    link = ask(asked)
    assert not LinkSecret.objects.exists(), "No secret is made before the mail is sent."
    assert sending.send_due(by=the_system("mail", asked.tenant), at=now()) == 1
    (left,) = django_mail.outbox
    (secret,) = [line.rpartition("/answer/")[2].strip("/") for line in left.body.splitlines() if "/answer/" in line]
    assert len(secret) >= 43, "256 bits are 43 letters of base 64."
    (kept,) = LinkSecret.objects.all()
    assert kept.hash == hash_of(secret) != secret
    everything = " ".join(str(row) for model in (Mail, OneTimeLink, AuditRow) for row in model.objects.values())
    assert secret not in everything
    assert links.opened(secret, now()).reference == link.reference
    assert link.reference in left.body
    assert "Fire" not in left.body + left.subject


def test_it_is_answered_once_and_the_same_again_is_the_same(asked):
    link = ask(asked)
    secret, at = new_secret(link.pk), now()
    answer(secret, at=at)
    answer(secret, at=at + timedelta(minutes=1))
    ((by, target, said, when),) = asked.recorded
    assert (by.kind, by.agency, target, said, when) == ("mailbox", "Fire", asked.target, "yes", at)
    with pytest.raises(NotNow, match="recorded already") as refused:
        answer(secret, said="no")
    assert link.reference in refused.value.instead
    assert len(asked.recorded) == 1
    assert [each.words for each in notices_for(asked.member)] == [f"Fire answered by the link {link.reference}."]
    link.refresh_from_db()
    assert (link.how, link.answered_by) == ("link", "the registered mailbox of Fire")
    assert AuditRow.objects.filter(what="answered", viewer="mailbox").count() == 1


def test_two_mails_of_one_link_are_one_answer(asked):
    link = ask(asked)
    first, second = new_secret(link.pk), new_secret(link.pk)
    answer(first)
    answer(second)
    with pytest.raises(NotNow):
        answer(second, said="no")
    assert len(asked.recorded) == 1


def test_what_the_verb_refuses_is_not_an_answer(asked):
    secret = new_secret(ask(asked).pk)
    with pytest.raises(Invalid):
        answer(secret, said="wrong")
    answer(secret)
    assert [said for _, _, said, _ in asked.recorded] == ["yes"]


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "../../etc/passwd", "a" * 10_000, "\x00"])
def test_a_secret_that_is_none_opens_nothing_in_the_same_words(asked, secret):
    ask(asked)
    with pytest.raises(Missing, match="does not open anything"):
        links.opened(secret, now())
    with pytest.raises(Missing, match="does not open anything"):
        answer(secret)


def test_it_runs_out(asked):
    link = ask(asked, days=1)
    secret = new_secret(link.pk)
    assert links.opened(secret, link.until - timedelta(seconds=1)).state == "waiting"
    assert links.opened(secret, link.until).state == "run out"
    with pytest.raises(NotNow, match="has passed"):
        answer(secret, at=link.until)
    assert not asked.recorded


def test_asked_again_the_first_mail_works_too(asked):
    link = ask(asked, days=1)
    secret = new_secret(link.pk)
    links.ask_again(by=asked.member, reference=link.reference, at=link.until)
    answer(secret, at=link.until + timedelta(days=1))
    assert Mail.objects.count() == 2
    with pytest.raises(NotNow):
        links.ask_again(by=asked.member, reference=link.reference, at=now())


def test_revoked_it_opens_nothing(asked):
    link = ask(asked)
    secret = new_secret(link.pk)
    for _ in range(2):
        links.revoke(by=asked.member, reference=link.reference, at=now())
    with pytest.raises(NotNow, match="withdrawn"):
        answer(secret)
    with pytest.raises(NotNow):
        links.ask_again(by=asked.member, reference=link.reference, at=now())
    assert not asked.recorded


def test_what_was_answered_is_not_revoked(asked):
    link = ask(asked)
    answer(new_secret(link.pk))
    with pytest.raises(NotNow, match="answered already"):
        links.revoke(by=asked.member, reference=link.reference, at=now())


def test_another_partnership_neither_sees_nor_touches_it(asked):
    link = ask(asked)
    stranger = Viewer("member", Tenant(uuid4(), "there", "There", made_up=True), uuid4(), "Bo", "Council")
    assert links.links_for(stranger, now()) == ()
    for verb in (links.revoke, links.ask_again):
        with pytest.raises(Missing):
            verb(by=stranger, reference=link.reference, at=now())


def test_it_goes_to_a_mailbox_of_the_partnership_and_to_nobody_else(asked):
    with pytest.raises(Invalid, match="registered mailbox"):
        ask(asked, to=Reader.of(asked.member))
    with pytest.raises(Refused, match="another partnership"):
        ask(asked, to=Reader("mailbox", "Fire", uuid4(), address="csp@fire.example"))
    assert not OneTimeLink.objects.exists()
    assert not Mail.objects.exists()


def by_telephone(asked, link, **changed):
    given = {
        "by": asked.member,
        "reference": link.reference,
        "answers": {"said": "yes"},
        "spoken_with": "Cy, watch manager",
        "spoken": now() - timedelta(minutes=5),
        "read_back": True,
        "at": now(),
    }
    links.answer_by_telephone(**{**given, **changed})


@pytest.mark.parametrize("late", [False, True])
def test_an_answer_by_telephone_is_recorded_as_such(asked, late):
    link = ask(asked)
    if late:
        OneTimeLink.objects.update(until=now() - timedelta(days=1))
    by_telephone(asked, link)
    ((by, _, said, _),) = asked.recorded
    assert (by, said) == (asked.member, "yes")
    seen = links.link_for(asked.member, link.reference, now())
    assert (seen.how, seen.answered_by, seen.spoken_with) == ("telephone", "Ann", "Cy, watch manager")
    assert seen.spoken is not None
    with pytest.raises(NotNow):
        by_telephone(asked, link)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"spoken_with": " "}, "Nobody is named"),
        ({"read_back": False}, "not read back"),
        ({"spoken": now() + timedelta(days=1)}, "in the future"),
    ],
)
def test_a_call_without_a_name_a_time_or_reading_back_is_no_answer(asked, changed, why):
    with pytest.raises(Invalid, match=why):
        by_telephone(asked, ask(asked), **changed)
    assert not asked.recorded


def test_whoever_holds_the_link_is_a_mailbox_and_no_member(asked):
    found = links.opened(new_secret(ask(asked).pk), now())
    assert found.viewer == the_mailbox("Fire", asked.tenant)
    assert found.viewer.member_id is None
    assert found.viewer.roles == ()
