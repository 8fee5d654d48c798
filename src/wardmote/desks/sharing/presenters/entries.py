"""What an entry of the law says, in words that somebody can set beside its source."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wardmote.foundation.pages.words import day as in_words
from wardmote.protocol import SAID, Cited, Condition, Gateway, Need, Protocol, Stop

SENSITIVITY = {
    "depersonalised": gettext_lazy("what tells of nobody"),
    "personal": gettext_lazy("what tells of somebody"),
    "special": gettext_lazy("special category data"),
    "criminal": gettext_lazy("criminal offence data"),
    "deceased": gettext_lazy("what tells of somebody who has died"),
}
SUBJECT = {
    "adult": gettext_lazy("an adult"),
    "child": gettext_lazy("a child"),
    "deceased": gettext_lazy("somebody who has died"),
    "nobody": gettext_lazy("nobody"),
}
REGIME = {
    "part_2": gettext_lazy("The UK GDPR"),
    "part_3": gettext_lazy("Law enforcement processing (Data Protection Act 2018, Part 3)"),
}
PATIENT = {
    "yes": gettext_lazy("It carries patient information too"),
    "no": gettext_lazy("It does not carry patient information"),
    "ask": gettext_lazy("A person says whether it carries patient information"),
}
KINDS = {
    "gateway": gettext_lazy("Gateway"),
    "condition": gettext_lazy("Basis or condition"),
    "stop": gettext_lazy("Stop"),
}
RESTS_ON = {"S": gettext_lazy("Law"), "G": gettext_lazy("Guidance"), "L": gettext_lazy("A rule of this product")}


def facts_of(entry: Cited, protocol: Protocol) -> Iterator[tuple[str, str]]:
    """Everything a reviewer checks, as pairs of a name and words."""
    yield _("Written in"), entry.citation
    yield _("In force"), in_force(entry)
    if isinstance(entry, Gateway):
        yield from _of_gateway(entry, protocol)
    elif isinstance(entry, Condition):
        yield from _of_condition(entry, protocol)
    elif isinstance(entry, Stop):
        yield from _of_stop(entry, protocol)
    if entry.note:
        yield _("Look at"), entry.note


def needs_of(needs: Iterable[Need]) -> tuple[tuple[str, str, str], ...]:
    """What must be known before it carries anything: what, what is said where nobody knows, and where it is not so."""
    return tuple((_upper(SAID[each.fact]), each.asks, each.refuses) for each in needs)


def in_force(entry: Cited) -> str:
    """From when to when."""
    if entry.starts is None:
        return _("Yes")
    if entry.ends:
        return _("%(first)s to %(last)s") % {"first": in_words(entry.starts), "last": in_words(entry.ends)}
    return _("From %(day)s") % {"day": in_words(entry.starts)}


def _of_gateway(entry: Gateway, protocol: Protocol) -> Iterator[tuple[str, str]]:
    yield _("Who may tell"), _bodies(entry.holders, protocol)
    yield _("Who may be told"), _bodies(entry.recipients, protocol)
    if entry.agents:
        yield _("Agents"), _("Whoever acts on behalf of one of these may be told, where that is shown")
    yield _("What for"), _titles("purposes", entry.purposes, protocol)
    yield _("What it carries"), _listed(SENSITIVITY[each] for each in SENSITIVITY if each in entry.carries)
    yield _("About whom"), _listed(SUBJECT[each] for each in entry.subjects) or _("Anybody")
    yield _("Patient information"), str(PATIENT[entry.patient])
    yield (
        _("Agreement"),
        _("It waits for an agreement that both have signed") if entry.agreement else _("It waits for no agreement"),
    )
    yield _("Judgement"), _judgement(weighed=entry.judgement)
    if entry.emergency:
        yield _("Emergency"), _("It waits for no second person")


def _of_condition(entry: Condition, protocol: Protocol) -> Iterator[tuple[str, str]]:
    layers = {"basis": _("A lawful basis"), "condition": _("A condition besides a lawful basis")}
    yield _("What it is"), layers[entry.layer]
    yield _("Under"), str(REGIME[entry.regime])
    yield _("Who may rely on it"), _bodies(entry.holders, protocol)
    yield (
        _("For which data"),
        _listed(SENSITIVITY[each] for each in SENSITIVITY if each in entry.sensitivities) or _any(),
    )
    yield _("By which gateway"), _titles("gateways", entry.gateways, protocol)
    yield _("What for"), _titles("purposes", entry.purposes, protocol)
    yield _("Judgement"), _judgement(weighed=entry.judgement)


def _of_stop(entry: Stop, protocol: Protocol) -> Iterator[tuple[str, str]]:
    yield _("Rests on"), str(RESTS_ON[entry.basis])
    for fact, values in entry.when.items():
        yield _("Holds where: %(fact)s") % {"fact": SAID.get(fact, fact)}, _listed(_value(fact, values, protocol))
    yield _("What to do instead"), entry.instead


def _value(fact: str, values: Iterable[object], protocol: Protocol) -> Iterator[str]:
    known = {"sensitivity": SENSITIVITY, "subject": SUBJECT}.get(fact, {})
    sheets = {"holder": "bodies", "recipient": "bodies", "purpose": "purposes", "record_class": "classes"}
    for each in values:
        if isinstance(each, bool):
            yield _("yes") if each else _("no")
        elif fact in sheets:
            yield protocol.named(sheets[fact], str(each), fact).title
        else:
            yield str(known.get(str(each), str(each).replace("_", " ")))


def _bodies(kinds: Iterable[str], protocol: Protocol) -> str:
    known = {each.id: each.title for each in protocol.bodies}
    chosen = set(kinds)
    if not chosen or chosen >= set(known):
        return _("Any body")
    return _listed(sorted(known[each] for each in chosen & set(known))) or _("No body there is")


def _titles(sheet: str, ids: Iterable[str], protocol: Protocol) -> str:
    chosen = set(ids)
    return _listed(each.title for each in getattr(protocol, sheet) if each.id in chosen) if chosen else _any()


def _judgement(*, weighed: bool) -> str:
    return _("A person always weighs it") if weighed else _("None beyond what must be known")


def _listed(words: Iterable[str]) -> str:
    return _upper("; ".join(map(str, words)))


def _any() -> str:
    return _("Any")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
