"""A folder of keys."""

import pytest

from wardmote.foundation.sealing import masters


@pytest.fixture
def keys(tmp_path, settings):
    """A folder of keys that has a master key, and is the installation's."""
    settings.WARDMOTE_KEYS = tmp_path / "keys"
    masters.make_first(settings.WARDMOTE_KEYS)
    return settings.WARDMOTE_KEYS
