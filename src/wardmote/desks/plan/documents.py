"""A plan as it is approved: everything it says, line by line, and the document that is printed of it.

Organisations are named in it; the people who answer for its commitments are not, for it is published.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from wardmote.desks.plan.queries.drafting import AimWritten, CommitmentWritten, PlanWritten, PriorityWritten
from wardmote.desks.plan.rules.drafting import CHARACTERISTICS, DIRECTIONS, parts
from wardmote.documents import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table, to_dict
from wardmote.reports.packs import HEADS

#: One thing a plan says: a key that stays the same between versions, where it stands, and its words.
Line = tuple[str, str, str]


def lines_of(plan: PlanWritten, county: Mapping[str, str]) -> tuple[Line, ...]:
    """Everything a plan says, in order. `county` is what the county's priorities are called."""
    return tuple(_lines(plan, county))


def digest_of(lines: tuple[Line, ...]) -> str:
    """The SHA-256 of what a plan says."""
    return hashlib.sha256(json.dumps(lines, ensure_ascii=True).encode()).hexdigest()


def content_of(
    plan: PlanWritten, county: Mapping[str, str], *, number: int, at: datetime, publisher: str, made_up: bool
) -> dict[str, Any]:
    """What is kept of a version: its lines, the document, and the ids of its commitments."""
    lines = lines_of(plan, county)
    document = plan_document(plan, county, number=number, as_at=at.date(), publisher=publisher, made_up=made_up)
    return {
        "title": plan.title,
        "starts": plan.starts.isoformat(),
        "ends": plan.ends.isoformat(),
        "lines": [list(line) for line in lines],
        "document": to_dict(document),
        "about_harm": any(priority.about_harm for priority in plan.priorities),
        "commitments": [str(each.id) for p in plan.priorities for each in p.commitments if not each.out],
    }


def plan_document(
    plan: PlanWritten, county: Mapping[str, str], *, number: int, as_at: date, publisher: str, made_up: bool
) -> Document:
    """The plan as a document."""
    return Document(
        title=plan.title,
        subtitle=f"{plan.area_name}, {said(plan.starts)} to {said(plan.ends)}. Version {number}",
        as_at=as_at,
        identifier=f"{plan.reference}-{number}",
        publisher=publisher,
        version=str(number),
        blocks=tuple(_blocks(plan, county)),
        made_up=made_up,
    )


def _lines(plan: PlanWritten, county: Mapping[str, str]) -> Iterator[Line]:
    yield "title", "Title", plan.title
    yield "days", "When it is in force", f"{said(plan.starts)} to {said(plan.ends)}"
    for part in parts():
        if words := plan.text(part.slug):
            yield f"text:{part.slug}", part.title, words
    for priority in plan.priorities:
        yield f"priority:{priority.slug}", "Priority", _stands(priority, county)
        for aim in _in(priority.aims):
            yield f"aim:{aim.item}", f"{priority.title}: aim", f"{aim.text} {measured(aim)}".strip()
        for each in _in(priority.commitments):
            yield f"commitment:{each.item}", f"{priority.title}: commitment", f"{each.text} {promised(each)}".strip()
    if plan.equality:
        yield "equality", "Equality", _equality(plan)


def _stands(priority: PriorityWritten, county: Mapping[str, str]) -> str:
    told = [priority.title, "; ".join(HEADS[head] for head in priority.heads)]
    if priority.county_priority:
        told.append(f"County priority: {county.get(priority.county_priority, priority.county_priority)}")
    told += [words for words in (priority.why, priority.regard) if words]
    return ". ".join(each.rstrip(".") for each in told) + "."


def measured(aim: AimWritten) -> str:
    """How an aim is measured, in a sentence; empty where it is not."""
    measure = aim.measure
    if measure is None:
        return ""
    told = [f"Measured by: {measure.words}.", f"{DIRECTIONS[measure.direction]}."]
    if measure.because:
        told.append(f"{measure.because.rstrip('.')}.")
    if measure.baseline:
        period = f" ({measure.baseline_period})" if measure.baseline_period else ""
        told.append(f"At the start: {measure.baseline}{period}.")
    elif measure.known_by:
        told.append(f"Where it starts will be known by {said(measure.known_by)}.")
    if measure.target:
        told.append(f"Target: {measure.target.rstrip('.')}.")
    return " ".join(told)


