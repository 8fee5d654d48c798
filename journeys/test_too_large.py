"""What is too large is refused by the server itself while it is still on its way, whatever is said of its length."""

import socket
from urllib.parse import urlsplit

import pytest

PIECE = b"x" * 65_536
#: What the machine's own buffers between the two may hold, in bytes: no part of it is read by the site.
BUFFERS = 16 << 20


def send(site, head: str, body) -> tuple[bytes, int]:
    """Send the head, then the body for as long as it is taken; what came back, and how much of the body was taken."""
    at = urlsplit(site.address)
    with socket.create_connection((at.hostname, at.port), timeout=30) as line:
        line.sendall(f"{head}\r\nHost: {at.netloc}\r\n\r\n".encode())
        taken = 0
        try:
            for piece in body:
                line.sendall(piece)
                taken += len(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return b"".join(iter(lambda: _received(line), b"")), taken


def _received(line: socket.socket) -> bytes:
    try:
        return line.recv(65_536)
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize(
    ("says", "status", "words"),
    [
        ("Content-Length: 400000000", b"413", b"What you sent is too large"),
        ("Transfer-Encoding: chunked", b"411", b"We cannot tell how large that is"),
        ("Content-Length: 5\r\nTransfer-Encoding: chunked", b"411", b"We cannot tell how large that is"),
    ],
    ids=["announced", "in pieces", "announced as little and sent in pieces"],
)
def test_a_huge_body_is_refused_before_it_has_come(site, says, status, words):
    chunked = "chunked" in says
    pieces = (b"%x\r\n%b\r\n" % (len(PIECE), PIECE) if chunked else PIECE for _ in range(6_000))
    answer, taken = send(site, f"POST /sign-in/ HTTP/1.1\r\n{says}", pieces)
    assert taken < BUFFERS
    # The answer may be lost on a line that is still being written to; asked before anything is sent, it is there.
    if answer:
        assert answer.split(b" ", 2)[1] == status
    answer, _taken = send(site, f"POST /sign-in/ HTTP/1.1\r\nConnection: close\r\n{says}", ())
    assert answer.split(b" ", 2)[1] == status
    assert words in answer


def test_of_a_body_longer_than_it_says_no_more_is_read_than_was_said(site):
    answer, _taken = send(site, "POST /sign-in/ HTTP/1.1\r\nConnection: close\r\nContent-Length: 5", [PIECE] * 3)
    assert answer.split(b" ", 2)[1] == b"403"
    assert b"This form has expired" in answer
