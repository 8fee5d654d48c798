"""What tests of meetings have in common."""

from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth import get_user_model

from wardmote.desks.actions.api import Wanted
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.agencies.queries import viewer_of
from wardmote.desks.meetings import states
from wardmote.desks.meetings.queries import meetings as queries
from wardmote.desks.meetings.queries import sitting as rooms
from wardmote.desks.meetings.verbs import meetings as verbs
from wardmote.desks.meetings.verbs import sitting as sitting_verbs
from wardmote.documents import Document, Paragraph, render_pdf

AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
TODAY = date(2027, 6, 1)
SAID = verbs.MeetingSaid(day=TODAY, starts=time(14), place="Town hall")


def somebody(email):
    return viewer_of(get_user_model().objects.get(email=email).pk)


def meeting(by, reference):
    return queries.meeting_for(by, reference)


def items(by, reference):
    return {each.title: each for each in queries.agenda_for(by, reference).items}


def places(by, reference):
    return {each.name: each for each in rooms.places_of(by, meeting(by, reference))}


def everybody_comes(by, reference):
    sitting_verbs.begin(meeting=meeting(by, reference).id, by=by, at=AT)
    for each in places(by, reference).values():
        sitting_verbs.mark_place(place=each.id, state=states.PRESENT, by=by, at=AT)


def captured(by, reference, title="Any other business", text="Count the stands"):
    item = items(by, reference)[title]
    body = next(each for each in organisations_for(by) if each.name == by.agency)
    wanted = Wanted(text, body.id, TODAY + timedelta(days=9), owner=by.member_id)
    return sitting_verbs.capture_action(item=item.id, wanted=wanted, by=by, at=AT)


# Groups


def made_pdf(words="Two bids"):
    document = Document(
        title=words, as_at=TODAY, identifier="test", publisher="A test", version="1", blocks=(Paragraph(words),)
    )
    return render_pdf(document)


def words_of(document):
    return repr(document.blocks)
