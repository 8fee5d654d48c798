"""A group, a meeting and people of the made-up partnership."""

import pytest
from django.core.files.base import ContentFile

from wardmote.desks.agencies.api import members_for
from wardmote.desks.meetings.queries import groups as group_queries
from wardmote.desks.meetings.tests.given import AT, SAID, items, made_pdf, somebody
from wardmote.desks.meetings.verbs import groups as group_verbs
from wardmote.desks.meetings.verbs import meetings as verbs
from wardmote.desks.meetings.verbs import papers as paper_verbs


@pytest.fixture
def by(demonstration):
    """The CSP manager of the made-up partnership."""
    return somebody("marian.ashdown@netherwick.example")


@pytest.fixture
def councillor(demonstration):
    """A member who has no place at the meetings."""
    return somebody("joseph.elstow@saltmere.example")


@pytest.fixture
def group(by):
    """A group of its own, without terms of reference, that expects three members."""
    reference = group_verbs.make_group(said=group_verbs.GroupSaid("Harbour group"), ours=True, by=by, at=AT)
    made = group_queries.group_for(by, reference).seen
    for email in ("marian.ashdown@netherwick", "ffion.carrow@saltmere", "noor.paget@mereshire-police"):
        member = next(each for each in members_for(by) if each.email == f"{email}.example")
        wanted = group_verbs.SeatWanted(member=member.id)
        group_verbs.add_seat(group=made.id, wanted=wanted, counts=True, by=by, at=AT)
    group_verbs.add_standing(group=made.id, title="Money", restricted=True, by=by, at=AT)
    return made


@pytest.fixture
def reference(by, group):
    return verbs.plan_meeting(group=group.id, said=SAID, by=by, at=AT)


@pytest.fixture
def paper(by, reference):
    item = items(by, reference)["Money"]
    upload = ContentFile(made_pdf(), name="Money in June.pdf")
    return paper_verbs.attach_file(item=item.id, title="", upload=upload, by=by, at=AT)
