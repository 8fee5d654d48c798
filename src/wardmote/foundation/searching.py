"""Searching what a viewer may read: each desk looks through its own lists, cut to the viewer as they always are.

There is no index. What no list shows a viewer no search finds, nothing that is sealed is ever looked through, and what
was typed is kept nowhere. A desk declares `searches(viewer, words) -> Iterable[Hit]`: what may be found, the most
telling first. Those in which the words stand are kept here, so that a desk may offer all that it lists.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.db.models import Q

from wardmote.errors import Invalid
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer

#: So many of one desk's are shown; its own list shows the others.
SHOWN = 10
#: So many of one table in which words may stand are read, where it is long: more than are shown.
READ = 200
#: Fewer letters and numbers than this stand in nearly everything; more than so many words are no search.
LEAST, MOST = 3, 10
PLAIN = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Words:
    """What somebody looks for. A record is found in which all the words stand, as parts of words too, in any case."""

    said: str

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The words, each once."""
        return tuple(dict.fromkeys(self.said.lower().split()))

    def stand_in(self, *texts: str) -> bool:
        """Whether all of them stand in these texts together."""
        whole = "\n".join(texts).lower()
        return all(term in whole for term in self.terms)

    def narrow(self, *columns: str) -> Q:
        """A condition that rows fulfil in whose columns all of them may stand; ask `stand_in` of what it leaves.

        Only of plain letters do both databases agree which are the same in another case, so they are asked for those.
        """
        wanted = Q()
        for part in (part for term in self.terms for part in PLAIN.findall(term)):
            here = Q()
            for column in columns:
                here |= Q(**{f"{column}__icontains": part})
            wanted &= here
        return wanted


@dataclass(frozen=True)
class Hit:
    """A record: what kind it is, what it is called, where it is read, and in which texts besides words may stand."""

    kind: str
    title: str
    href: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What was found in one desk, by its title; `more` says that there is more than is shown."""

    title: str
    hits: tuple[Hit, ...]
    more: bool


def check_words(words: Words) -> None:
    """Raise Invalid for what is too little to look for, or too much."""
    if sum(map(str.isalnum, words.said)) < LEAST:
        raise Invalid("That is too little to look for.", instead=f"Give at least {LEAST} letters or numbers.")
    if len(words.terms) > MOST:
        raise Invalid("That is too much to look for.", instead=f"Give {MOST} words at most.")


def search(viewer: Viewer, words: Words) -> tuple[Found, ...]:
    """What this viewer may read in which the words stand, desk by desk; desks with nothing are left out."""
    check_words(words)
    every = (desk for desk in desks.every() if desk.searches)
    told = (_in_desk(desk.title, words, desks.function(desk.searches)(viewer, words)) for desk in every)
    return tuple(each for each in told if each.hits)


def _in_desk(title: str, words: Words, offered: Iterable[Hit]) -> Found:
    hits = (each for each in offered if words.stand_in(each.title, *each.also))
    found = tuple(islice(hits, SHOWN + 1))
    return Found(title, found[:SHOWN], len(found) > SHOWN)
