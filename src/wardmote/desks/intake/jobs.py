"""Taking a drop in: work that outlasts a request."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from wardmote.desks.intake import queries, staging, verbs
from wardmote.errors import Invalid, NotNow
from wardmote.evidence import Store
from wardmote.evidence.store.account import AddAccount
from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs import Progress, Result

SHOWN = "show-drop"


def take_in(*, by: Viewer, at: datetime, progress: Progress, drop: str) -> Result:
    """Take the files of a drop into the store as one commit, or refuse them all.

    Done again after its worker died, it finds what the store already holds: the same bytes twice are no change, and the
    account is written down once.
    """
    found = queries.drop_of_id(by, UUID(drop))
    where = {"address": SHOWN, "ids": {"reference": found.reference}}
    if found.settled:
        return Result("This was dealt with before.", **where)
    paths = staging.paths(found.id)

    def say(name: str, done: int, total: int) -> None:
        progress.say(min(95, 95 * done // max(total, 1)), f"{done:,} of {total:,} bytes read.")

    verbs.begin(drop=found.id, by=by, at=at)
    progress.say(0, f"Reading {len(paths)} files.")
    refusals: list[str] = []
    account: dict = {}
    try:
        added = Store.open(settings.WARDMOTE_STORE).add(paths, at=at, progress=say)
        account = added.as_dict()
        sentence = _sentence(added)
    except Invalid as error:
        if asks := queries.asking(by, found.id, at):
            verbs.ask_about(drop=found.id, files=asks, by=by, at=at)
            return Result(f"{len(asks)} tables must be explained before anything is taken in.", **where)
        refusals = [line for line in error.sentence.splitlines() if line.strip()]
        sentence = f"Nothing was taken in: {len(refusals)} reasons are on the page of the drop."
    except NotNow:
        verbs.put_back(drop=found.id, by=by, at=at)
        raise
    told = staging.plain(found.id, {"account": account, "refusals": refusals})
    verbs.settle(drop=found.id, **told, by=by, at=at)
    staging.remove(found.id)
    return Result(sentence, **where)


def _sentence(added: AddAccount) -> str:
    taken = len(added.taken) + len(added.references)
    if not taken:
        return "Nothing was new: the store holds these files already."
    return f"{taken} files were taken in: {added.total('kept'):,} rows kept, {added.total('set_aside'):,} set aside."
