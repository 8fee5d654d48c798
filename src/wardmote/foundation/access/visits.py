"""One visit to every address, with the arguments desks give as specimens: what checks and promises walk."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse

from wardmote.errors import Missing
from wardmote.foundation import concerns, desks
from wardmote.foundation.access.addresses import every_address, rule_of
from wardmote.foundation.access.frame import PARTNERSHIP
from wardmote.foundation.access.rules import Rule


@dataclass(frozen=True)
class Visit:
    """An address to visit: its name, where it is with specimen arguments, and the rule it is under.

    One that `sends` takes only what a form sends; a `plain` one takes no argument. `holds` is the record class of what
    it shows.
    """

    name: str
    href: str
    rule: Rule | None
    sends: bool = False
    plain: bool = False
    holds: str = ""


def visits() -> tuple[Visit, ...]:
    """Every address of the site; raises Missing for one that takes arguments and of which nothing gives an example.

    An address that takes only a partnership needs no example of its own.
    """
    told = (*desks.declared("specimens"), *concerns.declared("specimens"))
    examples = {name: given for each in told for name, given in each().items()}
    home = next(({PARTNERSHIP: given[PARTNERSHIP]} for given in examples.values() if PARTNERSHIP in given), None)
    return tuple(
        Visit(
            pattern.name,
            _href(pattern, route, examples.get(pattern.name, home)),
            rule_of(pattern.callback),
            sends=getattr(pattern.callback, "sends", False),
            plain=not pattern.pattern.converters,
            holds=getattr(pattern.callback, "holds", ""),
        )
        for route, pattern in every_address(get_resolver().url_patterns)
    )


def _href(pattern: URLPattern, route: str, example: dict[str, str] | None) -> str:
    wanted = set(pattern.pattern.converters)
    if not wanted:
        return reverse(pattern.name)
    if example is None or not wanted <= set(example):
        raise Missing(
            f"No desk gives an example of the address {pattern.name} ({route}).", instead="Add it to its specimens."
        )
    return reverse(pattern.name, kwargs={name: example[name] for name in wanted})
