"""When a demonstration lets somebody in without a password, and when a session is over."""

from collections.abc import Mapping
from datetime import datetime

from wardmote.errors import Refused
from wardmote.foundation.access.machine import PASSED_ON
from wardmote.foundation.access.machine import is_loopback as _is_this_machine
from wardmote.foundation.accounts.limits import Limits

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


def _asks_for_this_machine(host: str) -> bool:
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name in LOCAL_NAMES


def why_session_is_over(*, limits: Limits, began: datetime, seen: datetime, at: datetime) -> str:
    """Why a session that began and was last used at these instants is over at `at`; empty while it is not.

    The very end still counts as inside. A session of the future is over: its clock cannot be believed.
    """
    if at - began > limits.span("session"):
        return f"You were signed out because {limits.session_minutes // 60} hours had passed since you signed in."
    if at - seen > limits.span("idle"):
        return f"You were signed out because nothing had been done here for {limits.idle_minutes} minutes."
    if began - at > limits.span("confirmed") or seen - at > limits.span("confirmed"):
        return "You were signed out because the times of your session could not be right."
    return ""
