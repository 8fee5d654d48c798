"""The ways in which a server misbehaves. Each makes a fault from a seeded source of chance, to spoil one answer."""

from random import Random

from wardmote.evidence.fetch.tests.loopback import Fault, Loopback, Reply

PAGE = b"<!DOCTYPE html><html><body>Sorry, something went wrong</body></html>"


def busy(chance: Random) -> Fault:
    status = chance.choice([500, 502, 503, 504, 429, 408])
    after = chance.choice(
        ["", "2", "0", "Mon, 02 Jun 2025 09:31:00 GMT", "Mon, 02 Jun 2025 12:00:00 GMT", "soon", "999999"]
    )

    def spoil(place, asked, reply: Reply) -> None:
        reply.status, reply.body = status, PAGE
        reply.headers = {"Content-Type": "text/html"} | ({"Retry-After": after} if after else {})

    return spoil


def reset(chance: Random) -> Fault:
    share = chance.random()

    def spoil(place, asked, reply: Reply) -> None:
        reply.length = len(reply.body)
        reply.cut, reply.reset = int(len(reply.body) * share), True

    return spoil


def truncated(chance: Random) -> Fault:
    share = chance.random()

    def spoil(place, asked, reply: Reply) -> None:
        reply.length = len(reply.body)
        reply.cut = int(len(reply.body) * share)

    return spoil


def truncated_without_length(chance: Random) -> Fault:
    share = chance.random()

    def spoil(place, asked, reply: Reply) -> None:
        reply.length = None
        reply.cut = _at_a_line(reply.body, int(len(reply.body) * share))

    return spoil


def truncated_chunks(chance: Random) -> Fault:
    share, piece = chance.random(), chance.choice([100, 4096, 1 << 16])

    def spoil(place, asked, reply: Reply) -> None:
        reply.chunked, reply.piece, reply.cut = True, piece, int(len(reply.body) * share)

    return spoil


def whole_in_chunks(chance: Random) -> Fault:
    def spoil(place, asked, reply: Reply) -> None:
        reply.chunked = reply.status in (200, 206)

    return spoil


def too_short_a_length(chance: Random) -> Fault:
    share, line = chance.random(), chance.random() < 0.5

    def spoil(place, asked, reply: Reply) -> None:
        cut = int(len(reply.body) * share)
        reply.length = _at_a_line(reply.body, cut) if line else cut
        reply.cut = reply.length if chance.random() < 0.5 else None

    return spoil


def too_long_a_length(chance: Random) -> Fault:
    more = chance.randint(1, 5000)

    def spoil(place, asked, reply: Reply) -> None:
        reply.length = len(reply.body) + more

    return spoil


def absurd_length(chance: Random) -> Fault:
    length = chance.choice([10**13, 10**30])

    def spoil(place, asked, reply: Reply) -> None:
        reply.length = length

    return spoil


def page_with_200(chance: Random) -> Fault:
    kind = chance.choice(["text/html", "text/html; charset=utf-8", "application/zip", "text/csv"])

    def spoil(place, asked, reply: Reply) -> None:
        reply.status, reply.body, reply.headers = 200, PAGE, {"Content-Type": kind, **_keeping(reply, chance)}

    return spoil


def nothing_with_200(chance: Random) -> Fault:
    def spoil(place, asked, reply: Reply) -> None:
        reply.status, reply.body = 200, b""

    return spoil


def not_http(chance: Random) -> Fault:
    noise = chance.randbytes(chance.randint(0, 300))

    def spoil(place, asked, reply: Reply) -> None:
        reply.status, reply.body = 0, noise

    return spoil


def odd_status(chance: Random) -> Fault:
    status = chance.choice([201, 204, 205, 206, 300, 305, 400, 401, 403, 404, 410, 418, 451])

    def spoil(place, asked, reply: Reply) -> None:
        reply.status = status

    return spoil


def redirected(chance: Random) -> Fault:
    where = chance.choice(
        [
            "https://example.org/x.zip",
            "http://127.0.0.1:9/x",
            "ftp://127.0.0.1/x",
            "file:///etc/passwd",
            "//x",
            "",
            "/data/archive/",
        ]
    )

    def spoil(place, asked, reply: Reply) -> None:
        reply.status, reply.body, reply.headers = 302, b"", {"Location": where or asked.path}

    return spoil


