"""The only writers of issued assessments."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.assessment import issued, rules
from wardmote.desks.assessment.models import Assessment, DataGap, Draft, ExtractUsed, Figure, IssuedFile
from wardmote.desks.places.api import areas_for, partnership_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.evidence.periods import Period
from wardmote.foundation import audit, jobs
from wardmote.foundation.access import Viewer
from wardmote.foundation.files import hash_of
from wardmote.reports import packs

RECORD = "assessment.json"


@transaction.atomic
def register_assessment(*, folder: Path, by: Viewer, at: datetime) -> str:
    """Issue a built assessment (a folder that `wardmote assess` wrote): its bytes are kept and served from then on.

    Registering the same assessment again changes nothing. Returns its reference. Raises Invalid for a folder that is
    not an assessment of a place of this partnership.
    """
    content = _record(folder)
    digest = hash_of(content)
    already = Assessment.objects.filter(partnership=by.tenant.id, digest=digest).first()
    if already:
        return already.reference
    whole = json.loads(content)
    row = _assessment(whole["assessment"], digest, folder, by, at)
    of = {"partnership_id": by.tenant.id, "assessment": row}
    ExtractUsed.objects.bulk_create(_extract(each, of) for each in _extracts(whole))
    Figure.objects.bulk_create(_figure(order, each, of) for order, each in enumerate(whole["figures"]))
    files = issued.put(folder, row.reference)
    IssuedFile.objects.bulk_create(
        IssuedFile(name=name, sha256=hash_of(content), size=len(content), **of) for name, content in files.items()
    )
    audit.record(by=by, what="issued", of=("assessment", "Assessment", row.pk), fields={"digest": digest})
    return row.reference


def _figure(order: int, found: dict[str, Any], of: dict[str, Any]) -> Figure:
    record, kinds, cells = rules.apart(found)
    return Figure(figure=found["id"], label=found["label"], order=order, record=record, kinds=kinds, cells=cells, **of)


def _record(folder: Path) -> bytes:
    try:
        return (folder / RECORD).read_bytes()
    except OSError as problem:
        raise Invalid(
            f"{folder} is not a built assessment: it has no {RECORD}.",
            instead="Give a folder that wardmote assess wrote.",
        ) from problem


def _assessment(facts: dict[str, Any], digest: str, folder: Path, by: Viewer, at: datetime) -> Assessment:
    place = facts["place"]["slug"]
    order = _order_of(place, folder, by)
    period = Period.parse(facts["period"])
    area = next((area for area in areas_for(by) if area.slug == place), None)
    return Assessment.objects.create(
        partnership_id=by.tenant.id,
        statutory_area_id=area.id if area else None,
        place_slug=place,
        place_name=facts["place"]["name"],
        order=order,
        title=facts["title"],
        first_month=str(period.first),
        last_month=str(period.last),
        as_at=date.fromisoformat(facts["as_at"]),
        version=facts["version"],
        made_up=facts["made_up"],
        digest=digest,
        registered_at=at,
        registered_by=by.name,
        gaps=facts.get("gaps"),
    )


def _order_of(place: str, folder: Path, by: Viewer) -> int:
    """Where a place stands: each area, then all together. Raises Invalid for none of this partnership's."""
    partnership = partnership_for(by)
    slugs = [*(area.slug for area in partnership.areas), partnership.pair_slug]
    if place not in slugs:
        raise Invalid(
            f"{folder} is of {place}, which is no place of {partnership.tenant.name}.",
            instead="Choose the partnership it was built for.",
        )
    return slugs.index(place)


def _extracts(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"extract": name, **facts} for name, facts in sorted(whole["extracts"].items())]


def _extract(facts: dict[str, Any], of: dict[str, Any]) -> ExtractUsed:
    names = ("extract", "file_name", "sha256", "publisher", "licence", "made_up")
    return ExtractUsed(**{name: facts[name] for name in names}, **of)


