"""Surveys of a place: their questions, each with its answers, how many answered it and how many were asked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input
from wardmote.evidence.sources.partner_table.answers import ANSWERS, ASKED, JOIN, RESPONSES, question_of

SOURCE = "partner_table"
BY = ("place_kind", "unit", "definition", "provider", "caveat", "place")


@dataclass(frozen=True)
class Given:
    """A figure the table gives; `count` is None where a mark stands in its place. `inputs` are its cells."""

    count: int | None
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Question:
    """A question with its answers by their words, how many answered it, and how many were asked (None where the table
    does not say)."""

    words: str
    answers: Mapping[str, Given]
    responses: Given
    asked: Given | None

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Every cell of the question: a share rests on all that answered it."""
        beside = self.asked.inputs if self.asked else ()
        return tuple(
            sorted({*self.responses.inputs, *beside, *(each for one in self.answers.values() for each in one.inputs)})
        )


@dataclass(frozen=True)
class Survey:
    """One survey of one place. `drawn` says that those asked were drawn by chance from all there are."""

    cover: str
    title: str
    provider: str
    definition: str
    caveat: str
    how_asked: str
    drawn: bool
    place: str
    period: Period
    questions: tuple[Question, ...]


def gather_surveys(
    store: Evidence, place: Place, window: Period, as_at: date | None, only: str = ""
) -> tuple[tuple[Survey, ...], dict[str, Any]]:
    """The latest of each survey with figures of the place in the window, and the extracts they come from, by id.

    Each district of a place that is several is told by itself: two surveys are not one.
    """
    extracts = {
        each.id: each
        for each in store.extracts(SOURCE, as_at)
        if each.given.get("how_asked") and only in ("", each.cover)
    }
    found: dict[tuple[str, str], dict[Period, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for cell in store.counts(SOURCE, period=window, districts=place.codes, by=BY, as_at=as_at):
        if cell.extract in extracts and _is_of(cell, place):
            found[extracts[cell.extract].cover, cell.also[-1]][Period.parse(cell.month)].append(cell)
    surveys = [
        _survey(extracts[cells[0].extract], where, period, cells)
        for (_, where), by_period in sorted(found.items())
        for period, cells in [max(by_period.items(), key=lambda each: (each[0].last, each[0].first))]
    ]
    used = {each.extract for survey in surveys for question in survey.questions for each in question.inputs}
    return tuple(each for each in surveys if each.questions), {each: extracts[each] for each in sorted(used)}


def _is_of(cell: Any, place: Place) -> bool:
    """A table of the place's districts, or of the whole place under its own name."""
    whole = cell.also[0] == "pair" and cell.also[-1].casefold() == place.name.casefold()
    return whole or (cell.also[0] in ("district", "csp") and cell.district_code in place.codes)


def _survey(extract: Any, where: str, period: Period, cells: Sequence[Any]) -> Survey:
    _, _, definition, provider, caveat, _ = cells[0].also
    return Survey(
        cover=extract.cover,
        title=extract.given.get("title", extract.cover),
        provider=provider,
        definition=definition,
        caveat=caveat,
        how_asked=extract.given["how_asked"],
        drawn=bool(extract.given.get("drawn")),
        place=where,
        period=period,
        questions=tuple(_questions(cells)),
    )


def _questions(cells: Sequence[Any]) -> list[Question]:
    by_unit: dict[str, dict[str, Given]] = defaultdict(dict)
    for cell in cells:
        by_unit[cell.also[1]][cell.kind] = _given(cell)
    asked = {question_of(kind, ASKED): each for kind, each in by_unit[ASKED].items()}
    found = []
    for kind, responses in by_unit[RESPONSES].items():
        words = question_of(kind, RESPONSES)
        begins = f"{words}{JOIN}"
        answers = {
            each.removeprefix(begins): given for each, given in by_unit[ANSWERS].items() if each.startswith(begins)
        }
        found.append(Question(words, answers, responses, asked.get(words)))
    return sorted(found, key=lambda each: each.words)


def _given(cell: Any) -> Given:
    known = cell.known[0] == cell.rows
    return Given(
        round(cell.sums[0]) if known else None, (Input(cell.extract, cell.district_code, cell.kind, cell.rows),)
    )
