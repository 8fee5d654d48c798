"""One connection to a publisher: who we are, which answers are errors, and redirects only to listed hosts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError

from wardmote import __version__
from wardmote.errors import Refused
from wardmote.evidence.fetch.addresses import OWN_MACHINE, allowed, onward
from wardmote.evidence.fetch.patience import Patience, Watch, asked_for

USER_AGENT = f"Wardmote/{__version__} (Community Safety Partnership evidence; fetches openly licensed files)"
# What goes wrong on the way: anything the connection may raise while it is asked or read.
TROUBLE = (HTTPError, HTTPException, OSError)
REDIRECTS = {301, 302, 303, 307, 308}
AGAIN = {408, 425, 429}


@dataclass(frozen=True)
class Setback:
    """A try that did not bring the whole file. `why` completes “… could not be fetched: …”. `wait` is what the
    publisher asks for, in seconds. `spoilt` says that what was here had to be thrown away."""

    why: str
    wait: float | None = None
    spoilt: bool = False


class Wire:
    """Asks one thing at a time, of listed hosts only, keeping the connection between questions."""

    def __init__(self, hosts: tuple[str, ...], *, patience: Patience, watch: Watch) -> None:
        self.patience, self.watch, self._hosts = patience, watch, hosts
        self._started = watch.timer()
        self._pools: dict[str, urllib3.PoolManager] = {}

    @contextmanager
    def get(self, target: str, headers: Mapping[str, str]) -> Iterator[Any]:
        """The answer to a GET, its body unread and never unpacked. Raises one of `TROUBLE`, or `Refused` for an
        address."""
        allowed(target, self._hosts)
        for _ in range(self.patience.redirects + 1):
            answer = self._ask(target, headers)
            try:
                if answer.status not in REDIRECTS:
                    yield answer
                    return
                target = onward(target, answer.headers.get("Location", ""), self._hosts)
            finally:
                answer.close()
        raise Refused(f"{target} sends us on and on. Nothing was fetched.", instead="Try again tomorrow.")

    def setback(self, answer: Any) -> Setback | None:
        """What an answer's status says: to try again later, or nothing."""
        if answer.status in AGAIN or answer.status >= 500:
            wait = asked_for(answer.headers.get("Retry-After"), self.watch, self._started)
            return Setback(f"it answered {answer.status}", wait=wait)
        return None

    def close(self) -> None:
        for pool in self._pools.values():
            pool.clear()

    def _ask(self, target: str, headers: Mapping[str, str]) -> Any:
        try:
            return self._pool(target).request(
                "GET",
                target,
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers},
                preload_content=False,
                decode_content=False,
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(connect=self.patience.connect, read=self.patience.read),
            )
        except urllib3.exceptions.SSLError as error:
            if "CERTIFICATE_VERIFY_FAILED" not in str(error):
                raise
            raise Refused(
                f"{urlsplit(target).hostname} could not prove who it is ({error}). Nothing was fetched.",
                instead="If your network opens encrypted traffic, set SSL_CERT_FILE to the certificate it uses.",
            ) from error

    def _pool(self, target: str) -> urllib3.PoolManager:
        parts = urlsplit(target)
        host = parts.hostname or ""
        proxy = "" if host in OWN_MACHINE or proxy_bypass(host) else getproxies().get(parts.scheme, "")
        if proxy not in self._pools:
            self._pools[proxy] = (
                urllib3.ProxyManager(proxy, num_pools=2, maxsize=1)
                if proxy
                else urllib3.PoolManager(num_pools=2, maxsize=1)
            )
        return self._pools[proxy]


def why(error: BaseException) -> str:
    """A trouble on the way, in a few words."""
    words = {
        "ReadTimeoutError": "it stopped sending",
        "ConnectTimeoutError": "it does not answer",
        "IncompleteRead": "it broke off",
        "NewConnectionError": "there is no connection to it",
        "NameResolutionError": "its name is not found; is there a connection to the internet?",
        "ProtocolError": "it broke off",
    }
    return words.get(type(error).__name__, f"the connection failed ({type(error).__name__})")
