"""Clocks / Rules: dated, cited, and no duty until somebody has checked them"""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from spec.clocks.packs import entry

from wardmote import clocks
from wardmote.clocks import Override, Review
from wardmote.errors import Invalid, Missing, NotNow, Refused

D = date.fromisoformat
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)

# The register of time limits that the partnership's work turns on: id, kind and length, as the sources have them.
REGISTER = """
GOV.SA.ANNUAL S 12 months
GOV.PLAN.ANNUAL S the next 31 March
GOV.PLAN.TO_PCC S as soon as possible
GOV.CSA.TO_PCC S as soon as possible
GOV.S17A S the end of the next quarter
GOV.SCRUTINY S 12 months
GOV.SCRUTINY.REPLY S 28 days
INF.BREACH.ICO S 72 hours
INF.DSAR S 1 month
INF.DSAR.EXT S 1 month
INF.COMPLAINT.ACK S 30 days
INF.FOI S 20 working days
INF.ISA.REVIEW L 12 months
ASB.CR.QUALIFY S 1 month
ASB.CR.APPLY S 6 months
ASB.CR.PUBLISH S 12 months
ASB.CR.PARTNER_INFO L 10 working days
ASB.CR.OUTCOME L 10 working days
ASB.CPN.APPEAL S 21 days
ASB.CLOSURE.COURT S 48 hours
ASB.CLOSURE.ORDER S 3 months
ASB.DISPERSAL S 48 hours
ASB.PSPO S 3 years
ASB.PSPO.CHALLENGE S 6 weeks
ASB.INJ.U18 S 12 months
VUL.NRM.CHILD L 24 hours
VUL.RG G 5 working days
VUL.RECOVERY S 30 days
VUL.CSC.DECISION G 1 working day
VUL.RHI G 72 hours
DA.MARAC.REPEAT G 12 months
DA.MARAC.FLAG G 12 months
DA.DVPN.COURT S 48 hours
DA.DVDS G 28 days
DA.DHR.DECIDE G 1 month
DA.DHR.REPORT G 6 months
DA.DARDR.SEND S as soon as reasonably practicable
SVD.STRATEGY S 31 January 2024
SVD.REVIEW G 12 months
RD.SPID.STAY L 14 days
RD.SPID.PERYEAR L 3 times in 12 months
PUB.ACC.STATEMENT G 12 months
""".strip().splitlines()
BEGINNING_WITH = {"ASB.CR.QUALIFY", "ASB.CR.APPLY", "ASB.CPN.APPEAL", "ASB.PSPO.CHALLENGE"}


@pytest.mark.parametrize("row", REGISTER)
def test_every_limit_of_the_register_is_a_rule(row):
    name, kind, said = row.split(" ", 2)
    found = clocks.rule(name)
    assert (found.kind, found.limit.said) == (kind, said)
    assert ("beginning with" in found.said) == (name in BEGINNING_WITH)


def test_each_is_cited_and_has_words():
    names = [each.id for each in clocks.rules()]
    print(f"{len(names)} rules")
    assert len(names) == len(set(names)) > 50
    for each in clocks.rules():
        assert each.citation, each.id
        assert each.said.endswith("."), each.id
        assert each.event, each.id


def test_none_that_is_shipped_is_a_duty_yet():
    assert {each.strength for each in clocks.rules()} == {"unconfirmed"}


@pytest.mark.parametrize(
    ("name", "strength"), [("GOV.SCRUTINY", "must"), ("DA.DVDS", "should"), ("INF.ISA.REVIEW", "should")]
)
def test_a_rule_that_somebody_has_checked_binds_by_its_kind(name, strength):
    review = {name: Review("Amina Begum, Monitoring Officer", D("2026-11-01"))}
    assert clocks.due(name, start=D("2026-10-01"), reviews=review).strength == strength
    assert clocks.due(name, start=D("2026-10-01")).strength == "unconfirmed"


def test_a_check_by_somebody_on_no_day_or_by_nobody_is_none():
    unchecked = clocks.rule("GOV.SCRUTINY")
    for half in (replace(unchecked, reviewed_by="Somebody"), replace(unchecked, reviewed_on=D("2026-11-01"))):
        assert half.strength == "unconfirmed"


def test_a_review_names_somebody():
    with pytest.raises(Invalid, match="Nobody is named"):
        clocks.due("GOV.SCRUTINY", start=D("2026-10-01"), reviews={"GOV.SCRUTINY": Review(" ", D("2026-11-01"))})


