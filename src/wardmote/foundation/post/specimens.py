"""An example of every address here that takes arguments. The secret is one that a demonstration lets open its link."""

import hashlib
import hmac

from django.conf import settings

from wardmote.foundation.correspondence.links.secrets import keep
from wardmote.foundation.correspondence.models import Mail, OneTimeLink


def specimen_secret() -> str:
    """The secret of the demonstration's own link. Nothing opens by it but where `keep_specimen` let it."""
    return hmac.new(settings.SECRET_KEY.encode(), b"the link of a demonstration", hashlib.sha256).hexdigest()


def keep_specimen(reference: str) -> None:
    """Let the demonstration's secret open this link."""
    keep(OneTimeLink.objects.get(reference=reference), specimen_secret())


def specimens() -> dict[str, dict[str, str]]:
    """An example of every address here that takes arguments."""
    found = {"answer-by-link": {"secret": specimen_secret()}}
    link = OneTimeLink.objects.filter(answered_at__isnull=True, revoked_at__isnull=True).order_by("made_at").first()
    if link:
        names = ("show-link", "answer-by-telephone", "ask-again", "revoke-link")
        found |= {name: {"reference": link.reference} for name in names}
    if mail := Mail.objects.order_by("made_at").first():
        found["send-mail-again"] = {"reference": mail.reference}
    return found
