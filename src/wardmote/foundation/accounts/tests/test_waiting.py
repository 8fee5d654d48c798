"""After too many wrong tries one waits and is told until when, alike for an account there is and one there is not."""

from datetime import timedelta

import pytest

from wardmote.foundation.accounts import tallies
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.accounts.models import Tally

PASSWORD = "three random words"
pytestmark = pytest.mark.django_db


def tries(visitor, email, count, password="wrong"):
    return [visitor.post("/sign-in/", {"email": email, "password": password}).status_code for _ in range(count)]


@pytest.mark.parametrize("email", ["ada.brook@netherwick.example", "nobody@netherwick.example"])
def test_five_wrong_passwords_and_the_account_waits_whether_it_exists_or_not(new_member, visitor, clock, email):
    new_member()
    assert tries(visitor, email, 5) == [422] * 5
    answer = visitor.post("/sign-in/", {"email": email, "password": PASSWORD})
    assert answer.status_code == 429
    assert "Try again at 24 November 2026, 9:15am" in answer.content.decode()


def test_waiting_ends_when_it_was_said_to(new_member, with_app, visitor, clock):
    member = new_member()
    with_app(member)
    tries(visitor, member.email, 5)
    clock.at += timedelta(minutes=14, seconds=59)
    assert tries(visitor, member.email, 1, PASSWORD) == [429]
    clock.at += timedelta(seconds=1)
    assert tries(visitor, member.email, 1, PASSWORD) == [302]


def test_wrong_tries_are_forgotten_after_a_while(new_member, visitor, clock):
    member = new_member()
    for _ in range(12):
        assert tries(visitor, member.email, 1) == [422]
        clock.at += timedelta(minutes=16)


def test_a_right_password_is_not_counted(new_member, with_app, visitor):
    member = new_member()
    with_app(member)
    assert tries(visitor, member.email, 4) == [422] * 4
    for _ in range(5):
        assert tries(visitor, member.email, 1, PASSWORD) == [302]
    assert tries(visitor, member.email, 1) == [422]
    assert tries(visitor, member.email, 1, PASSWORD) == [429]


def test_five_wrong_codes_and_the_codes_wait(new_member, with_app, visitor, clock):
    member = new_member()
    phone = with_app(member)
    tries(visitor, member.email, 1, PASSWORD)
    codes = [visitor.post("/sign-in/second-factor/", {"code": "000000"}).status_code for _ in range(6)]
    assert codes == [422] * 5 + [429]
    assert visitor.post("/sign-in/second-factor/", {"code": phone.next_code()}).status_code == 429
    clock.at += timedelta(minutes=16)
    assert visitor.post("/sign-in/second-factor/", {"code": phone.next_code()}).status_code == 302


def test_one_address_waits_after_many_wrong_tries_at_many_accounts(visitor, db):
    statuses = [tries(visitor, f"member{n}@netherwick.example", 1)[0] for n in range(31)]
    assert statuses == [422] * 30 + [429]
    elsewhere = visitor.post("/sign-in/", {"email": "x@y.example", "password": "wrong"}, REMOTE_ADDR="192.0.2.8")
    assert elsewhere.status_code == 422


def test_behind_a_proxy_the_address_is_the_one_the_proxy_wrote(visitor, settings, db):
    settings.WARDMOTE_BEHIND_PROXY = True
    for n in range(31):
        forged = {"HTTP_X_FORWARDED_FOR": f"10.0.0.{n}, 198.51.100.4"}
        last = visitor.post("/sign-in/", {"email": f"m{n}@y.example", "password": "wrong"}, **forged)
    assert last.status_code == 429


def test_not_in_front_of_a_proxy_what_a_stranger_writes_is_not_believed(visitor, db):
    for n in range(31):
        forged = {"HTTP_X_FORWARDED_FOR": f"10.0.0.{n}"}
        last = visitor.post("/sign-in/", {"email": f"m{n}@y.example", "password": "wrong"}, **forged)
    assert last.status_code == 429


def test_many_tries_at_one_moment_do_not_slip_past(clock, db):
    """A try is counted before it is looked at: of ten begun together, no more than five go on."""
    outcomes = [tallies.count_try(tallies.ACCOUNT, "a@b.example", at=clock.at) for _ in range(10)]
    assert [outcome.until is None for outcome in outcomes] == [True] * 5 + [False] * 5


def test_a_tally_names_nobody_and_is_dropped_in_time(visitor, clock, db):
    tries(visitor, "ada.brook@netherwick.example", 1)
    kept = str(list(Tally.objects.values_list()))
    assert not [part for part in ("ada.", "brook", "netherwick") if part in kept]
    assert "192.0.2.7" not in kept
    clock.at += timedelta(days=2)
    tries(visitor, "somebody.else@netherwick.example", 1)
    assert Tally.objects.count() == 2


def test_limits_hold_from_their_day_and_say_who_says_so():
    from wardmote.foundation.accounts.limits import every_limit

    print(f"{len(every_limit())} limits")
    for limit in every_limit():
        assert limit.about.endswith(".")
        assert limit.source
    assert limits_on(every_limit()[0].starts - timedelta(days=365)).account_tries == 5
