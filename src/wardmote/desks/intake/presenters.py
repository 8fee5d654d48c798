"""The words of the pages of intake."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from wardmote.desks.intake import staging
from wardmote.desks.intake.queries import DropSeen
from wardmote.foundation.pages.words import moment, number

if TYPE_CHECKING:
    from wardmote.evidence.sources.partner_table.shapes import TableReading
    from wardmote.evidence.store.trying import Trial

_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
#: The counts of an account in the order in which a person asks for them.
COUNTS = (
    ("rows", gettext_lazy("Rows in the files")),
    ("kept", gettext_lazy("Kept")),
    ("set_aside", gettext_lazy("Set aside: they could not be read")),
    ("unlocated", gettext_lazy("Kept, without a place")),
    ("repeated", gettext_lazy("Kept, though equal to an earlier row of the file")),
    ("odd_coordinates", gettext_lazy("Kept, with odd coordinates")),
    ("outside", gettext_lazy("Kept, in a district where the force hardly works")),
    ("disagreements", gettext_lazy("Kept, whose area code and name lead to different districts")),
    ("unknown_places", gettext_lazy("Kept, with an area that no look-up knows")),
)
OUTCOMES = {
    "new": gettext_lazy("New"),
    "supersedes": gettext_lazy("Takes the place of an earlier one"),
    "same": gettext_lazy("Here already, byte for byte"),
    "cut": gettext_lazy("Holds less than the one that is here, so it is not counted"),
    "passed over": gettext_lazy("Passed over"),
    "refused": gettext_lazy("Refused"),
}
FATES = (
    ("above", gettext_lazy("Lines above the table: titles and notes")),
    ("heading", gettext_lazy("Lines of column names")),
    ("kept", gettext_lazy("Lines read as figures")),
    ("total", gettext_lazy("Lines of totals, set against their parts")),
    ("set aside", gettext_lazy("Lines set aside")),
    ("note", gettext_lazy("Notes under the table")),
    ("blank", gettext_lazy("Blank lines")),
)
#: Line ranges that are named; the rest are counted.
SHOWN = 20


@dataclass(frozen=True)
class ListPage:
    """What was dropped lately."""

    rows: tuple[tuple[Markup | str, ...], ...]


@dataclass(frozen=True)
class DropPage:
    """A drop: what it is, what became of it, every row, what changed."""

    reference: str
    state: str
    sentence: str
    refusals: tuple[str, ...]
    received: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, ...], ...]
    asides: tuple[tuple[str, ...], ...]
    changes: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]
    job_href: str
    asks: tuple[tuple[str, str], ...]
    may_give_up: bool
    explore: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TablePage:
    """A partner's table: how it would be read, line by line and figure by figure."""

    reference: str
    file: str
    back: str
    refusal: str
    heading: str
    fates: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


def list_page(drops: Iterable[DropSeen]) -> ListPage:
    """The drops, newest first."""
    return ListPage(
        tuple(
            (
                _LINK.format(reverse("show-drop", kwargs={"reference": each.reference}), moment(each.made_at)),
                ", ".join(file["name"] for file in each.files[:3]) + (_(" and others") if len(each.files) > 3 else ""),
                each.made_by,
                each.state[:1].upper() + each.state[1:],
            )
            for each in drops
        )
    )


def drop_page(drop: DropSeen) -> DropPage:
    """One drop."""
    files = drop.account.get("files", [])
    extracts = [each for each in files if "extract" in each]
    return DropPage(
        reference=drop.reference,
        state=drop.state,
        sentence=_sentence(drop),
        refusals=drop.refusals,
        received=tuple((f["name"], number(f["bytes"]), f["sha256"]) for f in drop.files),
        counts=tuple((words, number(drop.account["sums"][name])) for name, words in COUNTS) if extracts else (),
        files=tuple(_file(each) for each in files),
        asides=tuple(row for each in extracts for row in _asides(each)),
        changes=tuple(row for each in files if "change" in each for row in _changes(each)),
        remarks=tuple(_remarks(files)),
        job_href=_job_href(drop),
        asks=tuple(
            (name, reverse("explain-table", kwargs={"reference": drop.reference, "number": number}))
            for number, name in enumerate(drop.asks, start=1)
        ),
        may_give_up=drop.may_be_given_up,
        explore=tuple(_ways_to_explore(extracts)) if drop.settled and not drop.refusals else (),
    )