def test_a_date_opens_to_its_rule_its_arithmetic_and_its_source():
    found = clocks.due("GOV.SCRUTINY.REPLY", start=D("2026-12-01"))
    assert found.reckoning.steps == (
        "Answer the committee in writing: 28 days after the committee issued its report or recommendation.",
        "The time runs after Tuesday 1 December 2026, so that day is not counted.",
        "Day 1 is Wednesday 2 December 2026.",
        "Day 28 is Tuesday 29 December 2026.",
    )
    assert found.reckoning.sources == ("SI 2009/942, regulation 7",)


def test_a_rule_that_sets_no_number_of_days_gives_no_date():
    found = clocks.due("GOV.PLAN.TO_PCC", start=D("2026-12-01"))
    assert (found.last, found.day) == (None, None)
    assert found.reckoning.steps[-1] == "The rule sets no number of days."
    assert found.standing(NOON).state == "no set time"
    assert found.standing(NOON, done=D("2026-12-02")).state == "met"


def test_a_rule_does_not_reach_what_began_before_it():
    """Complaints about data protection have their thirty days from 19 June 2026."""
    assert clocks.due("INF.COMPLAINT.ACK", start=D("2026-06-19")).last == D("2026-07-19")
    with pytest.raises(NotNow, match="it is in force from 19 June 2026"):
        clocks.due("INF.COMPLAINT.ACK", start=D("2026-06-18"))


def test_a_rule_whose_commencement_nobody_has_confirmed_gives_nothing():
    with pytest.raises(NotNow, match="nobody has confirmed its commencement"):
        clocks.due("DA.DARDR.SEND", start=D("2026-11-01"))


def test_an_unknown_rule_is_said():
    with pytest.raises(Missing, match=r"no rule of time called GOV\.NONE"):
        clocks.due("GOV.NONE", start=D("2026-11-01"))


# Local values

LOCAL = Override(value=15, version="3", approved_by="Marian Ashdown", approved_on=D("2026-05-01"))


def test_a_partnerships_own_number_is_used_and_said():
    found = clocks.due("ASB.CR.THRESHOLD", start=D("2026-11-02"), overrides={"ASB.CR.THRESHOLD": LOCAL})
    assert found.last == D("2026-11-23")
    assert found.strength == "should"
    assert found.override == LOCAL
    assert found.reckoning.steps[:2] == (
        (
            "Decide whether the threshold is met, and tell the applicant: 15 working days after the application was "
            "received."
        ),
        "The partnership's own number is used, version 3, approved by Marian Ashdown on 1 May 2026.",
    )


def test_one_that_nobody_approved_is_unconfirmed():
    by_nobody, on_no_day = Override(15, "3"), Override(15, "3", approved_by="Marian Ashdown")
    for own in (by_nobody, on_no_day, replace(by_nobody, approved_on=D("2026-05-01"))):
        found = clocks.due("ASB.CR.THRESHOLD", start=D("2026-11-02"), overrides={"ASB.CR.THRESHOLD": own})
        assert found.strength == "unconfirmed"
        assert "not approved yet" in found.reckoning.steps[1]


def test_law_and_guidance_have_no_local_number():
    for name in ("GOV.SCRUTINY.REPLY", "DA.DVDS"):
        with pytest.raises(Refused, match="no partnership has a number of its own"):
            clocks.due(name, start=D("2026-11-02"), overrides={name: LOCAL})


def test_a_local_number_is_a_length_of_time():
    with pytest.raises(Invalid, match="cannot be -3 long"):
        clocks.due("ASB.CR.THRESHOLD", start=D("2026-11-02"), overrides={"ASB.CR.THRESHOLD": Override(-3, "1")})
    with pytest.raises(Invalid, match="has no number to change"):
        clocks.due("GOV.GRANT.YEAR", start=D("2026-11-02"), overrides={"GOV.GRANT.YEAR": LOCAL})


# How it stands


@pytest.mark.parametrize(
    ("at", "done", "state", "left"),
    [
        ("2026-12-01T12:00", None, "due", 28),
        # The last day is in time until it ends in England.
        ("2026-12-29T23:59", None, "due", 0),
        ("2026-12-30T00:00", None, "overdue", -1),
        ("2027-02-01T12:00", "2026-12-29", "met", 0),
        ("2027-02-01T12:00", "2026-12-30", "met late", -1),
    ],
)
def test_how_an_answer_to_a_recommendation_stands(at, done, state, left):
    found = clocks.due("GOV.SCRUTINY.REPLY", start=D("2026-12-01"))
    stands = found.standing(datetime.fromisoformat(at).replace(tzinfo=UTC), done=D(done) if done else None)
    assert (stands.state, stands.days_left) == (state, left)


