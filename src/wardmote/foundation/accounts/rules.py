"""When a demonstration lets somebody in without a password."""

from collections.abc import Mapping
from ipaddress import ip_address

from wardmote.errors import Refused

#: Any of these means that somebody else's request was passed on to us by a machine in between.
PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


def check_may_sign_in_without_password(*, demonstration: bool, meta: Mapping[str, str]) -> None:
    """Return quietly in a demonstration's database on the machine itself; otherwise raise Refused and say why.

    `meta` is the request as WSGI gives it. The address it came from and the name it asked for must both be this
    machine's, and nothing may have passed it on.
    """
    if not demonstration:
        raise Refused(
            "Signing in without a password is only for a demonstration, and this site's database is not one.",
            instead="Run script/start on your own machine to see one.",
        )
    if not (_is_this_machine(meta.get("REMOTE_ADDR", "")) and _asks_for_this_machine(meta.get("HTTP_HOST", ""))):
        raise Refused(
            "Signing in without a password works only on the machine that runs the demonstration.",
            instead="Open http://localhost:8000 on that machine.",
        )
    if any(name in meta for name in PASSED_ON):
        raise Refused(
            "Signing in without a password is refused, because this request was passed on by another machine.",
            instead="Open http://localhost:8000 on the machine that runs the demonstration.",
        )


def _is_this_machine(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return found.is_loopback or bool(getattr(found, "ipv4_mapped", None) and found.ipv4_mapped.is_loopback)


def _asks_for_this_machine(host: str) -> bool:
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name in LOCAL_NAMES
