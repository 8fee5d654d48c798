"""The five ways Wardmote says no, each with an exit code for commands and a status for pages.

Every message is a sentence for the person who reads it: what happened, where, and what to do about it. Nothing else in
the product is raised on purpose, so anything else that reaches a reader is a fault of ours.
"""

from typing import ClassVar


class WardmoteError(Exception):
    """A sentence for the reader, and optionally what to do instead.

    `exit_code` follows sysexits(3); `status` is the HTTP status a page answers with.
    """

    exit_code: ClassVar[int] = 70
    status: ClassVar[int] = 500

    def __init__(self, sentence: str, *, instead: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.instead = instead

    def __str__(self) -> str:
        return f"{self.sentence} {self.instead}".strip()


class Refused(WardmoteError):
    """A rule says no: the sentence names the rule and who can."""

    exit_code = 77
    status = 403


class NotNow(WardmoteError):
    """It could be done, but not in this state or at this moment."""

    exit_code = 75
    status = 409


class Invalid(WardmoteError):
    """What was given cannot be used: the sentence names what, where and the remedy."""

    exit_code = 65
    status = 422


class Missing(WardmoteError):
    """What was asked for is not here, or may not be known to be here."""

    exit_code = 66
    status = 404


class Broken(WardmoteError):
    """Something that was whole is not: a stored file altered, a promise not kept."""

    exit_code = 70
    status = 500
