"""What a desk declares of its tables that tell of people: who stands before them, how long they are kept, who looked.

Plain Python, as in `foundation.desks`: functions are named as "module:function".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PeopleTable:
    """A table that holds people (an `access.of_people.OfPeople`), by its label, such as "casework.Person".

    - `case`: the desk and table of the cases its rows belong to; `case_column` holds the case's id.
    - `holder_column` holds the id of the organisation whose contribution a row is.
    - `columns`: each column that is read, with its record class; no other is ever read.
    - A column with no class of its own ("") is of its row's class, which `class_column` holds: one of `row_classes`.
    - `linked`: a table that puts such a case in another desk's, and its columns for both; what opens that opens this.
    """

    label: str
    case: tuple[str, str]
    columns: tuple[tuple[str, str], ...]
    case_column: str = "case"
    holder_column: str = "holder"
    class_column: str = ""
    row_classes: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()

    @property
    def gravest(self) -> str:
        """The gravest record class of its columns."""
        return max((*self.row_classes, *(kind for _, kind in self.columns)))


@dataclass(frozen=True)
class Walled:
    """A table by its label that says something of people and is no PeopleTable: the second wall stands before it too.

    - `organisations`, `members`: columns that hold the id of whose row it is; with none it is its partnership's.
    - `roles`: roles that read it whosever it is.
    - `of`: the column that refers to another walled table, whose row must be open for this one to be.
    - `by_link`: whether somebody reaches it who answers by a one-time link.
    """

    label: str
    organisations: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    of: str = ""
    by_link: bool = False


@dataclass(frozen=True)
class Part:
    """Rows of a table that belong to a record about people and go with it; `title` is what they are, such as "names".

    - `path` is the way from such a row to the record, as the database asks it: "person", "protection__person".
    - `own_key`: each row has a sealing key of its own, which is destroyed with it.
    - `secret`: that there are any is told to nobody, so they are not counted on pages and certificates.
    - `earlier`: what of them ends or is destroyed before, by itself; a sentence.
    """

    label: str
    title: str
    path: str
    own_key: bool = False
    secret: bool = False
    earlier: str = ""


@dataclass(frozen=True)
class Along:
    """Rows that name a record of any desk by (desk, table, record), and go with it; `why` is a sentence.

    `path` is the way from such a row to the one that names the record, ending in two underlines; `own_key`: a row may
    have a sealing key of its own.
    """

    label: str
    why: str
    path: str = ""
    own_key: bool = False


@dataclass(frozen=True)
class Keeping:
    """How long one kind of record that tells of people is kept: each row of `table` is one, with its parts.

    - `title`: what such a record is, such as "A person's record"; `since`: the day from which its time runs, and `why`
      it is kept for so long, in words.
    - `periods`: pairs of a record class, or "" for every, and the local value that says for how many months.
    - `rows(viewer, wanted) -> Iterable[Over]`: the records asked for, for `foundation.retention`; see its `over.py`.
    - `parts`: in the order in which they go; `lets_go`: pairs of a table and its column that then names nothing.
    - `own_key`: the record has a sealing key of its own.
    """

    table: str
    title: str
    since: str
    why: str
    periods: tuple[tuple[str, str], ...]
    rows: str
    parts: tuple[Part, ...] = ()
    lets_go: tuple[tuple[str, str], ...] = ()
    own_key: bool = True


@dataclass(frozen=True)
class Watched:
    """What tells of people, for whoever oversees who looked at it: see desks/looking.

    - `pages`: each address with its words, as in "looked at {the record of}", and what stands there instead of a record
      that there is not, or that is not told.
    - `deeds`: what was done to a table that is a step of looking: (table, what, words), as in "{looked somebody up}".
    - `called(viewer, ids) -> Mapping[str, str | None]`: what records are called for this viewer, by their ids as the
      audit has them. None for one that they may not know of; one with no name of its own is called nothing (""), and
      other desks' are left out.
    - `ids_of(viewer, reference) -> tuple[str, ...]`: by which ids the audit has the record of that reference; none for
      one that there is not, or that the viewer may not know of.
    - `why(viewer, looks) -> Mapping[int, str]`: the reason that whoever looked gave, by the number of the look.
    """

    pages: tuple[tuple[str, str, str], ...]
    called: str
    ids_of: str
    why: str
    deeds: tuple[tuple[str, str, str], ...] = ()
