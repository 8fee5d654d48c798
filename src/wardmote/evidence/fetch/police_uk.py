"""data.police.uk: one force's monthly files out of the fewest archives that hold them."""

from dataclasses import dataclass
from pathlib import Path

from wardmote.errors import Invalid, Missing
from wardmote.evidence.fetch.account import FetchAccount, FileFetched
from wardmote.evidence.fetch.addresses import address
from wardmote.evidence.fetch.archives import fault_in_archive, has
from wardmote.evidence.fetch.checks import Sums
from wardmote.evidence.fetch.folder import holding
from wardmote.evidence.fetch.listing import listed
from wardmote.evidence.fetch.manifest import Manifest
from wardmote.evidence.fetch.patience import Patience, Watch
from wardmote.evidence.fetch.publishers import Publisher
from wardmote.evidence.fetch.reach import begins, fewest
from wardmote.evidence.fetch.single import keep
from wardmote.evidence.fetch.unpacking import FOLDER, name_of, unchanged, unpack
from wardmote.evidence.fetch.wanted import Progress, Wanted
from wardmote.evidence.fetch.wire import Wire
from wardmote.evidence.periods import Month, Period

UNLISTED = (
    "The publisher's list of archives could not be read, so no MD5 of its own was compared; every file was checked by "
    "the CRC-32 inside the archive."
)


@dataclass(frozen=True)
class Visit:
    """One fetch: whose files, which series, into which folder."""

    publisher: Publisher
    force: str
    series: str
    wire: Wire
    manifest: Manifest
    progress: Progress | None

    def member(self, month: Month) -> str:
        return self.publisher.layout["member"].format(month=month, force=self.force, series=self.series)


def fetch(
    publisher: Publisher,
    *,
    force: str,
    period: Period,
    into: Path,
    watch: Watch,
    series: str = "street",
    patience: Patience | None = None,
    progress: Progress | None = None,
) -> FetchAccount:
    """Have the monthly files of `force` for every month of `period` in `into`, as their publisher has them now.

    A month the publisher lacks is a sentence in the account, not an error. Raises `Invalid` for a force, series or
    month there cannot be, `NotNow` when a file does not come; what had come is kept and gone on from the next time.
    """
    _check(publisher, force, series, period)
    folder = into / publisher.slug
    with holding(folder):
        wire = Wire(publisher.hosts, patience=patience or Patience(), watch=watch)
        try:
            visit = Visit(publisher, force, series, wire, Manifest.read(folder), progress)
            return _all(visit, period, listed(wire, address(publisher, publisher.layout["listing"])))
        finally:
            wire.close()


def _check(publisher: Publisher, force: str, series: str, period: Period) -> None:
    layout = publisher.layout
    if force not in layout["forces"]:
        raise Invalid(f"“{force}” is not a force.", instead=f"The forces are: {', '.join(layout['forces'])}.")
    if series not in layout["series"]:
        raise Invalid(f"“{series}” is not a series.", instead=f"The series are: {', '.join(layout['series'])}.")
    first = Month.parse(layout["first_month"])
    if period.first < first:
        raise Invalid(f"{publisher.name} begins in {first.label}; {period.first.label} is before that.")


def _all(visit: Visit, period: Period, archives: dict[Month, str]) -> FetchAccount:
    reach = visit.publisher.layout["reach"]
    # Without the publisher's list, every archive up to the last month wanted is taken to be there.
    candidates = archives or Month.range(Month.parse(reach[0]["from"]), max(period.last, Month.parse(reach[0]["to"])))
    chosen, nowhere = fewest(period.months(), candidates, lambda archive: begins(archive, reach))
    missing = [
        f"{visit.publisher.name} has not published {month.label}: no archive of its holds it." for month in nowhere
    ]
    files: list[FileFetched] = []
    kept: list[FileFetched] = []
    for archive in sorted(chosen):
        months = chosen[archive]
        try:
            whole, some, lacking = _one(visit, archive, months, archives.get(archive, ""))
        except Missing as error:
            missing.append(f"{Period(months[0], months[-1]).label} cannot be fetched. {error.sentence}")
            continue
        kept += whole
        files += some
        missing += [
            f"{visit.publisher.name} has no {visit.series} file of {visit.force} for {month.label} in its archive of "
            f"{archive.label}."
            for month in lacking
        ]
    notes = () if archives else (UNLISTED,)
    return FetchAccount(
        visit.publisher.slug, visit.manifest.folder / FOLDER, tuple(files), tuple(kept), tuple(missing), notes
    )


def _one(
    visit: Visit, archive: Month, months: tuple[Month, ...], md5: str
) -> tuple[list[FileFetched], list[FileFetched], list[Month]]:
    """One archive, the wanted files out of it, and the months it lacks."""
    manifest, members = visit.manifest, {month: visit.member(month) for month in months}
    wanted = _wanted(visit, archive, tuple(members.values()), md5)
    name = wanted.path.relative_to(manifest.folder).as_posix()
    here = {month: entry for month, member in members.items() if (entry := manifest.whole(name_of(member)))}
    known = manifest.entries.get(name)
    complete = (
        known is not None
        and len(here) == len(months)
        and all(entry.archive_sha256 == known.sha256 for entry in here.values())
    )
    got = keep(visit.wire, wanted, manifest, visit.progress, held=known.version if known and complete else None)
    if got is None:
        return [], [unchanged(manifest.folder / name_of(members[month]), here[month]) for month in months], []
    present = has(wanted.path, members.values())
    moment = visit.wire.watch.began.isoformat(timespec="seconds")
    files = [
        unpack(manifest, got, wanted.address, members[month], moment=moment)
        for month in months
        if members[month] in present
    ]
    return [got], files, [month for month in months if members[month] not in present]


def _wanted(visit: Visit, archive: Month, members: tuple[str, ...], md5: str) -> Wanted:
    layout = visit.publisher.layout

    def fault(path: Path, seen: Sums) -> str:
        # An MD5 vouches for every byte; without one, every file inside is read against its CRC-32.
        return fault_in_archive(path, members, own=str(archive), every=not md5, largest=layout["largest_member"])

    return Wanted(
        address=address(visit.publisher, layout["archive"].format(archive=archive)),
        path=visit.manifest.folder / "archives" / f"{archive}.zip",
        what=f"the archive of {archive.label}",
        largest=layout["largest_archive"],
        fault=fault,
        proves=True,
        told={"md5": md5},
    )
