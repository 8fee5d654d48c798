"""Each member is told their own and sees nobody else's; reading them is the member's own act."""

from uuid import uuid4

import pytest

from wardmote.foundation import notices
from wardmote.foundation.access import Tenant, Viewer, the_system
from wardmote.foundation.notices.queries import notices_for, unread_for
from wardmote.foundation.notices.verbs import read_all
from wardmote.foundation.now import now

pytestmark = pytest.mark.django_db

HERE = Tenant(uuid4(), "here", "Here", made_up=True)
ANN, BO = (Viewer("member", HERE, uuid4(), name, "Council") for name in ("Ann", "Bo"))
JOB = the_system("a job", HERE)


def told(viewer):
    return [(each.words, each.read) for each in notices_for(viewer)]


def test_each_is_told_once_and_nobody_is_told_what_they_did_themselves():
    notices.tell(by=ANN, members=[ANN.member_id, BO.member_id, BO.member_id, None], words="Done.", href="/members/")
    assert told(ANN) == []
    assert told(BO) == [("Done.", False)]
    assert unread_for(BO) == 1


def test_reading_is_ones_own():
    notices.tell(by=JOB, members=[ANN.member_id, BO.member_id], words="Done.", href="/members/")
    read_all(by=ANN, at=now())
    assert (told(ANN), told(BO)) == ([("Done.", True)], [("Done.", False)])


def test_a_job_and_another_partnership_see_none():
    notices.tell(by=JOB, members=[ANN.member_id], words="Done.", href="/members/")
    there = Tenant(uuid4(), "there", "There", made_up=True)
    assert told(JOB) == []
    assert told(Viewer("member", there, ANN.member_id)) == []
