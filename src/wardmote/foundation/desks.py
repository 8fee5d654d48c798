"""What a desk declares and the foundation iterates: titles, addresses, navigation, facts. Desks are found by folder.

A declaration names functions as "module:function", so that reading one imports nothing of Django; `call` finds them.
"""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from wardmote.foundation.about_people import Along, Keeping, PeopleTable, Walled, Watched
from wardmote.foundation.telling import Tells

HOME = "wardmote.desks"


@dataclass(frozen=True)
class Entry:
    """A place in the navigation: its words, the name of its address, and where it stands among the others.

    `roles` are the roles that may open it; a member with none of them is not shown it. `only` is "members" where nobody
    else is shown it, and "strangers" where no member is.
    """

    title: str
    address: str
    order: int
    roles: tuple[str, ...] = ()
    only: str = ""


@dataclass(frozen=True)
class Work:
    """Work that outlasts a request. `name` is its name within what declares it; a job is called "desk.name".

    - `title`: what is being done, as a heading, such as "Taking in extracts".
    - `run(*, by: Viewer, at: datetime, progress: Progress, **ids) -> Result`: does it, and bears being done again from
      the start, for a worker may die half way. See `foundation.jobs`.
    - `roles`: the roles that may have it done; none means any member. Asked again when it is done.
    """

    name: str
    title: str
    run: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """Work that nobody asks for. Either `seconds` (again and again) or `daily` (once a day in England, from that time).

    `run(*, by: Viewer, at: datetime) -> None` is called for each partnership with a viewer of the system; or, where the
    round is of the `whole` installation, `run(*, at: datetime)` is called once. What is done
    every few seconds runs in every worker at once, so it looks before it writes and bears its own company; what is done
    daily is done by one worker, and again if that worker dies.
    """

    name: str
    run: str
    seconds: float = 0
    daily: time | None = None
    whole: bool = False


@dataclass(frozen=True)
class LinkPurpose:
    """One thing that a link mailed to an agency's registered mailbox can answer, by somebody without an account.

    `slug` is its name within the desk and `table` the table of its target. Functions are "module:function":

    - `title`: what is asked, for members' lists, such as "Confirm a registered mailbox".
    - `question(viewer, target) -> Question`: the page, showing no more than the answer needs; raises Missing or NotNow
      where there is nothing (any longer) to answer. See `foundation.correspondence.links`.
    - `form(viewer, target, data) -> forms.Form`: the fields; `data` is None until something is sent.
    - `verb(*, by: Viewer, target: UUID, answers: dict, at: datetime) -> None`: records the cleaned answers.
    - `recorded(viewer, target) -> tuple[str, ...]`: sentences of what is recorded now.
    - `days`: how long it works; 0 is the local value `correspondence.link_days`. `mail`: the mail that carries it.
    """

    slug: str
    title: str
    table: str
    question: str
    form: str
    verb: str
    recorded: str
    days: int = 0
    mail: str = "correspondence/one-time-link"


@dataclass(frozen=True)
class ChangeKind:
    """Something that is edited in the site: by one named person, or by two where it is marked legal.

    `slug` is its name within what declares it. `editors` are the roles that may propose such a change and `approvers`
    those that may approve another's. Functions are "module:function":

    - `weigh(viewer, subject, said) -> Weighed`: what the change is, before and after, and whether it is legal; raises
      Invalid where `said` cannot be. See `foundation.changes`.
    - `apply(*, by: Viewer, subject: str, said: dict, starts: date, at: datetime) -> None`: makes it, in the caller's
      transaction.
    """

    slug: str
    title: str
    editors: tuple[str, ...]
    approvers: tuple[str, ...]
    weigh: str
    apply: str


