"""Where the files of tables are: of a proposal under WARDMOTE_DATA, of what has left under WARDMOTE_ISSUED."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from django.conf import settings

from wardmote.errors import NotNow

#: What must be remembered of tables that leave. It holds true counts, and never leaves with them.
EARLIER = "earlier.json"


def keep(proposal: UUID, files: Mapping[str, bytes], earlier: bytes) -> None:
    """Put down what was made, whole or not at all."""
    _put(_proposal(proposal), {**files, EARLIER: earlier})


def read(proposal: UUID, name: str) -> bytes:
    """A file of a proposal. Raises NotNow where it has gone."""
    return _read(_proposal(proposal) / name, "Take these back and have them made again.")


def earlier(proposal: UUID) -> bytes:
    """What must be remembered of it when it leaves."""
    return read(proposal, EARLIER)


def publish(proposal: UUID, reference: str) -> dict[str, bytes]:
    """Copy what may leave of a proposal to where it leaves from; the files by name."""
    folder = _proposal(proposal)
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    files = {name: read(proposal, name) for name in names if name != EARLIER}
    _put(_published(reference), files)
    return files


def published(reference: str, name: str) -> bytes:
    """A file that has left. Raises NotNow where it has gone."""
    return _read(_published(reference) / name, "Tell whoever runs this site.")


def remove(proposal: UUID) -> None:
    """Forget what was made: it holds true counts."""
    shutil.rmtree(_proposal(proposal), ignore_errors=True)


def take_down(reference: str) -> None:
    """Delete what had left, as far as that is in our hands."""
    shutil.rmtree(_published(reference), ignore_errors=True)


def hash_of(content: bytes) -> str:
    """SHA-256, as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    waiting = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True, mode=0o700)
    for name, content in files.items():
        (waiting / name).write_bytes(content)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(waiting, folder)


def _read(path: Path, instead: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as gone:
        raise NotNow("The files of these tables are not here.", instead=instead) from gone


def _proposal(proposal: UUID) -> Path:
    return Path(settings.WARDMOTE_DATA) / "tables" / str(proposal)


def _published(reference: str) -> Path:
    return Path(settings.WARDMOTE_ISSUED) / reference
