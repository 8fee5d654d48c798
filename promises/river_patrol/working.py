"""Works the made-up cases of an installation: `write` makes two and a note in each, `read` tells what each note says.

Tests run it as a program with the settings beside it; it says what it found as JSON.
"""

import json
import sys
import uuid

import django

#: What is sealed, and must be found nowhere else.
CANARIES = {"Ada": "Canary Lane 7, ring twice", "Bo": "Canaryford Farm, never by letter"}
DESK, TABLE = "river_patrol", "RiverCase"


def write() -> dict[str, str]:
    """Make the cases, each with its key and a sealed note; their references, by name."""
    from django.db import transaction

    from promises.river_patrol.models import RiverNote
    from wardmote.foundation import audit
    from wardmote.foundation.sealing import Case, Place, make_key, seal

    made = {}
    for name, words in CANARIES.items():
        case, row = Case(DESK, TABLE, uuid.uuid4()), uuid.uuid4()
        with transaction.atomic():
            make_key(case)
            told = seal(case, Place("RiverNote", row, "told"), words)
            RiverNote.objects.create(id=row, case=case.id, name=name, told=told)
            audit.record(by="a test", what="made", of=("river_patrol", "RiverNote", row), fields={"told": told})
        made[name] = str(case)
    return made


def read() -> dict[str, list]:
    """Of each note by name: what it says to somebody who may read it, whether its key was destroyed, what is stored."""
    from promises.river_patrol.models import RiverNote
    from wardmote.foundation.sealing import Case, Place, open_sealed

    found = {}
    for note in RiverNote.objects.order_by("name"):
        words = open_sealed(Case(DESK, TABLE, note.case), Place("RiverNote", note.pk, "told"), note.told)
        found[note.name] = [str(words), words.destroyed, note.told]
    return found


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"write": write, "read": read}[sys.argv[1]]()))
