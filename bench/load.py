"""Fifty members, a page every two seconds each, over a big partnership on two cores. Bar: p95 under 300 ms (design 9).

And every second somebody signs in by their password, of which the bar apart is p95 under 1 s.

    bench/load.py [--engine sqlite|postgresql] [--home FOLDER] [--minutes 1] [--workers 2]

The partnership is the demonstration filled up to 50 members, 5,000 actions, 500 meetings, 200,000 people with their
keys, 50,000 requests for information and 1,000,000 rows of the audit, all of them sealed by the real sealer. `--home`
keeps it for the next run; PostgreSQL is the server that WARDMOTE_TEST_POSTGRES names. The site is served by `wardmote
serve` as docs/how-to says: its processes, its worker that seals meanwhile, its SQLite or its pool.

First every kind of page is asked for alone, which tells what of the processor each costs; then all members ask at once,
each on a clock of their own (a page is due whether or not the last has come, and its time runs from when it was due).
Who signs in does so as a browser that was never here, until their second factor is asked for: it is the password that
takes work (argon2id). They ask from this machine: threads that wait, with nothing of the site's in them, for a
hundredth of the processor.
The database server's own share of the processor is not counted in what a page costs on PostgreSQL.
"""

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import psycopg
from results import Measure, told

MEMBERS, ACTIONS, MEETINGS, AUDIT, EVERY, BAR = 50, 5_000, 500, 1_000_000, 2.0, 300.0
PERSONS, REQUESTS = 200_000, 50_000
#: So many seconds apart somebody signs in, and 95 in 100 of them within so many milliseconds.
SIGNS_IN, SIGN_IN_BAR = 1.0, 1000.0
#: Where whoever gave their password is led on to.
SECOND_FACTOR = ("/sign-in/second-factor/", "/sign-in/set-up/")
WARDMOTE = Path(sys.executable).with_name("wardmote")
PORT = 8790
#: Seconds that the site may take to start.
PATIENCE = 300
#: What a page answers, or a form that was sent.
CAME = (200, 302, 303)
#: The setting that names a PostgreSQL server for us to make a database on.
SERVER = "WARDMOTE_TEST_POSTGRES"
#: Alone, each kind of page this often: a tick of the processor's clock is a hundredth of a second.
ALONE = 10
RUNS, WATCHES = ("csp_manager", "chair", "community_safety_officer"), ("csp_manager", "chair", "analyst")
#: Roles that look people up for antisocial behaviour, and where; who is looked for is typed, so that it is sent.
LOOKS, LOOK_UP = ("asb_officer", "csp_manager", "pcso", "case_partner"), "/members/register/look-up/"
#: Kind of page, how often it is asked for beside the others, the roles that ask (none: all), and its addresses.
PAGES = (
    ("my week", 5, (), ("/members/",)),
    ("actions", 3, (), ("/members/actions/", "/members/actions/?state=late", "/members/actions/?page={page}")),
    (
        "my actions",
        3,
        (),
        ("/members/actions/?whose=me", "/members/actions/?whose=us", "/members/actions/?words=lights"),
    ),
    ("an action", 5, (), ("/members/actions/{action}/",)),
    ("meetings", 2, (), ("/members/meetings/", "/members/meetings/?page=3")),
    ("a meeting", 4, (), ("/members/meetings/{meeting}/",)),
    ("minutes", 1, (), ("/members/meetings/{held}/minutes/",)),
    ("a group", 1, (), ("/members/meetings/groups/{group}/",)),
    ("plans", 2, (), ("/members/plan/",)),
    ("the public plan", 2, (), ("/{partnership}/plan/",)),
    ("checklist", 1, ("csp_manager", "chair"), ("/members/plan/checklist/",)),
    ("clock wall", 2, (), ("/members/clocks/",)),
    ("year", 1, (), ("/members/year/",)),
    ("registers", 1, (), ("/members/registers/",)),
    ("recommendations", 2, (), ("/members/recommendations/",)),
    ("money", 1, (), ("/members/money/",)),
    ("figures", 2, (), ("/{partnership}/assessments/{assessment}/figures/",)),
    ("explorer", 2, (*WATCHES, "councillor"), ("/members/explore/",)),
    ("evidence", 2, ("analyst",), ("/members/evidence/",)),
    ("drafts", 1, WATCHES, ("/members/assessment/",)),
    ("requests", 2, (), ("/members/sharing/requests/",)),
    ("a request", 2, ("liaison_officer",), ("/members/sharing/requests/{request}/",)),
    ("sharing", 1, (), ("/members/sharing/",)),
    ("looking up", 3, LOOKS, (LOOK_UP,)),
    ("who was found", 3, LOOKS, ("{search}",)),
    ("searches", 1, LOOKS, ("/members/register/",)),
    ("who has looked", 1, ("liaison_officer",), ("/members/looks/",)),
    ("how long it is kept", 1, ("liaison_officer",), ("/members/keeping/",)),
    ("members", 1, (), ("/members/people/",)),
    ("agencies", 1, (), ("/members/agencies/",)),
    ("accounts", 1, ("administrator",), ("/members/accounts/",)),
    ("contacts", 1, RUNS, ("/members/agencies/contacts/",)),
)


