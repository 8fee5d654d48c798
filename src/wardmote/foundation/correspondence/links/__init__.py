"""One-time links: somebody without an account answers one thing, for one agency, once.

    links.ask(by=viewer, purpose="plan/update-action", target=action.id, to=mailbox, at=now())

A desk declares what may be asked as `LinkPurpose`s in its desk.py. The secret is made as the mail is sent and kept
nowhere; its hash opens one purpose of one record until it is used, runs out, or is revoked. Looking changes nothing.
"""

from typing import TYPE_CHECKING, Any

from wardmote.foundation.correspondence.links.declared import Question, asked, purpose_of, purposes

if TYPE_CHECKING:
    from wardmote.foundation.correspondence.links.answering import answer, answer_by_telephone, check_wants_answer
    from wardmote.foundation.correspondence.links.asking import ask, ask_again, revoke
    from wardmote.foundation.correspondence.links.reading import LinkSeen, link_for, links_for, opened

__all__ = [
    "LinkSeen",
    "Question",
    "answer",
    "answer_by_telephone",
    "ask",
    "ask_again",
    "asked",
    "check_wants_answer",
    "link_for",
    "links_for",
    "opened",
    "purpose_of",
    "purposes",
    "revoke",
]

_WHERE = {
    "answer": "answering",
    "answer_by_telephone": "answering",
    "check_wants_answer": "answering",
    "ask": "asking",
    "ask_again": "asking",
    "revoke": "asking",
    "LinkSeen": "reading",
    "link_for": "reading",
    "links_for": "reading",
    "opened": "reading",
}


def __getattr__(name: str) -> Any:
    # Tables can be imported only once Django has started, and this package is imported before.
    if name in _WHERE:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(name)
