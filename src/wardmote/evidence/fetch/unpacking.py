"""One member of an archive under its final name, and what the manifest says of it."""

from pathlib import Path

from wardmote.evidence.fetch.account import FileFetched
from wardmote.evidence.fetch.archives import place, take_out
from wardmote.evidence.fetch.checks import sums
from wardmote.evidence.fetch.manifest import Entry, Manifest
from wardmote.evidence.fetch.single import outcome_of

# Apart from the archives, so that the folder may be given to `wardmote evidence add` as it is.
FOLDER = "files"


def name_of(member: str) -> str:
    """The name, in the publisher's folder, of what comes out of an archive as `member`."""
    return f"{FOLDER}/{member}"


def unpack(manifest: Manifest, archive: FileFetched, source: str, member: str, *, moment: str) -> FileFetched:
    """Have a member of `archive`, which came from the address `source`, under its final name; it is unpacked only when
    what is here is not of this very archive. The manifest is written first. Raises what `take_out` raises.
    """
    name = name_of(member)
    path, held = manifest.folder / name, manifest.whole(name)
    if held is not None and held.archive_sha256 == archive.sha256:
        return unchanged(path, held)
    part = take_out(archive.path, member, path)
    seen = sums(part)
    made = Entry(
        sha256=seen.sha256,
        bytes=seen.length,
        address=source,
        fetched_at=moment,
        checked=("archive", "crc32"),
        md5=seen.md5,
        archive=archive.path.relative_to(manifest.folder).as_posix(),
        archive_sha256=archive.sha256,
    )
    manifest.note((name, made))
    place(part, path)
    return FileFetched(path, outcome_of(held, made), made.bytes, made.sha256, made.checked)


def unchanged(path: Path, entry: Entry) -> FileFetched:
    """A file that was here already."""
    return FileFetched(path, "same", entry.bytes, entry.sha256, entry.checked)
