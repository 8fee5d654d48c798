"""Rows of spreadsheets, by the verbs of this desk: schools, as the register of schools in England gives them, and what
was given in years that have ended."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.agencies.api import Directory
from wardmote.desks.delivery import states
from wardmote.desks.delivery.queries.grants import GrantSeen, grants_for
from wardmote.desks.delivery.queries.money import fund_of_id, funds_for
from wardmote.desks.delivery.queries.projects import projects_for
from wardmote.desks.delivery.queries.schools import districts_for, schools_for
from wardmote.desks.delivery.rules.money import check_past, in_pounds, year_in, year_of, year_words
from wardmote.desks.delivery.rules.projects import Outcome as Result
from wardmote.desks.delivery.rules.schools import PHASES
from wardmote.desks.delivery.verbs.money import FundWanted, open_fund
from wardmote.desks.delivery.verbs.schools import SchoolSaid, add_school
from wardmote.desks.delivery.verbs.taking_over import AS_IT_HAS_IT, Past, take_over
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import aims_to_serve
from wardmote.errors import Invalid, NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing import ADDED, HERE, Offer, Outcome, Row, Unknown
from wardmote.foundation.now import day_of

#: Other names of a phase, as the register of schools has them.
PHASES_ALSO = {
    "nursery": "other",
    "not applicable": "other",
    "middle deemed primary": "middle",
    "middle deemed secondary": "middle",
    "infant": "primary",
    "junior": "primary",
    "high": "secondary",
    "college": "16 plus",
    "sixth form": "16 plus",
}


def school_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row: a school that is listed already, by its number or its name, is left as it is."""
    districts = districts_for(by)
    held = {
        key: each.id for each in schools_for(by) for key in (each.urn, (each.name.casefold(), each.district)) if key
    }

    def take(row: Row) -> Outcome:
        name, urn = row.words("name", 160, title="School"), row.words("urn")
        district = row.one_of("district", districts)
        for key in (urn, (name.casefold(), district)):
            if key and key in held:
                return Outcome(HERE, ("delivery", "School", held[key]))
        phase = row.one_of("phase", {each: each for each in PHASES}, PHASES_ALSO)
        made = add_school(said=SchoolSaid(name, phase, district, urn), by=by, at=at)
        held[name.casefold(), district] = made
        if urn:
            held[urn] = made
        return Outcome(ADDED, ("delivery", "School", made))

    return take


#: Whether a row's money was given, by what a spreadsheet says of its state; empty: it was.
GIVEN, NOT_GIVEN = "given", "not given"
GIVEN_WORDS = {GIVEN: "The money was given", NOT_GIVEN: "No money was given: declined, withdrawn or undecided"}
GIVEN_ALSO = {
    **dict.fromkeys((states.APPROVED, states.UNSIGNED, states.IN_HAND, states.OVERDUE, states.DONE), GIVEN),
    **dict.fromkeys((states.TAKEN_OVER, "awarded", "funded", "agreed", "committed", "paid", "paid in full"), GIVEN),
    **dict.fromkeys(("complete", "completed", "closed", "finished", "delivered", "live", "in progress"), GIVEN),
    **dict.fromkeys((states.PROPOSED, states.DECLINED, states.WITHDRAWN, states.TAKEN_BACK), NOT_GIVEN),
    **dict.fromkeys(("rejected", "refused", "unsuccessful", "cancelled", "not funded", "pending"), NOT_GIVEN),
}
#: How many years that have ended a year may mean that is not written in full.
YEARS = 6


