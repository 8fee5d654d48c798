"""Passkeys: what the browser is asked, and whether what it answers is true. The cryptography is fido2's.

A passkey here is always discoverable and always asks for a finger, a face or a PIN, so that it is two factors in one:
something one has, and something one is or knows. What was asked is kept in the session until it is answered, once.
"""

import json
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from wardmote.errors import Invalid
from wardmote.foundation.accounts.factors import PASSKEY

#: A browser's answer is a few kilobytes; one much longer is not an answer.
LONGEST = 64 * 1024
NOT_RIGHT = "The passkey could not be checked."
AGAIN = "Try again, or use your authenticator app or a recovery code."


def ask_to_make(member: AbstractBaseUser) -> str:
    """What the browser needs to make a passkey for this member, as JSON."""
    return json.dumps(auth.begin_registration(member, True), cls=DjangoJSONEncoder)


def ask_to_use(member: AbstractBaseUser | None) -> str:
    """What the browser needs to use a passkey: this member's, or (None) whichever its owner chooses; as JSON."""
    return json.dumps(auth.begin_authentication(member), cls=DjangoJSONEncoder)


@transaction.atomic
def add_passkey(member: AbstractBaseUser, *, name: str, answer: str) -> None:
    """Keep the passkey that the browser made; raises Invalid where it is not an answer to what was asked."""
    credential = _read(answer)
    try:
        auth.parse_registration_response(credential)
        made = auth.complete_registration(credential)
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise Invalid(NOT_RIGHT, instead=AGAIN) from error
    if not made.is_user_verified():
        raise Invalid("Your device did not ask for a finger, a face or a PIN.", instead="Set one up on it first.")
    auth.WebAuthn.add(member, name.strip()[:80] or "Passkey", credential)


def check_passkey(member: AbstractBaseUser | None, answer: str, *, at: datetime) -> AbstractBaseUser:
    """Whose passkey answered; raises Invalid for anything but a true answer to what was asked, by `member` if given."""
    credential = _read(answer)
    try:
        said = auth.parse_authentication_response(credential)
        owner = member or auth.extract_user_from_response(credential)
        used = auth.complete_authentication(owner, credential)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid(NOT_RIGHT, instead=AGAIN) from error
    if not said.response.authenticator_data.is_user_verified():
        raise Invalid("Your device did not ask for a finger, a face or a PIN.", instead=AGAIN)
    Authenticator.objects.filter(pk=used.pk, type=PASSKEY).update(last_used_at=at)
    return owner


def _read(answer: str) -> dict[str, Any]:
    try:
        read = json.loads(answer) if len(answer) <= LONGEST else None
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise Invalid(NOT_RIGHT, instead=AGAIN)
    return read
