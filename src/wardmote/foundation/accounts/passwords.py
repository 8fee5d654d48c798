"""What a password must be: long enough, not a common one, not made of words that anybody would try here first.

Nothing about capitals, digits or signs.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wardmote.errors import Invalid
from wardmote.foundation.accounts.limits import limits_on
from wardmote.foundation.now import today

#: No password of ours is longer; more is not hashed, so that a huge one costs nobody anything.
LONGEST = 200
#: Letters that must be left once our own words are taken out, and the shortest name that counts as such a word.
LEFT, SHORTEST = 4, 4


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


class NotOurWords:
    """Refuses a password that is made of words anybody would try here first, and of digits and signs around them.

    NIST SP 800-63B, section 5.1.1.2: words specific to the context, such as the name of the service.
    """

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        whole = rest = password.casefold()
        for word in sorted(refused_words() | _words_of(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != whole and len(re.sub(r"[\W\d_]", "", rest)) < LEFT:
            raise ValidationError(_("That is made of words that anybody would try here first."))

    def get_help_text(self) -> str:
        return _("Not made of words that anybody would try here first.")


@cache
def refused_words() -> frozenset[str]:
    """The words of `refused_words.toml`."""
    kept = files("wardmote.foundation.accounts").joinpath("refused_words.toml").read_text(encoding="utf-8")
    return frozenset(word for row in tomllib.loads(kept)["group"] for word in row["words"])


def _words_of(user: AbstractBaseUser | None) -> frozenset[str]:
    """The words in the name of the member's own organisation."""
    name = getattr(getattr(user, "organisation", None), "name", "")
    return frozenset(word for word in re.findall(r"\w+", name.casefold()) if len(word) >= SHORTEST)


def check_new_password(password: str, again: str, member: AbstractBaseUser) -> None:
    """Return quietly if this may be the member's password; otherwise raise Invalid and say what to change."""
    if password != again:
        raise Invalid("The two passwords are not the same.", instead="Type the same one in both.")
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise Invalid(error.messages[0], instead="Choose another.") from error
