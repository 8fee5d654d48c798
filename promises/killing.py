"""A whole installation under load whose processes can be killed: the site, its worker, what answers, a command.

Two write meanwhile: a member by the site's own form, and a command. Both keep what was acknowledged to them.
"""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from journeys.site import free_port

from promises.engines import ENVIRONMENT, Postgres, Sqlite
from promises.sources import ROOT

#: What can be killed.
VICTIMS = ("site", "worker", "answering", "command")
PATIENCE = 120
#: Between two writes of the member, in seconds: the worker must be able to keep up in the end.
PACE = 0.2
SIGNED_IN = "/members/evidence/"
ASKING = "/members/evidence/check/"


class _NoFollowing(urllib.request.HTTPRedirectHandler):
    """A redirect is the acknowledgement itself."""

    def redirect_request(self, *_):
        return None


class Member:
    """An analyst at the site's own pages, who asks for work without pause until told to stop."""

    def __init__(self, address: str) -> None:
        self.address, self.acknowledged = address, []
        self.jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _NoFollowing)
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._go_on, daemon=True)

    def signs_in(self) -> None:
        page = self._read("/sign-in/")
        person = re.search(r'name="person" value="([^"]+)"', page)[1]
        self._send("/sign-in/demonstration/", person=person)
        assert "Evidence" in self._read(SIGNED_IN)

    def begins(self) -> None:
        self.thread.start()

    def stops(self) -> None:
        self.stopping.set()
        self.thread.join(PATIENCE)

    def _go_on(self) -> None:
        while not self.stopping.wait(PACE):
            try:
                where = self._send(ASKING)
            except (OSError, http.client.HTTPException):
                # Not acknowledged, so nothing is owed: whoever asked is shown an error and asks again.
                continue
            if found := re.search(r"/members/work/(J-[0-9A-Z-]+)/", where):
                self.acknowledged.append(found[1])

    def _read(self, path: str) -> str:
        with self.browser.open(self.address + path, timeout=30) as answer:
            return answer.read().decode()

    def _send(self, path: str, **words: str) -> str:
        """Send a form; where the site then leads, or nothing where it refused."""
        token = next((cookie.value for cookie in self.jar if cookie.name == "wardmote_form"), "")
        body = urllib.parse.urlencode({**words, "csrfmiddlewaretoken": token}).encode()
        try:
            with self.browser.open(urllib.request.Request(self.address + path, body), timeout=30) as answer:
                return answer.headers.get("Location", "")
        except urllib.error.HTTPError as answer:
            return answer.headers.get("Location", "")


class Installation:
    """The processes of one installation. Each can be killed, and is there again when `mends` has been called."""

    def __init__(self, engine: Sqlite | Postgres) -> None:
        self.engine = engine
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.said = engine.var / "acknowledged.txt"
        self.log = engine.var / "killed.log"
        self.site: subprocess.Popen | None = None
        self.command: subprocess.Popen | None = None

    def mends(self) -> None:
        """Start what does not run, and wait until pages are answered."""
        if self.command is None or self.command.poll() is not None:
            with self.said.open("ab") as said:
                self.command = self._start("-m", "promises.acknowledging", out=said)
        self._until(self._is_open, "the site does not answer")

    def kills(self, victim: str) -> bool:
        """kill -9; False where there is nobody to kill at this moment."""
        if victim == "command":
            self.command.kill()
            self.command.wait()
            return True
        children = self._children()
        working = [pid for pid in children if b"--parent" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        chosen = {"site": [self.site.pid], "worker": working, "answering": sorted(set(children) - set(working))}[victim]
        for pid in chosen[:1]:
            os.kill(pid, signal.SIGKILL)
        if victim == "site":
            self.site.wait()
            self._until(lambda: not any(map(_lives, children)), "what the site started outlives it")
        return bool(chosen)

    def acknowledged(self) -> list[str]:
        """What was acknowledged to the command. A line cut short by its death was not."""
        return [line for line in self.said.read_text().split("\n")[:-1] if re.fullmatch(r"J-[0-9A-Z-]+", line)]

    def ends(self) -> None:
        """Stop everything, and wait until it has stopped."""
        for process in (self.command, self.site):
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(60)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def _children(self) -> list[int]:
        # Each thread has its own: the worker is a child of the one that keeps it.
        told = " ".join(path.read_text() for path in Path(f"/proc/{self.site.pid}/task").glob("*/children"))
        return [int(pid) for pid in told.split() if _lives(int(pid))]

    def _start(self, *words: str, out=subprocess.DEVNULL) -> subprocess.Popen:
        environment = {**os.environ, **self.engine.environment, **ENVIRONMENT}
        with self.log.open("ab") as log:
            return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=environment, stdout=out, stderr=log)

    def _is_open(self) -> bool:
        """It answers; started first if it does not run, as whatever keeps it running on a machine would do.

        The server ends by itself when what answers dies again and again.
        """
        if self.site is None or self.site.poll() is not None:
            serve = ["serve", "--port", str(self.port)]
            self.site = self._start("-c", f"from wardmote.project.command import main; main({serve!r})")
        try:
            with urllib.request.urlopen(f"{self.address}/health/live", timeout=10) as answer:
                return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False

    def _until(self, true, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < until, f"After {PATIENCE} seconds {words}: {self.log.read_text()[-2000:]}"
            time.sleep(0.1)


def _lives(pid: int) -> bool:
    """Is there such a process, and is it more than what is left of one?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
