"""Log lines as JSON, one object a line: when, how bad, where from, what; ids, and never words that somebody typed.

Three things could carry such words: what is put into a message, the message of an exception, and the address asked for.
So of what is put in only ids are written; of an exception its kind and the lines of ours it came through; and of a
request the name of the address and the status of its answer.
"""

import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wardmote.foundation.jobs.rules import ID

#: Whose messages are sentences of a programmer's alone, so that what was put into them is all there is to look at.
TRUSTED = ("wardmote", "_granian")
HIDDEN = "…"


class JsonLines(logging.Formatter):
    """Writes one line for each record."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message(record),
            "place": f"{record.module}:{record.lineno}",
        }
        if match := getattr(getattr(record, "request", None), "resolver_match", None):
            line["address"] = match.view_name
        if isinstance(status := getattr(record, "status_code", None), int):
            line["status"] = status
        if record.exc_info and record.exc_info[1]:
            line["fault"] = fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def message(record: logging.LogRecord) -> str:
    """The message with only ids put into it; nothing of another's that may have been put together beforehand."""
    if not record.args:
        return str(record.msg) if record.name.split(".")[0] in TRUSTED else HIDDEN
    given = record.args if isinstance(record.args, tuple) else (record.args,)
    try:
        return str(record.msg) % tuple(each if isinstance(each, int) else as_id(each) for each in given)
    except (TypeError, ValueError):
        return str(record.msg)


def as_id(given: object) -> str:
    """What was given if it is an id, or a mark that something was left out."""
    words = str(given)
    return words if ID.fullmatch(words) else HIDDEN


def fault(error: BaseException) -> list[str]:
    """The kind of a fault and of what caused it, each with the places it came through, innermost last."""
    told: list[str] = []
    while error is not None and len(told) < 100:
        told.append(f"{type(error).__module__}.{type(error).__qualname__}")
        told += [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return told


def log_what_ends_us() -> None:
    """Have a fault that ends this process, or a thread of it, logged like any other and not printed with its words."""
    logger = logging.getLogger("wardmote")

    def ended(kind, error, trace) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        logger.critical("a fault ended the process", exc_info=(kind, error, trace))

    sys.excepthook = ended
    threading.excepthook = lambda told: ended(told.exc_type, told.exc_value, told.exc_traceback)
