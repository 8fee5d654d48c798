"""Did this request come from the machine itself, and from nowhere else through it?"""

from collections.abc import Mapping
from ipaddress import ip_address

from wardmote.errors import Refused

#: Any of these means that somebody else's request was passed on to us by a machine in between.
PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


def is_loopback(address: str) -> bool:
    """Is this the machine's own address?"""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return found.is_loopback or bool(getattr(found, "ipv4_mapped", None) and found.ipv4_mapped.is_loopback)


def check_is_this_machine(meta: Mapping[str, str]) -> None:
    """Return quietly for the machine's own request; otherwise raise Refused. `meta` is the request as WSGI has it."""
    if not is_loopback(meta.get("REMOTE_ADDR", "")) or any(name in meta for name in PASSED_ON):
        raise Refused(
            "This is told only to the machine that runs the site.",
            instead="Ask for it on that machine, at http://localhost:8000.",
        )
