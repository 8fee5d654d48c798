"""The `wardmote` command: finds the commands, hands them the moment, turns our errors into sentences.

A command is one file with `NAME`, `HELP`, `configure(parser)` and `run(args, *, now, out, err) -> int`; its place says
its group: `evidence/commands/add.py` is `wardmote evidence add`. A command file imports what is heavy inside `run`, so
that `wardmote --help` answers at once.
"""

import argparse
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

from wardmote import __version__
from wardmote.errors import Missing, WardmoteError
from wardmote.foundation.now import now

GROUPED = {
    "evidence": ("wardmote.evidence.commands", "Take in extracts, list and check them, ask them questions"),
    "protocol": ("wardmote.protocol.commands", "Decide what one agency may tell another, and show the law it rests on"),
    "audit": ("wardmote.project.commands.audit", "Seal the record of who did what, and check that it is whole"),
    "keys": ("wardmote.project.commands.keys", "Make the installation's keys, and keep a copy of them elsewhere"),
}
UNGROUPED = ("wardmote.reports.commands", "wardmote.project.commands")
INTERRUPTED = 130
#: So many more things made than let go before a command looks for garbage: what it brings in to begin with is none, and
#: looking through it at Python's own measure takes a fifth of the time until it has begun.
GARBAGE_FROM = 50_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 2 wrong words, 130 interrupted, otherwise those of `wardmote.errors`."""
    gc.set_threshold(GARBAGE_FROM, *gc.get_threshold()[1:])
    args = parser().parse_args(argv)
    try:
        return args.run(args, now=now(), out=sys.stdout, err=sys.stderr)
    except WardmoteError as error:
        print(f"wardmote: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`wardmote … | head`); say nothing more to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("wardmote: stopped. Nothing was left half done.", file=sys.stderr)
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """Every command there is, found by folder."""
    whole = argparse.ArgumentParser(
        prog="wardmote", description="The working system of a Community Safety Partnership."
    )
    whole.add_argument("--version", action="version", version=f"wardmote {__version__}")
    top = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group, (package, help_text) in GROUPED.items():
        inner = top.add_parser(group, help=help_text, description=help_text)
        _add_commands(inner.add_subparsers(title="commands", metavar="COMMAND", required=True), package)
    for package in UNGROUPED:
        _add_commands(top, package)
    return whole


def _add_commands(into, package: str) -> None:
    for command in _commands(package):
        sub = into.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.configure(sub)
        sub.set_defaults(run=_run_of(command))


def _commands(package: str) -> Iterator[ModuleType]:
    home = importlib.import_module(package)
    for found in pkgutil.iter_modules(home.__path__):
        if not found.ispkg:
            yield importlib.import_module(f"{package}.{found.name}")


def _run_of(command: ModuleType):
    """The command's `run`, with a sentence in place of a traceback when the web platform is not installed."""

    def run(args, **given) -> int:
        try:
            return command.run(args, **given)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.split(".")[0] == "wardmote":
                raise
            raise Missing(
                f"`wardmote {command.NAME}` needs {error.name}, which is not installed.",
                instead="Install the web platform: pip install 'wardmote[platform]'.",
            ) from error

    return run
