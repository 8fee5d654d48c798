"""Joiners, movers and leavers; roles, deputies and training from a day until a day; accounts nobody uses."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail

from wardmote.desks.agencies import verbs
from wardmote.desks.agencies.api import agency_on, contacts_for, deputies_of, members_for, organisations_for
from wardmote.desks.agencies.models import AccountReview, Member, RoleHeld
from wardmote.desks.agencies.queries import member_for, stale_for, training_for
from wardmote.desks.agencies.tests.test_organisations import named, viewer
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation.access import Viewer, the_system
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.correspondence.sending import send_due
from wardmote.foundation.editions import Superseded
from wardmote.foundation.now import now, today


@pytest.fixture
def administrator(demonstration) -> Viewer:
    return viewer("Administrator")


def member(by, name):
    return next(each for each in members_for(by) if each.name == name)


def whole(by, name):
    return member_for(by, member(by, name).reference)


def test_somebody_is_invited_by_mail_and_holds_their_roles(administrator):
    body = named(administrator, "Wickhaven Homes")
    reference = verbs.invite_member(
        by=administrator, name="Una Weir", email="Una.Weir@Wickhaven-Homes.example", organisation=body.reference,
        job="Housing officer", telephone="", roles=("agency_lead",), at=now(),
    )  # fmt: skip
    seen = member_for(administrator, reference).seen
    assert (seen.email, seen.roles, seen.organisation_name) == (
        "una.weir@wickhaven-homes.example", ("Agency lead",), "Wickhaven Homes",
    )  # fmt: skip
    send_due(by=the_system("mail", administrator.tenant), at=now())
    assert [each.to for each in django_mail.outbox if "invited" in each.subject] == [
        ["una.weir@wickhaven-homes.example"]
    ]
    with pytest.raises(Invalid, match="already"):
        verbs.invite_member(
            by=administrator, name="Una", email="UNA.WEIR@wickhaven-homes.example", organisation=body.reference,
            job="", telephone="", roles=(), at=now(),
        )  # fmt: skip


def test_a_mover_leaves_their_roles_behind_and_older_days_know_where_they_were(administrator):
    before = member(administrator, "Marian Ashdown")
    to = named(administrator, "Saltmere Borough Council")
    verbs.move_member(
        by=administrator, reference=before.reference, organisation=to.reference, job="Director", on=today(), at=now()
    )
    after = whole(administrator, "Marian Ashdown")
    assert (after.seen.organisation_name, after.seen.job, after.seen.roles) == (
        "Saltmere Borough Council",
        "Director",
        (),
    )
    assert agency_on(administrator, before.id, today() - timedelta(days=1))[0] == "Netherwick Council"
    assert agency_on(administrator, before.id, today()) == ("Saltmere Borough Council", "Director")
    assert not [each for each in contacts_for(administrator) if each.member == before.id and each.ends is None]
    with pytest.raises(Invalid, match="already"):
        verbs.move_member(
            by=administrator, reference=before.reference, organisation=to.reference, job="", on=today(), at=now()
        )


def test_a_leaver_hands_over_and_is_signed_out_everywhere(administrator, anybody, signed_in):
    client, person = anybody, next(each for each in people() if each.name == "Noor Paget")
    client.post("/sign-in/demonstration/", {"person": person.reference})
    assert client.get("/members/").status_code == 200
    noor, tunde = member(administrator, "Noor Paget"), member(administrator, "Tunde Brackley")
    verbs.close_account(by=administrator, reference=noor.reference, because="Retired", to=tunde.reference, at=now())
    assert client.get("/members/").status_code == 403
    held = signed_in("Agency lead").get("/members/actions/?words=car+parks").content.decode()
    assert "Tunde Brackley" in held, "The action that was hers is his."
    gone = whole(administrator, "Noor Paget")
    assert (gone.seen.active, gone.closed_by, gone.closed_because) == (False, "Rhys Sandall", "Retired")
    assert gone.seen.roles == ()
    parts = [(each.name, each.part) for each in contacts_for(administrator) if each.ends is None]
    assert ("Tunde Brackley", "designated liaison officer") in parts
    assert "Noor Paget" not in [name for name, _ in parts]
    with pytest.raises(NotNow, match="closed already"):
        verbs.close_account(by=administrator, reference=noor.reference, because="x", to="", at=now())
    verbs.open_account(by=administrator, reference=noor.reference, at=now())
    assert whole(administrator, "Noor Paget").seen.roles == (), "Opened again, no role comes back by itself."
    assert client.get("/members/").status_code == 403, "The session of before is over."


@pytest.mark.parametrize(
    ("changed", "why"),
    [({"because": " "}, "No reason"), ({"to": "own"}, "cannot be handed"), ({"reference": "self"}, "your own account")],
)
def test_an_account_is_not_closed_without_a_reason_or_by_its_own_member(administrator, changed, why):
    noor = member(administrator, "Noor Paget").reference
    own = member(administrator, "Rhys Sandall").reference
    given = {"reference": noor, "because": "Retired", "to": ""}
    given |= {key: {"own": noor, "self": own}.get(value, value) for key, value in changed.items()}
    with pytest.raises(Invalid, match=why):
        verbs.close_account(by=administrator, at=now(), **given)


def test_a_role_holds_from_a_day_until_a_day_and_ends_at_once(administrator):
    reference = member(administrator, "Tunde Brackley").reference
    verbs.give_role(by=administrator, reference=reference, role="chair", starts=today() + timedelta(days=1), ends=None)
    assert "Chair" not in whole(administrator, "Tunde Brackley").seen.roles
    with pytest.raises(Invalid, match="then already"):
        verbs.give_role(by=administrator, reference=reference, role="chair", starts=today(), ends=None)
    verbs.give_role(by=administrator, reference=reference, role="chair", starts=today(), ends=today())
    assert "Chair" in whole(administrator, "Tunde Brackley").seen.roles
    for each in whole(administrator, "Tunde Brackley").roles:
        verbs.end_role(by=administrator, role=each.id, at=now())
    assert whole(administrator, "Tunde Brackley").seen.roles == ()
    assert RoleHeld.objects.filter(role="analyst").count() == 1, "What was held stays on record."


def test_a_deputy_of_the_other_council_stands_in(administrator):
    marian, ffion = member(administrator, "Marian Ashdown"), member(administrator, "Ffion Carrow")
    assert marian.organisation != ffion.organisation
    assert [each.id for each in deputies_of(administrator, marian.id, today())] == []
    verbs.add_deputy(
        by=administrator, reference=marian.reference, deputy=ffion.reference, role="csp_manager",
        starts=today(), ends=today() + timedelta(days=14),
    )  # fmt: skip
    assert [each.name for each in deputies_of(administrator, marian.id, today(), "csp_manager")] == ["Ffion Carrow"]
    assert deputies_of(administrator, marian.id, today(), "chair") == ()
    assert deputies_of(administrator, marian.id, today() + timedelta(days=15), "csp_manager") == ()
    verbs.close_account(by=administrator, reference=ffion.reference, because="Left", to="", at=now())
    assert deputies_of(administrator, marian.id, today(), "csp_manager") == ()


@pytest.fixture(autouse=True)
def nobody_stands_in_yet(demonstration):
    """The demonstration's own deputies would stand in the way."""
    from wardmote.desks.agencies.models import Deputy

    Deputy.objects.all().delete()


