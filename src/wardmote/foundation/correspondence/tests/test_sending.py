"""Mail: in the verb's transaction, past the gate, with nothing personal in it, sent once however often it is tried."""

import smtplib
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.core import mail as django_mail
from django.db import transaction

from wardmote.errors import Broken, Invalid, Missing, Refused
from wardmote.foundation.access import Tenant, Viewer, the_system
from wardmote.foundation.correspondence import Reader, send_mail, sending, templates
from wardmote.foundation.correspondence.models import FAILED, SENDING, SENT, WAITING, Mail
from wardmote.foundation.correspondence.templates import Template
from wardmote.foundation.notices.queries import notices_for
from wardmote.foundation.now import now

HERE = Tenant(uuid4(), "here", "Safer Here", made_up=True)
MEMBER = Viewer("member", HERE, uuid4(), "Ann", "Council")
WORKER = the_system("mail", HERE)
BOX = Reader("mailbox", "the registered mailbox of Fire", HERE.id, id=uuid4(), address="csp@fire.example")
LATE = "wardmote.foundation.correspondence.tests.test_sending:path_of"
TEMPLATE = Template(
    "tests/question",
    "A question from your community safety partnership",
    "{partnership} asks you something by {day}.\n\nAnswer here: {link}\n\nReference {reference}, {count} of them.",
    {"day": "day", "reference": "reference", "count": "number", "link": LATE},
)
SLOTS = {"day": date(2026, 12, 1), "reference": "L-0000-0001", "count": 2, "link": UUID(int=7)}


def path_of(which: UUID) -> str:
    return f"/answer/{which.int}/"


@pytest.fixture(autouse=True)
def one_template(monkeypatch):
    monkeypatch.setattr(templates, "templates", lambda: {TEMPLATE.name: TEMPLATE})


def sent(**changed) -> Mail:
    given = {"by": MEMBER, "to": BOX, "template": TEMPLATE.name, "slots": SLOTS, **changed}
    return Mail.objects.get(reference=send_mail(**given))


@pytest.mark.django_db
def test_it_waits_in_the_transaction_and_leaves_with_the_worker(settings):
    settings.WARDMOTE_ADDRESS = "https://safer.example"
    row = sent()
    assert (row.state, row.sent_at) == (WAITING, None)
    assert not django_mail.outbox
    assert sending.send_due(by=WORKER, at=now()) == 1
    (left,) = django_mail.outbox
    assert left.to == ["csp@fire.example"]
    assert left.subject == TEMPLATE.subject
    assert left.body == (
        "Safer Here asks you something by 1 December 2026.\n\nAnswer here: https://safer.example/answer/7/\n\n"
        "Reference L-0000-0001, 2 of them.\n"
    )
    assert left.extra_headers["Message-ID"] == f"<{row.reference.lower()}@safer.example>"
    row.refresh_from_db()
    assert (row.state, row.sent_by, row.tries) == (SENT, "mail", 1)
    assert sending.send_due(by=WORKER, at=now() + timedelta(days=9)) == 0
    assert len(django_mail.outbox) == 1


@pytest.mark.django_db
def test_a_verb_that_fails_sends_nothing():
    with transaction.atomic():
        sent()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("record_class", ["C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"])
def test_the_gate_is_asked(record_class):
    with pytest.raises(Refused):
        sent(record_class=record_class)
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_a_mailbox_of_another_partnership_is_refused():
    with pytest.raises(Refused, match="another partnership"):
        sent(to=Reader("mailbox", "the mailbox of Fire", uuid4(), address="csp@fire.example"))


@pytest.mark.django_db
def test_a_reader_without_an_address_and_a_mail_there_is_not():
    with pytest.raises(Invalid, match="no address"):
        sent(to=Reader("mailbox", "the mailbox of Fire", HERE.id))
    with pytest.raises(Missing, match="no mail called"):
        sent(template="tests/none")


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("day", "Sara lives at 4 Mill Lane"),
        ("reference", "Sara"),
        ("reference", "L-0000-0001 Sara"),
        ("count", "many"),
        ("count", True),
        ("link", "https://elsewhere.example"),
        ("link", "0b4ff0c4-6f0f-4c52-9a39-1b1a7a2f6c11"),
    ],
)
def test_a_slot_has_no_room_for_anybody(slot, value):
    with pytest.raises(Broken, match="more than its kind"):
        TEMPLATE.kept({**SLOTS, slot: value})


