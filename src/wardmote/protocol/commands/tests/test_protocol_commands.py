"""The commands from a file to words: in text and JSON, again from what was kept, with refusals in one sentence.

The oracle for answers is the gate itself, which spec/protocol holds; here it is what is printed and the exit code.
"""

import argparse
import io
import json
from datetime import UTC, datetime

import pytest

from wardmote import protocol
from wardmote.errors import Invalid, Missing
from wardmote.protocol.commands import decide, gateways

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
    code, text = shown(decide, request_of(), "--format", "json")
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


def test_gateways_with_citation_days_and_who_confirmed_them():
    code, text = shown(gateways)
    assert code == 0
    assert "Crime and Disorder Act 1998, section 115\n    in force from 30 September 1998; unconfirmed\n" in text
    assert "Stops:\n  SV.PATIENT" in text


def test_gateways_of_another_day():
    assert "section 16(4)" in shown(gateways)[1]
    assert "PCSCA.16" not in shown(gateways, "--on", "2022-12-31")[1]
    told = json.loads(shown(gateways, "--on", "2022-12-31", "--format", "json")[1])
    assert told["day"] == "2022-12-31"
    assert {each["confirmed_by"] for each in told["gateways"]} == {None}
