"""The words of how requests are answered and refused: by agency, by urgency, and about whom."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.presenters.entries import SUBJECT
from wardmote.desks.sharing.presenters.requests import URGENCY
from wardmote.desks.sharing.rules import measures as rules
from wardmote.foundation import lists
from wardmote.foundation.pages.words import day as in_words


def measures_page(
    every: Sequence[rules.Measured],
    spoken: Sequence[rules.Record],
    since: date,
    at: datetime,
    least: int,
    compared: int,
) -> shapes.Listed:
    """The measures of the requests asked since a day. Groups of fewer than `least` say nothing, and shares are set
    beside others from `compared` on."""
    return shapes.Listed(
        title=_("How requests are answered"),
        sentence=_("%(n)s requests were asked since %(day)s.") % {"n": len(every), "day": in_words(since)}
        if every
        else "",
        about=_(
            "Routine and unusual requests that nobody took back, and the records of what was told in emergencies. "
            "Where there are fewer than %(least)s, or fewer than %(compared)s for a share, nothing is shown, so that "
            "no single request is told of."
        )
        % {"least": least, "compared": compared},
        sections=(
            _turnaround(rules.turnaround(every, at, least)),
            _shares("holders", _("Refused, by who was asked"), rules.shares(every, lambda each: each.holder, compared)),
            _shares("askers", _("Refused, by who asked"), rules.shares(every, lambda each: each.recipient, compared)),
            _shares("subjects", _("Refused, by whom it was about"), _named(every, compared)),
            _records(rules.records(spoken, at, least)),
            _unknown(),
        )
        if every or spoken
        else (),
        empty=(_("Nothing was asked in these twelve months."), _("Measures appear here once requests are answered.")),
    )


def _named(every: Sequence[rules.Measured], least: int) -> tuple[rules.Share, ...]:
    def name(each: rules.Measured) -> str:
        return shapes.upper(str(SUBJECT[each.subject])) if each.subject in SUBJECT else _("Not said")

    return rules.shares(every, name, least)


def _turnaround(found: Sequence[rules.Turnaround]) -> shapes.Section:
    few = _("Too few")
    return shapes.Section(
        "turnaround",
        _("How quickly they are answered"),
        _("By agency and by how soon it was needed; late is answered after its time, or its time is over"),
        (
            (_("Agency"), False),
            (_("How soon"), False),
            (_("Answered"), True),
            (_("Half within, hours"), True),
            (_("Late"), True),
        ),
        tuple(
            (
                each.holder,
                shapes.upper(_(URGENCY[each.urgency])) if each.urgency in URGENCY else _("Not said"),
                few if each.answered is None else str(each.answered),
                few if each.due is None else _("None") if each.hours is None else str(round(each.hours)),
                few
                if each.due is None
                else _("%(late)s of %(due)s (%(share)s%%)")
                % {"late": each.late, "due": each.due, "share": round(100 * (each.late or 0) / each.due)},
            )
            for each in found
        ),
        "",
    )


def _records(found: rules.Records) -> shapes.Section:
    said = (
        _("Too few are due for anything to be shown.")
        if found.due is None
        else _("%(late)s of %(n)s records of emergencies were late.") % {"late": found.late, "n": found.due}
    )
    return shapes.Section("records", _("What was told in an emergency"), "", lists.plain(), (), said)


def _shares(slug: str, heading: str, found: Sequence[rules.Share]) -> shapes.Section:
    few = _("Too few")
    beside = {
        rules.MORE: _("Refused more than the others, and hardly by chance"),
        rules.LESS: _("Refused less than the others, and hardly by chance"),
        rules.ALIKE: _("No difference from the others that chance would not make"),
        "": _("Not compared"),
    }
    return shapes.Section(
        slug,
        heading,
        _("%(heading)s: how many of those answered, where the share lies with 95%% confidence, and beside all others")
        % {"heading": heading},
        ((_("Who"), False), (_("Refused"), True), (_("Share"), True), (_("Beside the others"), False)),
        tuple(
            (
                each.group,
                few if each.answered is None else _("%(k)s of %(n)s") % {"k": each.refused, "n": each.answered},
                few
                if each.low is None or each.high is None
                else _("%(low)s%% to %(high)s%%") % {"low": round(100 * each.low), "high": round(100 * each.high)},
                beside[each.beside],
            )
            for each in found
        ),
        _("Nothing is answered yet."),
    )


def _unknown() -> shapes.Section:
    return shapes.Section(
        "unknown",
        _("What cannot be told from here"),
        "",
        lists.plain(),
        (),
        _(
            "No request says of which sex, age, ethnicity, religion or other protected characteristic somebody is, or "
            "where they live. So whether people of a group or a place are asked about or refused more cannot be told "
            "from here; an equality assessment has to look at the cases themselves."
        ),
    )
