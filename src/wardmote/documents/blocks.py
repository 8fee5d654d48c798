"""The blocks a document is made of. Written once, rendered as HTML, PDF and Word; checked when made."""

from dataclasses import dataclass
from typing import ClassVar

from wardmote.documents.charts.specs import BarChart, ChartSpec, Choropleth, LineChart
from wardmote.documents.tables import Table
from wardmote.documents.words import Words, check_id, inlines, plain
from wardmote.errors import Invalid

DEEPEST = 4
NOTE_KINDS = ("note", "caveat", "warning", "source", "method")


@dataclass(frozen=True)
class Heading:
    """A heading; sections start at level 1 (the document's title stands above them)."""

    level: int
    text: str
    id: str

    def __post_init__(self) -> None:
        check_id(self.id, "heading")
        if self.level not in range(1, DEEPEST + 1):
            raise Invalid(f"The heading “{self.text}” has level {self.level}.", instead=f"Use 1 to {DEEPEST}.")
        needed(self.text, f"The heading {self.id!r} has no words.", "Name what the section says.")


@dataclass(frozen=True)
class Paragraph:
    inlines: Words

    def __post_init__(self) -> None:
        object.__setattr__(self, "inlines", inlines(self.inlines))


@dataclass(frozen=True)
class Bullets:
    items: tuple[Words, ...]
    numbered: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", tuple(inlines(item) for item in self.items))
        if not self.items:
            raise Invalid("A list has no items.", instead="Leave the list out.")


@dataclass(frozen=True)
class Facts:
    """Key facts: pairs of a label and what it is."""

    pairs: tuple[tuple[str, Words], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", tuple((label, inlines(words)) for label, words in self.pairs))
        if not self.pairs:
            raise Invalid("A list of key facts has no facts.", instead="Leave the list out.")
        for label, _ in self.pairs:
            needed(label, "A key fact has no label.", "Say what the fact is about.")


@dataclass(frozen=True)
class Chart:
    """A chart with its title, the words that stand for it, the sentence it makes, and its data as a table."""

    id: str
    title: str
    description: str
    sentence: Words
    spec: ChartSpec
    table: Table

    label: ClassVar[str] = "Chart"

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", inlines(self.sentence))
        check_picture(self, LineChart | BarChart)


@dataclass(frozen=True)
class Map:
    """A map with its title, the words that stand for it, the sentence it makes, and its data as a table."""

    id: str
    title: str
    description: str
    sentence: Words
    spec: Choropleth
    table: Table

    label: ClassVar[str] = "Map"

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", inlines(self.sentence))
        check_picture(self, Choropleth)


@dataclass(frozen=True)
class Gap:
    """What we do not know: why, whose it is to answer, and what was asked for."""

    title: str
    text: Words
    owner: str
    data_asked_for: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", inlines(self.text))
        needed(self.title, "A gap has no title.", "Name what is not known.")
        needed(self.owner, f"The gap “{self.title}” has no owner.", "Name who could answer it.")
        needed(
            self.data_asked_for,
            f"The gap “{self.title}” does not say what data is asked for.",
            "Say what would fill it.",
        )


@dataclass(frozen=True)
class Note:
    """A note, caveat, warning, source or method set apart from the running text."""

    kind: str
    text: Words

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", inlines(self.text))
        if self.kind not in NOTE_KINDS:
            raise Invalid(f"A note is of kind {self.kind!r}.", instead=f"Use one of {', '.join(NOTE_KINDS)}.")


Picture = Chart | Map
Block = Heading | Paragraph | Bullets | Facts | Table | Chart | Map | Gap | Note


def needed(text: str, sentence: str, instead: str) -> None:
    if not text.strip():
        raise Invalid(sentence, instead=instead)


def check_picture(picture: Picture, spec: object) -> None:
    """Raise Invalid unless a picture says in words everything it shows."""
    what = f"The {picture.label.lower()} {picture.id!r}"
    check_id(picture.id, picture.label.lower())
    needed(picture.title, f"{what} has no title.", "Say what it shows, where and when.")
    needed(picture.description, f"{what} has no alternative text.", "Describe it for a reader who cannot see it.")
    needed(plain(picture.sentence), f"{what} has no sentence.", "Say in one sentence what it shows.")
    if not isinstance(picture.table, Table):
        raise Invalid(f"{what} has no table.", instead="Give its data as a table.")
    # `spec` is a class or a union of them, and a union is not a type to the checker.
    if not isinstance(picture.spec, spec):  # type: ignore[arg-type]
        raise Invalid(f"{what} cannot be drawn from a {type(picture.spec).__name__}.")