@pytest.mark.parametrize(
    ("subject", "body", "slots"),
    [
        ("About {name}", "x", {}),
        ("Two\nlines", "x", {}),
        (" ", "x", {}),
        ("x", "Dear {name}", {}),
        ("x", "Dear {name}", {"name": "text"}),
        ("x", "x", {"day": "day"}),
    ],
)
def test_a_template_with_room_for_anybody_is_refused(subject, body, slots):
    with pytest.raises(Broken):
        Template("tests/x", subject, body, slots)


class Fails:
    """A message whose sending goes wrong, so often."""

    def __init__(self, problem, times):
        self.problem, self.times, self.left = problem, times, 0

    def send(self):
        self.times -= 1
        if self.times >= 0:
            raise self.problem
        self.left += 1


def fails(monkeypatch, problem, times=99) -> Fails:
    message = Fails(problem, times)
    monkeypatch.setattr(sending, "_message", lambda mail, by: message)
    return message


@pytest.mark.django_db
@pytest.mark.parametrize(
    "problem",
    [ConnectionRefusedError(), TimeoutError(), smtplib.SMTPServerDisconnected(), smtplib.SMTPDataError(451, b"x")],
)
def test_what_may_pass_is_tried_again_later_each_time_and_then_shown_as_failed(monkeypatch, problem):
    fails(monkeypatch, problem)
    row, at = sent(), now()
    for wait in sending.AGAIN:
        assert sending.send_due(by=WORKER, at=at) == 0
        row.refresh_from_db()
        assert (row.state, row.due) == (WAITING, at + wait)
        assert sending.send_due(by=WORKER, at=at + wait / 2) == 0
        at += wait
    sending.send_due(by=WORKER, at=at)
    row.refresh_from_db()
    assert (row.state, row.tries) == (FAILED, 6)
    assert row.problem
    assert "fire.example" not in row.problem


@pytest.mark.django_db
def test_once_the_server_is_back_it_leaves_once(monkeypatch):
    message = fails(monkeypatch, ConnectionRefusedError(), times=2)
    sent()
    at = now()
    for minutes in (0, 1, 6, 60):
        sending.send_due(by=WORKER, at=at + timedelta(minutes=minutes))
    assert message.left == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "problem",
    [
        smtplib.SMTPRecipientsRefused({"csp@fire.example": (550, b"no such csp@fire.example")}),
        smtplib.SMTPDataError(554, b"x"),
    ],
)
def test_a_refusal_for_good_is_final_and_does_not_repeat_the_address(monkeypatch, problem):
    fails(monkeypatch, problem)
    row = sent()
    sending.send_due(by=WORKER, at=now())
    row.refresh_from_db()
    assert row.state == FAILED
    assert "fire.example" not in row.problem
    (told,) = notices_for(MEMBER)
    assert told.words.startswith("A mail to the registered mailbox of Fire could not be delivered")


@pytest.mark.django_db
def test_two_workers_send_it_once_and_a_dead_ones_is_sent_under_the_same_name():
    row, at = sent(), now()
    stale = Mail.objects.get(pk=row.pk)
    Mail.objects.filter(pk=row.pk).update(state=SENDING, claimed=at, tries=1)
    assert not sending._send(stale, WORKER, at)
    assert sending.send_due(by=WORKER, at=at) == 0
    assert sending.send_due(by=WORKER, at=at + sending.HELD + timedelta(seconds=1)) == 1
    assert django_mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{row.reference.lower()}@")


@pytest.mark.django_db
def test_another_partnerships_worker_leaves_it_alone():
    sent()
    assert sending.send_due(by=the_system("mail", Tenant(uuid4(), "x", "X", made_up=True)), at=now()) == 0


@pytest.mark.django_db
def test_without_a_mail_server_mails_are_files(settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    sent()
    assert sending.send_due(by=WORKER, at=now()) == 1
    (file,) = (tmp_path / "mail").iterdir()
    assert "Answer here: http" in file.read_text()