def test_hours_are_overdue_to_the_second():
    found = clocks.due("INF.BREACH.ICO", start=NOON)
    assert found.standing(NOON.replace(day=29)).state == "due"
    assert found.standing(NOON.replace(day=29, second=1)).state == "overdue"
    assert found.standing(NOON, done=NOON.replace(day=29, second=1)).state == "met late"
    assert found.standing(NOON, done=D("2026-11-29")).state == "met"


# So many times


def test_how_often_a_device_may_still_stand_at_one_site():
    """Three times in twelve months. Of these four the first is more than twelve months before."""
    days = list(map(D, ("2025-11-26", "2025-11-27", "2026-03-01", "2026-08-31")))
    found = clocks.allowance("RD.SPID.PERYEAR", days=days, on=D("2026-11-26"))
    assert (found.used, found.left, found.free_from) == (3, 0, D("2026-11-27"))
    later = clocks.allowance("RD.SPID.PERYEAR", days=days, on=D("2026-11-27"))
    assert (later.used, later.left, later.free_from) == (2, 1, D("2026-11-27"))


def test_a_use_at_the_end_of_a_long_month_is_counted_for_its_whole_months(tmp_path):
    (tmp_path / "a.toml").write_text(entry(limit="{ times = 1, in_months = 6 }"))
    rules = clocks.read_packs(tmp_path)
    found = clocks.allowance("X", days=[D("2026-08-31")], on=D("2026-09-01"), among=rules)
    assert found.left == 0
    assert clocks.allowance("X", days=[D("2026-08-31")], on=found.free_from, among=rules).left == 1


def test_a_number_of_times_is_no_deadline_nor_the_other_way_round():
    with pytest.raises(Invalid, match="no deadline"):
        clocks.due("RD.SPID.PERYEAR", start=D("2026-11-26"))
    with pytest.raises(Invalid, match="a deadline and no number of times"):
        clocks.allowance("RD.SPID.STAY", days=[], on=D("2026-11-26"))


# Limits in words


@pytest.mark.parametrize(
    ("told", "sentence", "other"),
    [
        ({"days": 28, "counting": "after"}, "28 days after it came", "7 days"),
        ({"days": 1, "counting": "beginning with"}, "1 day beginning with it came", "7 days"),
        ({"days": 5, "counting": "clear"}, "5 clear days after it came", "7 clear days"),
        ({"weeks": 6, "counting": "beginning with"}, "6 weeks beginning with it came", "7 weeks"),
        ({"months": 12, "counting": "after"}, "12 months after it came", "7 months"),
        ({"years": 3, "counting": "after"}, "3 years after it came", "7 years"),
        ({"working_days": 20}, "20 working days after it came", "7 working days"),
        ({"hours": 48}, "48 hours after it came", "7 hours"),
        (
            {"hours": 48, "disregarding": ["Sundays", "Good Friday"]},
            "48 hours after it came, not counting Sundays and Good Friday",
            "7 hours",
        ),
        ({"working_hours": 4}, "4 working hours after it came", "7 working hours"),
        ({"quarters": 1}, "the end of the next quarter after it came", "the end of quarter 7"),
        ({"times": 3, "in_months": 12}, "3 times in 12 months, each time it came", "7 times in 12 months"),
        ({"yearly": "03-31"}, "the next 31 March after it came", None),
        ({"on": D("2024-01-31")}, "by 31 January 2024", None),
        ({"no_set_time": "as soon as possible"}, "as soon as possible after it came", None),
    ],
)
def test_each_limit_is_said_and_takes_another_number_if_it_has_one(told, sentence, other):
    limit = clocks.read_limit(told)
    assert limit.sentence("it came") == sentence
    if other:
        assert limit.with_number(7).said == other
        assert limit.with_number(7).sentence("it came").startswith(other)
        with pytest.raises(Invalid, match="cannot be 0 long"):
            limit.with_number(0)
    else:
        with pytest.raises(Invalid, match="has no number to change"):
            limit.with_number(7)


