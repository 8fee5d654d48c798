"""Runs a `wardmote` command that kills itself before its so-many-eth change to the names in a folder.

`python -m promises.dying STEP FOLDER WORDS…`; the test that started it sees by which signal it ended.
"""

import os
import signal
import sys

CHANGES = ("link", "replace", "unlink", "mkdir")


def dies_before(step: int, folder: str) -> None:
    """Have this process die, as by kill -9, before that change under the folder; the first is 0."""
    left = [step]

    def counted(done):
        def instead(*args, **more):
            if any(str(each).startswith(folder) for each in args):
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
            return done(*args, **more)

        return instead

    for name in CHANGES:
        setattr(os, name, counted(getattr(os, name)))


if __name__ == "__main__":
    dies_before(int(sys.argv[1]), sys.argv[2])
    from wardmote.project.command import main

    raise SystemExit(main(sys.argv[3:]))
