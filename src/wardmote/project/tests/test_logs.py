"""Nothing that somebody typed enters a log, whichever way it is carried there."""

import ast
import json
import logging
import sys
import threading

import pytest
from promises.sources import modules, name_of, syntax

from wardmote.project.logs import JsonLines, log_what_ends_us

TYPED = "Mrs Canary of 12 Yellow Street"


class Lines(logging.Handler):
    """Keeps what would be written."""

    def __init__(self):
        super().__init__()
        self.setFormatter(JsonLines())
        self.written = []

    def emit(self, record):
        self.written.append(json.loads(self.format(record)))


@pytest.fixture
def lines():
    """Everything that is logged meanwhile, as it would be written."""
    handler, root = Lines(), logging.getLogger()
    attached = [root, logging.getLogger("django")]
    for logger in attached:
        logger.addHandler(handler)
    yield handler.written
    for logger in attached:
        logger.removeHandler(handler)


def test_of_what_is_put_into_a_message_only_ids_are_written(lines):
    logging.getLogger("wardmote.desks").warning("%s changed %s, %d times", "J-7K3F-9QXD", TYPED, 3)
    assert lines[0]["message"] == "J-7K3F-9QXD changed …, 3 times"
    assert lines[0]["level"] == "warning"


def test_a_message_of_others_that_was_put_together_beforehand_is_left_out(lines):
    logging.getLogger("django.security").error(f"Invalid HTTP_HOST header: {TYPED}")
    logging.getLogger("somebody.else").error("%(who)s", {"who": TYPED})
    assert "Canary" not in json.dumps(lines)
    assert len(lines) == 2


def test_of_a_fault_its_kind_and_its_places_are_written_and_not_its_words(lines):
    try:
        try:
            int(TYPED)
        except ValueError as problem:
            raise KeyError(TYPED) from problem
    except KeyError:
        logging.getLogger("wardmote").exception("a job met a fault")
    (line,) = lines
    assert "Canary" not in json.dumps(line)
    assert line["fault"][0] == "builtins.KeyError"
    assert "builtins.ValueError" in line["fault"]
    assert any(part.startswith("test_logs.py:") for part in line["fault"])


@pytest.mark.django_db
def test_of_a_request_its_address_and_its_status_are_written(lines, anybody, monkeypatch):
    from wardmote.foundation.health import views

    def fail():
        raise ValueError(TYPED)

    monkeypatch.setattr(views, "states", fail)
    assert anybody.get("/health/ready", {"q": TYPED}, headers={"user-agent": TYPED}).status_code == 500
    assert "Canary" not in json.dumps(lines)
    assert any(line.get("status") == 500 and line.get("address") == "health-ready" for line in lines)


def test_a_fault_that_ends_a_thread_is_not_printed_with_its_words(lines, capsys, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log_what_ends_us()

    def fall():
        raise ValueError(TYPED)

    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    assert lines[0]["level"] == "critical"
    assert "Canary" not in json.dumps(lines) + "".join(capsys.readouterr())


def test_a_line_is_one_line_and_says_when_in_universal_time(lines):
    logging.getLogger("wardmote").warning('one\ntwo " {"level": "critical"}')
    (line,) = lines
    assert "\n" not in json.dumps(line)
    assert line["level"] == "warning"
    assert line["at"].endswith("+00:00")
    assert {"at", "level", "logger", "message", "place"} <= set(line)


def test_every_message_of_ours_is_a_constant():
    """What is put into a message goes beside it, where it is looked at; never into the sentence itself."""
    levels = {"debug", "info", "warning", "error", "exception", "critical", "log"}
    calls = [
        (path, node)
        for path in modules()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in levels
        and ast.unparse(node.func.value) in {"logger", "logging"}
    ]
    print(f"{len(calls)} lines of logs")
    assert len(calls) >= 5
    loose = [f"{name_of(path)}:{node.lineno}" for path, node in calls if not isinstance(node.args[0], ast.Constant)]
    assert not loose, f"Write these as a constant with %s: {loose}"
