"""The night's proposal of what is past its time, and who is told of it and of holds that want a look."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation import audit, desks, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.declared import Rule, kinds, name_of, reviewers, rules_of
from wardmote.foundation.retention.models import Disposal, LegalHold
from wardmote.foundation.retention.over import Over
from wardmote.foundation.retention.verbs.parting import forget_disposal

_OF = ("retention", "Disposal")
#: As many of one kind wait for a decision at once: nobody decides well on a heap.
MOST = 500
#: Who is told of an agency in which nobody may decide.
MANAGER = "csp_manager"
#: After so many days whoever placed a hold that wants a look is asked again.
A_WEEK = 7


@transaction.atomic
def propose_due(*, by: Viewer, at: datetime) -> None:
    """Propose what is past its time, drop what no longer is, and tell who decides: a round of every night."""
    day = day_of(at)
    made = [row for kind in kinds() for row in _of_kind(by, rules_of(by, kind, day), at)]
    again = seen(by, Disposal, BUSINESS).filter(until=day - timedelta(days=1))
    if rows := (*made, *again):
        _tell_reviewers(by, rows, day)
    _ask_about_holds(by, day)


def _of_kind(by: Viewer, every: tuple[Rule, ...], at: datetime) -> list[Disposal]:
    desk, table = name_of(every[0].kind)
    there = {row.record: row for row in seen(by, Disposal, BUSINESS).filter(desk=desk, table=table)}
    still: set[UUID] = set()
    made = []
    for rule in every:
        still |= {each.record for each in rule.due(by, there)} if there else set()
        new = (each for each in rule.due(by) if each.record not in there)
        made += [_propose(by, rule, each, at) for each in islice(new, max(0, MOST - len(there) - len(made)))]
    for record, row in there.items():
        if record not in still:
            forget_disposal(row, by=by, at=at)
    return made


def _propose(by: Viewer, rule: Rule, over: Over, at: datetime) -> Disposal:
    desk, table = name_of(rule.kind)
    agency, called = over.agencies[0] if over.agencies else (None, "")
    row = Disposal.objects.create(
        partnership=by.tenant.id,
        desk=desk,
        table=table,
        record=over.record,
        reference=over.reference,
        record_class=over.record_class,
        agency=agency,
        agency_name=called,
        keepers=sorted(map(str, over.keepers)),
        only=None if over.only is None else sorted(map(str, over.only)),
        since=over.since,
        value=rule.value.declared.name,
        months=rule.months,
        source=rule.value.source,
        proposed_at=at,
        proposed_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, row.pk), fields=("record", "since", "months"))
    return row


def _tell_reviewers(by: Viewer, rows: Iterable[Disposal], day: date) -> None:
    told, unstaffed = Counter[UUID](), set()
    able = _reviewers(by, day)
    for row in rows:
        decide = [each for each in _who(able, row.agency, row.only) if str(each) not in row.keepers]
        told.update(decide)
        if not decide and row.only is None:
            unstaffed.add(row.agency_name or by.tenant.name)
    for member, count in told.items():
        words = _("Records are past the time for which they are kept: %(count)s. Decide on each.") % {"count": count}
        notices.tell(by=by, members=[member], words=words, href=reverse("list-due"))
    for agency in sorted(unstaffed):
        words = _(
            "%(agency)s has records past their time, and nobody else there may decide. Give somebody a role that does."
        )
        managers = desks.the_one("members_with")(by, (MANAGER,))
        notices.tell(by=by, members=managers, words=words % {"agency": agency}, href=reverse("list-keeping"))


def _ask_about_holds(by: Viewer, day: date) -> None:
    """Everybody who may lift it is asked: whoever placed it may have left."""
    for row in seen(by, LegalHold, BUSINESS).filter(lifted_at__isnull=True, review_on__lte=day):
        if (day - row.review_on).days % A_WEEK == 0:
            words = _("Is the legal hold %(reference)s still needed? Say until when, or lift it.")
            href = reverse("show-hold", kwargs={"hold": row.pk})
            members = _who(_reviewers(by, day), row.agency, row.only)
            notices.tell(by=by, members=members, words=words % {"reference": row.reference}, href=href)


def _reviewers(by: Viewer, day: date) -> dict[UUID, UUID | None]:
    """Whose role decides, and the organisation each is of."""
    viewer_of = desks.the_one("viewer_of")
    return {each: viewer_of(each).organisation for each in desks.the_one("members_with")(by, reviewers(by, day))}


def _who(able: Mapping[UUID, UUID | None], agency: UUID | None, only: list[str] | None) -> list[UUID]:
    """Who may know of a record of this agency: of those whose role decides; where only some may, they alone."""
    if only is not None:
        return [UUID(each) for each in only]
    return [member for member, organisation in able.items() if agency is None or organisation == agency]