def _ways_to_explore(extracts: Iterable[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    """For each series that was taken in, by source and cover: words, and what the explorer is told of it; where nothing
    was new, the explorer as it is."""
    latest = {each["extract"]["id"].rpartition("/")[0]: each["extract"]["id"] for each in extracts}
    for series, extract in sorted(latest.items()):
        yield _("See it in the explorer: %(series)s") % {"series": series}, urlencode({"extract": extract})
    if not latest:
        yield _("See what is held in the explorer"), ""


def _job_href(drop: DropSeen) -> str:
    """Where its work can be followed, while there is any."""
    if not drop.job or drop.settled or drop.asks:
        return ""
    return reverse("show-job", kwargs={"reference": drop.job})


def _sentence(drop: DropSeen) -> str:
    if drop.refusals:
        return _("Nothing was taken in, because %(n)s of what was given cannot be used.") % {"n": len(drop.refusals)}
    if drop.asks:
        told = {"n": len(drop.asks)}
        return _("Nothing is taken in yet: %(n)s tables are new to us, and somebody must say what they hold.") % told
    if not drop.settled:
        return _("It waits to be taken in.")
    if not drop.account.get("commit"):
        return _("Nothing was new: the store holds these files already.")
    sums = drop.account["sums"]
    told = {"kept": number(sums["kept"]), "rows": number(sums["rows"]), "aside": number(sums["set_aside"])}
    return _("Taken in: %(kept)s of %(rows)s rows are kept, and %(aside)s set aside.") % told


def _file(each: dict[str, Any]) -> tuple[str, ...]:
    extract = each.get("extract") or {}
    told = OUTCOMES.get(each["outcome"], each["outcome"])
    return (each["file"], told, extract.get("id", ""), number(extract["kept"]) if extract else "", each["says"])


def _asides(each: dict[str, Any]) -> Iterable[tuple[str, ...]]:
    for aside in each["extract"]["asides"]:
        ranges = aside["lines"].split(", ")
        lines = ", ".join(ranges[:SHOWN])
        if len(ranges) > SHOWN:
            lines += _(" and %(n)s more") % {"n": len(ranges) - SHOWN}
        yield each["file"], number(aside["rows"]), lines, aside["reason"]


def _changes(each: dict[str, Any]) -> Iterable[tuple[str, ...]]:
    change = each["change"]
    yield each["file"], _("All rows"), number(change["before"]), number(change["after"])
    for kind, (before, after) in change["kinds"].items():
        yield each["file"], kind, number(before), number(after)


def _remarks(files: Iterable[dict[str, Any]]) -> Iterable[str]:
    for each in files:
        if each.get("new_kinds"):
            told = {"file": each["file"], "kinds": ", ".join(each["new_kinds"])}
            yield _("%(file)s has kinds not met before, kept as they are: %(kinds)s.") % told
        for remark in each.get("reference", {}).get("remarks", ()):
            yield f"{each['file']}: {remark}"


def table_page(drop: DropSeen, number_of_file: int, trial: "Trial") -> TablePage:
    """How the table would be read; nothing is remembered yet."""
    reading = trial.reading
    lines = _(" and ").join(map(str, trial.lines))
    return TablePage(
        reference=drop.reference,
        file=drop.asks[number_of_file - 1],
        back=reverse("show-drop", kwargs={"reference": drop.reference}),
        refusal=staging.plain(drop.id, trial.refusal),
        heading=_("The names of its columns stand in line %(lines)s.") % {"lines": lines},
        fates=tuple((words, number(reading.lines(fate))) for fate, words in FATES if reading.lines(fate))
        if reading
        else (),
        figures=tuple(
            (each.spot.name, each.period.label, each.kind, each.mark or number(each.count))
            for each in reading.figures[:SHOWN]
        )
        if reading
        else (),
        remarks=_read_remarks(reading) if reading else (),
    )


def _read_remarks(reading: "TableReading") -> tuple[str, ...]:
    marks = [
        _("%(n)s figures are not given, marked %(mark)s: they are kept as not known, never as nothing.")
        % {"n": number(many), "mark": mark}
        for mark, many in sorted(reading.marks.items())
    ]
    asides = [_("Line %(line)s is set aside: %(why)s.") % {"line": a.line, "why": a.reason} for a in reading.asides]
    totals = [each.sentence for each in reading.totals if not each.agrees]
    return (*marks, *asides[:SHOWN], *totals[:SHOWN], *reading.remarks)
