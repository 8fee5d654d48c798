"""The words of the agencies' pages."""

from wardmote.desks.agencies.presenters.mailboxes import mailbox_question, mailbox_recorded
from wardmote.desks.agencies.presenters.organisations import agencies_page

__all__ = ["agencies_page", "mailbox_question", "mailbox_recorded"]
