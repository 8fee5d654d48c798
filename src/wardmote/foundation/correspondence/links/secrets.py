"""The secret of a link: made as a mail is sent, in the mail and nowhere else. What is kept is its hash."""

import hashlib
import secrets
from uuid import UUID

from django.urls import reverse

from wardmote.foundation.correspondence.models import LinkSecret, OneTimeLink
from wardmote.foundation.now import now

#: 256 bits of chance, so that nobody guesses one.
BYTES = 32


def path_of(link: UUID) -> str:
    """A new way into this link, as a path of this site: called as the mail that carries it is sent."""
    return reverse("answer-by-link", kwargs={"secret": new_secret(link)})


def new_secret(link: UUID) -> str:
    """Make one more secret for the link and keep its hash. Earlier ones go on working: their mails may have arrived."""
    secret = secrets.token_urlsafe(BYTES)
    keep(OneTimeLink.objects.get(pk=link), secret)
    return secret


def keep(link: OneTimeLink, secret: str) -> None:
    """Let this secret open the link."""
    made = {"partnership": link.partnership, "link": link, "made_at": now(), "made_by": "mail"}
    LinkSecret.objects.get_or_create(hash=hash_of(secret), defaults=made)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It has 256 bits of chance in it, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()
