"""The rules of the house hold everywhere: sizes, names, reasons, boundaries."""

import ast
import re
import subprocess
import sys
import tomllib

import pytest

from promises.sources import ROOT, files, modules, name_of, syntax

MODULE_LINES, FUNCTION_LINES = 400, 60
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "misc", "base", "manager", "service", "services"}
PURE = ("errors.py", "evidence", "protocol", "clocks", "documents", "reports")


def test_no_module_is_too_long():
    checked = modules(with_tests=True)
    print(f"{len(checked)} modules")
    long = {name_of(path): n for path in checked if (n := len(path.read_text().splitlines())) > MODULE_LINES}
    assert not long, f"Split these by thing, not by layer: {long}"


def test_no_function_is_too_long():
    functions = [
        (path, node)
        for path in modules()
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    print(f"{len(functions)} functions")
    assert len(functions) > 50
    long = {
        f"{name_of(path)}:{node.name}": n
        for path, node in functions
        if (n := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    }
    assert not long, f"Say these in smaller sentences: {long}"


def test_no_module_has_a_name_that_says_nothing():
    named = {name_of(p) for p in modules() if {p.stem, *p.relative_to(ROOT).parts[:-1]} & FORBIDDEN_NAMES}
    print(f"{len(modules())} modules")
    assert not named, f"Name these for what they hold: {named}"


def test_every_module_says_what_it_is_for():
    checked = [path for path in modules() if path.read_text().strip()]
    print(f"{len(checked)} modules")
    silent = [name_of(path) for path in checked if not ast.get_docstring(syntax(path))]
    assert not silent, f"Begin these with a docstring: {silent}"


def test_only_one_module_reads_the_clock():
    readers = re.compile(
        r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time\(|timezone\.now|localtime\(|gmtime\(\))"
    )
    checked = [path for path in modules() if name_of(path) != "src/wardmote/foundation/now.py"]
    print(f"{len(checked)} modules")
    late = [name_of(path) for path in checked if readers.search(path.read_text())]
    assert not late, f"Take the moment as an argument, or ask foundation.now: {late}"


def test_chance_is_always_seeded():
    unseeded = re.compile(r"default_rng\(\)|random\.(random|randint|choice|shuffle|sample|uniform|gauss)\(|Random\(\)")
    pure = [p for p in modules() if p.relative_to(ROOT / "src" / "wardmote").parts[0] in PURE]
    print(f"{len(pure)} modules")
    loose = [name_of(path) for path in pure if unseeded.search(path.read_text())]
    assert not loose, f"Take a seed as an argument: {loose}"


def test_every_dependency_says_why_it_is_here():
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    named = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    lines = [line.strip() for line in text.splitlines()]
    print(f"{len(named)} dependencies")
    assert len(named) > 20
    bare = [d for d in named if not lines[lines.index(f'"{d}",') - 1].startswith("#")]
    assert not bare, f"Put the reason on the line above: {bare}"


def test_the_lock_files_name_no_host_and_pin_every_hash():
    locks = sorted((ROOT / "locks").glob("*.txt"))
    print(f"{len(locks)} lock files")
    assert {path.stem for path in locks} == {"base", "build", "dev", "nightly", "platform"}
    for path in locks:
        text = path.read_text()
        assert "://" not in text, path
        requirements = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert requirements
        assert all(re.match(r"[\w.-]+(\[[\w,]+\])?==[\w.]+", line) for line in requirements), path
        assert all(line.endswith("\\") for line in requirements), f"{path}: a requirement has no hash"


def test_the_locks_hold_what_the_project_asks_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    name = re.compile(r"^[A-Za-z0-9_.-]+")
    locked = {
        path.stem: {
            name.match(line)[0].lower().replace("_", "-") for line in path.read_text().splitlines() if "==" in line
        }
        for path in (ROOT / "locks").glob("*.txt")
    }
    for lock, wanted in (("base", asked["dependencies"]), *asked["optional-dependencies"].items()):
        missing = {name.match(d)[0].lower().replace("_", "-") for d in wanted} - locked[lock]
        assert not missing, f"Run script/lock: locks/{lock}.txt lacks {missing}"


def test_nothing_names_a_machine():
    """No path of somebody's machine, and no package index's host, in anything we commit."""
    suspect = re.compile(rb"(^|[^A-Za-z0-9_.:-])/(home|root|work|Users)/|pypi\.org/simple|registry\.npmjs\.org|/opt/")
    texts = [
        p for p in files() if p.suffix in {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".csv", ""}
    ]
    print(f"{len(texts)} files")
    named = [name_of(p) for p in texts if name_of(p) != "promises/test_house.py" and suspect.search(p.read_bytes())]
    assert not named


def test_no_test_is_ever_skipped():
    """Tests whose means are absent are not collected, and one line says so: nothing hides behind a skip."""
    hidden = re.compile(r"pytest\.(skip|xfail|importorskip)|mark\.(skip|skipif|xfail)|unittest\.skip")
    tests = [p for p in files() if p.suffix == ".py" and p.name.startswith(("test_", "spec", "conftest"))]
    print(f"{len(tests)} files of tests")
    assert not [name_of(p) for p in tests if p.name != "test_house.py" and hidden.search(p.read_text())]


def test_the_contracts_are_kept():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-logo",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout.splitlines()[-2:])
    assert done.returncode == 0, done.stdout


def test_no_contract_has_an_exception():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    print(f"{len(settings['contracts'])} contracts")
    assert len(settings["contracts"]) >= 7
    assert not [c["id"] for c in settings["contracts"] if "ignore_imports" in c]


@pytest.mark.parametrize(
    "page", ["README.md", "SECURITY.md", "CHANGELOG.md", "GLOSSARY.md", "DEVELOPERS.md", "LICENSE", "CODEOWNERS"]
)
def test_the_house_has_its_papers(page):
    assert len((ROOT / page).read_text()) > 200


def test_the_changelog_knows_this_version():
    from wardmote import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == __version__


def test_decisions_are_numbered_without_gaps():
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    print(f"{len(records)} decisions")
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text()
        assert all(part in text for part in ("## Context", "## Decision", "## What follows")), path
