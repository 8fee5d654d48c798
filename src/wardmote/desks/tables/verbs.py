"""The only writers of table proposals and public tables."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.tables import making, queries, rules, shelf
from wardmote.desks.tables.models import (
    ASKED,
    DECLINED,
    LET_OUT,
    MAKING,
    READY,
    REFUSED,
    TAKEN_BACK,
    PublicTables,
    TableProposal,
    TablesFile,
)
from wardmote.errors import Missing, NotNow
from wardmote.evidence import Store
from wardmote.evidence.store.releases import keep_release
from wardmote.foundation import audit, jobs, notices
from wardmote.foundation.access import Viewer
from wardmote.reports.public_tables import DOCUMENT

WORK = "tables.make"


@transaction.atomic
def ask_for_making(*, wanted: rules.Wanted, title: str, by: Viewer, at: datetime) -> str:
    """Have tables made; the reference of the proposal they will be."""
    row = TableProposal.objects.create(
        partnership_id=by.tenant.id,
        source=wanted.source,
        series=wanted.series,
        title=title,
        first_month=wanted.first,
        last_month=wanted.last,
        within=list(map(list, wanted.within)),
        accepted=list(map(list, wanted.accepted)),
        accepted_because=wanted.because,
        made_at=at,
        made_by=by.name,
        member=by.member_id,
    )
    row.job = jobs.enqueue(by=by, name=WORK, ids={"proposal": row.pk})
    row.save(update_fields=["job"])
    audit.record(by=by, what="made", of=_of(row), fields=("source", "series", "first_month", "last_month", "within"))
    return row.reference


@transaction.atomic
def keep_made(
    *,
    proposal: uuid.UUID,
    files: Mapping[str, bytes],
    earlier: bytes,
    account: Mapping[str, Any],
    made_on: Mapping[str, Any],
    by: Viewer,
    at: datetime,
) -> None:
    """Write down what was made, to be read before anybody lets it out."""
    row = _row(by, pk=proposal, state=(MAKING,))
    shelf.keep(row.pk, files, earlier)
    row.state, row.account, row.made_on = READY, dict(account), dict(made_on)
    row.save(update_fields=["state", "account", "made_on"])
    audit.record(by=by, what="changed", of=_of(row), fields=("state", "account"))


@transaction.atomic
def keep_refused(
    *, proposal: uuid.UUID, refusal: str, pinned: Sequence[Sequence[str]], by: Viewer, at: datetime
) -> None:
    """Write down why the tables cannot be made, and which figures others have pinned."""
    row = _row(by, pk=proposal, state=(MAKING,))
    row.state, row.refusal, row.pinned = REFUSED, refusal, list(map(list, pinned))
    row.save(update_fields=["state", "refusal", "pinned"])
    audit.record(by=by, what="refused", of=_of(row), fields=("state", "pinned"))


@transaction.atomic
def ask_to_publish(*, reference: str, because: str, by: Viewer, at: datetime) -> None:
    """Ask a second person to let the tables out."""
    row = _row(by, reference=reference, state=(READY,))
    row.state, row.because, row.asker = ASKED, rules.check_reason(because), by.member_id
    row.save(update_fields=["state", "because", "asker"])
    audit.record(by=by, what="asked", of=_of(row), fields=("state", "because"))


@transaction.atomic
def publish(*, reference: str, because: str, by: Viewer, at: datetime) -> str:
    """Let the tables out, as a second person who has read them; the reference of what the public now has.

    What was out of the same series and year has been replaced. Raises NotNow where the series, or what has left of it,
    has changed since they were made, and Refused for whoever made or asked.
    """
    row = _row(by, reference=reference, state=(ASKED,))
    rules.check_may_decide(decider=by.member_id, maker=row.member, asker=row.asker)
    wanted, store = row.wanted, Store.open(settings.WARDMOTE_STORE)
    rules.check_still_latest(row.made_on, making.made_on(store, wanted))
    rules.check_may_be_made_up(row.account["made_up"], by.tenant.made_up)
    if wanted.source == rules.PARTNERS:
        # Remembered before anything leaves: were this to fail half way, too much is remembered and never too little.
        before, ours = making.left(store, wanted), shelf.earlier(row.pk)
        keep_release(store.path, wanted.series, ours)
        rules.check_left_alone(before, ours, making.left(store, wanted))
    made = _put_out(row, by, at)
    _decide(row, LET_OUT, rules.check_reason(because), by, at)
    audit.record(by=by, what="approved", of=_of(row), fields=("state", "decision"))
    return made.reference


@transaction.atomic
def decline(*, reference: str, because: str, by: Viewer, at: datetime) -> None:
    """Do not let the tables out, and say why."""
    row = _row(by, reference=reference, state=(ASKED,))
    rules.check_may_decide(decider=by.member_id, maker=row.member, asker=row.asker)
    _decide(row, DECLINED, rules.check_reason(because), by, at)
    audit.record(by=by, what="declined", of=_of(row), fields=("state", "decision"))


@transaction.atomic
def take_back(*, reference: str, by: Viewer, at: datetime) -> None:
    """Let go of tables that were made and have not been decided on."""
    row = _row(by, reference=reference, state=(MAKING, REFUSED, READY, ASKED))
    row.state = TAKEN_BACK
    row.save(update_fields=["state"])
    audit.record(by=by, what="withdrawn", of=_of(row), fields=("state",))
    transaction.on_commit(lambda: shelf.remove(row.pk))


@transaction.atomic
def withdraw(*, reference: str, because: str, by: Viewer, at: datetime) -> None:
    """Take tables down at once. `because` is for readers. What has left is known for ever, and stays remembered."""
    rows = PublicTables.objects.select_for_update().filter(partnership=by.tenant.id, reference=reference)
    row = rows.first()
    if row is None:
        raise Missing("There are no tables of that reference here.", instead="See the list of tables.")
    if row.withdrawn_at or row.replaced_by_id:
        raise NotNow("These tables are not out any more.", instead="See the list of tables.")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_because = at, by.name, rules.check_reason(because)
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    audit.record(by=by, what="withdrawn", of=("tables", "PublicTables", row.pk), fields=("withdrawn_because",))
    transaction.on_commit(lambda: shelf.take_down(reference))


def _put_out(row: TableProposal, by: Viewer, at: datetime) -> PublicTables:
    """The release, with its files; what was out before it is replaced."""
    of = {name: getattr(row, name) for name in ("source", "series", "first_month", "last_month")}
    same = PublicTables.objects.select_for_update().filter(partnership=by.tenant.id, **of)
    last = same.order_by("-version").first()
    made = PublicTables(
        partnership_id=by.tenant.id,
        proposal=row,
        title=row.title,
        place_name=queries.place_for(by).name,
        version=last.version + 1 if last else 1,
        counted_by=row.account["counted_by"][:300],
        figures=row.account["figures"],
        shown=row.account["shown"],
        made_up=row.account["made_up"],
        published_at=at,
        published_by=by.name,
        **of,
    )
    files = shelf.publish(row.pk, made.reference)
    made.digest = shelf.hash_of(files[DOCUMENT])
    made.save()
    TablesFile.objects.bulk_create(
        TablesFile(
            partnership_id=by.tenant.id, tables=made, name=name, sha256=shelf.hash_of(content), size=len(content)
        )
        for name, content in files.items()
    )
    audit.record(by=by, what="issued", of=("tables", "PublicTables", made.pk), fields={"digest": made.digest})
    if last and not last.withdrawn_at:
        gone = last.reference
        last.replaced_by = made
        last.save(update_fields=["replaced_by"])
        audit.record(by=by, what="ended", of=("tables", "PublicTables", last.pk), fields=("replaced_by",))
        transaction.on_commit(lambda: shelf.take_down(gone))
    return made


def _decide(row: TableProposal, state: str, because: str, by: Viewer, at: datetime) -> None:
    row.state, row.decision = state, because
    row.decided_at, row.decided_by, row.decider = at, by.name, by.member_id
    row.save(update_fields=["state", "decision", "decided_at", "decided_by", "decider"])
    words = _("%(who)s decided on the public tables “%(title)s”.") % {"who": by.name, "title": row.title}
    href = reverse("show-table-proposal", kwargs={"reference": row.reference})
    notices.tell(by=by, members=[row.member, row.asker], words=words, href=href)
    transaction.on_commit(lambda: shelf.remove(row.pk))


def _row(by: Viewer, *, state: Sequence[str], **which: Any) -> TableProposal:
    row = TableProposal.objects.select_for_update().filter(partnership=by.tenant.id, **which).first()
    if row is None:
        raise Missing("There are no such tables here.", instead="See the list of what was made.")
    if row.state not in state:
        raise NotNow(f"These tables are {row.state} by now.", instead="Look at what became of them.")
    return row


def _of(row: TableProposal) -> tuple[str, str, Any]:
    return ("tables", "TableProposal", row.pk)
