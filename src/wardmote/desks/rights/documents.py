"""What one agency answers somebody, as a document: the same whether or not something is kept back unsaid."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wardmote.desks.rights.queries.requests import ItemSeen, PartRead
from wardmote.desks.rights.rules import requests as rules
from wardmote.documents import Block, Bullets, Document, Facts, Heading, Note, Paragraph, render_pdf
from wardmote.foundation.access import Tenant


def answer_file(
    found: PartRead, outcome: str, day: date, tenant: Tenant, *, ground: str = "", words: str = ""
) -> bytes:
    """The answer as it is given: a tagged PDF."""
    return render_pdf(answer_document(found, outcome, day, tenant, ground=ground, words=words))


def answer_document(
    found: PartRead, outcome: str, day: date, tenant: Tenant, *, ground: str = "", words: str = ""
) -> Document:
    """The answer of one agency to one request, made from what is given alone."""
    told = {"body": found.part.organisation_name}
    refused = rules.ground_called(ground) if outcome == rules.REFUSED else None
    body = _refused(refused.title, refused.source, words) if refused else _answered(found.items)
    return Document(
        title=_("What %(body)s holds about you") % told,
        subtitle=_("Your request %(reference)s, received on %(day)s")
        % {"reference": found.request.reference, "day": date_format(found.request.received_on, "j F Y")},
        as_at=day,
        identifier=found.request.reference.lower(),
        publisher=found.part.organisation_name,
        version="1",
        blocks=(Paragraph(_to(found)), *body, *_always(found.part.organisation_name)),
        made_up=tenant.made_up,
    )


def _to(found: PartRead) -> str:
    return _("To %(name)s.") % {"name": found.request.subject.name}


def _answered(items: tuple[ItemSeen, ...]) -> Iterator[Block]:
    given = [each for each in items if each.shown]
    if not given and not _told_of(items):
        yield Paragraph(_("We hold nothing about you that we can give you."))
        return
    for number, heading in enumerate(dict.fromkeys(each.heading for each in given), 1):
        yield Heading(1, heading, f"part-{number}")
        yield Facts(tuple((each.title, each.shown) for each in given if each.heading == heading))
    left_out = _told_of(items)
    if left_out:
        yield Heading(1, _("What was left out, and why"), "left-out")
        yield Bullets(left_out)


def _told_of(items: tuple[ItemSeen, ...]) -> tuple[str, ...]:
    """The grounds on which something was left out, of those of which that is said."""
    grounds = (rules.ground_called(each.ground) for each in items if each.ground)
    return tuple(sorted({f"{each.title} ({each.source})." for each in grounds if each is not None and each.tells}))


def _refused(title: str, source: str, words: str) -> Iterator[Block]:
    yield Paragraph(_("We do not answer your request."))
    yield Facts(((_("Why"), words), (_("By which law"), f"{title} ({source})")))


def _always(body: str) -> Iterator[Block]:
    """What every answer says, so that nobody learns from it whether something was kept back."""
    yield Heading(1, _("About this answer"), "about")
    yield Paragraph(
        _(
            "You have a right to what is held about you (UK GDPR, Article 15; for law enforcement, section 45 of the "
            "Data Protection Act 2018), to have it put right, and to have it erased or used less where the law says so."
        )
    )
    yield Paragraph(
        _(
            "The law lets some things be kept back, such as what tells of somebody else or would harm somebody. Every "
            "answer says this. We neither confirm nor deny that anything was kept back from yours, beyond what it says."
        )
    )
    yield Paragraph(
        _("This is the answer of %(body)s alone. Each organisation answers for what it holds itself.") % {"body": body}
    )
    yield Note(
        "note",
        _(
            "If you are not content, tell us first. You can complain to the Information Commissioner (ico.org.uk), and "
            "ask a court to order that we comply (sections 165 and 167 of the Data Protection Act 2018)."
        ),
    )
