"""Limb (f): how far the plan was carried out, commitment by commitment."""

from collections import Counter
from collections.abc import Iterator

from wardmote.documents import Block, Bullets, Column, Heading, Paragraph, Strong, Table, Text
from wardmote.documents.tables import Cell
from wardmote.documents.words import Inline
from wardmote.evidence.provenance import Provenance
from wardmote.reports.carried_out import DONE, NOT_RECORDED, STATES
from wardmote.reports.packs import Item, Pack, Priority
from wardmote.reports.strategic_assessment.gaps import gap_block, gaps_for
from wardmote.reports.strategic_assessment.materials import Materials
from wardmote.reports.strategic_assessment.plan_figures import plans_own_figures
from wardmote.reports.strategic_assessment.wording import day, listed

ALL = "All priorities"
CARRIED_OUT_METHOD = "count of the plan's commitments by what is said of each; a heading over others is not one itself"


def how_far_the_plan_went(given: Materials) -> Iterator[Block]:
    """Limb (f): every commitment of the plan with what is recorded of it, and how many have nothing recorded."""
    pack, plan = given.pack, given.pack.plan
    yield Heading(1, "(f) How far the last plan was carried out", "plan")
    state = {"ended": "ended on", "in force": "runs to", "not started": "starts later and runs to"}[
        plan.status_at(given.as_at)
    ]
    commitments = [item for priority in pack.priorities for item in _leaves(priority)]
    recorded = sum(given.carried_out.state(item.id) != NOT_RECORDED for item in commitments)
    yield Paragraph(
        f"The {plan.title[0].lower()}{plan.title[1:]} {state} {day(plan.ends)}. It made {len(commitments)} "
        f"commitments under {len(pack.priorities)} priorities. {_how_many_recorded(given, recorded, len(commitments))}"
    )
    yield from (gap_block(given.pack, gap) for gap in gaps_for(given, limb="f"))
    yield _states(given)
    for priority in pack.priorities:
        yield Heading(2, priority.title, f"plan-{slugged(priority.slug)}")
        yield _commitments(given, priority)
    for programme in pack.programmes:
        if programme.groups:
            yield Heading(2, programme.title, f"plan-{slugged(programme.slug)}")
            yield Paragraph("What the plan said of it; what was done is not recorded.")
            for group in programme.groups:
                yield Paragraph((Strong(group.title),))
                yield Bullets(tuple(item.text for item in group.items))
    yield from plans_own_figures(given)


def plan_in_short(given: Materials) -> tuple[Inline, ...]:
    """How many commitments are said to be done, and of how many nothing is recorded."""
    every = [item for priority in given.pack.priorities for item in _leaves(priority)]
    _state_row(given, ALL, "all", every)
    done, unsaid = (
        (state, sum(given.carried_out.state(item.id) == state for item in every)) for state in (DONE, NOT_RECORDED)
    )
    name = f"{given.figures.prefix}-carried-out-all"
    return (
        Text(f"Of {len(every)} commitments, "),
        given.figures.ref(f"{name}-{done[0]}", f"{done[1] or 'none'} recorded as done"),
        Text("; "),
        given.figures.ref(f"{name}-{_hyphened(unsaid[0])}", f"{unsaid[1]} with nothing recorded"),
    )


def _how_many_recorded(given: Materials, recorded: int, commitments: int) -> str:
    if not recorded:
        return (
            "For none of them is it recorded what was done, so this section can list them and cannot say how far they "
            "went."
        )
    said = f"What was done is recorded for {recorded} of them, by this account: {given.carried_out.source}."
    left = commitments - recorded
    return said if not left else f"{said} For the other {left} nothing is recorded, which is not the same as not done."


def _leaves(priority: Priority) -> list[Item]:
    """Commitments that can be answered one by one: a heading over others is not one itself."""
    parents = {item.under for item in priority.commitments}
    return [item for item in priority.commitments if item.id not in parents]


def _states(given: Materials) -> Table:
    """How many commitments of each priority are said to be in each state, and of all together."""
    rows = [_state_row(given, each.title, slugged(each.slug), _leaves(each)) for each in given.pack.priorities]
    every = [item for priority in given.pack.priorities for item in _leaves(priority)]
    rows.append(_state_row(given, ALL, "all", every))
    return Table(
        id="carried-out-table",
        caption="Commitments of the plan by what is recorded of them",
        columns=(
            Column("Priority"),
            Column("Commitments", "number"),
            *(Column(f"{state[0].upper()}{state[1:]}", "number") for state in (*STATES, NOT_RECORDED)),
        ),
        rows=tuple(rows),
        notes=("Not known means that somebody was asked and could not say; not recorded, that nobody has said.",),
        units="commitments",
        source=given.carried_out.source if given.carried_out.outcomes else given.pack.plan.source,
    )


def _state_row(given: Materials, title: str, name: str, items: list[Item]) -> tuple[Cell, ...]:
    said = Counter(given.carried_out.state(item.id) for item in items)
    told = {"commitments": len(items), **{state: said[state] for state in (*STATES, NOT_RECORDED)}}
    provenance = Provenance(
        "plan", (), CARRIED_OUT_METHOD, {"pack": given.pack.slug, "account": given.carried_out.source or "none"}
    )
    cells: list[Cell] = [title]
    for what, count in told.items():
        figure = given.figures.add(
            "carried-out",
            f"{name}-{_hyphened(what)}",
            count,
            label=f"{title}: {what}",
            unit="commitments",
            period=given.pack.plan.title,
            provenance=provenance,
        )
        cells.append(given.figures.cell(figure))
    return tuple(cells)


def _commitments(given: Materials, priority: Priority) -> Table:
    above = {item.id: item for item in priority.commitments}
    rows = []
    for item in _leaves(priority):
        text = (
            f"{above[item.under].short or above[item.under].text.rstrip(':')}: {item.text}" if item.under else item.text
        )
        when = "Was being done" if item in priority.now else "Was promised"
        rows.append((text, when, _owner(given.pack, item), _what_was_done(given, item)))
    return Table(
        id=f"commitments-{slugged(priority.slug)}",
        caption=f"{priority.title}: commitments of the plan, and what is recorded of each",
        columns=(Column("Commitment"), Column("In the plan it"), Column("Owner"), Column("What was done")),
        rows=tuple(rows),
        notes=(
            "The plan named no owner, date or measure.",
            "An owner is shown here only where the commitment itself implies one.",
        ),
        source=given.pack.plan.source,
    )


def _what_was_done(given: Materials, item: Item) -> str:
    """Done: what shows it (who said so, when)."""
    outcome = given.carried_out.outcomes.get(item.id)
    if outcome is None:
        return "Not recorded"
    said = ", ".join(filter(None, (outcome.said_by, day(outcome.said_on) if outcome.said_on else "")))
    shown = f": {outcome.shown_by.strip().rstrip('.')}" if outcome.shown_by.strip() else ""
    return f"{outcome.state[0].upper()}{outcome.state[1:]}{shown}{f' ({said})' if said else ''}"


def _owner(pack: Pack, item: Item) -> str:
    if item.organisations:
        return listed([pack.organisation(slug).name for slug in item.organisations])
    return "None"


def _hyphened(words: str) -> str:
    """Words as part of a figure's id."""
    return words.replace(" ", "-")


def slugged(slug: str) -> str:
    """A slug as an anchor."""
    return slug.replace("_", "-")
