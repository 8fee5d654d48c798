"""The commands from a file to words: in text and JSON, again from what was kept, with refusals in one sentence.

The oracle for answers is the gate itself, which spec/protocol holds; here it is what is printed and the exit code.
"""

import argparse
import io
import json
import time
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wardmote import protocol
from wardmote.errors import Invalid, Missing
from wardmote.protocol.commands import decide, gateways

DATA = Path(protocol.__file__).parent / "data"
NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
FIELD = {"name": "surname", "record_class": "C3", "sensitivity": "personal", "patient": False}
ASKED = {
    "holder": {"organisation": "Chorley Council", "kind": "district_council"},
    "recipient": {"organisation": "Lancashire Constabulary", "kind": "police"},
    "fields": [FIELD],
    "purpose": "asb_case_review",
    "subject": "adult",
    "urgency": "5wd",
    "regime": "part_2",
    "necessary": True,
    "proportionate": True,
    "depersonalised_enough": False,
    "would_endanger": False,
    "about_one_case": True,
    "case_open": True,
    "requested": True,
}


def reviews():
    """As whoever answers for information governance would write them: from what `protocol gateways` printed."""
    _, text = shown(gateways, "--format", "json")
    told = json.loads(text)
    return [
        {"entry": each["id"], "by": "A. Lead", "on": "2026-11-01", "fingerprint": each["fingerprint"]}
        for each in (*told["gateways"], *told["conditions"])
    ]


def shown(command, *words):
    parser = argparse.ArgumentParser()
    command.configure(parser)
    out = io.StringIO()
    code = command.run(parser.parse_args(list(words)), now=NOW, out=out, err=io.StringIO())
    return code, out.getvalue()


@pytest.fixture
def request_of(tmp_path):
    """Writes a request to a file: the usual one, but for what is said."""

    def written(**but):
        path = tmp_path / "request.json"
        path.write_text(json.dumps({**ASKED, "reviews": reviews(), **but}), encoding="utf-8")
        return str(path)

    return written


def test_what_may_be_told(request_of):
    code, text = shown(decide, request_of())
    assert code == 0
    assert text.startswith("Chorley Council may tell Lancashire Constabulary all of this.\n\nsurname: share\n")
    assert "Schedule 4" in text
    assert "UK GDPR, Article 6(1)(c)" in text
    assert "of the protocol of 27 November 2026." in text


def test_what_a_person_is_asked(request_of):
    code, text = shown(decide, request_of(reviews=[]))
    assert code == 75
    assert "surname: ask a person" in text
    assert "Nobody has confirmed “Antisocial behaviour case review”" in text
    assert "If a person agrees, it rests on: Antisocial behaviour case review" in text


def test_what_is_refused(request_of):
    code, text = shown(decide, request_of(necessary=False))
    assert code == 77
    assert "Chorley Council may not tell Lancashire Constabulary any of this." in text
    assert "  The recipient does not need this for the purpose.\n" in text


def test_the_whole_of_what_is_said(request_of):
    """Line by line; the reasons themselves are those of the decision, which spec/protocol holds."""
    path = request_of(reviews=[], urgency="emergency_1h", purpose="protect_life", life_at_risk=None)
    decision = protocol.read(json.loads(Path(path).read_text("utf-8")), NOW).decided(protocol.rulebook())
    (field,) = decision.fields
    rests = "; ".join(f"{each.title}, {each.citation}" for each in field.route.parts)
    assert len(field.route.parts) > 1
    first, second, _record = decision.advice
    assert first == "If a life is in danger, call 999."
    assert second == "Ask the designated liaison officer now, by voice."
    assert shown(decide, path)[1].splitlines() == [
        "Ask a person before Chorley Council tells Lancashire Constabulary any of this.",
        "",
        "surname: ask a person",
        *(f"  {reason}" for reason in field.reasons),
        f"  If a person agrees, it rests on: {rests}.",
        "",
        *decision.advice,
        "The record is due by 09:30 on 28 November 2026.",
        "",
        f"Decided by version {decision.version} of the protocol of 27 November 2026.",
    ]


def test_fields_that_differ(request_of):
    code, text = shown(decide, request_of(fields=[FIELD, {**FIELD, "name": "source", "record_class": "C9"}]))
    assert code == 77
    assert "differs from field to field" in text
    assert "surname: share" in text
    assert "source: refuse" in text


def test_an_emergency_says_what_to_do_now(request_of):
    code, text = shown(decide, request_of(urgency="emergency_1h", purpose="protect_life", life_at_risk=None))
    assert code == 75
    assert "call 999" in text
    assert "The record is due by 09:30 on 28 November 2026." in text


def test_a_kept_record_is_decided_again(request_of, tmp_path):
    code, text = shown(decide, request_of(holder={"organisation": "Cyngor Môn", "kind": "police"}), "--format", "json")
    assert "Cyngor Môn" in text, "words are written as they are"
    assert text.startswith('{\n "version"')
    assert text.endswith("}\n")
    kept = json.loads(text)
    assert (code, kept["answer"]) == (0, "share")
    assert protocol.replay(kept, protocol.rulebook()).answer == "share"
    (tmp_path / "kept.json").write_text(text, encoding="utf-8")
    assert shown(decide, str(tmp_path / "kept.json"), "--format", "json") == (0, text)


def test_a_request_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(ASKED)))
    assert shown(decide, "-")[0] == 75