def test_every_length_is_reckoned_in_its_own_unit():
    """
    From noon on Thursday 26 November 2026; the office's day ends at 5pm, or at 8pm where it says so.
    """
    for told, last in (
        ({"weeks": 7, "counting": "after"}, D("2027-01-14")),
        ({"weeks": 6, "counting": "beginning with"}, D("2027-01-06")),
        ({"years": 3, "counting": "after"}, D("2029-11-26")),
        ({"days": 5, "counting": "clear"}, D("2026-12-02")),
        ({"quarters": 2}, D("2027-06-30")),
        ({"working_hours": 6}, datetime(2026, 11, 27, 10, tzinfo=UTC)),
        ({"working_hours": 6, "opens": time(10), "closes": time(20)}, datetime(2026, 11, 26, 18, tzinfo=UTC)),
    ):
        limit = clocks.read_limit(told)
        start = NOON if limit.in_hours else NOON.date()
        changed = [replace(clocks.rule("GOV.SCRUTINY"), limit=limit)]
        assert clocks.due("GOV.SCRUTINY", start=start, among=changed).last == last, told


def test_a_rules_fingerprint_is_of_what_it_says():
    found = clocks.rule("GOV.SCRUTINY")
    assert len(found.fingerprint) == 64
    for same in ({"title": "Another"}, {"note": "Look here"}, {"reviewed_by": "X", "reviewed_on": D("2026-11-01")}):
        assert replace(found, **same).fingerprint == found.fingerprint
    for other in ({"citation": "Another"}, {"kind": "G"}, {"limit": found.limit.with_number(11)}, {"event": "it came"}):
        assert replace(found, **other).fingerprint != found.fingerprint


# Packs


def test_rules_of_one_id_follow_each_other(tmp_path):
    """The one in force on the day the clock starts is used, as when guidance came down from 35 days to 28."""
    (tmp_path / "a.toml").write_text(
        entry(ends="2023-04-04", limit='{ days = 35, counting = "after" }')
        + entry(starts="2023-04-05", limit='{ days = 28, counting = "after" }')
    )
    rules = clocks.read_packs(tmp_path)
    assert clocks.due("X", start=D("2023-04-04"), among=rules).last == D("2023-05-09")
    assert clocks.due("X", start=D("2023-04-05"), among=rules).last == D("2023-05-03")
    assert clocks.rule("X", among=rules).limit.said == "28 days"


def test_a_pilot_binds_nobody_else(tmp_path):
    (tmp_path / "a.toml").write_text(
        entry(commencement='"pilot"', reviewed_by='"Somebody"', reviewed_on="2026-11-01")
        + entry(id='"Y"', reviewed_by='"Somebody"', reviewed_on="2026-11-01")
    )
    rules = clocks.read_packs(tmp_path)
    assert clocks.due("X", start=D("2026-11-01"), among=rules).strength == "should"
    assert clocks.due("Y", start=D("2026-11-01"), among=rules).strength == "must"


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        (entry(limit="{ days = 7 }"), "does not say how it is counted"),
        (entry(limit="{ fortnights = 2 }"), "is no limit"),
        (entry(limit='{ days = 7, counting = "after", about = 1 }'), "does not have 'about'"),
        (entry(limit='{ days = "seven", counting = "after" }'), "is no number"),
        (entry(limit="{ days = 0, counting = 'after' }"), "cannot be 0 long"),
        (entry(limit='{ yearly = "31 March" }'), "not written as a rule is"),
        (entry(limit='{ yearly = "02-31" }'), "No year has a day 31"),
        (entry(kind='"Q"'), "has the kind 'Q'"),
        (entry(sense='"by then"'), "has the sense 'by then'"),
        (entry(commencement='"perhaps"'), "has the commencement 'perhaps'"),
        (entry(colour='"red"'), "not written as a rule is"),
        (entry(reviewed_by='"Somebody"'), "and not both"),
        (entry(calendar='"atlantis"'), "no calendar called atlantis"),
        (entry() + entry(), "Two entries of X are in force at once"),
        ("[[rule]]\nid = ", "cannot be read"),
        ('[[rule]]\nid = "X"\n', "not written as a rule is"),
    ],
)
def test_a_pack_that_cannot_be_read_is_said(tmp_path, pack, said):
    (tmp_path / "a.toml").write_text(pack)
    with pytest.raises((Invalid, Missing), match=said):
        clocks.read_packs(tmp_path)


def test_an_empty_pack_has_no_rules(tmp_path):
    (tmp_path / "a.toml").write_text("")
    assert clocks.read_packs(tmp_path) == ()
