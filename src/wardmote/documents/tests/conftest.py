"""The full PDF/UA check is collected only where its reader is installed."""

from importlib.util import find_spec

ABSENT = find_spec("outloud") is None
collect_ignore = ["test_pdf_ua.py"] if ABSENT else []


def pytest_terminal_summary(terminalreporter):
    if ABSENT:
        terminalreporter.write_line("Not collected: the full PDF/UA check, which needs the `nightly` extra (outloud).")
