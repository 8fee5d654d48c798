"""What other desks may ask of rights."""

from wardmote.desks.rights.queries.requests import part_for, request_for, requests_for
from wardmote.desks.rights.verbs.answering import refuse_part
from wardmote.desks.rights.verbs.preparing import add_record, add_words, decide_item, give_the_rest, name_preparer
from wardmote.desks.rights.verbs.requests import RequestSaid, receive_request

__all__ = [
    "RequestSaid",
    "add_record",
    "add_words",
    "decide_item",
    "give_the_rest",
    "name_preparer",
    "part_for",
    "receive_request",
    "refuse_part",
    "request_for",
    "requests_for",
]
