"""What the calendars' pages share: their side list, and how binding something is."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.clocks import Rule
from wardmote.foundation.pages.words import day


@dataclass(frozen=True)
class Item:
    """A place in the side list."""

    title: str
    href: str
    here: bool


def side(here: str) -> tuple[Item, ...]:
    """The side list, with the page `here` (the name of its address) marked."""
    places = (
        (_("Clock wall"), "show-clock-wall"),
        (_("The partnership's year"), "show-year"),
        (_("Rules of time"), "list-rules"),
        (_("Dates in your own calendar"), "show-own-calendar"),
    )
    return tuple(Item(title, reverse(name), name == here) for title, name in places)


def binding(strength: str) -> Markup:
    """Must, *should*, unconfirmed: words first, so that print and a reader's voice keep them."""
    return {
        "must": Markup('<strong class="wm-status">{}</strong>').format(_("Must")),
        "should": Markup('<em class="wm-status">{}</em>').format(_("Should")),
        "unconfirmed": Markup('<span class="wm-status wm-status--quiet">{}</span>').format(_("Unconfirmed")),
    }[strength]


def why_binding(rule: Rule) -> str:
    """How binding a rule is, in a sentence with its reason."""
    checked = {
        "by": rule.reviewed_by,
        "day": day(rule.reviewed_on) if rule.reviewed_on else "",
        "source": rule.citation,
    }
    if rule.strength == "must":
        return _("Must: %(source)s. Checked by %(by)s on %(day)s.") % checked
    if rule.strength == "should" and rule.commencement == "pilot":
        return _("Should: a pilot, which binds only where it is tried. Checked by %(by)s on %(day)s.") % checked
    if rule.strength == "should":
        return {
            "G": _("Should: guidance, checked by %(by)s on %(day)s."),
            "L": _("Should: local practice, approved by %(by)s on %(day)s."),
        }.get(rule.kind, _("Should: checked by %(by)s on %(day)s.")) % checked
    return _("Unconfirmed: nobody named has checked this rule against its source, so it is not shown as a duty.")


def in_address(rule_id: str) -> str:
    """A rule's id as addresses have it: gov-scrutiny-reply."""
    return rule_id.lower().replace(".", "-").replace("_", "-")
