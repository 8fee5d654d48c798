"""What somebody who asks is told of each table, as desks declare it: for who answers, and for who writes the notice."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.foundation import lists
from wardmote.foundation.lists import Cell
from wardmote.foundation.telling import Tells


@dataclass(frozen=True)
class ToldPage:
    """Each kind of thing, whether it is told, and why."""

    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]


def told_page(tables: Iterable[Tells]) -> ToldPage:
    """The page."""
    return ToldPage(
        columns=lists.plain(_("What is held"), _("Whether it is told"), _("Why")),
        rows=tuple((each.title, _how(each), each.why) for each in tables),
    )


def _how(each: Tells) -> str:
    if each.weighed:
        return _("After somebody looked for what tells of others")
    return _("As it stands") if each.given else _("Never in writing")
