"""What a password must be: long enough and not a common one. Nothing about capitals, digits or signs."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wardmote.errors import Invalid
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.now import today

#: No password of ours is longer; more is not hashed, so that a huge one costs nobody anything.
LONGEST = 200


class LongEnough:
    """Django's kind of validator, for our own limit."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        least = limits_on(today()).password_characters
        if len(password) < least:
            raise ValidationError(
                _("Use at least %(least)s characters. Three random words are good.") % {"least": least}
            )
        if len(password) > LONGEST:
            raise ValidationError(_("Use no more than %(most)s characters.") % {"most": LONGEST})

    def get_help_text(self) -> str:
        return _("At least %(least)s characters. Three random words are good.") % {
            "least": limits_on(today()).password_characters
        }


def check_new_password(password: str, again: str, member: AbstractBaseUser) -> None:
    """Return quietly if this may be the member's password; otherwise raise Invalid and say what to change."""
    if password != again:
        raise Invalid("The two passwords are not the same.", instead="Type the same one in both.")
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise Invalid(error.messages[0], instead="Choose another.") from error
