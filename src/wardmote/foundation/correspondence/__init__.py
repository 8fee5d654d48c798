"""The only way out: nothing leaves by page, list, export, feed, mail, letter or bundle but through here.

`may_leave` asks every declared guard. One that refuses is enough to refuse, and somebody has to pass it: with no guard
the answer is no. A page asks in `pages.render`; downloads leave by `export`, other answers by `answer`, mail by
`send_mail`.
"""

from typing import TYPE_CHECKING, Any

from wardmote.foundation.correspondence.answers import answer, export
from wardmote.foundation.correspondence.gate import check_may_leave, may_leave
from wardmote.foundation.correspondence.leaving import WAYS, About, Decision, Leaving, Opinion, Reader

if TYPE_CHECKING:
    from wardmote.foundation.correspondence.sending import send_mail

__all__ = [
    "WAYS",
    "About",
    "Decision",
    "Leaving",
    "Opinion",
    "Reader",
    "answer",
    "check_may_leave",
    "export",
    "may_leave",
    "send_mail",
]


def __getattr__(name: str) -> Any:
    # Tables can be imported only once Django has started, and this package is imported before.
    if name == "send_mail":
        from wardmote.foundation.correspondence.sending import send_mail

        return send_mail
    raise AttributeError(name)
