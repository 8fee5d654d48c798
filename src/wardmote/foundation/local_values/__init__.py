"""What varies locally: response times, thresholds, wording. Declared with bounds, edited in the site, versioned.

    local_values.value_of(viewer, "agencies.stale_after_days", day)

A desk declares its values in a `local_values.toml` beside its desk.py. Until somebody here decides otherwise the
pack's value holds, or the declared default. What is marked legal is approved by a second person. See `declared.py`.
"""

from typing import TYPE_CHECKING, Any

from wardmote.foundation.local_values.declared import Declared, declared, roles_in, value_named

if TYPE_CHECKING:
    from wardmote.foundation.local_values.reading import value_of

__all__ = ["Declared", "declared", "roles_in", "value_named", "value_of"]


def __getattr__(name: str) -> Any:
    # Tables can be imported only once Django has started, and this package is imported before.
    if name == "value_of":
        from wardmote.foundation.local_values.reading import value_of

        return value_of
    raise AttributeError(name)