def test_training_runs_out_by_its_course(administrator):
    states = {(each.title, each.state) for each in training_for(administrator)}
    assert ("Domestic abuse awareness", "counts") in states
    reference = member(administrator, "Noor Paget").reference
    completed = today() - timedelta(days=400)
    for _ in range(2):
        verbs.record_training(
            by=administrator, reference=reference, course="information-sharing", completed=completed, at=now()
        )
    (found,) = whole(administrator, "Noor Paget").training
    assert found.state == "ran out"
    with pytest.raises(Invalid, match="in the future"):
        verbs.record_training(
            by=administrator, reference=reference, course="prevent", completed=today() + timedelta(days=1), at=now()
        )
    with pytest.raises(Invalid, match="no course"):
        verbs.record_training(by=administrator, reference=reference, course="magic", completed=today(), at=now())


def test_an_account_nobody_uses_is_kept_or_closed_with_a_reason(administrator):
    assert len(stale_for(administrator)) == len([each for each in members_for(administrator) if each.active])
    noor, tunde = member(administrator, "Noor Paget"), member(administrator, "Tunde Brackley")
    Member.objects.filter(pk=tunde.id).update(last_login=now())
    verbs.keep_account(by=administrator, reference=noor.reference, because="On leave until May", at=now())
    assert not {noor.id, tunde.id} & {each.member.id for each in stale_for(administrator)}
    AccountReview.objects.update(made_at=now() - timedelta(days=91))
    assert noor.id in {each.member.id for each in stale_for(administrator)}
    with pytest.raises(Invalid, match="No reason"):
        verbs.keep_account(by=administrator, reference=noor.reference, because=" ", at=now())


def test_two_who_change_one_member_lose_nothing(administrator, signed_in):
    client = signed_in("Administrator")
    one = whole(administrator, "Noor Paget")
    given = {"name": "Noor Paget", "job": "Inspector", "telephone": "1", "edition": one.edition}
    verbs.change_member(by=administrator, reference=one.seen.reference, **given)
    with pytest.raises(Superseded):
        verbs.change_member(by=administrator, reference=one.seen.reference, **{**given, "job": "Sergeant"})
    page = f"/members/people/{one.seen.reference}/change/"
    answer = client.post(page, {**given, "job": "Sergeant"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Inspector" in said
    assert "Sergeant" in said
    assert client.post(page, {**given, "job": "Sergeant", "edition": one.edition + 1}).status_code == 303
    assert whole(administrator, "Noor Paget").seen.job == "Sergeant"


@pytest.mark.parametrize("role", ["CSP manager", "Councillor"])
def test_only_an_administrator_keeps_accounts(administrator, role):
    reference = member(administrator, "Noor Paget").reference
    with pytest.raises(Refused):
        verbs.close_account(by=viewer(role), reference=reference, because="x", to="", at=now())
    with pytest.raises(Refused):
        verbs.give_role(by=viewer(role), reference=reference, role="chair", starts=today(), ends=None)


def test_another_partnerships_members_are_not_there(administrator):
    from wardmote.desks.places.api import tenants

    other = the_system("a test", next(each for each in tenants() if not each.made_up))
    assert members_for(other) == ()
    assert organisations_for(other)
    reference = member(administrator, "Noor Paget").reference
    for verb in (
        lambda: verbs.close_account(by=other, reference=reference, because="x", to="", at=now()),
        lambda: verbs.give_role(by=other, reference=reference, role="chair", starts=today(), ends=None),
        lambda: member_for(other, reference),
    ):
        with pytest.raises(Missing):
            verb()
