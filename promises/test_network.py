"""The evidence library touches the network in one folder, and the files it is given never make it call anybody."""

import ast
import subprocess
import sys

from promises.sources import PRODUCT, modules, name_of, syntax

FETCH = PRODUCT / "evidence" / "fetch"
# What can open a connection, ours and the standard library's. `urllib.parse` and `http.HTTPStatus` only work on words.
CALLERS = {
    "aiohttp", "asyncio", "fsspec", "ftplib", "http.client", "http.server", "httpx", "imaplib", "nntplib", "poplib",
    "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser",
    "websockets", "xmlrpc",
}  # fmt: skip
LIBRARIES = ("errors.py", "evidence", "documents", "reports")
FETCHES_ALONE = """
import sys
def heard(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        sys.stderr.write(f"{event} {args}\\n")
        raise SystemExit(9)
sys.addaudithook(heard)
import importlib, pkgutil, wardmote.evidence
names = [found.name for found in pkgutil.walk_packages(wardmote.evidence.__path__, "wardmote.evidence.")]
names = [name for name in names if ".tests" not in name and not name.startswith("wardmote.evidence.fetch")]
for name in names:
    importlib.import_module(name)
used = {"urllib3", "http.client", "urllib.request"} & set(sys.modules)
print(len(names), *sorted(used))
"""


def imported(path) -> set[str]:
    """Every module a file names: by import, or as a text given to import_module or __import__."""
    named: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            named |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
        ):
            named |= {
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return named


def calls(named: set[str]) -> set[str]:
    return {name for name in named if any(name == each or name.startswith(f"{each}.") for each in CALLERS)}


def test_only_fetch_can_open_a_connection():
    checked = [path for path in modules() if path.relative_to(PRODUCT).parts[0] in LIBRARIES]
    outside = [path for path in checked if not path.is_relative_to(FETCH)]
    print(f"{len(checked)} modules, {len(checked) - len(outside)} of them in evidence/fetch")
    assert len(outside) > 100
    loud = {name_of(path): found for path in outside if (found := calls(imported(path)))}
    assert not loud, f"Only evidence/fetch may touch the network: {loud}"


def test_fetch_is_where_the_connection_is_opened():
    """Were this to find nothing, the test above would be looking for the wrong thing."""
    assert calls(imported(FETCH / "wire.py")) >= {"urllib3", "urllib.request"}


def test_only_its_command_asks_for_fetch():
    checked = [path for path in modules() if not path.is_relative_to(FETCH)]
    askers = {name_of(path) for path in checked if any(n.startswith("wardmote.evidence.fetch") for n in imported(path))}
    print(f"{len(checked)} modules")
    assert askers == {
        "src/wardmote/evidence/commands/fetch.py",
        "src/wardmote/evidence/commands/wording/fetched.py",
    }


def test_no_query_of_the_engine_installs_or_reads_from_afar():
    checked = [path for path in modules() if path.relative_to(PRODUCT).parts[0] in LIBRARIES]
    afar = ("httpfs", "s3://", "install ", "load 'http")
    print(f"{len(checked)} modules")
    texts = {
        name_of(path): node.value
        for path in checked
        if "evidence" in path.parts and not path.is_relative_to(FETCH)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.lower().startswith(afar)
    }
    assert not texts


def test_importing_the_rest_of_the_library_opens_nothing():
    done = subprocess.run([sys.executable, "-c", FETCHES_ALONE], capture_output=True, text=True, check=False)
    print(f"{done.stdout.split()[:1]} modules imported")
    assert done.returncode == 0, done.stderr
    assert "urllib3" not in done.stdout