@dataclass(frozen=True)
class ImportColumn:
    """One thing that a row of a spreadsheet says of what it becomes.

    `title` is the question by which a member tells which column it is, and the title of the same in what we export;
    `also` are other names that such a column goes by, in small letters; one that begins with = is the whole of a
    heading and never a part. `required` says that a row without it is
    refused.
    """

    name: str
    title: str
    also: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class ImportKind:
    """Something that is taken over from a spreadsheet, row by row, by the desk's own verbs.

    `slug` is its name in the whole site, `title` what its rows are, such as "Actions", and `roles` may import them.
    `taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]` answers with what takes one row: it finds the
    record that is here already or makes one, and raises Invalid (or Unknown) for a row that it cannot take. A dry run
    takes every row likewise and undoes it. See foundation/importing.
    """

    slug: str
    title: str
    roles: tuple[str, ...]
    columns: tuple[ImportColumn, ...]
    taker: str


@dataclass(frozen=True)
class Desk:
    """One vertical slice of the platform.

    - `purpose`: one sentence for the reference pages.
    - `public_nav`: entries whose address takes a partnership; `member_nav`: entries for members, no arguments;
      `footer_nav`: entries on every page, no arguments.
    - `tenant_of(slug) -> Tenant` (raises Missing): the partnership an address names.
    - `tenants() -> tuple[Tenant, ...]`: every partnership of the installation.
    - `viewer_of(member_id) -> Viewer`: the facts access needs about a signed-in member.
    - `names_of(viewer, ids) -> dict[id, name]`: what members of the viewer's partnership are called.
    - `members_with(viewer, roles) -> tuple[id, ...]`: members of the viewer's partnership who hold one of these roles.
    - `demo_people() -> tuple[DemoPerson, ...]`: whom a demonstration lets one sign in as.
    - `landing(viewer) -> tuple[Card, ...]`: what the desk has to say on a member's first page.
    - `changed(viewer, since) -> Iterable[week.Changed]`: what happened to the desk's records after a moment, in words,
      no more than `week.queries.LINES`; what the viewer did themselves is left out.
    - `specimens() -> dict[address name, keyword arguments]`: an example of every address that takes arguments, so that
      whole-system tests can visit it.
    - `guard(leaving) -> Opinion | None`: what the desk knows about whether words may leave; see
      foundation/correspondence.
    - `works`: work that outlasts a request; `rounds`: work that nobody asks for.
    - `finds(viewer, table, id) -> records.Found | None`: what a record of the desk's is called, and where it is read.
    - `searches(viewer, words) -> Iterable[searching.Hit]`: the desk's records in which the words may stand, as
      the viewer may read them.
    - `remarks(viewer, (desk, table), ids) -> dict[id, tuple[records.Remark, ...]]`: what the desk has to say beside
      records of a lower desk, by their ids.
    - `carries(*, by, table, old, new, at)`: what the desk keeps of a record of a lower desk, by id, goes along to the
      one that takes its place, in the caller's transaction; asked again, nothing is carried twice.
    - `changes`: what is edited in the site.
    - `banner(viewer) -> tuple[str, ...]`: sentences that every member's page shows at its top while they are so.
    - `held_by(viewer, member) -> tuple[Card, ...]`: what the desk holds of one member, by id, for whoever takes it over
      while they are ill or when they leave: risks, clocks, promises.
    - `hands_over(*, by, member, to, at) -> str`: gives what the desk holds of one member to another, both by id, in the
      caller's transaction; a sentence of what that was, empty for nothing.
    - `links`: what a link mailed to an agency's registered mailbox can answer.
    - `clocks(viewer) -> Iterable[RunningClock]`: the time limits that run on the desk's records, from facts in its
      rows; see foundation/calendars.
    - `appointments(viewer, first, last) -> Iterable[Appointment]`: what the desk has arranged for a day and hour,
      between two days (None: ever); see foundation/calendars.
    - `local_limits(viewer) -> Mapping[rule id, clocks.Override]`: the partnership's own numbers for local rules of
      time.
    - `evidence_changed(*, by: Viewer, at: datetime) -> None`: what follows when the store has changed, asked for in the
      transaction that says so.
    - `overdue(viewer, day) -> tuple[documents.Table, ...]`: what of the desk's records is overdue, as the papers of a
      meeting show it to members; nothing where nothing is.
    - `carried_out(viewer) -> reports.carried_out.CarriedOut | None`: how far the last plan was carried out, as somebody
      has signed it, for limb (f) of an assessment.
    - `imports`: what is taken over from spreadsheets; see foundation/importing.
    - `people`: tables that hold people; see foundation/access. `walled`: other tables that say something of people,
      before which the second wall stands too.
    - `keeps`: how long records that tell of people are kept; `goes_along`: what goes with any record that it names;
      `goes_by_itself`: pairs of a table and a sentence of how its rows go without anybody's word. See
      foundation/retention.
    - `tells`: what its tables tell of a person who asks what is held about them; see foundation/subject_access.
    - `assessed(viewer) -> bool`: whether a data protection impact assessment is recorded, without which nothing about
      anybody is kept.
    - `standing(viewer, at, of) -> access.standing.Standing`: what the desk knows of where a member stands: cases they
      are on, training that counts, conflicts of interest; of all records, or at least `of` these, by id.
    - `watched`: what of the desk tells of people, for whoever oversees who looked at it.
    - `shared_tables`: tables that belong to no one partnership, each with the reason.
    """

    slug: str
    title: str
    purpose: str
    public_nav: tuple[Entry, ...] = ()
    member_nav: tuple[Entry, ...] = ()
    footer_nav: tuple[Entry, ...] = ()
    tenant_of: str = ""
    tenants: str = ""
    viewer_of: str = ""
    names_of: str = ""
    members_with: str = ""
    demo_people: str = ""
    landing: str = ""
    changed: str = ""
    specimens: str = ""
    guard: str = ""
    works: tuple[Work, ...] = ()
    rounds: tuple[Round, ...] = ()
    finds: str = ""
    searches: str = ""
    remarks: str = ""
    carries: str = ""
    links: tuple[LinkPurpose, ...] = ()
    clocks: str = ""
    appointments: str = ""
    local_limits: str = ""
    evidence_changed: str = ""
    overdue: str = ""
    carried_out: str = ""
    people: tuple[PeopleTable, ...] = ()
    walled: tuple[Walled, ...] = ()
    keeps: tuple[Keeping, ...] = ()
    goes_along: tuple[Along, ...] = ()
    goes_by_itself: tuple[tuple[str, str], ...] = ()
    tells: tuple[Tells, ...] = ()
    assessed: str = ""
    standing: str = ""
    changes: tuple[ChangeKind, ...] = ()
    banner: str = ""
    held_by: str = ""
    hands_over: str = ""
    imports: tuple[ImportKind, ...] = ()
    watched: Watched | None = None
    shared_tables: tuple[tuple[str, str], ...] = ()


@cache
def packages() -> tuple[str, ...]:
    """The dotted names of the desks, found by folder: every folder of `wardmote.desks` that has a desk.py."""
    home = importlib.import_module(HOME)
    names = (f"{HOME}.{found.name}" for found in pkgutil.iter_modules(home.__path__) if found.ispkg)
    return tuple(name for name in names if importlib.util.find_spec(f"{name}.desk"))


@cache
def every() -> tuple[Desk, ...]:
    """Every desk's declaration."""
    return tuple(importlib.import_module(f"{name}.desk").DESK for name in packages())


def declared(fact: str) -> tuple[Callable[..., Any], ...]:
    """The functions that desks declare under a name such as "landing"."""
    return tuple(function(where) for desk in every() if (where := getattr(desk, fact)))


def the_one(fact: str) -> Callable[..., Any]:
    """The function of the one desk that declares this fact."""
    (only,) = declared(fact)
    return only


def function(where: str) -> Callable[..., Any]:
    """The function that "module:function" names."""
    module, _, name = where.partition(":")
    return getattr(importlib.import_module(module), name)
