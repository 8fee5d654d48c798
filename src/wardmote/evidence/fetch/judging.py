"""Everything that can be held against a file that seems whole, before it gets its name."""

from dataclasses import replace

from wardmote.evidence.fetch.body import SPAN
from wardmote.evidence.fetch.checks import disagreement, is_page, sums
from wardmote.evidence.fetch.parts import Part, Version
from wardmote.evidence.fetch.wanted import Arrived, Wanted
from wardmote.evidence.fetch.wire import Setback, Wire


def judge(wire: Wire, wanted: Wanted, part: Part, version: Version) -> Arrived | Setback:
    """The file, ready to be placed, or what is wrong with it. Raises what asking the publisher once more may raise."""
    seen = sums(part.path)
    told = {**version.told, **{name: value for name, value in wanted.told.items() if value}}
    with part.path.open("rb") as handle:
        page = is_page(handle.read(512))
    fault = "it sent a web page, not the file" if page else disagreement(seen, told) or wanted.fault(part.path, seen)
    if fault:
        part.clear()
        return Setback(fault, spoilt=True)
    checks = ["length", *sorted(told), "content"]
    if not told and not wanted.proves:
        if setback := _beyond(wire, wanted, part, version):
            return setback
        checks.append("nothing follows")
    return Arrived(wanted, replace(version, total=seen.length), seen, tuple(checks), part)


def _beyond(wire: Wire, wanted: Wanted, part: Part, version: Version) -> Setback | None:
    """Ask for what follows the last byte. A whole file has nothing there; one whose length was given wrong has."""
    size = part.size()
    asked = {"Range": f"bytes={size}-"} | ({"If-Range": version.validator} if version.validator else {})
    with wire.get(wanted.address, asked) as answer:
        span = SPAN.fullmatch(answer.headers.get("Content-Range", ""))
        if answer.status == 416 and (span is None or int(span[2]) == size):
            return None
        same = not version.etag or version.is_of(answer.headers)
        if answer.status == 200 and same and answer.headers.get("Content-Length") in (None, str(size)):
            return None
        if setback := wire.setback(answer):
            return setback
    part.clear()
    return Setback("it gave the file another length than it has", spoilt=True)
