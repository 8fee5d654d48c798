"""One file, and each way in which it may not come."""

from pathlib import Path
from random import Random

import pytest

from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.evidence.fetch.checks import Sums
from wardmote.evidence.fetch.parts import Part, Version
from wardmote.evidence.fetch.patience import Patience
from wardmote.evidence.fetch.tests import faults
from wardmote.evidence.fetch.tests.loopback import Document, Loopback, Reply
from wardmote.evidence.fetch.tests.visiting import HASTY, Time
from wardmote.evidence.fetch.transfer import bring
from wardmote.evidence.fetch.wanted import Wanted
from wardmote.evidence.fetch.wire import USER_AGENT, Wire

BODY = Random(7).randbytes(300_000)
PATH = "/a.bin"


@pytest.fixture
def place():
    with Loopback() as place:
        place.documents[PATH] = Document(BODY)
        yield place


class Reader:
    """Fetches one file by a wire whose waits are only written down."""

    def __init__(self, place: Loopback, folder: Path, **given) -> None:
        self.time = Time()
        self.hosts = (place.base.removeprefix("http://"),)
        self.patience = given.pop("patience", HASTY)
        self.wanted = Wanted(
            place.base + PATH,
            folder / "a.bin",
            "the file",
            **{"largest": 1 << 20, "fault": _none, "proves": True, **given},
        )

    def bring(self, held: Version | None = None):
        wire = Wire(self.hosts, patience=self.patience, watch=self.time.watch())
        try:
            return bring(wire, self.wanted, held)
        finally:
            wire.close()

    @property
    def part(self) -> Part:
        return Part(self.wanted.path)


def _none(path: Path, seen: Sums) -> str:
    return ""


def cut(share: float, **more):
    def spoil(place, asked, reply: Reply) -> None:
        reply.length, reply.cut = len(reply.body), int(len(reply.body) * share)
        for name, value in more.items():
            setattr(reply, name, value)

    return spoil


def busy(status: int, after: str = ""):
    def spoil(place, asked, reply: Reply) -> None:
        reply.status, reply.body, reply.headers = status, b"", {"Retry-After": after} if after else {}

    return spoil


def test_a_file_comes_whole_and_waits_for_its_name(place, tmp_path):
    reader = Reader(place, tmp_path)
    arrived = reader.bring()
    assert not reader.wanted.path.exists()
    arrived.place()
    assert reader.wanted.path.read_bytes() == BODY
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.bin"]
    assert reader.time.waits == []


def test_we_say_who_we_are(place, tmp_path):
    Reader(place, tmp_path).bring()
    assert place.asked[0].headers["user-agent"] == USER_AGENT
    assert USER_AGENT.startswith("Wardmote/")
    assert place.asked[0].headers["accept-encoding"] == "identity"


def test_a_transfer_goes_on_where_it_broke_off(place, tmp_path):
    place.faults = [cut(0.4), cut(0.5, reset=True)]
    reader = Reader(place, tmp_path)
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY
    assert [asked.start for asked in place.asked] == [None, 120_000, 210_000]
    assert {asked.headers.get("if-range") for asked in place.asked[1:]} == {place.documents[PATH].etag}
    assert place.sent == len(BODY)
    assert reader.time.waits == [1.0, 2.0]


def test_another_run_goes_on_where_one_gave_up(place, tmp_path):
    place.faults = [cut(0.4)] + [busy(503)] * 5
    reader = Reader(place, tmp_path)
    with pytest.raises(NotNow, match=r"could not be fetched: it answered 503. 120,000 bytes of it are kept"):
        reader.bring()
    assert not reader.wanted.path.exists()
    assert reader.part.size() == 120_000
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY
    assert place.sent == len(BODY)


def test_what_is_here_whole_is_not_asked_for_again(place, tmp_path):
    reader = Reader(place, tmp_path)
    reader.bring()
    place.asked.clear()
    reader.bring().place()
    assert place.asked == []
    assert reader.wanted.path.read_bytes() == BODY


def test_a_file_changed_meanwhile_is_begun_again(place, tmp_path):
    other = Random(8).randbytes(200_000)

    def reissue(place, asked, reply: Reply) -> None:
        cut(0.5)(place, asked, reply)
        place.documents[PATH] = Document(other)

    place.faults = [reissue]
    reader = Reader(place, tmp_path)
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == other


@pytest.mark.parametrize("fault", [faults.silent, faults.wrong_span], ids=lambda fault: fault.__name__)
def test_a_continuation_of_something_else_is_thrown_away(place, tmp_path, fault):
    place.faults = [cut(0.5), fault(Random(1))]
    reader = Reader(place, tmp_path)
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY
    assert [asked.start for asked in place.asked] == [None, 150_000, None]


def test_less_of_the_rest_than_was_asked_for_is_gone_on_from(place, tmp_path):
    def less(place, asked, reply: Reply) -> None:
        start, total = asked.start, len(BODY)
        reply.body = reply.body[:1000]
        reply.headers["Content-Range"] = f"bytes {start}-{start + 999}/{total}"

    place.faults = [cut(0.5), less]
    reader = Reader(place, tmp_path)
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY
    assert [asked.start for asked in place.asked] == [None, 150_000, 151_000]


def test_without_a_mark_of_its_version_a_part_is_not_gone_on_from(place, tmp_path):
    def unmarked(place, asked, reply: Reply) -> None:
        cut(0.5)(place, asked, reply)
        reply.headers = {"ETag": 'W/"weak"'}

    place.faults = [unmarked]
    Reader(place, tmp_path).bring()
    assert [asked.start for asked in place.asked] == [None, None]


