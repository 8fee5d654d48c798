"""Meetings in the database: what is written down, what is refused, who reads what."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.base import ContentFile

from wardmote.desks.actions.api import Wanted, make_action
from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.meetings import states
from wardmote.desks.meetings.models import Paper
from wardmote.desks.meetings.queries import groups as group_queries
from wardmote.desks.meetings.queries import meetings as queries
from wardmote.desks.meetings.queries import packs as pack_queries
from wardmote.desks.meetings.tests.given import (
    AT,
    SAID,
    TODAY,
    items,
    made_pdf,
    meeting,
    places,
    words_of,
)
from wardmote.desks.meetings.verbs import groups as group_verbs
from wardmote.desks.meetings.verbs import meetings as verbs
from wardmote.desks.meetings.verbs import packs as pack_verbs
from wardmote.desks.meetings.verbs import papers as paper_verbs
from wardmote.desks.meetings.verbs import sitting as sitting_verbs
from wardmote.desks.places.api import tenants
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import files
from wardmote.foundation.access import the_public, the_system
from wardmote.foundation.correspondence.models import Mail
from wardmote.foundation.correspondence.stamping import stamped
from wardmote.foundation.editions import Superseded

pytestmark = pytest.mark.django_db


def test_the_pack_s_groups_are_there_and_what_is_edited_here_stays(by):
    found = {each.title: each for each in group_queries.groups_for(by)}
    assert found["Joint tasking"].ours
    assert not found["Multi-Agency Risk Assessment Conference (MARAC)"].ours
    tasking = group_queries.group_for(by, found["Joint tasking"].reference)
    assert [each.title for each in tasking.standing] == ["What the last patrols found", "Where officers go next"]
    assert [each.words for each in tasking.seats] == ["Somebody of each responsible authority"]


def test_terms_of_reference_go_before_the_local_values_from_their_day_on(by, group):
    assert (group_queries.needs_on(by, group.id, TODAY).people, group.edition) == (3, 1)
    said = {"people": 5, "bodies": 4, "responsible": 3, "chair_needed": True, "source": "Terms, paragraph 6"}
    group_verbs.write_terms(group=group.id, starts=TODAY, **said, by=by, at=AT)
    assert group_queries.needs_on(by, group.id, TODAY).source == "Terms, paragraph 6"
    assert "no terms of reference" in group_queries.needs_on(by, group.id, TODAY - timedelta(days=1)).source
    with pytest.raises(Invalid, match="cannot be of"):
        group_verbs.write_terms(group=group.id, starts=TODAY, **{**said, "bodies": 6}, by=by, at=AT)
    with pytest.raises(Invalid, match="where this is written"):
        group_verbs.write_terms(group=group.id, starts=TODAY, **{**said, "source": " "}, by=by, at=AT)


def test_a_member_s_place_goes_before_their_organisation_s(by, group):
    wanted = group_verbs.SeatWanted(capacity="responsible")
    group_verbs.add_seat(group=group.id, wanted=wanted, counts=True, by=by, at=AT)
    found = group_queries.expected_on(by, group.id, TODAY)
    assert len({each.organisation for each in found}) == len(found)
    assert sum(each.member is not None for each in found) == 3
    with pytest.raises(Invalid, match="just one"):
        group_verbs.add_seat(group=group.id, wanted=group_verbs.SeatWanted(), counts=True, by=by, at=AT)
    with pytest.raises(Invalid, match="already"):
        group_verbs.add_seat(group=group.id, wanted=wanted, counts=True, by=by, at=AT)


def test_two_who_change_a_group_are_told(by, group):
    said = group_verbs.GroupSaid("Harbour and quay group")
    group_verbs.change_group(group=group.id, edition=1, said=said, by=by, at=AT)
    with pytest.raises(Superseded):
        group_verbs.change_group(group=group.id, edition=1, said=said, by=by, at=AT)


# Agenda


def test_an_agenda_builds_itself_and_what_is_taken_off_stays_off(by, reference):
    assert list(items(by, reference)) == [
        "Apologies and declarations",
        "Actions of earlier meetings",
        "Money",
        "Any other business",
    ]
    verbs.remove_item(item=items(by, reference)["Money"].id, by=by, at=AT)
    verbs.add_item(meeting=meeting(by, reference).id, said=verbs.ItemSaid("Bicycle stands"), by=by, at=AT)
    assert verbs.build_agenda(meeting=meeting(by, reference).id, by=by, at=AT) == 0
    assert list(items(by, reference))[2:] == ["Bicycle stands", "Any other business"]


def test_items_are_put_in_order(by, reference):
    verbs.move_item(item=items(by, reference)["Money"].id, steps=-1, by=by, at=AT)
    assert list(items(by, reference))[1:3] == ["Money", "Actions of earlier meetings"]
    assert [each.number for each in items(by, reference).values()] == [1, 2, 3, 4]


def test_who_is_expected_has_a_place_and_loses_it_only_unsaid(by, group, reference):
    assert len(places(by, reference)) == 3
    mine = next(each for each in places(by, reference).values() if each.member == by.member_id)
    sitting_verbs.mark_place(place=mine.id, state=states.APOLOGIES, by=by, at=AT)
    for seat in group_queries.seats_of(by, group.id):
        group_verbs.end_seat(seat=seat.id, by=by, at=AT)
    verbs.build_agenda(meeting=meeting(by, reference).id, by=by, at=AT)
    assert [each.name for each in places(by, reference).values()] == [by.name]


def test_a_meeting_is_called_off_with_the_reason_and_planned_again(by, reference):
    one = meeting(by, reference).id
    with pytest.raises(Invalid, match="why it is called off"):
        verbs.call_off(meeting=one, because=" ", by=by, at=AT)
    verbs.call_off(meeting=one, because="Snow", by=by, at=AT)
    assert meeting(by, reference).state == states.OFF
    with pytest.raises(NotNow):
        sitting_verbs.begin(meeting=one, by=by, at=AT)
    verbs.bring_back(meeting=one, by=by, at=AT)
    assert meeting(by, reference).state == states.PLANNED


def test_nothing_but_who_went_is_kept_of_another_body_s_meeting(by):
    theirs = next(each for each in group_queries.groups_for(by) if not each.ours)
    with pytest.raises(Invalid, match="attended only"):
        verbs.plan_meeting(group=theirs.id, said=SAID, by=by, at=AT)


def test_one_partnership_does_not_see_another_s_meetings(by, reference):
    other = the_system("a test", next(each for each in tenants() if each.id != by.tenant.id))
    with pytest.raises(Missing):
        queries.meeting_for(other, reference)
    with pytest.raises(Missing):
        queries.meeting_for(the_public(by.tenant), reference)


# Papers


def test_a_paper_is_kept_by_its_hash_and_read_as_it_was(by, paper, councillor):
    held, item, _meeting = queries.paper_for(by, paper)
    assert (held.title, held.file_name, item.title) == ("Money in June", "Money in June.pdf", "Money")
    assert files.read(paper_verbs.KEPT, held.sha256) == made_pdf()
    with pytest.raises(Missing):
        queries.paper_for(councillor, paper)


def test_a_paper_is_withdrawn_and_its_file_stays(by, paper):
    digest = Paper.objects.get(pk=paper).sha256
    paper_verbs.withdraw_paper(paper=paper, by=by, at=AT)
    with pytest.raises(Missing):
        queries.paper_for(by, paper)
    assert files.read(paper_verbs.KEPT, digest) == made_pdf()


def test_a_paper_that_cannot_be_marked_is_refused(by, reference):
    item = items(by, reference)["Money"]
    upload = ContentFile(b"%PDF-1.7 and nothing more", name="odd.pdf")
    with pytest.raises(Invalid, match="cannot be opened"):
        paper_verbs.attach_file(item=item.id, title="", upload=upload, by=by, at=AT)


def test_a_pack_is_frozen_and_each_copy_is_cut_and_marked_for_its_reader(by, reference, paper, councillor):
    one = meeting(by, reference)
    with pytest.raises(Missing, match="No pack"):
        pack_queries.latest_pack(by, one)
    assert pack_verbs.send_pack(meeting=one.id, by=by, at=AT) == 1
    verbs.add_item(meeting=one.id, said=verbs.ItemSaid("Added afterwards"), by=by, at=AT)
    whole, cut = (pack_queries.latest_pack(each, one) for each in (by, councillor))
    assert "Money (restricted)" in words_of(whole.document)
    assert "Added afterwards" not in words_of(whole.document)
    assert [each.title for _number, each in whole.papers] == ["Money in June"]
    assert "Money" not in words_of(cut.document)
    assert cut.papers == ()
    told = Mail.objects.filter(template="meetings/pack-ready").values_list("reader_name", flat=True)
    assert {"Marian Ashdown", "Ffion Carrow", "Noor Paget"} <= set(told)


def test_a_pack_tells_what_is_overdue_in_the_partnership_and_nothing_of_another_meeting(by, reference, councillor):
    one = meeting(by, reference)
    council = next(each for each in organisations_for(by) if each.name == by.agency)
    other = ("meetings", "Item", items(by, reference)["Money"].id)
    for text, source in (("Light the alley", None), ("Count the fund", other)):
        wanted = Wanted(text, council.id, TODAY - timedelta(days=400))
        make_action(wanted=wanted, by=by, at=AT - timedelta(days=500), source=source)
    pack_verbs.send_pack(meeting=one.id, by=by, at=AT)
    for reader in (by, councillor):
        words = words_of(pack_queries.latest_pack(reader, one).document)
        assert "Light the alley" in words
        assert "Recommendations with an action that is overdue" in words
        assert "Count the fund" not in words


def test_every_page_of_a_copy_says_whose_it_is():
    words = "Copy of Zoë (O'Hara), taken today"
    with pikepdf.open(io.BytesIO(stamped(made_pdf("Two bids"), words))) as marked:
        for page in marked.pages:
            content = (
                page.Contents.read_bytes()
                if not isinstance(page.Contents, pikepdf.Array)
                else b"".join(part.read_bytes() for part in page.Contents)
            )
            assert content.count("Copy of Zo\xeb \\(O'Hara\\)".encode("cp1252")) == 2


# In the meeting
