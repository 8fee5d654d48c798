"""Every address: the foundation's, then each desk's. Desks are found, never listed."""

from importlib import import_module
from importlib.util import find_spec
from itertools import chain

from wardmote.foundation import desks

FOUNDATION = (
    "health",
    "accounts",
    "jobs",
    "calendars",
    "importing",
    "editing",
    "pages",
    "post",
    "drafts",
    "week",
    "break_glass",
    "retention",
)


def _patterns() -> list:
    found = [f"wardmote.foundation.{name}.urls" for name in FOUNDATION]
    found += [f"{desk}.urls" for desk in desks.packages() if find_spec(f"{desk}.urls")]
    each = chain.from_iterable(import_module(name).urlpatterns for name in found)
    # The site's own words first, so that no partnership's name can stand before them.
    return sorted(each, key=lambda pattern: str(pattern.pattern).startswith("<"))


urlpatterns = _patterns()

handler400 = "wardmote.foundation.pages.refusals.bad_request"
handler403 = "wardmote.foundation.pages.refusals.forbidden"
handler404 = "wardmote.foundation.pages.refusals.not_found"
handler500 = "wardmote.foundation.pages.refusals.broken"
