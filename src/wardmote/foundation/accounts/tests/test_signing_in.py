"""One click lets somebody in only to a demonstration, and only on the machine that runs it."""

import pytest

from wardmote.errors import Refused
from wardmote.foundation.accounts.rules import check_may_sign_in_without_password

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000"}

# demonstration | what the request says | let in
CASES = [
    (True, HERE, True),
    (True, {**HERE, "REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8000"}, True),
    (True, {**HERE, "REMOTE_ADDR": "::ffff:127.0.0.1", "HTTP_HOST": "127.0.0.1"}, True),
    (False, HERE, False),
    (True, {**HERE, "REMOTE_ADDR": "192.168.1.7"}, False),
    (True, {**HERE, "REMOTE_ADDR": ""}, False),
    (True, {**HERE, "REMOTE_ADDR": "localhost"}, False),
    (True, {**HERE, "HTTP_HOST": "wardmote.example.gov.uk"}, False),
    (True, {**HERE, "HTTP_HOST": "localhost.evil.example"}, False),
    (True, {**HERE, "HTTP_HOST": ""}, False),
    (True, {**HERE, "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
    (True, {**HERE, "HTTP_FORWARDED": "for=10.0.0.1"}, False),
]


@pytest.mark.parametrize(("demonstration", "meta", "let_in"), CASES)
def test_who_is_let_in_without_a_password(demonstration, meta, let_in):
    if let_in:
        check_may_sign_in_without_password(demonstration=demonstration, meta=meta)
    else:
        with pytest.raises(Refused):
            check_may_sign_in_without_password(demonstration=demonstration, meta=meta)
