"""The real product, opened with the made-up partnership on a free port of this machine, for one run of journeys."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from wardmote.project.tests.engines import migrate_sqlite
from wardmote.project.tests.made_once import once

ROOT = Path(__file__).parent.parent
# Where the quick exit goes in journeys: a name that no server has. The browser is told who answers (see browser.py).
NEUTRAL = "http://neutral.example/"
PATIENCE = 300
# The tests' own settings, and a developer's installation's, are not this site's.
NOT_THE_SITES = ("WARDMOTE_", "DATABASE_URL", "DJANGO_")


@dataclass(frozen=True)
class Site:
    """A running site: `address` without a slash at its end, the folder of all it made, and all that was asked of it."""

    address: str
    var: Path
    asked: list[str] = field(default_factory=list, compare=False, repr=False)


class Running:
    """Starts `wardmote demo` (or another `command` that serves) and stops it again.

    `name` is this machine's own, as the journey calls it; `more` are settings of the site's own.
    """

    def __init__(
        self, var: Path, *, command: str = "demo", name: str = "127.0.0.1", more: dict[str, str] | None = None
    ) -> None:
        self.port, self.command = free_port(), command
        self.site = Site(f"http://{name}:{self.port}", var)
        self.log = var / f"{command}.log"
        var.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [WARDMOTE, command, "--port", str(self.port)],
                cwd=ROOT,
                env={**settings_of(var), **(more or {})},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> Site:
        """The site, once it answers that it is ready."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"`wardmote {self.command}` stopped before it was ready:\n{self.log.read_text()}")
            if self._is_ready():
                return self.site
            time.sleep(0.25)
        raise RuntimeError(f"`wardmote {self.command}` was not ready in {PATIENCE} seconds:\n{self.log.read_text()}")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.site.address}/health/ready", timeout=10) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def opened_as_made(var: Path) -> Running:
    """The made-up partnership under `var`, as nobody has touched it yet."""
    once("site", var, _make)
    return Running(var, command="serve")


# As `wardmote demo` makes it, without asking whether every page answers: that is asked where the command is tried.
MADE = """
import sys
from wardmote.project import django_start
django_start.start_on_tables()
from wardmote.foundation.now import now
from wardmote.foundation.second_wall import machine, stands
from wardmote.project.demonstration import MAKER, make_demonstration
with stands(machine(MAKER)):
    make_demonstration(at=now(), out=sys.stdout)
"""


def _make(into: Path) -> None:
    """The demonstration, which leaves alone what is there: tables and evidence that other tests made as well."""
    # Needs Django's models, which what only starts a server beside a site has not loaded.
    from wardmote.project.tests.demonstration_fixtures import evidence

    once("tables", into, migrate_sqlite)
    once("evidence", into / "data", evidence)
    python(into, MADE)


WARDMOTE = str(Path(sys.executable).with_name("wardmote"))


def settings_of(var: Path) -> dict[str, str]:
    """The environment of a site under `var`: this one's, without the tests' or a developer's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_THE_SITES)}
    # What it puts down for a moment it puts where the end of the run looks for what was left of people.
    passing = var / "passing"
    passing.mkdir(parents=True, exist_ok=True)
    ours = {"WARDMOTE_VAR": str(var), "WARDMOTE_GALLERY": "yes", "WARDMOTE_LEAVE_TO": NEUTRAL, "TMPDIR": str(passing)}
    return {**kept, **ours}


def wardmote(var: Path, *words: str) -> str:
    """Run one command on the site under `var`; what it said."""
    return _run(var, f"`wardmote {' '.join(words)}`", WARDMOTE, *words)


def python(var: Path, program: str, *words: str) -> str:
    """Run a few lines on the site under `var`; what they said."""
    return _run(var, f"What a journey ran with {' '.join(words)}", sys.executable, "-c", program, *words)


def _run(var: Path, called: str, *words: str) -> str:
    done = subprocess.run(words, cwd=ROOT, env=settings_of(var), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{called} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


ROUND = """
import sys
from datetime import timedelta
from wardmote.project import django_start
django_start.start_on_tables()
from wardmote.foundation import desks
from wardmote.foundation.access import the_system
from wardmote.foundation.jobs import declared
from wardmote.foundation.now import now
name, days = sys.argv[1], int(sys.argv[2])
for tenant in desks.the_one("tenants")():
    desks.function(declared.rounds()[name].run)(by=the_system(name, tenant), at=now() + timedelta(days=days))
"""


def make_round(var: Path, name: str, *, days: int) -> None:
    """Make a round of the site under `var` as its worker will in so many days."""
    python(var, ROUND, name, str(days))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
