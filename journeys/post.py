"""What the site mailed, as a mailbox would have it: the demonstration writes its mails to files."""

import email
import re
import time
from email.policy import default
from pathlib import Path

from journeys.site import Site

PATIENCE = 60
#: What each mailbox was seen to hold, by the site's folder and its address.
_seen: dict[tuple[Path, str], int] = {}


def mail_to(site: Site, address: str) -> str:
    """The words of the latest mail to this address that nobody asked for before, once it has been sent."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = [words for to, words in _sent(site) if to == address]
        if len(found) > _seen.get((site.var, address), 0):
            _seen[site.var, address] = len(found)
            return found[-1]
        time.sleep(0.5)
    raise AssertionError(f"No mail to {address} was sent in {PATIENCE} seconds.")


def has_read_all(site: Site, address: str) -> None:
    """What is in this mailbox by now is not what the next look waits for: other journeys write to it too."""
    _seen[site.var, address] = sum(to == address for to, _words in _sent(site))


def path_in(mail: str) -> str:
    """The path of the site that a mail's one link leads to."""
    (link,) = re.findall(r"https?://[^\s/]+(/\S+)", mail)
    return link


def _sent(site: Site) -> list[tuple[str, str]]:
    """To whom, and the subject and words, of every mail in the order of sending."""
    files = sorted((site.var / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime)
    mails = [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return [(str(mail["To"]), f"{mail['Subject']}\n{mail.get_content()}") for mail in mails]
