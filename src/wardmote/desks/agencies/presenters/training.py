"""The words of the training matrix: who has the courses that their roles need, by organisation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.agencies.queries.training import (
    Need,
    NeededCourse,
    NeedSeen,
    needed_courses,
    needs_for,
    own_needs,
    own_reference,
)
from wardmote.desks.agencies.rules import RECORDS_TRAINING, STANDINGS, lacks
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.editing.presenters import LINK, Filter
from wardmote.foundation.pages.words import day

Rows = tuple[tuple[str | Markup, ...], ...]


@dataclass(frozen=True)
class MatrixPage:
    """The matrix, or the people behind one of its cells. `basis` says of each course who needs it and since when."""

    sentence: str
    filters: tuple[Filter, ...]
    titles: tuple[str, ...]
    columns: tuple[tuple[str, bool], ...]
    rows: Rows
    basis: Rows
    people_of: str
    people: Rows
    downloads: tuple[tuple[str, str], ...]
    may_record: bool


def matrix_page(
    viewer: Viewer, courses: Sequence[NeededCourse], needs: Sequence[NeedSeen], asked: Mapping[str, str]
) -> MatrixPage:
    """Organisations by courses, cut to a role; with `of` or `course`, the people of that row, column or cell."""
    role = asked.get("role", "")
    needs = [each for each in needs if role in ("", *each.member.roles) and role in ("", *each.course.roles)]
    courses = [each for each in courses if role in ("", *each.roles)]
    of, course = asked.get("of", ""), asked.get("course", "")
    chosen = [
        each for each in needs if of in ("", each.member.organisation_name) and course in ("", each.course.slug)
    ] if of or course else []  # fmt: skip
    return MatrixPage(
        sentence=_sentence(needs),
        filters=_filters(viewer, role),
        titles=tuple(each.title for each in courses),
        columns=tuple((title, False) for title in (_("Organisation"), *(each.title for each in courses))),
        rows=tuple(_row(body, courses, needs, role) for body in _bodies(needs)),
        basis=tuple(_basis(each) for each in courses),
        people_of=_people_of(chosen, of, course),
        people=tuple(_person(each) for each in sorted(chosen, key=_gravest_first)),
        downloads=tuple(
            (words, reverse("download-training-matrix", kwargs={"ending": ending}))
            for ending, words in (("xlsx", _("As a spreadsheet (XLSX)")), ("csv", "CSV"))
        ),
        may_record=viewer.holds(*RECORDS_TRAINING),
    )


def matrix_table(needs: Sequence[NeedSeen]) -> Table:
    """How many of each organisation need each course and how they stand, to take away. Nobody is named."""
    titles = (_("Organisation"), _("Course"), _("Roles that need it"))
    numbers = (_("Need it"), _("Hold it"), _("Run out soon"), _("Ran out"), _("Missing"))
    rows = []
    for body in _bodies(needs):
        for slug in dict.fromkeys(each.course.slug for each in needs):
            here = [each for each in needs if (each.member.organisation_name, each.course.slug) == (body, slug)]
            if here:
                course = here[0].course
                held = [each.standing for each in here]
                counted = (held.count(each) for each in reversed(STANDINGS))
                rows.append((body, course.title, ", ".join(course.roles), len(here), *counted))
    columns = (*map(Column, titles), *(Column(each, "number") for each in numbers))
    return Table("training-matrix", _("Training that members' roles need"), columns, tuple(rows))


def overdue(viewer: Viewer, on: date) -> tuple[Table, ...]:
    """For the papers of a meeting: by organisation and course, of how many members it ran out or is missing."""
    lacking = [each for each in needs_for(viewer) if lacks(each.standing)]
    if not lacking:
        return ()
    rows = tuple((body, title, ran_out, missing) for (body, title), (ran_out, missing) in _counted(lacking).items())
    return (
        Table(
            id="overdue-training",
            caption="Members without training that their role needs",
            columns=(
                Column("Organisation"), Column("Course"), Column("Ran out", "number"), Column("Not recorded", "number"),
            ),
            rows=rows,
        ),
    )  # fmt: skip


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """A member's own training that ran out, runs out soon or is not recorded; nothing where all is well."""
    if viewer.member_id is None:
        return ()
    mine = [each for each in own_needs(viewer) if each.standing != "counts"]
    if not mine:
        return ()
    said = tuple(f"{each.course.title}: {stands(each)}" for each in sorted(mine, key=_gravity))
    link = Link(_("Your training"), reverse("show-member", kwargs={"reference": own_reference(viewer)}))
    return (Card(_("Your training"), said, links=(link,), order=60, part=WAITING),)


