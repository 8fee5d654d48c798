"""What is larger than its address takes is refused in words before a byte of it is read."""

import io

import pytest
from django.urls import reverse

from wardmote.desks.intake.rules import MOST_BYTES

MB = 1_000_000
LINKS = "/members/actions/new/"


class Unread(io.RawIOBase):
    """A body that nobody may read."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer) -> int:
        raise AssertionError("the body was read")


def sent(client, path: str, length: int, **more):
    told = {"CONTENT_LENGTH": str(length), "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
    return client.post(path, **{**told, **more})


def assert_refused(response, most: str) -> None:
    assert response.status_code == 413
    for words in ("What you sent is too large", f"This page takes {most} MB at most", "send a smaller file"):
        assert words in response.content.decode()


def test_a_form_of_words_takes_what_people_type(signed_in):
    assert_refused(sent(signed_in("CSP manager"), LINKS, 3 * MB), "2.62")


def test_evidence_may_be_large_and_no_larger(signed_in):
    assert_refused(sent(signed_in("Partnership analyst"), reverse("drop-files"), MOST_BYTES + 2 * MB), "538")
    # What is not too large is read, which this body does not bear.
    assert sent(signed_in("Partnership analyst"), reverse("drop-files"), MOST_BYTES).status_code == 500


def test_only_whom_the_address_is_open_to_may_send_it_files(signed_in, anybody):
    for client in (anybody, signed_in("Councillor")):
        assert_refused(sent(client, reverse("drop-files"), 3 * MB), "2.62")


def test_an_address_that_leads_nowhere_takes_nothing_large(db, anybody):
    assert_refused(sent(anybody, "/no/such/page/", 3 * MB), "2.62")


@pytest.mark.parametrize("length", ["lots", "-1", "1e9", "٣", "9" * 5_000])
def test_a_length_that_is_none_is_refused(db, anybody, length):
    assert_refused(sent(anybody, "/sign-in/", 0, CONTENT_LENGTH=length), "2.62")


def test_what_comes_in_pieces_without_a_length_is_not_read(db, anybody):
    response = sent(anybody, "/sign-in/", 0, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")
    assert response.status_code == 411
    assert "does not say how long it is" in response.content.decode()


def test_nothing_of_a_refused_body_is_read_for_its_draft(signed_in):
    assert_refused(sent(signed_in("Partnership analyst"), LINKS, 3 * MB), "2.62")