def test_what_is_held_is_not_sent_again(place, tmp_path):
    document = place.documents[PATH]
    held = Version(place.base + PATH, document.etag, "", len(BODY))
    assert Reader(place, tmp_path).bring(held) is None
    assert place.sent == 0


def test_a_busy_publisher_is_left_alone_as_long_as_it_asks(place, tmp_path):
    place.faults = [busy(503, "120"), busy(429, "Mon, 02 Jun 2025 09:35:00 GMT")]
    reader = Reader(place, tmp_path)
    reader.bring()
    assert reader.time.waits == [120.0, 180.0]


def test_a_publisher_that_asks_for_hours_is_left_until_then(place, tmp_path):
    place.faults = [busy(503, "7200")]
    reader = Reader(place, tmp_path)
    with pytest.raises(NotNow, match="again after 120 minutes, as the publisher asks"):
        reader.bring()
    assert len(place.asked) == 1
    assert reader.time.waits == []


def test_tries_are_bounded(place, tmp_path):
    place.faults = [busy(500)] * 50
    reader = Reader(place, tmp_path)
    with pytest.raises(NotNow, match="Nothing of it was kept"):
        reader.bring()
    assert len(place.asked) == HASTY.tries
    assert reader.time.waits == [1, 2, 4, 8, 16]


def test_progress_is_patience(place, tmp_path):
    place.faults = [cut(0.1)] * 20
    reader = Reader(place, tmp_path, patience=Patience(gain=1000, read=1.0))
    reader.bring()
    assert len(place.asked) == 21
    assert set(reader.time.waits) == {1.0}


def test_a_drip_is_hung_up_on_and_gone_on_from(place, tmp_path):
    reader = Reader(place, tmp_path)
    place.drip = lambda: reader.time.wait(20)
    place.faults = [faults.drip(Random(1))]
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY
    assert place.asked[1].start > 0


def test_silence_is_hung_up_on(place, tmp_path):
    place.faults = [faults.mute(Random(1))]
    reader = Reader(place, tmp_path)
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY


def test_a_file_the_publisher_lacks_is_said_to_be_missing(place, tmp_path):
    del place.documents[PATH]
    with pytest.raises(Missing, match="The file is not published"):
        Reader(place, tmp_path).bring()
    assert len(place.asked) == 1


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream"])
def test_a_web_page_with_200_is_not_a_file(place, tmp_path, kind):
    place.documents[PATH] = Document(faults.PAGE, kind)
    reader = Reader(place, tmp_path)
    with pytest.raises(NotNow, match="it sent a web page"):
        reader.bring()
    assert list(tmp_path.iterdir()) == []


def test_a_published_hash_is_compared(place, tmp_path):
    reader = Reader(place, tmp_path, told={"md5": "0" * 32})
    with pytest.raises(NotNow, match="not the file its publisher describes"):
        reader.bring()
    assert list(tmp_path.iterdir()) == []
    assert len(place.asked) == HASTY.spoilt


@pytest.mark.parametrize(
    "extra",
    [
        (("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="),),
        (("Repr-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"),),
        (("Server", "AmazonS3"), ("ETag", '"' + "a" * 32 + '"')),
    ],
)
def test_a_hash_in_the_answer_is_compared(place, tmp_path, extra):
    place.documents[PATH] = Document(BODY, extra=extra)
    with pytest.raises(NotNow, match="not the file its publisher describes"):
        Reader(place, tmp_path).bring()


def test_a_length_given_too_short_is_found_out_by_asking_for_more(place, tmp_path):
    def short(place, asked, reply: Reply) -> None:
        reply.length = 1000

    place.faults = [short]
    reader = Reader(place, tmp_path, proves=False)
    reader.bring().place()
    assert reader.wanted.path.read_bytes() == BODY
    assert [asked.start for asked in place.asked] == [None, 1000, None, len(BODY)]


def test_a_file_too_large_to_be_the_one_is_refused(place, tmp_path):
    with pytest.raises(Invalid, match="no such file of this publisher has more than 1,000"):
        Reader(place, tmp_path, largest=1000).bring()

    def unsaid(place, asked, reply: Reply) -> None:
        reply.length = None

    place.faults = [unsaid]
    with pytest.raises(Invalid, match="sends more than 1,000 bytes"):
        Reader(place, tmp_path, largest=1000).bring()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_before_anything_is_fetched(place, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda folder: type("Usage", (), {"free": 1000})())
    with pytest.raises(NotNow, match="There is no room for the file"):
        Reader(place, tmp_path).bring()
    assert list(tmp_path.iterdir()) == []


def test_a_redirect_is_followed_only_to_a_listed_host(place, tmp_path):
    place.redirects["/b.bin"] = PATH
    reader = Reader(place, tmp_path)
    place.redirects[PATH], place.documents["/c.bin"] = "/c.bin", place.documents[PATH]
    assert reader.bring().sums.length == len(BODY)
    place.redirects[PATH] = "http://127.0.0.1:9/c.bin"
    reader.part.clear()
    with pytest.raises(Refused, match="not a place this publisher keeps its files"):
        reader.bring()
    place.redirects[PATH] = PATH
    with pytest.raises(Refused, match="on and on"):
        reader.bring()


def test_nobody_there_is_said_so(tmp_path):
    with Loopback() as gone:
        reader = Reader(gone, tmp_path)
    with pytest.raises(NotNow, match="there is no connection to it"):
        reader.bring()
