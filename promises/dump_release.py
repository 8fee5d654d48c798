"""Dumps a fresh demonstration of this version for each engine. `script/dump-release` runs it, once, at a tag."""

import gzip
import sys
import tempfile
from pathlib import Path

from promises.engines import RELEASES, postgres_engine, run, sqlite_engine
from wardmote import __version__
from wardmote.project.tests import engines


def main() -> int:
    """Write the two dumps, unless this version has them already."""
    if not engines.POSTGRES:
        print("script/dump-release: set WARDMOTE_TEST_POSTGRES, for a dump of each engine is wanted.", file=sys.stderr)
        return 1
    for make in (sqlite_engine, postgres_engine):
        with tempfile.TemporaryDirectory() as folder, make(Path(folder) / "var") as engine:
            path = RELEASES / f"v{__version__}.{engine.ending}.gz"
            if path.exists():
                print(f"{path.name} is there already, and a release is never dumped twice.", file=sys.stderr)
                return 1
            run(engine, "demo", "--no-serve")
            path.write_bytes(gzip.compress(engine.dump(), 9, mtime=0))
            print(f"{path.name}: {path.stat().st_size:,} bytes, {sum(engine.counts().values()):,} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
