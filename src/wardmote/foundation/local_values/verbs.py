"""Writing local values: from a pack, which never undoes what was decided here, and by a change."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes import Weighed
from wardmote.foundation.local_values.declared import Value, value_named
from wardmote.foundation.local_values.models import LocalValue
from wardmote.foundation.local_values.reading import value_seen
from wardmote.foundation.now import today


def weigh(viewer: Viewer, subject: str, said: dict[str, Any]) -> Weighed:
    """A change of one value; raises Invalid where it cannot be that."""
    found = value_named(subject)
    return Weighed(
        title=found.title,
        lines=((_("Value"), value_seen(viewer, subject, today()).said, found.said(found.check(said["value"]))),),
        legal=found.legal,
        href=reverse("show-local-value", kwargs={"name": subject}),
        citation=found.source,
    )


def apply(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Let the value be so from a day on."""
    value = value_named(subject).check(said["value"])
    _put(by=by, name=subject, value=value, starts=starts, at=at)


@transaction.atomic
def load_values(*, given: Iterable[tuple[str, str, str]], by: Viewer, at: datetime) -> int:
    """Take a pack's values, as (name, value as somebody would type it, source); how many were taken.

    A value that anybody has decided on in the site is left alone; one that is so already is not written again.
    """
    taken = 0
    for name, typed, source in given:
        value = value_named(name).read(typed)
        rows = LocalValue.objects.filter(partnership=by.tenant.id, name=name)
        latest = rows.order_by("-made_at").first()
        if rows.filter(from_pack=False).exists() or (latest and latest.value == value):
            continue
        _put(by=by, name=name, value=value, starts=None, at=at, from_pack=True, source=source)
        taken += 1
    return taken


def _put(*, by: Viewer, name: str, value: Value, starts: date | None, at: datetime, **more: Any) -> None:
    row = LocalValue.objects.create(
        partnership=by.tenant.id, name=name, value=value, starts=starts, made_at=at, made_by=by.name, **more
    )
    audit.record(by=by, what="made", of=("local_values", "LocalValue", row.pk), fields=("name", "value", "starts"))
