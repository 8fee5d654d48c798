"""Only https, only listed hosts; this machine itself when a test says so."""

import tomllib
from importlib.resources import files

import pytest

from wardmote.errors import Missing, Refused
from wardmote.evidence.fetch.addresses import address, allowed, onward
from wardmote.evidence.fetch.publishers import publisher

HOSTS = ("data.police.uk", "policeuk-data.s3.amazonaws.com")


def test_every_shipped_address_is_https_and_cited():
    shipped = [home for home in files("wardmote.evidence.fetch.publishers").iterdir() if home.name.endswith(".toml")]
    print(f"{len(shipped)} publishers")
    assert {home.name for home in shipped} == {"police_uk.toml", "stats19.toml"}
    for home in shipped:
        assert "http://" not in home.read_text("utf-8")
        data = tomllib.loads(home.read_text("utf-8"))
        assert data["citations"]
        assert data["dated"].startswith("20")
        assert publisher(home.name.removesuffix(".toml")).base.removeprefix("https://") in data["hosts"]


def test_the_addresses_are_the_publishers():
    police, roads = publisher("police_uk"), publisher("stats19")
    assert (
        address(police, police.layout["archive"].format(archive="2025-03"))
        == "https://data.police.uk/data/archive/2025-03.zip"
    )
    assert (
        address(roads, roads.layout["folder"] + roads.layout["table"][0]["years"][0].format(year=2021))
        == "https://data.dft.gov.uk/road-accidents-safety-data/dft-road-casualty-statistics-collision-2021.csv"
    )


def test_an_unknown_publisher_is_missing():
    with pytest.raises(Missing, match="No publisher called “ons”"):
        publisher("ons")


@pytest.mark.parametrize(
    "target",
    [
        "http://data.police.uk/data/archive/2025-03.zip",
        "https://data.police.uk.example.org/",
        "https://data.police.uk:8443/",
        "https://someone:secret@data.police.uk/",
        "https://example.org/",
        "ftp://data.police.uk/",
        "file:///data.police.uk/",
        "http://127.0.0.1:8000/",
    ],
)
def test_any_other_address_is_refused(target):
    with pytest.raises(Refused, match="Nothing was fetched"):
        allowed(target, HOSTS)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/data/archive/2025-02.zip", "https://data.police.uk/data/archive/2025-02.zip"),
        (
            "https://policeuk-data.s3.amazonaws.com/archive/1.zip",
            "https://policeuk-data.s3.amazonaws.com/archive/1.zip",
        ),
    ],
)
def test_a_redirect_may_stay_or_go_to_a_listed_host(location, target):
    assert onward("https://data.police.uk/x", location, HOSTS) == target


@pytest.mark.parametrize(
    "location", ["http://data.police.uk/y", "https://example.org/", "//example.org/y", "http://127.0.0.1/"]
)
def test_a_redirect_elsewhere_is_refused(location):
    with pytest.raises(Refused):
        onward("https://data.police.uk/x", location, (*HOSTS, "127.0.0.1"))


def test_this_machine_needs_no_https_once_it_is_named():
    there = publisher("police_uk").at("http://127.0.0.1:8000/")
    assert address(there, "/x") == "http://127.0.0.1:8000/x"
    with pytest.raises(Refused, match="is not https"):
        address(publisher("police_uk").at("http://mirror.example.org"), "/x")
