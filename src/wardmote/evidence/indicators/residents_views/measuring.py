"""Measures what people answered: counts as given, shares of those who answered, and a range only where chance drew
them."""

from collections.abc import Iterator
from datetime import date
from math import sqrt

from scipy.special import ndtri

from wardmote.errors import Missing
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.residents_views.gathering import SOURCE, Given, Question, Survey, gather_surveys
from wardmote.evidence.indicators.shapes import Denominator, Level, Line, Measurement, Series, Statistic, UnlocatedShare
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input, Provenance

SLUG, TITLE, UNIT = "residents_views", "What people said when they were asked", "answers"
CAVEATS = (
    "Answers are of those who answered, by the way they were asked. How many answered stands beside every question.",
    "Where chance did not draw those who were asked, their answers say nothing of the others, however many answered.",
)
COUNT_METHOD = "the answers given, as the provider counts them"
SHARE_METHOD = "answers ÷ responses to the question; a range by Wilson's method only where chance drew those asked"
RESPONSES_METHOD = "the responses to the question, as the provider counts them"
ASKED_METHOD = "the people asked, as the provider counts them"
OF_THESE_ONLY = "Of those who answered, and of nobody else: they were not drawn by chance."
OF_ALL = "Those asked were drawn by chance; the range allows for that, and not for who chose not to answer."
NOT_GIVEN = "The provider gives no figure in its place."
CONFIDENCE = 0.95


def measure_views(
    store: Evidence,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None = None,
    only: str = "",
) -> Measurement:
    """The latest surveys of a place that ended in the period or the year before it, or the one called `only`.

    Raises Missing where there is none, and for a place smaller than a district.
    """
    if place.is_small:
        raise Missing("What people said is told of whole districts only.", instead="Ask for the whole district.")
    window = Period(period.year_before().first, period.last)
    surveys, extracts = gather_surveys(store, place, window, as_at, only)
    if not surveys:
        raise Missing(
            f"The store holds nothing that people of {place.name} were asked between {window.label}.",
            instead="Map the table of answers as a survey: wardmote evidence map FILE --how-asked TEXT.",
        )
    lines = [line for survey in surveys for question in survey.questions for line in _lines(survey, question, period)]
    statistics = [each for survey in surveys for question in survey.questions for each in _beside(survey, question)]
    used = list(extracts.values())
    return Measurement(
        indicator=SLUG,
        title=surveys[0].title if only else TITLE,
        source=SOURCE,
        place=place,
        period=period,
        unit=UNIT,
        lines=tuple(lines),
        unlocated=_nothing(),
        tested=0,
        caveats=(*CAVEATS, *dict.fromkeys(map(_said, surveys))),
        missing_months=(),
        publishers=tuple(sorted({each.publisher for each in used})),
        data_classes=tuple(sorted({each.data_class for each in used})),
        made_up=any(each.made_up for each in used),
        statistics=tuple(statistics),
    )


def _said(survey: Survey) -> str:
    """What a survey says of itself."""
    asked = f"asked by {survey.provider}, {survey.how_asked}"
    parts = (f"{survey.title}, {survey.place}, {survey.period.label}: {asked}", survey.definition, survey.caveat)
    return " ".join(f"{each.rstrip('.')}." for each in parts if each)


def _about(survey: Survey, question: Question, answer: str = "") -> dict[str, object]:
    """What a figure of a survey is of, as its provenance keeps it."""
    return {
        "survey": survey.cover,
        "title": survey.title,
        "place": survey.place,
        "period": survey.period.label,
        "question": question.words,
        "answer": answer,
        "how asked": survey.how_asked,
        "drawn by chance": survey.drawn,
    }


def _name(survey: Survey, question: Question, what: str) -> str:
    return f"{survey.place}, {survey.period.label}: {question.words} · {what}"


def _lines(survey: Survey, question: Question, period: Period) -> Iterator[Line]:
    """A line for each answer that was given a figure."""
    for answer, given in question.answers.items():
        if given.count is None:
            continue
        yield Line(
            kind=_name(survey, question, answer),
            unit=UNIT,
            is_total=False,
            series=Series((), (), ()),
            level=Level(given.count, None, None, None, None, None, None, None, None),
            change=None,
            limits=None,
            unlocated=_nothing(),
            provenance=Provenance(SOURCE, given.inputs, COUNT_METHOD, _about(survey, question, answer)),
        )


def _beside(survey: Survey, question: Question) -> Iterator[Statistic]:
    """How many answered, how many were asked, and the share of each answer."""
    yield _counted(survey, question, "responses", question.responses, RESPONSES_METHOD)
    if question.asked:
        yield _counted(survey, question, "people asked", question.asked, ASKED_METHOD)
    for answer, given in question.answers.items():
        share, low, high = _share(given.count, question.responses.count, survey.drawn)
        note = NOT_GIVEN if share is None else OF_ALL if survey.drawn else OF_THESE_ONLY
        provenance = Provenance(SOURCE, question.inputs, SHARE_METHOD, _about(survey, question, answer))
        yield Statistic(_name(survey, question, f"{answer}, share"), share, low, high, "%", note, provenance, 0)


def _counted(survey: Survey, question: Question, what: str, given: Given, method: str) -> Statistic:
    provenance = Provenance(SOURCE, given.inputs, method, _about(survey, question, what))
    note = NOT_GIVEN if given.count is None else f"Asked by {survey.provider}."
    return Statistic(_name(survey, question, what), given.count, None, None, "people", note, provenance, 0)


def _share(count: int | None, responses: int | None, drawn: bool) -> tuple[float | None, float | None, float | None]:
    """An answer's share of the responses in per cent, and Wilson's interval where chance drew those asked.

    Where people may tick several answers the shares come to more than 100 together, and none is more than 100 itself.
    """
    if count is None or not responses or count > responses:
        return None, None, None
    share = count / responses
    if not drawn:
        return 100 * share, None, None
    reach = float(ndtri(1 - (1 - CONFIDENCE) / 2)) ** 2 / responses
    middle, spread = share + reach / 2, sqrt(reach * (share * (1 - share) + reach / 4))
    return 100 * share, 100 * (middle - spread) / (1 + reach), 100 * (middle + spread) / (1 + reach)


def _nothing() -> UnlocatedShare:
    inputs: tuple[Input, ...] = ()
    return UnlocatedShare(0, 0, None, None, Provenance(SOURCE, inputs, "", {}), "answers the provider gave")
