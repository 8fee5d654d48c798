"""Where each publisher keeps its files and how they are laid out: dated data with its citation, one TOML file each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from wardmote.errors import Broken, Missing

__all__ = ["Publisher", "publisher"]


@dataclass(frozen=True)
class Publisher:
    """A publisher's place on the network.

    `base` begins every address and `hosts` are the only ones to which a request, or a redirect, may go. `layout` is the
    rest of its file, which the module of that publisher reads. `dated` is the day the layout was last confirmed.
    """

    slug: str
    name: str
    base: str
    hosts: tuple[str, ...]
    dated: str
    citations: tuple[str, ...]
    layout: Mapping[str, Any]

    def at(self, base: str, *, hosts: tuple[str, ...] = ()) -> "Publisher":
        """The same layout served from another place: a mirror, or a test's own server. Its host is then the only
        one."""
        return replace(self, base=base.rstrip("/"), hosts=(urlsplit(base).netloc, *hosts))


def publisher(slug: str) -> Publisher:
    """The publisher of that slug, as shipped. Raises `Missing` when there is none and `Broken` on an address not
    https."""
    home = files(__package__).joinpath(f"{slug}.toml")
    if not home.is_file():
        raise Missing(f"No publisher called “{slug}” is known.", instead="Name one of: police_uk, stats19.")
    data = tomllib.loads(home.read_text("utf-8"))
    if not data["base"].startswith("https://"):
        raise Broken(f"{slug}.toml names an address that is not https: {data['base']}.")
    return Publisher(
        slug=slug,
        name=data["name"],
        base=data["base"],
        hosts=tuple(data["hosts"]),
        dated=data["dated"],
        citations=tuple(data["citations"]),
        layout=data["layout"],
    )