def grant_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row of grants of past years: one that is here by its reference, or of the same name, fund,
    organisation and sums, is left as it is. The fund of its year is opened where the row says what was allocated."""
    directory, grants, day = Directory(by), grants_for(by), day_of(at)
    found = projects_for(by, day)
    references = {each.reference: each.id for each in found}
    standing = [each for each in found if each.kept in states.GIVEN]
    held = {
        (each.fund, each.title.casefold(), each.organisation): (each.id, each.books.committed, each.books.paid)
        for each in standing
    }
    opened = {(each.area, each.grant, each.starts): each.id for each in funds_for(by)}

    def take(row: Row) -> Outcome:
        if there := references.get(row.words("reference")):
            return Outcome(HERE, ("delivery", "Project", there))
        if row.one_of("state", GIVEN_WORDS, GIVEN_ALSO) == NOT_GIVEN:
            raise Invalid("It says that no money was given.", instead="Only what was given is taken over.")
        grant, starts = _grant(row, _area(row, by), grants, directory), _year(row)
        fund = _fund(row, grant, starts, opened.get((grant.area, grant.slug, starts)), by, at)
        past = _past(row, fund, directory, _aim(row, grant.area, (starts, day), by))
        key = (fund, past.title.casefold(), past.organisation)
        if key in held:
            return _the_same(held[key], past)
        made = take_over(past=past, by=by, at=at)
        opened[grant.area, grant.slug, starts] = fund
        held[key] = (made, past.committed, past.paid)
        return Outcome(ADDED, ("delivery", "Project", made))

    return take


def _the_same(there: tuple[UUID, int, int], past: Past) -> Outcome:
    project, committed, paid = there
    if (committed, paid) != (past.committed, past.paid):
        raise NotNow(
            f"It is here already, with {in_pounds(committed)} promised and {in_pounds(paid)} paid.",
            instead="Where the file gives it in several rows, make it one. If it is wrong here, take it back first.",
        )
    return Outcome(HERE, ("delivery", "Project", project))


def _area(row: Row, by: Viewer) -> UUID:
    areas = {each.name: each.id for each in areas_for(by)}
    named = row.one_of("area", {name: name for name in areas}) or (next(iter(areas)) if len(areas) == 1 else "")
    if not named:
        raise Invalid("Nothing says which area the money was for.", instead="Fill the cell in the file.")
    return areas[named]


def _grant(row: Row, area: UUID, grants: tuple[GrantSeen, ...], directory: Directory) -> GrantSeen:
    """The grant a row names by its title or its funder, or the only one there is for the area."""
    able = {each.slug: each for each in grants if each.area == area}
    named = row.one_of("fund", {slug: each.title for slug, each in able.items()})
    funder = directory.organisation(row, "funder")
    fits = [each for slug, each in able.items() if named in ("", slug) and funder in (None, each.funder)]
    if len(fits) != 1:
        told = "No grant of the pack for this area" if not fits else "More than one grant of the pack for this area"
        raise Invalid(
            f"{told} has that name and that funder.",
            instead="Name the grant in the file as the pack does, or have it added to the pack.",
        )
    return fits[0]


def _year(row: Row) -> date:
    said = row.words("year")
    starts = year_in(said)
    if starts is None:
        this = year_of(row.today)[0]
        years = [date(this.year - back, 4, 1) for back in range(1, YEARS + 1)]
        raise Unknown(
            "year",
            said,
            f"“{said[:60]}” is no financial year that can be read in one way only.",
            instead="Write it in the file like 2025/26, or say which it means.",
            offers=[Offer(year_words(each), year_words(each)) for each in years],
        )
    return starts


def _fund(row: Row, grant: GrantSeen, starts: date, here: UUID | None, by: Viewer, at: datetime) -> UUID:
    """The fund of that year. It is opened with what the row says was allocated; what is here already is not changed."""
    allocated = row.pence("allocated", title="Allocated to the fund")
    name = f"{grant.title} {year_words(starts)}, {grant.area_name}"
    check_past(year_of(starts)[1], day_of(at), name)
    if here is None:
        if allocated is None:
            raise Invalid(
                f"Nothing says what the funder gave of {name}.",
                instead="Give what was allocated in the file, in the first row of that year.",
            )
        wanted = FundWanted(grant.slug, grant.title, grant.funder, grant.area, starts, allocated, AS_IT_HAS_IT)
        row.remarks.append(f"{name} is opened with {in_pounds(allocated)}.")
        return open_fund(wanted=wanted, by=by, at=at)
    given = fund_of_id(by, here).books.allocated
    if allocated is not None and allocated != given:
        raise NotNow(
            f"The file says that {in_pounds(allocated)} was allocated; here {name} has {in_pounds(given)}.",
            instead="Put the one that is wrong right, in the file or on the fund's page.",
        )
    return here


def _aim(row: Row, area: UUID, days: tuple[date, ...], by: Viewer) -> UUID | None:
    """The aim a row names, of the plan that was in force then or is now; none where it means none of them."""
    said = row.words("aim")
    aims = {each.text: each.id for day in days for each in aims_to_serve(by, area, day)}
    found = {text.casefold(): aim for text, aim in aims.items()}.get(said.casefold())
    if said and found is None:
        raise Unknown(
            "aim",
            said,
            f"No aim of a plan here says “{said[:60]}”.",
            instead="Say which it means, or that it is of an earlier plan.",
            offers=[*(Offer(text, text[:120]) for text in aims), Offer("", "None of these: an aim of an earlier plan")],
        )
    return found


def _past(row: Row, fund: UUID, directory: Directory, aim: UUID | None) -> Past:
    body = directory.organisation(row)
    committed, paid = row.pence("committed", title="Promised"), row.pence("paid", title="Paid")
    if body is None or committed is None:
        raise Invalid("An organisation and what was promised to it are needed.", instead="Fill both cells in the file.")
    if paid is None:
        row.remarks.append("Nothing is given as paid, so nothing is entered as paid.")
    return Past(
        fund=fund,
        title=row.words("title", 120, title="Project"),
        organisation=body,
        committed=committed,
        paid=paid or 0,
        purpose=row.words("purpose", 500, title="What the money pays for"),
        aim=aim,
        registration=row.words("registration", 40, title="Registration number"),
        awarded=row.day("awarded"),
        paid_on=row.day("paid_on"),
        outcome=_result(row),
    )


def _result(row: Row) -> Result | None:
    names = ("reached", "attended", "completed", "asked", "changed")
    numbers: Mapping[str, int | None] = {name: row.number(name) for name in names}
    did = row.words("did", 1000, title="What it did")
    if not did and all(each is None for each in numbers.values()):
        return None
    return Result(did, **numbers, method=row.words("method", 300, title="How counted"))
