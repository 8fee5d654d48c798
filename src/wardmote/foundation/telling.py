"""What a desk declares that its tables tell of a person who asks what is held about them. Plain Python."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tells:
    """What one table tells of a person who asks what is held about them, column by column: see
    `foundation.subject_access`. Every column is in one of these, or a promise fails.

    - `given`: told as it is. `weighed`: typed by somebody, so it may tell of others too, and each is looked at first.
    - `never`: told to nobody who asks, because it would tell of a protected forum, of the other side of a case or of
      a place that must not be found. `not_of_them`: keys, times and members' names, which say nothing of the person.
    - `title`: what its rows are to whom they are about; `why`: why its columns are told or not, a sentence.
    - `rows(viewer, person, purpose, at) -> Iterable[subject_access.Held]`: what this viewer reads of that record of a
      person. A table of which nothing is given or weighed has none.
    """

    label: str
    title: str
    why: str
    given: tuple[str, ...] = ()
    weighed: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    not_of_them: tuple[str, ...] = ()
    rows: str = ""
