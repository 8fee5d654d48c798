"""What openings are told to whoever reads who has looked, and why a case was opened."""

from collections.abc import Collection, Iterable, Mapping

from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.audit import Looked
from wardmote.foundation.break_glass.models import BrokenGlass
from wardmote.foundation.break_glass.queries import readable, releases
from wardmote.foundation.break_glass.sealed import RELEASE, opened_words
from wardmote.foundation.records import as_key

#: The deeds with which somebody typed why.
TYPED = {
    ("break_glass.BrokenGlass", "made"),
    ("break_glass.Release", "approved"),
    ("break_glass.Release", "declined"),
}


def called(viewer: Viewer, ids: Collection[str]) -> Mapping[str, str | None]:
    """Openings by their case; None for those that the viewer does not read of."""
    keys = tuple(each for one in ids if (each := as_key(one)))
    every = seen(viewer, BrokenGlass, BUSINESS).filter(pk__in=keys).values_list("pk", flat=True)
    rows = readable(viewer).filter(pk__in=keys).values_list("pk", "desk", "table", "record")
    return {str(pk): None for pk in every} | {str(pk): ".".join(map(str, case)) for pk, *case in rows}


def ids_of(viewer: Viewer, reference: str) -> tuple[str, ...]:
    """The openings of the case of that reference."""
    desk, _, rest = reference.strip().partition(".")
    table, _, record = rest.partition(".")
    key = as_key(record)
    rows = readable(viewer).filter(desk=desk, table=table, record=key) if key else ()
    return tuple(str(row.pk) for row in rows)


def why(viewer: Viewer, looks: Iterable[Looked]) -> Mapping[int, str]:
    """What was typed when the case was opened, and when a second person answered."""
    looked = [each for each in looks if (each.table, each.what) in TYPED]
    keys = tuple(key for each in looked for one in each.ids if (key := as_key(one)))
    rows = readable(viewer).filter(pk__in=keys)
    typed = {("break_glass.BrokenGlass", str(row.pk)): opened_words(row.pk, "reason", row.reason) for row in rows}
    typed |= {
        ("break_glass.Release", str(row.pk)): opened_words(row.pk, "words", row.words, RELEASE)
        for row in releases(viewer).filter(glass__in=rows)
    }
    return {each.number: typed[each.table, one] for each in looked for one in each.ids if typed.get((each.table, one))}
