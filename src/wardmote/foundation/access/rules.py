"""Who may open an address. Every address declares one of these; without one the answer is no."""

from dataclasses import dataclass

from wardmote.errors import Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer


@dataclass(frozen=True)
class Rule:
    """`kind` is "public", "entrance", "members" (anyone signed in) or "roles" (members with one of `roles`).

    An entrance is a page on the way in: anybody may open it, it may set the cookie that its form needs, and it leads
    back to signing in when there is nothing to go on with.
    """

    kind: str
    roles: tuple[str, ...] = ()


PUBLIC = Rule("public")
ENTRANCE = Rule("entrance")
MEMBERS = Rule("members")


def for_roles(*roles: str) -> Rule:
    """Members with at least one of these roles."""
    for role in roles:
        title_of(role)
    return Rule("roles", roles)


def check_may_open(rule: Rule | None, viewer: Viewer | None) -> None:
    """Return quietly if the viewer may open an address under this rule; otherwise raise Refused.

    The refusal says why and who can. `viewer` is None for somebody who has not signed in.
    """
    if rule is None:
        raise Refused("Nobody may open this page, because it has no rule that says who can.", instead=_TELL_US)
    if rule in (PUBLIC, ENTRANCE):
        return
    if viewer is None or viewer.kind != "member":
        raise Refused("This page is for members of the partnership who have signed in.", instead="Sign in first.")
    if rule.kind == "roles" and not viewer.holds(*rule.roles):
        able = " or ".join(title_of(role) for role in rule.roles)
        raise Refused(
            f"This page is for this role: {able}. You are signed in as {viewer.name} ({viewer.role or 'no role'}).",
            instead="Ask a colleague with that role, or ask your CSP manager for it if your work needs it.",
        )


_TELL_US = "Tell whoever runs this site: the fault is ours."