@transaction.atomic
def load_gaps(*, pack: packs.Pack, by: Viewer, at: datetime) -> int:
    """Make a pack's gaps, or bring them up to date; one the pack no longer has is withdrawn. How many there are."""
    owners = {each.slug: each.id for each in organisations_for(by)}
    for order, gap in enumerate(pack.gaps):
        said = {
            "order": order,
            "title": gap.title,
            "text": gap.text.strip(),
            "owner_id": owners[gap.owner],
            "data_asked_for": gap.data_asked_for.strip(),
            "limbs": list(gap.limbs),
            "priorities": list(gap.priorities),
            "areas": list(gap.areas),
            "withdrawn_at": None,
            "withdrawn_by": "",
        }
        audit.put(DataGap, by=by, key={"partnership_id": by.tenant.id, "slug": gap.slug}, said=said)
    held = DataGap.objects.filter(partnership=by.tenant.id, withdrawn_at__isnull=True)
    gone = list(held.exclude(slug__in=[gap.slug for gap in pack.gaps]).values_list("pk", flat=True))
    DataGap.objects.filter(pk__in=gone).update(withdrawn_at=at, withdrawn_by=by.name)
    audit.record(by=by, what="withdrawn", of=("assessment", "DataGap", gone), fields=("withdrawn_at", "withdrawn_by"))
    return len(pack.gaps)


@transaction.atomic
def ask_for_check(*, by: Viewer) -> str:
    """Have every issued file read again and compared with its hash; the reference of the job that does it."""
    return jobs.enqueue(by=by, name="assessment.check_issued")


@transaction.atomic
def evidence_changed(*, by: Viewer, at: datetime) -> None:
    """Have the draft assessments built again, because the store has changed."""
    jobs.enqueue(by=by, name="assessment.build_drafts")


@transaction.atomic
def ask_for_drafts(*, by: Viewer, period: str = "") -> str:
    """Have the draft assessments built; the reference of the job. `period` is as `Period.parse` reads it."""
    if period:
        Period.parse(period)
    return jobs.enqueue(by=by, name="assessment.build_drafts", ids={"period": period} if period else {})


@transaction.atomic
def keep_draft(*, folder: Path, by: Viewer, at: datetime, for_members: Mapping[str, Any] | None = None) -> str:
    """Make what was built in `folder` the draft of its place; its reference. An equal draft is left as it was.

    `for_members` is the stored document of what only members may read, if there is anything.
    """
    content = _record(folder)
    whole, digest = json.loads(content), hash_of(content)
    facts = whole["assessment"]
    place, period = facts["place"]["slug"], Period.parse(facts["period"])
    held = Draft.objects.select_for_update().filter(partnership=by.tenant.id, place_slug=place).first()
    last = Assessment.objects.filter(partnership=by.tenant.id, place_slug=place).order_by("-registered_at").first()
    before = json.loads(issued.read(last.reference, RECORD)) if last else None
    said = {
        "place_name": facts["place"]["name"],
        "order": _order_of(place, folder, by),
        "title": facts["title"],
        "first_month": str(period.first),
        "last_month": str(period.last),
        "as_at": date.fromisoformat(facts["as_at"]),
        "made_up": facts["made_up"],
        "digest": digest,
        "changes": rules.changes_between(before, whole),
        "for_members": dict(for_members or {}),
    }
    kept = ("digest", "changes", "for_members")
    if held and all(getattr(held, name) == said[name] for name in kept):
        return held.reference
    row, _ = Draft.objects.update_or_create(
        partnership_id=by.tenant.id,
        place_slug=place,
        defaults={**said, "built_at": at, "built_by": by.name},
    )
    audit.record(
        by=by, what="changed" if held else "made", of=("assessment", "Draft", row.pk), fields={"digest": digest}
    )
    return row.reference


@transaction.atomic
def issue_draft(*, reference: str, digest: str, by: Viewer, at: datetime) -> str:
    """Issue the draft that was read: the reference of the assessment. Raises NotNow where it was built again since."""
    row = Draft.objects.select_for_update().filter(partnership=by.tenant.id, reference=reference).first()
    if row is None:
        raise Missing("There is no such draft here.", instead="See the list of drafts.")
    folder = issued.draft_at(by.tenant.id, row.place_slug)
    if row.digest != digest or hash_of(_record(folder)) != digest:
        raise NotNow("The draft was built again since you read it.", instead="Read it as it is now, then issue it.")
    made = register_assessment(folder=folder, by=by, at=at)
    if hash_of(_record(folder)) != digest:
        # It was built again while its files were taken: nothing of this is kept.
        raise NotNow("The draft was built again at this moment.", instead="Read it as it is now, then issue it.")
    return made
