"""What agencies are asked, and what members tell about them."""

from wardmote.desks.agencies.forms.mailboxes import mailbox_form

__all__ = ["mailbox_form"]
