"""Files altered at random: taken in with every line accounted for, or refused in a sentence; nothing in between."""

import gzip
import random
import shutil
from datetime import UTC, datetime

import pytest
from promises.night import NIGHTLY

from wardmote.errors import Invalid
from wardmote.evidence import Store
from wardmote.evidence.store.tests.street_files import everything_in, street_file, street_rows, street_text, street_zip

pytestmark = pytest.mark.long

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FILES = 10_000 if NIGHTLY else 500
GROUPS = 20
PIECES = (
    b'"',
    b"\r",
    b"\n",
    b"\r\n",
    b",",
    b"\0",
    b"\xff",
    b"\xe9",
    b"\xef\xbb\xbf",
    b"2099-01",
    b"1900-01",
    b";",
    b"\n\n",
    b",,,,",
)


def altered(data: bytes, chance: random.Random) -> bytes:
    """One to three random faults of the kinds that damage, editors and hands make."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.choice((1, 3, 40, 400)))
        fault = chance.randrange(6)
        if fault == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif fault == 1:
            made[at:at] = chance.choice(PIECES)
        elif fault == 2:
            del made[at:to]
        elif fault == 3:
            made[at:at] = made[at:to]
        elif fault == 4:
            made[at:to] = chance.randbytes(to - at)
        elif chance.random() < 0.2:
            del made[at:]
    return bytes(made)


def an_altered_file(folder, seed: int):
    """The file, and its bytes as they are when unpacked, or `None` where the packing itself was altered."""
    chance = random.Random(seed)
    plain = street_text(street_rows(seed % 7, rows=25)).encode()
    name = "2021-04-lancashire-street.csv"
    form = chance.choice(("plain", "plain", "plain", "gz", "zip", "altered gz", "altered zip"))
    data = altered(plain, chance) if "altered" not in form else plain
    path = folder / {"plain": name, "gz": name + ".gz", "zip": "a.zip"}[form.removeprefix("altered ")]
    if form.endswith("gz"):
        path.write_bytes(gzip.compress(data, mtime=0))
    elif form.endswith("zip"):
        street_zip(path, {f"2021-04/{name}": data})
    else:
        path.write_bytes(data)
    if "altered" in form:
        path.write_bytes(altered(path.read_bytes(), chance))
        return path, None
    return path, data


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("held")
    store = Store.open(folder / "store")
    store.add([street_file(folder, 9, month="2020-01")], at=NOW)
    return store


@pytest.mark.parametrize("group", range(GROUPS))
def test_altered_files_are_taken_in_whole_or_not_at_all(held, tmp_path, group):
    taken = refused = 0
    store = Store.open(tmp_path / "store")
    shutil.copytree(held.path, store.path)
    before = everything_in(store.path)
    for seed in range(group, FILES, GROUPS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        path, data = an_altered_file(folder, seed)
        account, refusal = added(store, path)
        if account is None:
            refused += 1
            assert str(path) in refusal, seed
            assert everything_in(store.path) == before, seed
            continue
        taken += 1
        _check(store, account, data, seed)
        shutil.rmtree(store.path)
        shutil.copytree(held.path, store.path)
    print(f"{taken} taken in, {refused} refused")
    assert taken
    assert refused


def added(store: Store, path):
    """The account of adding, or the sentence that refused it; anything else that is raised fails the test."""
    try:
        return store.add([path], at=NOW), ""
    except Invalid as refusal:
        return None, str(refusal)


def _check(store: Store, account, data: bytes | None, seed: int) -> None:
    (extract,) = account.taken
    assert extract.rows == extract.kept + extract.set_aside, seed
    assert sum(aside.rows for aside in extract.asides) == extract.set_aside, seed
    if data is not None:
        assert extract.rows == data.count(b"\n") + (not data.endswith(b"\n")) - 1, seed
    assert sum(cell.rows for cell in store.counts("police_uk") if cell.month == "2021-04") == extract.kept, seed
    # Reading every byte back is slow: a fifth of the stores will do.
    assert seed % 5 or store.verify().sound, seed
