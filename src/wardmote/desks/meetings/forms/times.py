"""A time of day, as people here write it."""

import re
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

_TYPED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


class TimeOfDay(forms.CharField):
    """A time like 2:30pm or 14:30, cleaned to a time."""

    default_error_messages = {"odd": gettext_lazy("There is no such time. Give it like 2:30pm or 14:30")}

    def clean(self, value: Any) -> time | None:  # type: ignore[override]
        typed = super().clean(value)
        return self._read(typed) if typed else None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def _read(self, typed: str) -> time:
        found = _TYPED.fullmatch(typed.strip())
        if found:
            hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
            if not half or 1 <= hour <= 12:
                hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
                if hour < 24 and minute < 60 and (half or found[2]):
                    return time(hour, minute)
        raise forms.ValidationError(self.error_messages["odd"], code="odd")
