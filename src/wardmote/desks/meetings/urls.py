"""Addresses of meetings."""

from wardmote.desks.meetings import rules
from wardmote.desks.meetings.rules.cases import NAMES
from wardmote.desks.meetings.rules.papers import MOST_BYTES
from wardmote.desks.meetings.views import attended, cases, groups, meetings, minutes, packs, papers, sitting
from wardmote.foundation.access import MEMBERS, address, for_roles

_RUNS, _SIGNS = for_roles(*rules.RUNS), for_roles(*rules.SIGNS)
_HOME = "members/meetings/"
_GROUP = f"{_HOME}groups/<slug:reference>/"
_ITEM = f"{_HOME}items/<uuid:item>/"
_PLACE = f"{_HOME}places/<uuid:place>/"
_ATTENDED = f"{_HOME}attended/<uuid:attended>/"
_DECISION = f"{_HOME}decisions/<uuid:decision>/"
_ONE = f"{_HOME}<slug:reference>/"
_MINUTES = f"{_ONE}minutes/"
_LAYER = f"{_MINUTES}<int:version>/<slug:layer>"

urlpatterns = [
    address(_HOME, meetings.list_meetings, name="list-meetings", access=MEMBERS),
    address(f"{_HOME}groups/new/", groups.make_group, name="make-group", access=_RUNS),
    address(_GROUP, groups.show_group, name="show-group", access=MEMBERS),
    address(f"{_GROUP}change/", groups.change_group, name="change-group", access=_RUNS),
    address(f"{_GROUP}end/", groups.end_group, name="end-group", access=_RUNS, sends=True),
    address(f"{_GROUP}quorum/", groups.write_terms, name="write-terms", access=_SIGNS),
    address(f"{_GROUP}expected/", groups.add_seat, name="add-seat", access=_RUNS),
    address(f"{_GROUP}standing/", groups.add_standing, name="add-standing", access=_RUNS),
    address(f"{_GROUP}plan/", meetings.plan_meeting, name="plan-meeting", access=_RUNS),
    address(f"{_GROUP}attended/", attended.record_attended, name="record-attended", access=MEMBERS),
    address(f"{_ATTENDED}change/", attended.change_attended, name="change-attended", access=MEMBERS),
    address(f"{_ATTENDED}withdraw/", attended.withdraw_attended, name="withdraw-attended", access=MEMBERS, sends=True),
    address(f"{_ATTENDED}action/", attended.promise_there, name="promise-there", access=MEMBERS),
    address(f"{_HOME}expected/<uuid:seat>/end/", groups.end_seat, name="end-seat", access=_RUNS, sends=True),
    address(f"{_HOME}standing/<uuid:item>/end/", groups.end_standing, name="end-standing", access=_RUNS, sends=True),
    address(f"{_ITEM}change/", meetings.change_item, name="change-item", access=_RUNS),
    address(f"{_ITEM}move/", meetings.move_item, name="move-item", access=_RUNS, sends=True),
    address(f"{_ITEM}remove/", meetings.remove_item, name="remove-item", access=_RUNS, sends=True),
    address(f"{_ITEM}papers/", papers.attach_paper, name="attach-paper", access=MEMBERS, takes=MOST_BYTES),
    address(f"{_ITEM}note/", sitting.write_note, name="write-note", access=_RUNS),
    address(f"{_ITEM}decide/", sitting.decide, name="decide", access=_RUNS),
    address(f"{_ITEM}share/<slug:agreement>/", cases.share_about_case, name="share-about-case", access=_RUNS),
    address(f"{_GROUP}agreements/", cases.name_agreement, name="name-agreement", access=for_roles(*NAMES)),
    address(
        f"{_HOME}agreements/<uuid:named>/end/",
        cases.end_named_agreement,
        name="end-named-agreement",
        access=for_roles(*NAMES),
        sends=True,
    ),
    address(f"{_ITEM}action/", sitting.capture_action, name="capture-action", access=_RUNS),
    address(f"{_HOME}papers/<uuid:paper>/", papers.show_paper, name="show-paper", access=MEMBERS),
    address(
        f"{_HOME}papers/<uuid:paper>/off/", papers.withdraw_paper, name="withdraw-paper", access=MEMBERS, sends=True
    ),
    address(f"{_PLACE}tap/", sitting.tap_place, name="tap-place", access=MEMBERS, sends=True),
    address(f"{_PLACE}mark/", sitting.mark_place, name="mark-place", access=_RUNS),
    address(f"{_DECISION}change/", sitting.change_decision, name="change-decision", access=_RUNS),
    address(f"{_DECISION}withdraw/", sitting.withdraw_decision, name="withdraw-decision", access=_RUNS, sends=True),
    address(
        f"{_HOME}declarations/<uuid:declaration>/withdraw/",
        sitting.withdraw_declaration,
        name="withdraw-declaration",
        access=_RUNS,
        sends=True,
    ),
    address(_ONE, meetings.show_meeting, name="show-meeting", access=MEMBERS),
    address(f"{_ONE}change/", meetings.change_meeting, name="change-meeting", access=_RUNS),
    address(f"{_ONE}off/", meetings.call_off, name="call-meeting-off", access=_RUNS),
    address(f"{_ONE}plan-again/", meetings.bring_back, name="plan-meeting-again", access=_RUNS, sends=True),
    address(f"{_ONE}build/", meetings.build_agenda, name="build-agenda", access=_RUNS, sends=True),
    address(f"{_ONE}arrange/", meetings.arrange_agenda, name="arrange-agenda", access=_RUNS),
    address(f"{_ONE}items/", meetings.add_item, name="add-item", access=_RUNS),
    address(f"{_ONE}begin/", sitting.begin, name="begin-meeting", access=_RUNS, sends=True),
    address(
        f"{_ONE}confidentiality/",
        sitting.accept_confidentiality,
        name="accept-confidentiality",
        access=_RUNS,
        sends=True,
    ),
    address(f"{_ONE}observers/", sitting.add_observer, name="add-observer", access=_RUNS),
    address(f"{_ONE}declare/", sitting.declare, name="declare-interest", access=_RUNS),
    address(f"{_ONE}close/", minutes.close_meeting, name="close-meeting", access=_RUNS),
    address(f"{_ONE}correct/", minutes.correct_minutes, name="correct-minutes", access=_RUNS),
    address(f"{_ITEM}approve/", minutes.approve_minutes, name="approve-minutes", access=_SIGNS, sends=True),
    address(_MINUTES, minutes.show_minutes, name="show-minutes", access=MEMBERS),
    address(f"{_LAYER}/", minutes.show_minutes_version, name="show-minutes-version", access=MEMBERS),
    address(f"{_LAYER}.pdf", minutes.download_minutes_pdf, name="download-minutes-pdf", access=MEMBERS),
    address(f"{_LAYER}.docx", minutes.download_minutes_docx, name="download-minutes-docx", access=MEMBERS),
    address(f"{_ONE}papers/", packs.show_pack, name="show-pack", access=MEMBERS),
    address(f"{_ONE}papers/send/", packs.send_pack, name="send-pack", access=_RUNS, sends=True),
    address(f"{_ONE}papers/papers.pdf", packs.download_pack_pdf, name="download-pack-pdf", access=MEMBERS),
    address(f"{_ONE}papers/papers.docx", packs.download_pack_docx, name="download-pack-docx", access=MEMBERS),
    address(f"{_ONE}papers/papers.zip", packs.download_pack_zip, name="download-pack-zip", access=MEMBERS),
]