@dataclass
class Filled:
    """What of the partnership addresses name: its slug, references, and each person's reference with their roles."""

    partnership: str
    assessment: str
    actions: list[str]
    meetings: list[str]
    held: list[str]
    requests: list[str]
    groups: list[str]
    people: dict[str, list[str]]
    emails: list[str]
    password: str


@dataclass(frozen=True)
class Asked:
    """One page that was asked for: its kind, milliseconds from when it was due to its last byte, and what came."""

    kind: str
    took: float
    status: int


class Browser:
    """Somebody at the site, on one connection that is kept; `place` is where the last answer led to."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}
        self.place = ""
        self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)

    def ask(self, path: str, **said: str) -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if said:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://127.0.0.1:{PORT}/"}
        try:
            answer = self._answer(path, said, headers)
        except http.client.RemoteDisconnected:
            # The server ends a connection that nothing was asked on for a while, and a browser asks on another.
            self.line.close()
            answer = self._answer(path, said, headers)
        body = answer.read()
        self.place = answer.headers.get("Location", "")
        for cookie in answer.headers.get_all("Set-Cookie", ()):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, body

    def _answer(self, path: str, said: dict[str, str], headers: dict[str, str]) -> http.client.HTTPResponse:
        self.line.request("POST" if said else "GET", path, urlencode(said) if said else None, headers)
        return self.line.getresponse()

    def token(self, path: str) -> str:
        """What guards the form of a page."""
        form = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask(path)[1])
        assert form, f"there is no form at {path}"
        return form[1].decode()

    def signs_in(self, email: str, password: str) -> int:
        """Give a password; what came, which is an error where no second factor is asked for."""
        status, _ = self.ask("/sign-in/", email=email, password=password, csrfmiddlewaretoken=self.token("/sign-in/"))
        return status if self.place.startswith(SECOND_FACTOR) else -status


class Member(Browser):
    """One person who is signed in."""

    def __init__(self, reference: str, roles: list[str], filled: Filled) -> None:
        super().__init__()
        self.filled, self.chance = filled, random.Random(reference)
        self.pages = [each for each in PAGES if not each[2] or set(each[2]) & set(roles)]
        self.ask("/sign-in/demonstration/", person=reference, csrfmiddlewaretoken=self.token("/sign-in/"))
        assert self.ask("/members/")[0] == 200, f"{reference} could not sign in"
        self.search = ""
        if set(LOOKS) & set(roles):
            self.guard = self.token(LOOK_UP)
            came = self.look_up()
            assert self.search, f"{reference} could look nobody up: {came}"

    def look_up(self) -> int:
        """Look somebody up by a name that many have, or few; what came. The search is then there to be read."""
        pick = self.chance.choice
        said = {"given": pick(("Alna", "Berin", "Damo", "Elsha")), "family": pick(("Ashby", "Brampton", "Corworth"))}
        said |= {"purpose": "antisocial_behaviour", "reason": "They were named in a call about noise last night."}
        status, _ = self.ask(LOOK_UP, **said, interest="none", csrfmiddlewaretoken=self.guard)
        if "/searches/" in self.place:
            self.search = self.place
        return status

    def open(self, path: str) -> int:
        """Ask for a page as its kind is asked for; what came."""
        return self.look_up() if path == LOOK_UP else self.ask(path)[0]

    def choose(self) -> tuple[str, str]:
        """A kind of page and the address of one."""
        kind, _weight, _roles, addresses = self.chance.choices(self.pages, [each[1] for each in self.pages])[0]
        return kind, self.address(self.chance.choice(addresses))

    def address(self, shape: str) -> str:
        told, pick = self.filled, self.chance.choice
        return shape.format(
            partnership=told.partnership, assessment=told.assessment, page=self.chance.randint(2, 40),
            action=pick(told.actions), meeting=pick(told.meetings), held=pick(told.held), group=pick(told.groups),
            request=pick(told.requests), search=self.search,
        )  # fmt: skip

    def go_on(self, begins: float, until: float, asked: list[Asked]) -> None:
        """Ask for a page every two seconds, each timed from when it was due."""
        due = begins + self.chance.uniform(0, EVERY)
        while due < until:
            time.sleep(max(0.0, due - time.monotonic()))
            kind, path = self.choose()
            try:
                status = self.open(path)
            except (OSError, http.client.HTTPException):
                self.line.close()
                status = 0
            asked.append(Asked(kind, (time.monotonic() - due) * 1000, status))
            due += EVERY


def sign_in(filled: Filled, begins: float, until: float, asked: list[Asked]) -> None:
    """Let one after another sign in, each timed from when it was due until their second factor is asked for."""
    due = begins
    for email in cycle(filled.emails):
        if due >= until:
            return
        time.sleep(max(0.0, due - time.monotonic()))
        try:
            status = Browser().signs_in(email, filled.password)
        except (OSError, http.client.HTTPException):
            status = 0
        asked.append(Asked("signing in", (time.monotonic() - due) * 1000, status))
        due += SIGNS_IN


def processor(pid: int) -> float:
    """Seconds of the processor that this process and all below it have used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        below = [
            int(each)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for each in (task / "children").read_text().split()
        ]
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + sum(map(processor, below))


