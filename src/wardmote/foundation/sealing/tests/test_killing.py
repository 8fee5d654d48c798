"""kill -9 before each thing that is done to the disk: no other key is lost, and what was begun can be begun again."""

import os
import signal
import uuid

from wardmote.foundation.sealing import Case, make_key, masters, open_sealed, register, seal, store
from wardmote.foundation.sealing.tests.given import CASE, PLACE, WORDS, assert_open, destroy, given_cases

STEPS = ("fsync", "link", "replace", "unlink", "open", "mkdir")


def killed_at(step: int, act) -> bool:
    """Do it in a process that dies before its so-many-eth step on the disk; whether it died before its end."""
    if not (child := os.fork()):
        left = [step]

        def counted(done):
            def instead(*args, **more):
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
                return done(*args, **more)

            return instead

        for name in STEPS:
            setattr(os, name, counted(getattr(os, name)))
        try:
            act()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return code != 0


def every_instant(act) -> int:
    """Kill it before each of its steps, one after another, until it comes to its end; how many there were."""
    step = 0
    while killed_at(step, act(step)):
        yield step
        step += 1
    print(f"killed at {step} instants")
    assert step >= 5


def test_killed_while_a_key_is_made_there_is_that_key_or_none(keys):
    sealed = given_cases(keys, 3)
    cases = [Case("casework", "Killed", uuid.UUID(int=each << 96)) for each in range(100)]
    made = set()
    for step in every_instant(lambda step: lambda: store.create(keys, cases[step])):
        assert_open(sealed)
        if cases[step] in set(store.cases(keys)):
            made.add(step)
            seal(cases[step], PLACE, WORDS)
        else:
            store.create(keys, cases[step])
    assert made
    store.rotate(keys)
    assert not list((keys / "cases").rglob(".*"))
    assert_open(sealed)


def test_killed_while_a_master_is_made_it_can_be_made_again(tmp_path):
    folders = [tmp_path / str(each) for each in range(100)]
    for step in every_instant(lambda step: lambda: masters.make_first(folders[step])):
        masters.make_first(folders[step])
        assert len(masters.every(folders[step])) == 1


def test_killed_while_rotating_every_key_opens_and_it_can_be_begun_again(keys):
    sealed = given_cases(keys, 3)
    for _ in every_instant(lambda _: lambda: store.rotate(keys)):
        assert_open(sealed)
    assert len(masters.names(keys)) == 1
    assert not [path for path in keys.rglob(".*") if path.name != ".sealing-lock"]
    assert_open(sealed)


def test_killed_while_destroying_the_others_open_and_begun_again_it_is_gone(keys):
    sealed = given_cases(keys, 3)
    cases = [Case("casework", "Killed", uuid.UUID(int=each << 96)) for each in range(100)]
    for case in cases:
        store.create(keys, case)
    whole = 0
    for step in every_instant(lambda step: lambda: destroy(keys, cases[step])):
        assert_open(sealed)
        registered = cases[step] in register.entries(keys)
        if not registered:
            seal(cases[step], PLACE, WORDS)
            whole += 1
        destroy(keys, cases[step])
        assert not list((keys / "cases").rglob(f"*{cases[step]}*"))
    assert whole
    assert_open(sealed)


def test_what_a_killed_rotation_left_of_a_key_goes_with_the_key(keys):
    """Else its wrapped copy would outlive it under another name."""
    make_key(CASE)
    path = next((keys / "cases").rglob("casework*"))
    path.with_name(f".{path.name}.abcd1234").write_bytes(path.read_bytes())
    destroy(keys)
    assert not list((keys / "cases").rglob(f"*{CASE.id}*"))


def test_keys_are_made_and_read_while_others_rotate_and_destroy(keys):
    sealed = given_cases(keys, 4)

    def making(number):
        for each in range(25):
            case = Case("casework", "RiverPatrol", uuid.UUID(int=number << 96 | each << 4))
            store.create(keys, case)
            assert str(open_sealed(case, PLACE, seal(case, PLACE, WORDS))) == WORDS
            if each % 5 == 0:
                destroy(keys, case)

    def rotating(_):
        for _ in range(10):
            store.rotate(keys)

    children = []
    for number, act in ((101, making), (102, making), (0, rotating)):
        if not (child := os.fork()):
            try:
                act(number)
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    assert len(list(store.cases(keys))) == 4 + 2 * 20
    assert len(register.entries(keys)) == 2 * 5
    assert_open(sealed)
