"""Protocol / A decision can be made again

The oracle is the first decision: the same request with the data of the same day gives the same words and version, years
later, after JSON, and after the law has changed.
"""

import json
import shutil
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from spec.protocol.asking import DAY, asked, at_random, case

from wardmote import protocol
from wardmote.errors import Broken, Invalid

DATA = Path(protocol.__file__).parent / "data"
KEPT = Path(__file__).parent / "kept.json"


@pytest.fixture
def data(tmp_path):
    """A copy of the data, to be changed."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def changed(data, file, *pairs):
    text = (data / file).read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (data / file).write_text(text, "utf-8")
    return protocol.read_rulebook(data)


def kept(told):
    """A decision as it is kept: through JSON and back."""
    told = asked(told)
    return json.loads(json.dumps(protocol.record(told, told.decided(protocol.rulebook()))))


def test_through_json_and_back():
    for seed in range(30_000, 30_400):
        record = kept(at_random(seed))
        again = protocol.replay(record, protocol.rulebook())
        assert protocol.record(protocol.read(record["asked"]), again) == record


def test_decisions_that_were_kept_are_made_again():
    """`kept.json` holds decisions as they were made. If one no longer is, an entry that it rests on was edited."""
    records = json.loads(KEPT.read_text("utf-8"))
    for each in records:
        protocol.replay(each, protocol.rulebook())
    print(f"{len(records)} decisions made again")
    assert {each["answer"] for each in records} == {protocol.SHARE, protocol.ASK, protocol.REFUSE}


def test_an_entry_that_is_ended_and_followed_leaves_old_decisions_as_they_were(data):
    """The Serious Violence Duty with other bodies from 2027 on: what was decided before is decided so again."""
    before = kept(case(holder="school", recipient="youth_justice", purpose="serious_violence", record_class="C4"))
    assert before["answer"] == protocol.SHARE
    later = changed(
        data,
        "gateways.toml",
        ("starts = 2023-01-31\n", "starts = 2023-01-31\nends = 2026-12-31\n"),
    )
    assert protocol.replay(before, later).answer == protocol.SHARE
    told = asked(case(holder="school", recipient="youth_justice", purpose="serious_violence", record_class="C4"))
    after = replace(told.request, at=datetime(2027, 1, 1, 12, tzinfo=UTC))
    assert replace(told, request=after).decided(later).answer == protocol.REFUSE


def test_a_body_that_joins_a_group_joins_it_from_its_day(data):
    """A fire authority as a relevant authority from 2027: nothing changes of the day before."""
    told = asked(case(recipient="fire", purpose="offender_management", record_class="C7"))
    assert told.decided(protocol.rulebook()).answer == protocol.REFUSE
    record = protocol.record(told, told.decided(protocol.rulebook()))
    joins = 'id = "fire"\nstarts = 2027-01-01\ncompetent = "partly"\ngroups = ["public", "relevant_authority"]\n'
    later = changed(data, "bodies.toml", ('id = "fire"\n', f'{joins}\n[[body]]\nid = "fire"\nends = 2026-12-31\n'))
    assert protocol.replay(json.loads(json.dumps(record)), later).answer == protocol.REFUSE
    after = replace(told.request, at=datetime(2027, 1, 1, 12, tzinfo=UTC))
    found = replace(told, request=after).decided(later)
    assert found.answer == protocol.ASK, "the reviews of before were of a gateway with other recipients"


def test_a_group_that_nobody_is_in_is_not_anybody(data):
    """Were the control of official authority for no kind of body, nobody would have that condition."""
    text = (data / "bodies.toml").read_text("utf-8").replace(', "official_authority"', "")
    (data / "bodies.toml").write_text(
        text + '\n[[body]]\nid = "court"\ncompetent = "no"\nends = 2020-01-01\ngroups = ["official_authority"]\n',
        "utf-8",
    )
    held = protocol.read_rulebook(data).on(DAY)
    only = next(each for each in held.conditions if each.id == "10.OFFICIAL")
    assert not only.fits("police", "CDA.115", "prevent_crime", "criminal")


def test_an_entry_that_is_edited_is_told(data):
    record = kept(case())
    edited = changed(data, "gateways.toml", ('needs = ["necessary"]\nnote = "A power', 'needs = []\nnote = "A power'))
    with pytest.raises(Broken) as told:
        protocol.replay(record, edited)
    now = edited.on(DAY, asked(case()).reviews).version
    assert told.value.sentence == (
        f"This was decided by version {record['version']} of the protocol of 2026-11-27, which is now {now}: "
        "an entry of that day was edited."
    )
    assert told.value.instead == "Put the entry back, end it, and add another from a later day."


def test_a_note_may_be_mended(data):
    record = kept(case())
    mended = changed(data, "gateways.toml", ("A power and no obligation.", "It is a power."))
    assert protocol.replay(record, mended).answer == protocol.SHARE


def test_a_record_that_was_altered_is_told():
    record = kept(case(necessary=False))
    record["answer"] = protocol.SHARE
    with pytest.raises(Broken) as told:
        protocol.replay(record, protocol.rulebook())
    assert told.value.sentence == "The record says something else than was decided."
    assert told.value.instead == "Compare it with a backup."


def test_moments_are_kept_alike_wherever_the_machine_stands(monkeypatch):
    told = case(purpose="protect_life", urgency="emergency_1h", day=date(2026, 6, 30))
    here = kept(told)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        there = kept(told)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert there == here
    assert (here["asked"]["at"], here["record_by"]) == ("2026-06-30T12:00:00+00:00", "2026-07-01T12:00:00+00:00")


@pytest.mark.parametrize(("last", "both"), [("2026-12-31", False), ("2027-01-01", True), ("2027-01-02", True)])
def test_two_entries_of_one_id_follow_each_other_without_a_day_in_common(data, last, both):
    joins = 'id = "fire"\nstarts = 2027-01-01\ncompetent = "partly"\n'
    change = ("bodies.toml", ('id = "fire"\n', f'{joins}\n[[body]]\nid = "fire"\nends = {last}\n'))
    if not both:
        assert changed(data, *change).on(date(2027, 1, 1))
        return
    with pytest.raises(Invalid) as told:
        changed(data, *change)
    assert told.value.sentence == "bodies.toml: two entries of fire are in force at once."


def test_a_body_may_be_in_no_group_and_a_sheet_may_be_empty(data):
    (data / "stops.toml").write_text("# Nothing is never told.\n", "utf-8")
    text = (data / "bodies.toml").read_text("utf-8")
    (data / "bodies.toml").write_text(text + '\n[[body]]\nid = "church"\ncompetent = "no"\n', "utf-8")
    held = protocol.read_rulebook(data).on(DAY)
    assert held.stops == ()
    assert "church" in {each.id for each in held.bodies}


def test_a_gateway_may_be_for_some_whom_it_is_about(data):
    told = 'id = "CDA.115"\nsubjects = ["child", "adult"]'
    held = changed(data, "gateways.toml", ('id = "CDA.115"', told)).on(DAY)
    assert next(each for each in held.gateways if each.id == "CDA.115").subjects == ("child", "adult")
    with pytest.raises(Invalid) as refused:
        changed(data, "gateways.toml", (told, 'id = "CDA.115"\nsubjects = ["cat"]'))
    assert refused.value.sentence == "gateways.toml: CDA.115 has 'cat' among its subjects."


def test_the_day_is_that_of_england():
    """Half past midnight in British Summer Time is still the day before in UTC."""
    told = asked(case())
    request = replace(told.request, at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert request.day == date(2026, 7, 1)


def test_the_protocol_of_another_day_is_refused():
    told = asked(case())
    with pytest.raises(Invalid, match="was asked about"):
        protocol.decide(told.request, protocol.rulebook().on(date(2026, 1, 1)))


def test_versions_differ_by_what_is_in_force_and_who_confirmed_it():
    rulebook = protocol.rulebook()
    assert rulebook.on(DAY).version == rulebook.on(date(2026, 11, 26)).version
    assert rulebook.on(DAY).version != rulebook.on(date(2026, 2, 4)).version
    assert rulebook.on(DAY).version != rulebook.on(DAY, asked(case()).reviews).version


@pytest.mark.parametrize(
    ("day", "holds"), [("2026-09-30", False), ("2026-10-01", True), ("2026-10-31", True), ("2026-11-01", False)]
)
def test_an_entry_is_in_force_from_its_first_day_to_its_last(data, day, holds):
    later = changed(data, "gateways.toml", ("starts = 2023-01-31\n", "starts = 2026-10-01\nends = 2026-10-31\n"))
    held = later.on(date.fromisoformat(day))
    assert ("PCSCA.16" in {each.id for each in held.gateways}) is holds


@pytest.mark.parametrize(("day", "by"), [("2026-10-09", ""), ("2026-10-10", "A. Lead"), ("2026-10-11", "A. Lead")])
def test_what_somebody_checked_was_unconfirmed_before_that_day(data, day, by):
    told = 'id = "PCSCA.16"\nreviewed_by = "A. Lead"\nreviewed_on = 2026-10-10'
    held = changed(data, "gateways.toml", ('id = "PCSCA.16"', told)).on(date.fromisoformat(day))
    found = next(each for each in held.gateways if each.id == "PCSCA.16")
    assert (found.reviewed_by, found.is_confirmed) == (by, bool(by))
    assert found.reviewed_on == (date(2026, 10, 10) if by else None)


def test_a_stop_may_name_a_group_of_recipients_as_it_was_that_day(data):
    old = 'when = { recipient = ["immigration_enforcement"], record_class'
    held = changed(data, "stops.toml", (old, old.replace("immigration_enforcement", "@emergency"))).on(DAY)
    wanted = {each.id for each in held.bodies if "emergency" in each.groups}
    assert wanted
    assert {frozenset(each.when.get("recipient", ())) for each in held.stops} >= {frozenset(wanted)}


@pytest.mark.parametrize("turn", [1, -1])
def test_of_several_who_checked_an_entry_the_last_is_named(turn):
    held = protocol.rulebook().on(DAY)
    entry = held.gateways[0]
    mark = protocol.fingerprint(entry, held.needs)
    told = [("Zoe", 1), ("Ann", 2), ("Bob", 2)]
    reviews = tuple(protocol.Review(entry.id, by, date(2026, 11, on), mark) for by, on in told)[::turn]
    found = protocol.rulebook().on(DAY, reviews).gateways[0]
    assert (found.reviewed_by, found.reviewed_on) == ("Bob", date(2026, 11, 2))


@pytest.mark.parametrize(("known", "wanted"), [(True, protocol.SHARE), (None, protocol.ASK), (False, protocol.REFUSE)])
def test_what_a_basis_needs_is_asked_as_what_its_gateway_needs(data, known, wanted):
    told = 'id = "6.1.E"\nneeds = ["case_open"]'
    later = changed(data, "conditions.toml", ('id = "6.1.E"', told))
    confirmed = later.on(DAY)
    reviews = tuple(
        protocol.Review(each.id, "A. Lead", DAY, protocol.fingerprint(each, confirmed.needs))
        for each in (*confirmed.gateways, *confirmed.conditions)
    )
    asks = replace(asked(case(case_open=known)), reviews=reviews)
    assert asks.decided(later).answer == wanted
