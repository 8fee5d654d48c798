"""The time of a call as people write it."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from wardmote.foundation.post.forms import Clock


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", time(14, 30)),
        ("2:30pm", time(14, 30)),
        ("2.30 PM", time(14, 30)),
        ("2pm", time(14, 0)),
        ("12am", time(0, 0)),
        ("12pm", time(12, 0)),
        ("0:05", time(0, 5)),
    ],
)
def test_a_time_is_read(typed, meant):
    assert Clock().clean(typed) == meant


@pytest.mark.parametrize("typed", ["", "25:00", "14:60", "13pm", "0am", "half past two", "2:3pm"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValidationError):
        Clock().clean(typed)
