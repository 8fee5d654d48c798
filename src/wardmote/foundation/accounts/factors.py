"""A member's second factors: an authenticator app, passkeys, and recovery codes for the day both are lost.

The rows are django-allauth's (`Authenticator`); what is decided about them is decided here. An app's code counts once:
the step of time it was made for is kept, and no code of that step or an earlier one is taken again (RFC 6238, 5.2).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.crypto import constant_time_compare

from wardmote.errors import Invalid, NotNow
from wardmote.foundation.accounts.enciphering import decipher

APP, PASSKEY, CODES = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES
#: Seconds that one code of an app stands for, and how many steps a clock may be out, either way.
STEP, DRIFT = 30, 1


@dataclass(frozen=True)
class Factor:
    """One of a member's factors. `kind` is "totp", "webauthn" or "recovery_codes"; `left` counts unused codes."""

    id: int
    kind: str
    name: str
    added: datetime
    used: datetime | None
    left: int = 0


def factors_of(member_id: UUID) -> tuple[Factor, ...]:
    """Every factor of a member, oldest first."""
    return tuple(_factor(row) for row in Authenticator.objects.filter(user_id=member_id).order_by("created_at", "pk"))


def _factor(row: Authenticator) -> Factor:
    name = row.data.get("name", "") if row.type == PASSKEY else ""
    left = len(row.wrap().get_unused_codes()) if row.type == CODES else 0
    return Factor(row.pk, str(row.type), name, row.created_at, row.last_used_at, left)


def has_second_factor(member_id: UUID) -> bool:
    """Has an app or a passkey. Recovery codes alone are none: they only stand in for one that is lost."""
    return Authenticator.objects.filter(user_id=member_id, type__in=(APP, PASSKEY)).exists()


def new_secret() -> str:
    """A secret for an authenticator app: 160 bits, in base 32."""
    return generate_totp_secret()


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """The step of time for which this is the app's code; None where it is not one of now."""
    digits = "".join(code.split())
    here = int(at.timestamp()) // STEP
    for step in range(here - DRIFT, here + DRIFT + 1):
        if constant_time_compare(digits, format_hotp_value(hotp_value(secret, step))):
            return step
    return None


@transaction.atomic
def add_app(member: AbstractBaseUser, *, secret: str, code: str, at: datetime) -> None:
    """Keep a member's app once it has shown a code; it takes the place of an earlier one. Raises Invalid otherwise."""
    step = step_of(secret, code, at=at)
    if step is None:
        raise Invalid("That is not the code your app shows now.", instead="Wait for the next code and type that.")
    for row in Authenticator.objects.select_for_update().filter(user_id=member.pk, type=APP):
        row.delete()
    made = TOTP.activate(member, secret).instance
    made.data["step"] = step
    made.save(update_fields=["data"])


@transaction.atomic
def check_code(member: AbstractBaseUser, code: str, *, at: datetime) -> str:
    """Which factor this code is of, used up by being asked; raises Invalid for a wrong one and for one used before."""
    app = Authenticator.objects.select_for_update().filter(user_id=member.pk, type=APP).first()
    if app and (step := step_of(decipher(app.data["secret"]), code, at=at)) is not None:
        if step <= app.data.get("step", 0):
            raise Invalid("That code has been used already.", instead="Wait for the next code and type that.")
        app.data["step"] = step
        app.last_used_at = at
        app.save(update_fields=["data", "last_used_at"])
        return APP
    codes = Authenticator.objects.select_for_update().filter(user_id=member.pk, type=CODES).first()
    if codes and codes.wrap().validate_code(code):
        Authenticator.objects.filter(pk=codes.pk).update(last_used_at=at)
        return CODES
    raise Invalid("That code is not right.", instead="Type the code your app shows now, or a recovery code.")


@transaction.atomic
def new_recovery_codes(member: AbstractBaseUser) -> None:
    """Ten new codes; any earlier ones are worth nothing from now on."""
    for row in Authenticator.objects.select_for_update().filter(user_id=member.pk, type=CODES):
        row.delete()
    RecoveryCodes.activate(member)


def recovery_codes_of(member: AbstractBaseUser) -> tuple[str, ...]:
    """The unused codes as they are written down, "12345 67890". Show them once, when they are new."""
    row = Authenticator.objects.filter(user_id=member.pk, type=CODES).first()
    return tuple(f"{code[:5]} {code[5:]}" for code in row.wrap().get_unused_codes()) if row else ()


@transaction.atomic
def remove(member_id: UUID, factor_id: int) -> str:
    """Take one factor away and say which kind it was; raises NotNow where it is the last that lets the member in."""
    rows = Authenticator.objects.select_for_update().filter(user_id=member_id)
    found = next((row for row in rows if row.pk == factor_id and row.type in (APP, PASSKEY)), None)
    if found is None:
        raise Invalid("You have no such factor.", instead="Choose one from your account page.")
    if sum(row.type in (APP, PASSKEY) for row in rows) == 1:
        raise NotNow(
            "This is your only second factor, and everybody here needs one.",
            instead="Add another first, then take this one away.",
        )
    found.delete()
    return str(found.type)


@transaction.atomic
def forget_all(member_id: UUID) -> int:
    """Take every factor away, so that the member must set up new ones on signing in; how many there were."""
    rows = list(Authenticator.objects.select_for_update().filter(user_id=member_id).order_by("created_at", "pk"))
    for row in rows:
        row.delete()
    return len(rows)
