"""Log lines as JSON, one object a line: when, how bad, where from, what; with the request's address and no query."""

import json
import logging
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """Writes the message and, for a fault, where it happened. Never what a request carried."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if path := getattr(getattr(record, "request", None), "path", ""):
            line["path"] = path
        if record.exc_info and record.exc_info[0]:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
