"""Which addresses may be asked: https and a listed host, or this machine itself when a test says so."""

from urllib.parse import urljoin, urlsplit

from wardmote.errors import Refused
from wardmote.evidence.fetch.publishers import Publisher

OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}


def address(publisher: Publisher, path: str) -> str:
    """The address of `path` at the publisher. Raises `Refused` when it is not one that may be asked."""
    return allowed(publisher.base + path, publisher.hosts)


def onward(there: str, location: str, hosts: tuple[str, ...]) -> str:
    """Where a redirect from `there` leads, if it may be followed: never from https to http."""
    target = allowed(urljoin(there, location), hosts)
    if urlsplit(there).scheme == "https" and urlsplit(target).scheme != "https":
        raise Refused(f"{there} sends us on to {target}, which is not https. Nothing was fetched.")
    return target


def allowed(target: str, hosts: tuple[str, ...]) -> str:
    """The address unchanged, or `Refused` with the rule it breaks."""
    parts = urlsplit(target)
    if parts.username or parts.password:
        raise Refused(f"The address of {parts.hostname} carries a name or password. Nothing was fetched.")
    if parts.netloc not in hosts:
        raise Refused(
            f"{parts.scheme}://{parts.netloc} is not a place this publisher keeps its files; the places are "
            f"{', '.join(hosts)}. Nothing was fetched.",
            instead="If it has moved, take a later version of Wardmote, or fetch the file by hand and add it.",
        )
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in OWN_MACHINE):
        return target
    raise Refused(f"{target} is not https. Nothing was fetched.", instead="Give an address that begins with https://.")
