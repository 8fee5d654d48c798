"""What a change of an organisation is, in words and before it is made: what `foundation.changes` asks."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.agencies.queries.organisations import (
    WholeOrganisation,
    known_by_name,
    organisation_for,
    organisations_for,
)
from wardmote.desks.agencies.rules import check_capacity, is_legal, limb_in_words, limbs
from wardmote.desks.places.api import areas_for
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes import Weighed
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day

NO_PART = "none"


def weigh_new(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """Adding an organisation; raises Invalid for one that is here already, or a part that cannot be."""
    name = said["name"].strip()
    known = known_by_name(viewer, name)
    if known in {each.id for each in organisations_for(viewer)}:
        raise Invalid(f"{name} is of the partnership already.", instead="Change what it is on its own page.")
    check_capacity(said["kind"], said["limb"])
    _check_areas(viewer, said["areas"])
    after = _("%(what)s in %(areas)s") % {"what": in_words(said["kind"], said["limb"]), "areas": _areas(viewer, said)}
    return Weighed(
        title=_("Add %(name)s") % {"name": name},
        lines=((name, _("Not of the partnership"), after),),
        legal=is_legal(said["kind"]),
        href=reverse("list-agencies"),
        citation=citation_of(said["limb"]),
    )


def weigh_capacity(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """Letting an organisation be something else in some areas."""
    body = organisation_for(viewer, subject)
    if said["kind"] != NO_PART:
        check_capacity(said["kind"], said["limb"])
    _check_areas(viewer, said["areas"])
    held = {each.area_slug: each for each in body.capacities if each.ends is None}
    names = {area.slug: area.name for area in areas_for(viewer)}
    before = [held.get(slug) for slug in said["areas"]]
    lines = tuple(
        (
            names[slug],
            in_words(was.kind, was.limb) if was else in_words(NO_PART, ""),
            in_words(said["kind"], said["limb"]),
        )
        for slug, was in zip(said["areas"], before, strict=True)
    )
    return Weighed(
        title=_("What %(name)s is") % {"name": body.name},
        lines=lines,
        legal=is_legal(said["kind"], *(was.kind for was in before if was)),
        href=_page(body),
        citation=citation_of(said["limb"] or next((was.limb for was in before if was), "")),
    )


def weigh_name(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """A new name; raises Invalid for one that another organisation has, or a day before the last change of name."""
    body = organisation_for(viewer, subject)
    name, on = said["name"].strip(), date.fromisoformat(said["on"])
    known = known_by_name(viewer, name)
    if known not in (None, body.id):
        raise Invalid(f"Another organisation is called {name}.", instead="If they merged, end this one instead.")
    if any(until >= on for _name, until in body.former):
        raise Invalid("It was renamed after that day already.", instead="Give a later day.")
    line = (_("Name from %(day)s") % {"day": day(on)}, body.now, name)
    return Weighed(_("Rename %(name)s") % {"name": body.now}, (line,), legal=False, href=_page(body))


def weigh_end(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """The end of an organisation, and who takes over its part."""
    body = organisation_for(viewer, subject)
    on = date.fromisoformat(said["on"])
    if body.ends:
        raise Invalid(f"{body.name} has ended already.", instead="See its page.")
    if body.starts and on < body.starts:
        raise Invalid(f"{body.name} began after that day.", instead="Give a later day.")
    others = {each.reference: each.name for each in organisations_for(viewer) if each.reference != subject}
    if unknown := [each for each in said["successors"] if each not in others]:
        raise Invalid(f"{unknown[0]} is no organisation of the partnership.", instead="Add it first.")
    after = ", ".join(others[each] for each in said["successors"]) or _("Nobody")
    lines = (
        (_("Last day"), _("None set"), day(on)),
        (_("Who takes over its part from the day after"), _("Nobody"), after),
    )
    held = [each.kind for each in body.capacities if each.ends is None]
    return Weighed(
        _("End %(name)s") % {"name": body.name},
        lines,
        is_legal(*held),
        href=_page(body),
        citation=citation_of(_limb(body)),
    )


def in_words(kind: str, limb: str) -> str:
    """What a body is, with its limb of the law."""
    words = {
        "responsible": _("Responsible authority"),
        "co-operating": _("Co-operating body"),
        "participating": _("Participating body"),
        "observer": _("Observer"),
        "other": _("Other"),
        NO_PART: _("No part"),
    }[kind]
    return _("%(what)s, limb (%(limb)s)") % {"what": words, "limb": limb_in_words(limb)} if limb else words


def citation_of(limb: str) -> str:
    """The law that a limb is of."""
    if limb == "a-unitary":
        limb = "a-district"
    return next((each.citation for each in limbs() if each.slug == limb), "")


def _limb(body: WholeOrganisation) -> str:
    return next((each.limb for each in body.capacities if each.limb and each.on(today())), "")


def _check_areas(viewer: Viewer, slugs: list[str]) -> None:
    if not slugs or set(slugs) - {area.slug for area in areas_for(viewer)}:
        raise Invalid("No area of the partnership is named.", instead="Choose at least one.")


def _areas(viewer: Viewer, said: dict[str, Any]) -> str:
    return ", ".join(area.name for area in areas_for(viewer) if area.slug in said["areas"])


def _page(body: WholeOrganisation) -> str:
    return reverse("show-agency", kwargs={"reference": body.reference})