def test_a_bad_request_is_one_sentence_with_a_remedy(request_of):
    """Each is in spec/protocol/refused.csv."""
    with pytest.raises(Invalid) as refused:
        shown(decide, request_of(necessary="yes"))
    assert refused.value.sentence == "“necessary” is 'yes'."
    assert refused.value.instead == "Write true, false, or null where nobody knows."


def test_files_that_are_none(tmp_path):
    nothing, bad, strange = (str(tmp_path / name) for name in ("nothing.json", "bad.json", "strange.json"))
    with pytest.raises(Missing) as refused:
        shown(decide, nothing)
    assert refused.value.sentence == f"{nothing} cannot be read (FileNotFoundError)."
    assert refused.value.instead == "Name a file of JSON."
    (tmp_path / "strange.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(Missing, match="UnicodeDecodeError"):
        shown(decide, strange)
    (tmp_path / "bad.json").write_text("{\n not json", encoding="utf-8")
    with pytest.raises(Invalid) as refused:
        shown(decide, bad)
    assert refused.value.sentence.startswith(f"{bad}, line 2: this is no JSON (Expecting property name")
    assert refused.value.instead == "Mend that line."


def entries(sheet):
    """What a data file says, in its own words."""
    return tomllib.loads((DATA / f"{sheet}s.toml").read_text("utf-8"))[sheet]


def test_every_gateway_condition_and_stop_with_citation_and_days():
    code, text = shown(gateways)
    assert code == 0
    first, *lines = text.splitlines()
    assert (
        first == f"Version {protocol.rulebook().on(NOW.date()).version} of the protocol, in force on 27 November 2026."
    )
    wanted = []
    for sheet in ("gateway", "condition", "stop"):
        wanted += ["", f"{sheet.capitalize()}s:"]
        for each in entries(sheet):
            since = f" from {each['starts'].day} {each['starts']:%B %Y}" if "starts" in each else ""
            days = f"in force{since}; unconfirmed"
            wanted += [f"  {each['id']}  {each['title']}", f"    {each['citation']}", f"    {days}"]
    assert lines == wanted


def test_the_same_as_json():
    code, text = shown(gateways, "--format", "json")
    held = protocol.rulebook().on(NOW.date())
    told = json.loads(text)
    assert (code, told["day"], told["version"]) == (0, "2026-11-27", held.version)
    assert text.startswith('{\n "day"')
    assert text.endswith("}\n")
    for sheet in ("gateway", "condition", "stop"):
        marks = {each.id: protocol.fingerprint(each, held.needs) for each in getattr(held, f"{sheet}s")}
        assert told.pop(f"{sheet}s") == [
            {
                **{name: each[name] for name in ("id", "title", "citation")},
                "starts": each["starts"].isoformat() if "starts" in each else None,
                "ends": None,
                "confirmed_by": None,
                "confirmed_on": None,
                "note": each.get("note", ""),
                "fingerprint": marks[each["id"]],
            }
            for each in entries(sheet)
        ]
    assert set(told) == {"day", "version"}


def test_one_that_was_confirmed_and_has_a_last_day(monkeypatch):
    whole = protocol.rulebook()
    confirmed = {"reviewed_by": "Zoë Lead", "reviewed_on": date(2026, 11, 2), "ends": date(2027, 3, 31)}
    sheets = {**whole.sheets, "gateway": (replace(whole.sheets["gateway"][0], **confirmed),)}
    monkeypatch.setattr(protocol, "rulebook", lambda: type(whole)(sheets))
    assert "to 31 March 2027; confirmed by Zoë Lead on 2 November 2026\n" in shown(gateways)[1]
    text = shown(gateways, "--format", "json")[1]
    assert "Zoë" in text, "words are written as they are"
    (told,) = json.loads(text)["gateways"]
    assert (told["confirmed_by"], told["confirmed_on"]) == ("Zoë Lead", "2026-11-02")
    assert told["ends"] == "2027-03-31"
    sheets["gateway"] = (replace(sheets["gateway"][0], reviewed_by=""),)
    assert "to 31 March 2027; unconfirmed\n" in shown(gateways)[1]


@pytest.fixture
def abroad(monkeypatch):
    """A machine whose clock is set to another country's."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_what_is_due_is_told_by_the_clocks_of_england(abroad, request_of):
    path = request_of(urgency="emergency_1h", purpose="protect_life", at="2026-06-30T23:30:00+00:00")
    assert "The record is due by 00:30 on 2 July 2026.\n" in shown(decide, path)[1]


def test_the_day_is_that_of_england_and_may_be_another(abroad):
    parser = argparse.ArgumentParser(exit_on_error=False)
    gateways.configure(parser)
    out = io.StringIO()
    gateways.run(parser.parse_args([]), now=datetime(2026, 6, 30, 23, 30, tzinfo=UTC), out=out, err=io.StringIO())
    assert "in force on 1 July 2026." in out.getvalue()
    with pytest.raises(argparse.ArgumentError, match=r"“May” is not a day\. Write it as 2026-04-30\."):
        parser.parse_args(["--on", "May"])


def test_gateways_of_another_day():
    assert "section 16(4)" in shown(gateways)[1]
    assert "PCSCA.16" not in shown(gateways, "--on", "2022-12-31")[1]
    told = json.loads(shown(gateways, "--on", "2022-12-31", "--format", "json")[1])
    assert told["day"] == "2022-12-31"
    assert {each["confirmed_by"] for each in told["gateways"]} == {None}