def alone(members: list[Member], site: int) -> None:
    """Every kind of page by itself: what it takes and what of the processor it costs."""
    print(f"{'one at a time':<18}{'median ms':>10}{'processor ms':>14}")
    for kind, _weight, _roles, addresses in PAGES:
        member = next(each for each in members if any(page[0] == kind for page in each.pages))
        for shape in addresses:
            member.open(member.address(shape))
        used, took = processor(site), []
        for number in range(ALONE):
            began = time.monotonic()
            status = member.open(path := member.address(addresses[number % len(addresses)]))
            took.append((time.monotonic() - began) * 1000)
            assert status in CAME, f"{path}: {status}"
        cost = (processor(site) - used) * 1000 / ALONE
        print(f"{kind:<18}{median(took):>10.0f}{cost:>14.0f}", flush=True)


def together(members: list[Member], minutes: float, site: int, engine: str) -> int:
    """All members at once; 1 where a bar was not kept or a page failed."""
    found: list[list[Asked]] = [[] for _ in members]
    used, begins = processor(site), time.monotonic() + 1
    until = begins + minutes * 60
    signed: list[Asked] = []
    threads = [
        threading.Thread(target=each.go_on, args=(begins, until, asked))
        for each, asked in zip(members, found, strict=True)
    ]
    threads.append(threading.Thread(target=sign_in, args=(members[0].filled, begins, until, signed)))
    ours = time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked = [each for some in found for each in some]
    kinds = defaultdict(list)
    for each in asked:
        kinds[each.kind].append(each.took)
    print(f"\n{'all together':<18}{'pages':>8}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}")
    late = {}
    apart = (("signing in", [each.took for each in signed]), ("every page", [each.took for each in asked]))
    for kind, took in (*sorted(kinds.items()), *apart):
        p = quantiles(took, n=100, method="inclusive") if len(took) > 1 else took * 99
        late[kind] = p[94]
        print(f"{kind:<18}{len(took):>8}{p[49]:>8.0f}{p[94]:>8.0f}{p[98]:>8.0f}")
    errors = [each for each in (*asked, *signed) if each.status not in CAME]
    cost = (processor(site) - used) * 1000 / len(asked)
    print(
        f"processor: {cost:.0f} ms a page by the site, {(time.process_time() - ours) * 1000 / len(asked):.1f} ms by us"
    )
    print(f"errors: {len(errors)} {sorted({(each.kind, each.status) for each in errors}) if errors else ''}".rstrip())
    bars = (("signing in", SIGN_IN_BAR), ("every page", BAR))
    slow = told("load", [Measure(f"{kind} on {engine}, p95", late[kind], "ms", bar) for kind, bar in bars])
    return slow or int(bool(errors))


