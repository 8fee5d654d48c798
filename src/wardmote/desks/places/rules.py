"""What a partnership may be called in addresses."""

from wardmote.errors import Invalid

#: First parts of addresses that are the site's own.
RESERVED = frozenset(
    {
        "accessibility",
        "answer",
        "calendar",
        "gallery",
        "health",
        "members",
        "privacy",
        "sign-in",
        "sign-out",
        "static",
        "favicon.ico",
    }
)


def slug_for(pack_slug: str) -> str:
    """The partnership's part of addresses, from its pack's name; raises Invalid where the site needs that word."""
    slug = pack_slug.replace("_", "-").lower()
    if slug in RESERVED:
        raise Invalid(f"A partnership cannot be called {slug}: the site has pages there.", instead="Rename the pack.")
    return slug
