"""What goes with an answer: the same headers on pages and on files, and no cache but for what is for everybody."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="localhost", raise_request_exception=False)


def test_a_file_of_the_site_carries_what_a_page_carries(client):
    answer = client.get("/static/wardmote/css/wardmote.css")
    answer.close()
    assert answer.status_code == 200
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "object-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/static/", "/static/wardmote/", "/static/wardmote/css/", "/.git/config", "/static/.git/HEAD"]
)
def test_no_folder_is_listed_and_nothing_beside_the_site_is_served(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/members/", "/no/such/page/"])
@pytest.mark.parametrize("method", ["TRACE", "CONNECT"])
def test_what_was_sent_is_not_repeated_to_its_sender(client, path, method):
    answer = client.generic(method, path, headers={"x-secret": "canary"})
    assert answer.status_code == 405
    assert "canary" not in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/sign-in/forgotten/", "/sign-in/new-password/", "/sign-in/set-up/codes/"]
)
def test_the_way_in_is_kept_by_no_cache(client, path):
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_a_stranger_who_is_refused_leaves_nothing_in_a_cache(client):
    answer = client.get("/members/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "no-store")


def test_no_other_site_is_told_that_it_may_read_an_answer(client):
    for path in ("/", "/sign-in/", "/static/wardmote/css/wardmote.css"):
        answer = client.get(path, headers={"origin": "https://evil.example"})
        answer.close()
        assert "Access-Control-Allow-Origin" not in answer.headers, path
