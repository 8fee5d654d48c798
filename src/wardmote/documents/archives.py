"""Office files are zips that remember when they were written. Ours do not."""

import io
import zipfile
from collections.abc import Mapping

# The first moment a zip can hold.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def without_times(archive: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The same zip with every time fixed and its parts in a fixed order; `replaced` parts are swapped in."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        # The list of content types comes first in every office file; readers that sniff the type look there.
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o644 << 16
            written.writestr(part, (replaced or {}).get(name) or given.read(name))
    return made.getvalue()