def run(environment: dict[str, str], *words: object) -> str:
    """Run a command of the product in an installation; what it said."""
    done = subprocess.run([str(each) for each in words], env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


@contextmanager
def installation(engine: str, home: Path, *, keep: bool) -> Iterator[dict[str, str]]:
    """The environment of an installation of its own, kept in `home`; on PostgreSQL its database is kept too."""
    environment = {
        **os.environ,
        "WARDMOTE_VAR": str(home / engine),
        "DJANGO_SETTINGS_MODULE": "wardmote.project.settings",
    }
    if engine == "sqlite":
        yield environment | {"DATABASE_URL": "", "WARDMOTE_OWNER_DATABASE_URL": ""}
        return
    from wardmote.project.tests import engines

    kept = home / "server.json"
    made = engines.Made(**json.loads(kept.read_text())) if kept.exists() else engines.new()
    if not kept.exists():
        engines.make(made)
        kept.write_text(json.dumps(asdict(made)))
    try:
        urls = {"DATABASE_URL": made.url(made.application), "WARDMOTE_OWNER_DATABASE_URL": made.url(made.owner)}
        yield environment | urls
    finally:
        if not keep:
            engines.drop(made)


def made(environment: dict[str, str], told: Path) -> str:
    """Make the partnership, or bring it up to date where it is there; what addresses name of it, and who signs in."""
    fill = Path(__file__).with_name("partnership") / "fill.py"
    filling = (sys.executable, fill, MEMBERS, ACTIONS, MEETINGS, AUDIT, PERSONS, REQUESTS)
    if told.exists():
        run(environment, WARDMOTE, "migrate")
        return run(environment, *filling)
    print(f"making {PERSONS:,} people, {REQUESTS:,} requests and {AUDIT:,} rows of the audit", flush=True)
    run(environment, WARDMOTE, "demo", "--no-serve")
    said = run(environment, *filling)
    if url := environment["WARDMOTE_OWNER_DATABASE_URL"]:
        # A server of its own counts by itself within a minute or so of such a change (autovacuum); ours may not.
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("ANALYZE")
    run(environment, WARDMOTE, "audit", "verify")
    told.write_text(said)
    return said


def answers() -> bool:
    try:
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
        line.request("GET", "/health/live")
        return line.getresponse().status == 200
    except OSError:
        return False


@contextmanager
def served(environment: dict[str, str], workers: int) -> Iterator[int]:
    """The site, answering; the process that all its others are below."""
    words = [str(WARDMOTE), "serve", "--port", str(PORT), "--workers", str(workers)]
    site = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while not answers():
            assert site.poll() is None, "the site did not start"
            assert time.monotonic() < until, "the site does not answer"
            time.sleep(0.1)
        yield site.pid
    finally:
        site.terminate()
        site.wait(60)


def measured(engine: str, home: Path, given: argparse.Namespace) -> int:
    print(f"==> {engine}", flush=True)
    with installation(engine, home, keep=bool(given.home)) as environment:
        filled = Filled(**json.loads(made(environment, home / f"{engine}.json")))
        with served(environment, given.workers) as site:
            members = [Member(reference, roles, filled) for reference, roles in filled.people.items()]
            alone(members, site)
            return together(members, given.minutes, site, engine) if given.minutes else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), help="one of the two databases (both)")
    parser.add_argument("--home", type=Path, help="a folder that keeps what is made (one that goes in the end)")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long all ask at once; 0: not (%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="the site's processes (%(default)s)")
    given = parser.parse_args()
    engines = [given.engine] if given.engine else ["sqlite", *(["postgresql"] if os.environ.get(SERVER) else [])]
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        return max([measured(engine, home, given) for engine in engines])


if __name__ == "__main__":
    sys.exit(main())
