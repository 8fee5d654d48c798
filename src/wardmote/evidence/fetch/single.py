"""One file of a publisher into its folder: brought if it is new or has changed, written down, then named."""

from wardmote.evidence.fetch.account import FileFetched, Outcome
from wardmote.evidence.fetch.manifest import Entry, Manifest
from wardmote.evidence.fetch.parts import Version
from wardmote.evidence.fetch.transfer import bring
from wardmote.evidence.fetch.wanted import Progress, Wanted
from wardmote.evidence.fetch.wire import Wire


def keep(
    wire: Wire, wanted: Wanted, manifest: Manifest, progress: Progress | None, *, held: Version | None = None
) -> FileFetched | None:
    """Have the file under its final name. `held` is a version that need not be sent again though its file is gone; the
    answer is then None while the publisher still has that version.

    The manifest is written before the file gets its name. Raises what `bring` raises; the file is then as it was.
    """
    name = wanted.path.relative_to(manifest.folder).as_posix()
    entry = manifest.whole(name)
    if entry is not None and entry.address != wanted.address:
        entry = None
    arrived = bring(wire, wanted, entry.version if entry else held, progress)
    if arrived is None:
        return FileFetched(wanted.path, "same", entry.bytes, entry.sha256, entry.checked) if entry else None
    made = Entry(
        sha256=arrived.sums.sha256,
        bytes=arrived.sums.length,
        address=wanted.address,
        fetched_at=wire.watch.began.isoformat(timespec="seconds"),
        checked=arrived.checked,
        etag=arrived.version.etag,
        modified=arrived.version.modified,
        md5=arrived.sums.md5,
    )
    manifest.note((name, made))
    arrived.place()
    return FileFetched(wanted.path, outcome_of(entry, made), made.bytes, made.sha256, made.checked)


def outcome_of(before: Entry | None, now: Entry) -> Outcome:
    """What became of a file of which `before` was held."""
    if before is None:
        return "new"
    return "same" if before.sha256 == now.sha256 else "changed"
