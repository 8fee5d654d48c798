"""The analyst with a store of their own, and a month of made-up police files."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model

from wardmote.desks.agencies.queries import viewer_of
from wardmote.evidence.madeup import write_months
from wardmote.evidence.periods import Month


@pytest.fixture
def by(demonstration, settings, tmp_path):
    """The analyst, with a store of their own that holds nothing yet."""
    settings.WARDMOTE_DATA, settings.WARDMOTE_STORE = tmp_path / "data", tmp_path / "data" / "store"
    analyst = get_user_model().objects.get(email="tunde.brackley@mereshire-police.example")
    return viewer_of(analyst.pk)


@pytest.fixture
def month(tmp_path) -> Path:
    (path,) = write_months(tmp_path / "given", seed=1, first=Month.parse("2026-04"), last=Month.parse("2026-04"))
    return path
