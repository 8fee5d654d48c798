"""Brings one file, in as many tries as our patience allows, each going on from where the one before broke off."""

from wardmote.errors import Missing, NotNow
from wardmote.evidence.fetch.body import begin, pour
from wardmote.evidence.fetch.judging import judge
from wardmote.evidence.fetch.parts import Part, Version
from wardmote.evidence.fetch.wanted import Arrived, Progress, Wanted
from wardmote.evidence.fetch.wire import TROUBLE, Setback, Wire, why

# Amazon S3 says 403 of what is not there to those who may not list what is.
NOT_THERE = {403, 404, 410}


def bring(wire: Wire, wanted: Wanted, held: Version | None, progress: Progress | None = None) -> Arrived | None:
    """Bring a file, going on from what an earlier try, or run, left. None: the version `held` is still the publisher's.

    Raises `Missing` when the publisher has no such file, `NotNow` when it does not come in the tries our patience
    allows (what came is kept for the next time), `Invalid` when it is too large to be what it should be.
    """
    patience, part = wire.patience, Part(wanted.path)
    setbacks = spoilt = 0
    last = Setback("it was not tried")
    for _ in range(patience.most):
        before = part.size()
        outcome = _try(wire, wanted, part, held, progress)
        if not isinstance(outcome, Setback):
            return outcome
        last, spoilt = outcome, spoilt + outcome.spoilt
        setbacks = 1 if part.size() - before >= patience.gain else setbacks + 1
        asked = last.wait or 0.0
        if setbacks >= patience.tries or spoilt >= patience.spoilt or asked > patience.longest_asked:
            break
        wire.watch.wait(max(asked, patience.pause(setbacks)))
    asked = last.wait or 0.0
    kept = f"{part.size():,} bytes of it are kept, to go on from." if part.size() else "Nothing of it was kept."
    when = f"after {asked / 60:.0f} minutes, as the publisher asks" if asked > patience.longest_asked else "later"
    raise NotNow(
        f"{wanted.what[0].upper()}{wanted.what[1:]} could not be fetched: {last.why}. {kept}",
        instead=f"Run the same command again {when}.",
    )


def _try(
    wire: Wire, wanted: Wanted, part: Part, held: Version | None, progress: Progress | None
) -> Arrived | Setback | None:
    version = part.version(wanted.address)
    try:
        if version is not None and version.total == part.size():
            return judge(wire, wanted, part, version)
        with wire.get(wanted.address, _question(part, version, held)) as answer:
            if answer.status == 304 and held is not None and version is None:
                return None
            if answer.status in NOT_THERE:
                raise Missing(f"{wanted.what[0].upper()}{wanted.what[1:]} is not published ({wanted.address} says so).")
            if setback := wire.setback(answer):
                return setback
            if answer.status == 416:
                part.clear()
                return Setback("the file has changed meanwhile")
            begun = begin(wanted, part, version, answer)
            if isinstance(begun, Setback):
                return begun
            if setback := pour(wire, wanted, part, begun, answer, progress):
                return setback
        return judge(wire, wanted, part, begun)
    except TROUBLE as error:
        return Setback(why(error))


def _question(part: Part, version: Version | None, held: Version | None) -> dict[str, str]:
    """The headers that ask for the rest of a part, or for the file only if it is not the one we hold."""
    if version is not None:
        return {"Range": f"bytes={part.size()}-", "If-Range": version.validator}
    asked = {}
    if held is not None and held.etag:
        asked["If-None-Match"] = held.etag
    if held is not None and held.modified:
        asked["If-Modified-Since"] = held.modified
    return asked
