"""A publisher on this machine that behaves as the real ones do, on good days and bad."""

import socket
import socketserver
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import md5

DAY = 1_700_000_000


@dataclass(frozen=True)
class Document:
    """A file as it is served, and the version its headers speak of."""

    body: bytes
    kind: str = "application/octet-stream"
    modified: int = DAY
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def etag(self) -> str:
        return f'"{md5(self.body).hexdigest()}-3"'


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]

    @property
    def start(self) -> int | None:
        span = self.headers.get("range", "")
        return int(span.removeprefix("bytes=").rstrip("-")) if span else None


@dataclass
class Reply:
    """An answer about to be sent, for a fault to spoil. `length` is what Content-Length says (None: nothing)."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = -1
    cut: int | None = None
    reset: bool = False
    chunked: bool = False
    piece: int = 1 << 20
    between: Callable[[], None] = lambda: None
    hang: bool = False


Fault = Callable[["Loopback", Asked, Reply], None]


class Loopback:
    """Serves `documents` and `redirects`. Each request uses up one of `faults` (None is none) until they are gone."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.redirects: dict[str, str] = {}
        self.faults: list[Fault | None] = []
        self.asked: list[Asked] = []
        self.sent = 0
        self.pace: Callable[[Reply], None] = lambda reply: None
        self.reissue: Callable[[str], None] = lambda path: None
        self.drip: Callable[[], None] = lambda: None
        self.over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.place = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "Loopback":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        fault = self.faults.pop(0) if self.faults else None
        if getattr(fault, "before", False):
            fault(self, asked, Reply(0))
            fault = None
        reply = self.right(asked)
        self.pace(reply)
        if fault is not None:
            fault(self, asked, reply)
        return reply

    def right(self, asked: Asked) -> Reply:
        """What a publisher in order answers."""
        if asked.path in self.redirects:
            return Reply(302, headers={"Location": self.redirects[asked.path]})
        if asked.path not in self.documents:
            return Reply(404, b"<html>Not found</html>", {"Content-Type": "text/html"})
        held = self.documents[asked.path]
        headers = {
            "ETag": held.etag,
            "Last-Modified": formatdate(held.modified, usegmt=True),
            "Content-Type": held.kind,
            "Accept-Ranges": "bytes",
            **dict(held.extra),
        }
        if asked.headers.get("if-none-match") == held.etag:
            return Reply(304, headers=headers)
        start, same = asked.start, asked.headers.get("if-range") in (None, held.etag, headers["Last-Modified"])
        if start is None or not same:
            return Reply(200, held.body, headers)
        total = len(held.body)
        if start >= total:
            return Reply(416, headers={"Content-Range": f"bytes */{total}"})
        return Reply(206, held.body[start:], {**headers, "Content-Range": f"bytes {start}-{total - 1}/{total}"})


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 16
    place: Loopback

    def handle_error(self, request, client_address) -> None:
        """A reader that hangs up is no error here."""


class _Handler(socketserver.StreamRequestHandler):
    timeout = 10

    def handle(self) -> None:
        line = self.rfile.readline().decode()
        if not line.strip():
            return
        headers = {}
        while (text := self.rfile.readline().decode().strip()) != "":
            name, _, value = text.partition(":")
            headers[name.lower()] = value.strip()
        self._send(self.server.place.answer(Asked(line.split()[1], headers)))

    def _send(self, reply: Reply) -> None:
        if reply.status == 0:
            self.wfile.write(reply.body)
            return
        headers = {"Date": formatdate(DAY + 86_400, usegmt=True), "Connection": "close", **reply.headers}
        if reply.chunked:
            headers["Transfer-Encoding"] = "chunked"
        elif reply.length is not None and reply.status != 304:
            headers["Content-Length"] = str(len(reply.body) if reply.length == -1 else reply.length)
        head = f"HTTP/1.1 {reply.status} Answer\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items()) + "\r\n"
        self.wfile.write(head.encode())
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        for start in range(0, len(body), reply.piece):
            piece = body[start : start + reply.piece]
            self.server.place.sent += len(piece)
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" if reply.chunked else piece)
            reply.between()
        if reply.chunked and reply.cut is None:
            self.wfile.write(b"0\r\n\r\n")
        if reply.hang:
            # Until the reader has had enough and hangs up.
            self.connection.settimeout(5)
            self.connection.recv(1)
        if reply.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
