"""The wheel: built twice alike, holding what it should, and enough on its own without the web platform."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from promises.sources import ROOT

BIN = Path(sys.executable).parent
FIXED_TIME = {"SOURCE_DATE_EPOCH": "1735689600"}


def run(*words, **kwargs) -> subprocess.CompletedProcess:
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False, **kwargs)
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return _build(tmp_path_factory.mktemp("wheel"))


def _build(into: Path) -> Path:
    run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        into,
        cwd=ROOT,
        env={**os.environ, **FIXED_TIME},
    )
    return next(into.glob("*.whl"))


@pytest.fixture(scope="module")
def bare(wheel, tmp_path_factory) -> Path:
    """An environment that holds the wheel and what `locks/base.txt` names, and nothing else. Returns its bin folder."""
    home = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", "--without-pip", home)
    packages = next(home.glob("lib/*/site-packages"))
    for name in re.findall(r"^([\w.-]+)==", (ROOT / "locks" / "base.txt").read_text(), re.MULTILINE):
        _link(name, packages)
    run(BIN / "uv", "pip", "install", "--offline", "--no-deps", "--python", home / "bin" / "python", wheel)
    return home / "bin"


def _link(name: str, packages: Path) -> None:
    try:
        held = distribution(name)
    except ModuleNotFoundError:
        return  # locked for another operating system
    for top in {file.parts[0] for file in held.files or () if ".." not in file.parts}:
        if not (packages / top).exists():
            (packages / top).symlink_to(Path(held.locate_file(top)))


def test_the_wheel_is_the_same_when_built_again(wheel, tmp_path):
    again = _build(tmp_path)
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() == hashlib.sha256(again.read_bytes()).hexdigest()


def test_the_wheel_holds_packs_and_pages_but_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    print(f"{len(names)} files, {wheel.stat().st_size / 1e6:.1f} MB")
    assert not [n for n in names if "/tests/" in n or "/journeys/" in n]
    for needed in ("packs/chorley_south_ribble/", "packs/example/", "evidence/py.typed", ".html", ".css", ".ttf"):
        assert [n for n in names if needed in n], needed
    assert all("licenses/LICENSE" in n for n in names if n.endswith("LICENSE") and ".dist-info" in n)


def test_django_is_not_there(bare):
    done = subprocess.run([bare / "python", "-c", "import django"], capture_output=True, check=False)
    assert done.returncode != 0


def test_a_bare_install_takes_in_counts_and_assesses(bare, tmp_path):
    run(
        bare / "wardmote",
        "evidence",
        "made-up",
        "--out",
        tmp_path / "files",
        "--from",
        "2022-04",
        "--to",
        "2024-03",
        "--seed",
        "1",
    )
    store = tmp_path / "store"
    run(bare / "wardmote", "evidence", "add", tmp_path / "files", "--store", store)
    table = run(
        bare / "wardmote", "evidence", "table", "--by", "month,district,kind", "--format", "csv", "--store", store
    )
    assert table.stdout.splitlines()[0] == "month,district_code,district,kind,rows"
    assert len(table.stdout.splitlines()) > 100
    out = tmp_path / "out"
    run(
        bare / "wardmote", "assess", "--pack", "example", "--period", "2023-04..2024-03", "--store", store, "--out", out
    )
    assert len(list(out.glob("*/assessment.pdf"))) == 3


def test_a_command_of_the_platform_says_what_is_missing(bare):
    done = subprocess.run([bare / "wardmote", "serve"], capture_output=True, text=True, check=False)
    assert done.returncode == 66
    assert "pip install 'wardmote[platform]'" in done.stderr
    assert "Traceback" not in done.stderr