def promised(each: CommitmentWritten) -> str:
    """Whose a commitment is, and by when or how often it is shown."""
    told = [each.organisation_name] if each.organisation_name else []
    if each.due:
        told.append(f"by {said(each.due)}")
    elif each.rhythm_months:
        months = "every month" if each.rhythm_months == 1 else f"every {each.rhythm_months} months"
        told.append(f"goes on, with evidence {months}")
    return f"({', '.join(told)})" if told else ""


def _equality(plan: PlanWritten) -> str:
    if plan.equality is None:
        return ""
    impacts = ", ".join(f"{each}: {plan.equality.impacts[each]}" for each in CHARACTERISTICS)
    told = (plan.equality.evidence, impacts, plan.equality.mitigation, plan.equality.monitoring)
    return " ".join(f"{each.rstrip('.')}." for each in told if each)


def _blocks(plan: PlanWritten, county: Mapping[str, str]) -> Iterator[Block]:
    for part in parts():
        if words := plan.text(part.slug):
            yield Heading(1, part.title, f"text-{part.slug}")
            yield from _paragraphs(words)
    yield Heading(1, "Priorities", "priorities")
    for priority in plan.priorities:
        yield from _priority(priority, county)
    if plan.equality:
        yield from _equality_blocks(plan)


def _priority(priority: PriorityWritten, county: Mapping[str, str]) -> Iterator[Block]:
    anchor = priority.slug.replace("_", "-")
    yield Heading(2, priority.title, f"priority-{anchor}")
    facts = [("Heads of section 6", "; ".join(HEADS[head] for head in priority.heads))]
    if priority.county_priority:
        facts.append(("County priority", county.get(priority.county_priority, priority.county_priority)))
    facts += [(label, words) for label, words in _reasons(priority) if words]
    yield Facts(tuple(facts))
    if aims := _in(priority.aims):
        yield Heading(3, "What we want to achieve", f"aims-{anchor}")
        yield Bullets(tuple(f"{aim.text} {measured(aim)}".strip() for aim in aims))
    if commitments := _in(priority.commitments):
        yield Heading(3, "What will be done", f"commitments-{anchor}")
        yield Table(
            id=f"table-{anchor}",
            caption=f"Commitments: {priority.title}",
            columns=(Column("Commitment"), Column("Organisation"), Column("When"), Column("Reference")),
            rows=tuple(
                (each.text, each.organisation_name or None, _when(each), each.reference) for each in commitments
            ),
        )


def _reasons(priority: PriorityWritten) -> tuple[tuple[str, str], ...]:
    return (("From the assessment", priority.why), ("Police and crime plan", priority.regard))


def _when(each: CommitmentWritten) -> str | None:
    if each.due:
        return f"By {said(each.due)}"
    if each.rhythm_months:
        return f"Goes on; evidence every {each.rhythm_months} months" if each.rhythm_months > 1 else "Goes on; monthly"
    return None


def _equality_blocks(plan: PlanWritten) -> Iterator[Block]:
    equality = plan.equality
    if equality is None:
        return
    yield Heading(1, "What it means for equality", "equality")
    yield from _paragraphs(equality.evidence)
    yield Table(
        id="equality-impacts",
        caption="What the plan does for people who share a protected characteristic",
        columns=(Column("Characteristic"), Column("Impact")),
        rows=tuple((each[:1].upper() + each[1:], equality.impacts[each]) for each in CHARACTERISTICS),
    )
    for words in (equality.mitigation, equality.monitoring):
        if words:
            yield from _paragraphs(words)


def _paragraphs(words: str) -> Iterator[Block]:
    for each in words.split("\n"):
        if each.strip():
            yield Paragraph(each.strip())


def _in(lines: tuple) -> tuple:
    return tuple(each for each in lines if not each.out)


def said(day: date) -> str:
    """A day as a document writes it."""
    return f"{day.day} {day:%B %Y}"
