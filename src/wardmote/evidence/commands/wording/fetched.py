"""The summary of a fetch: what came, what was here, where it is, and what it became in the store."""

from collections.abc import Iterator

from wardmote.evidence.commands.wording.added import summary as added_summary
from wardmote.evidence.fetch.account import FetchAccount
from wardmote.evidence.store.account import AddAccount

WORDS = {
    "new": "fetched",
    "changed": "fetched again, because the publisher changed it",
    "same": "here already, unchanged",
}


def summary(account: FetchAccount, added: AddAccount | None) -> Iterator[str]:
    """Lines for a person."""
    for outcome, words in WORDS.items():
        some = [each for each in account.files if each.outcome == outcome]
        if some:
            size = sum(each.bytes for each in some)
            yield f"{len(some):>5,} {'file' if len(some) == 1 else 'files'} {words} ({size:,} bytes)"
    if account.files:
        yield f"They are in {account.folder}; manifest.json there says where each came from and how it was checked."
    for archive in account.archives:
        yield f"Kept so that it need not be fetched again: {archive.path} ({archive.bytes:,} bytes). It may be removed."
    yield from account.notes
    if added is not None:
        yield ""
        yield from added_summary(added)
