"""Settings are read from the environment, checked, and documented."""

from pathlib import Path

import pytest

from wardmote.errors import Invalid
from wardmote.project import databases, options


def test_nothing_given_is_a_whole_installation():
    given = options.read({})
    assert given.var == Path("var").absolute()
    assert given.data == given.var / "data"
    assert given.hosts == ("localhost", "127.0.0.1", "[::1]")
    assert not given.https
    assert not given.gallery


@pytest.mark.parametrize(
    ("environment", "https"),
    [
        ({}, False),
        ({"WARDMOTE_HOSTS": "localhost"}, False),
        ({"WARDMOTE_HOSTS": "safer.example.gov.uk"}, True),
        ({"WARDMOTE_HOSTS": "localhost, safer.example.gov.uk"}, True),
        ({"WARDMOTE_HOSTS": "safer.example.gov.uk", "WARDMOTE_HTTPS": "no"}, False),
        ({"WARDMOTE_HTTPS": "yes"}, True),
    ],
)
def test_a_public_name_turns_https_on(environment, https):
    assert options.read(environment).https is https


def test_yes_and_no_are_words():
    with pytest.raises(Invalid, match="WARDMOTE_GALLERY is “true”"):
        options.read({"WARDMOTE_GALLERY": "true"})


def test_every_setting_that_is_read_is_documented():
    from promises.sources import modules

    named = {option.name for option in options.OPTIONS}
    import re

    read = {
        name
        for path in modules()
        for name in re.findall(r"\"(WARDMOTE_[A-Z_]+|DATABASE_URL)\"", path.read_text())
        if path.parent.name == "project"
    }
    ours = {"WARDMOTE_APPLICATION_DATABASE_URL", "WARDMOTE_SERVED_BY"}  # handed from one of our processes to the next
    assert read - ours <= named


def test_a_postgres_address_is_read_whole():
    made = databases.postgres("postgresql://app%40x:p%2Fw@db.example:6543/wardmote?sslmode=require")
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"], made["NAME"]) == (
        "app@x", "p/w", "db.example", "6543", "wardmote",
    )  # fmt: skip
    ours = {"pool": True, "server_side_binding": True, "prepare_threshold": 3, "kept_ready": databases.KEPT_READY}
    assert made["OPTIONS"] == ours | {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://localhost", "nonsense"])
def test_an_address_of_something_else_is_refused(url):
    with pytest.raises(Invalid, match="DATABASE_URL"):
        databases.postgres(url)


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"WARDMOTE_HOSTS": "localhost,safer.example.gov.uk"}, "https://safer.example.gov.uk"),
        ({"WARDMOTE_HOSTS": "safer.example.gov.uk", "WARDMOTE_HTTPS": "no"}, "http://safer.example.gov.uk"),
        ({"WARDMOTE_ADDRESS": "https://csp.example.gov.uk/"}, "https://csp.example.gov.uk"),
    ],
)
def test_links_in_mails_lead_to_the_site(environment, address):
    assert options.read(environment).address == address


def test_mail_is_files_until_a_server_is_given():
    mail = options.read({}).mail
    assert (mail.host, mail.sender) == ("", "wardmote@localhost")
    given = {"WARDMOTE_MAIL_HOST": "smtp.example", "WARDMOTE_MAIL_PORT": "465", "WARDMOTE_MAIL_SECURITY": "tls"}
    mail = options.read(given).mail
    assert (mail.host, mail.port, mail.security) == ("smtp.example", 465, "tls")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WARDMOTE_MAIL_SECURITY", "ssl"),
        ("WARDMOTE_MAIL_PORT", "0"),
        ("WARDMOTE_MAIL_PORT", "smtp"),
        ("WARDMOTE_ADDRESS", "safer.example"),
        ("WARDMOTE_ADDRESS", "https://safer.example/csp"),
    ],
)
def test_mail_settings_that_cannot_be_used_are_refused(name, value):
    with pytest.raises(Invalid, match=name):
        options.read({name: value})


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://localhost:8123"),
        ({"WARDMOTE_ADDRESS": "https://csp.example"}, "https://csp.example"),
        ({"WARDMOTE_HOSTS": "csp.example"}, "https://csp.example"),
    ],
)
def test_a_site_on_another_port_says_so_in_its_links(environment, address):
    options.reached_here(environment, 8123)
    assert options.read(environment).address == address