def stands(need: Need) -> str:
    """How a course stands with somebody, in words."""
    words = {
        "missing": _("not recorded"),
        "ran out": _("ran out on %(day)s"),
        "runs out soon": _("runs out on %(day)s"),
        "counts": _("counts until %(day)s") if need.counts_until else _("does not run out"),
    }[need.standing]
    return words % {"day": day(need.counts_until)} if need.counts_until else words


def _counted(lacking: Iterable[NeedSeen]) -> dict[tuple[str, str], tuple[int, int]]:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for each in lacking:
        which = (each.member.organisation_name, each.course.title)
        ran_out, missing = found.get(which, (0, 0))
        found[which] = (ran_out + (each.standing == "ran out"), missing + (each.standing == "missing"))
    return found


def _sentence(needs: Sequence[NeedSeen]) -> str:
    without = len({each.member.id for each in needs if lacks(each.standing)})
    everybody = len({each.member.id for each in needs})
    said = ngettext(
        "%(n)s member has a role that needs training", "%(n)s members have a role that needs training", everybody
    )
    return (said + _("; %(without)s are without some of it.")) % {"n": everybody, "without": without}


def _filters(viewer: Viewer, chosen: str) -> tuple[Filter, ...]:
    home = reverse("show-training-matrix")
    roles = dict.fromkeys(role for course in needed_courses(viewer) for role in course.roles)
    return (
        Filter(_("All roles"), home, chosen == ""),
        *(Filter(role, f"{home}?{urlencode({'role': role})}", chosen == role) for role in roles),
    )


def _bodies(needs: Iterable[NeedSeen]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.member.organisation_name for each in needs))


def _row(body: str, courses: Sequence[NeededCourse], needs: Sequence[NeedSeen], role: str) -> tuple[str | Markup, ...]:
    here = [each for each in needs if each.member.organisation_name == body]
    cells = (
        _cell(body, course, [each for each in here if each.course.slug == course.slug], role) for course in courses
    )
    return (LINK.format(_href(of=body, role=role), body), *cells)


def _cell(body: str, course: NeededCourse, needs: Sequence[NeedSeen], role: str) -> str | Markup:
    """How many hold it of how many, and what is wrong with the others; the words lead to the people."""
    if not needs:
        return _("Not needed")
    held = [each.standing for each in needs]
    words = [_("%(held)s of %(all)s hold it") % {"held": len(needs) - sum(map(lacks, held)), "all": len(needs)}]
    for standing, said in ((STANDINGS[2], _("%(n)s running out")), ("ran out", _("%(n)s ran out")),
                           ("missing", _("%(n)s missing"))):  # fmt: skip
        if count := held.count(standing):
            words.append(said % {"n": count})
    hidden = Markup('<span class="govuk-visually-hidden">, {}, {}</span>').format(course.title, body)
    return LINK.format(_href(of=body, course=course.slug, role=role), Markup("{}{}").format("; ".join(words), hidden))


def _basis(course: NeededCourse) -> tuple[str | Markup, ...]:
    value = course.value
    since = day(value.since) if value.since else _("From the start")
    link = LINK.format(reverse("show-local-value", kwargs={"name": value.declared.name}), course.title)
    return (link, ", ".join(course.roles), since, value.source)


def _people_of(chosen: Sequence[NeedSeen], of: str, course: str) -> str:
    titles = [each.course.title for each in chosen if each.course.slug == course][:1]
    return ": ".join(each for each in (of, *titles) if each)


def _person(need: NeedSeen) -> tuple[str | Markup, ...]:
    link = LINK.format(reverse("show-member", kwargs={"reference": need.member.reference}), need.member.name)
    return (link, need.member.organisation_name, need.course.title, ", ".join(need.member.roles), stands(need))


def _gravest_first(need: NeedSeen) -> tuple[int, date, str]:
    return (*_gravity(need), need.member.name)


def _gravity(need: Need) -> tuple[int, date]:
    return (STANDINGS.index(need.standing), need.counts_until or date.max)


def _href(**asked: str) -> str:
    return f"{reverse('show-training-matrix')}?{urlencode({name: each for name, each in asked.items() if each})}"