def packed(chance: Random) -> Fault:
    def spoil(place, asked, reply: Reply) -> None:
        reply.headers["Content-Encoding"] = "gzip"

    return spoil


def silent(chance: Random) -> Fault:
    """The other version's bytes go on in a 206 that ignores If-Range, under its own tag or under none."""
    tagged = chance.random() < 0.5

    def spoil(place, asked, reply: Reply) -> None:
        if reply.status == 206:
            reply.body = bytes(reversed(reply.body))
            reply.headers.pop("Last-Modified", None)
            reply.headers["ETag"] = '"another"'
            if not tagged:
                del reply.headers["ETag"]

    return spoil


def wrong_span(chance: Random) -> Fault:
    off = chance.choice([-1, 1, 77])

    def spoil(place, asked, reply: Reply) -> None:
        if reply.status == 206:
            total = reply.headers["Content-Range"].split("/")[1]
            start = max(0, (asked.start or 0) + off)
            reply.body = place.documents[asked.path].body[start:]
            reply.headers["Content-Range"] = f"bytes {start}-{int(total) - 1}/{total}"

    return spoil


def less_of_the_rest(chance: Random) -> Fault:
    """A 206 may bring less than was asked for, and says so."""
    share = chance.random()

    def spoil(place, asked, reply: Reply) -> None:
        if reply.status == 206:
            total = reply.headers["Content-Range"].split("/")[1]
            reply.body = reply.body[: max(1, int(len(reply.body) * share))]
            end = (asked.start or 0) + len(reply.body) - 1
            reply.headers["Content-Range"] = f"bytes {asked.start}-{end}/{total}"

    return spoil


def flipped(chance: Random) -> Fault:
    """A byte of an archive is another than it was. (A table has no hash by which anybody could tell.)"""
    share = chance.random()

    def spoil(place, asked, reply: Reply) -> None:
        if asked.path.endswith(".zip") and reply.body:
            at = int(len(reply.body) * share)
            reply.body = reply.body[:at] + bytes([reply.body[at] ^ 0x40]) + reply.body[at + 1 :]

    return spoil


def another_archive(chance: Random) -> Fault:
    def spoil(place, asked, reply: Reply) -> None:
        others = [path for path in place.documents if path.endswith(".zip") and path != asked.path]
        if reply.status == 200 and asked.path.endswith(".zip") and others:
            reply.body = place.documents[chance.choice(others)].body

    return spoil


def changed(chance: Random) -> Fault:
    """The publisher issues the file again, just before this answer or in the middle of it."""
    share, before = chance.random(), chance.random() < 0.5

    def spoil(place: Loopback, asked, reply: Reply) -> None:
        if not before:
            reply.cut, reply.length = int(len(reply.body) * share), len(reply.body)
        place.reissue(asked.path)

    spoil.before = before
    return spoil


def drip(chance: Random) -> Fault:
    """A few bytes, and then none for longer than anybody waits: time passes by the timer the reader was given."""
    piece = chance.choice([16, 256])

    def spoil(place: Loopback, asked, reply: Reply) -> None:
        reply.piece, reply.between = piece, place.drip

    return spoil


def mute(chance: Random) -> Fault:
    """It says nothing more than the start, and does not hang up."""
    share = chance.random()

    def spoil(place: Loopback, asked, reply: Reply) -> None:
        reply.length, reply.cut = len(reply.body) + 1, int(len(reply.body) * share)
        reply.hang = True

    return spoil


def _keeping(reply: Reply, chance: Random) -> dict[str, str]:
    return {"ETag": reply.headers["ETag"]} if "ETag" in reply.headers and chance.random() < 0.5 else {}


def _at_a_line(body: bytes, cut: int) -> int:
    return max(0, body.rfind(b"\n", 0, cut) + 1)


EVERY = (
    busy, reset, truncated, truncated_without_length, truncated_chunks, whole_in_chunks, too_short_a_length,
    too_long_a_length, absurd_length, page_with_200, nothing_with_200, not_http, odd_status, redirected, packed, silent,
    wrong_span, less_of_the_rest, flipped, another_archive, changed, drip, mute,
)  # fmt: skip
