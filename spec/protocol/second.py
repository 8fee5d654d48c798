"""The second reading: the law as flat lines, put together by one formula. It shares no code and no
data with the product.

A truth is 1 (so), 0 (nobody has said) or -1 (not so). What must all be so is the least of them, what may be so in more
than one way is the greatest, and the verdict is the same number: 1 share, 0 ask a person, -1 refuse.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
VERDICTS = {1: "share", 0: "ask a person", -1: "refuse"}
LIVING = ("personal", "special", "criminal")
#: What every class that tells of somebody must know, however the purpose.
OF_SOMEBODY = (
    "subject=adult|child|deceased necessary proportionate !depersonalised_enough !would_endanger about_one_case"
)


def _rows(name):
    with (HERE / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


BODIES = {row["body"]: row for row in _rows("bodies.csv")}
LINES = _rows("second_reading.csv")


@cache
def reads(*words, day=None):
    return [
        row
        for row in LINES
        if row["reads"].split()[0] in words
        and (day is None or not row["from"] or date.fromisoformat(row["from"]) <= day)
    ]


@cache
def is_one_of(body, names):
    """-1, 0 or 1: is a kind of body among these kinds and columns of the table of bodies? No names mean any."""
    if not names:
        return 1
    if body is None:
        return 0
    row = BODIES[body]
    hit = any(
        name == body or (name == "not_public" and not row["public"]) or row.get(name) == "x" for name in names.split()
    )
    return 1 if hit else -1


def is_in(value, words):
    if not words:
        return 1
    return 0 if value is None else 1 if value in words.split() else -1


def truth(token, case):
    """The truth of one word of "must"."""
    if "=" in token:
        name, values = token.split("=")
        value = case.get(name)
        return 0 if value is None else 1 if value in values.split("|") else -1
    if token == "role":
        return 0 if case["role"] is None else 1
    sign = -1 if token[0] in "!~" else 1
    value = case[token.lstrip("!~")]
    if value is None:
        return 0
    found = sign if value else -sign
    # ~patient: patient information goes with it only if a person says so.
    return max(found, 0) if token[0] == "~" else found


def all_of(*truths):
    return min(truths, default=1)


def musts(row, case, without=()):
    return all_of(*(truth(token, case) for token in row["must"].split() if token not in without))


def never(row, case):
    """1: it is stopped; 0: it may be; -1: it is not."""
    return all_of(
        is_one_of(case["holder"], row["who"]),
        is_one_of(case["recipient"], row["to"]),
        is_in(case["purpose"], row["for"]),
        is_in(case["sensitivity"], row["what"]),
        musts(row, case),
    )


def allowed(row, case):
    """1 if a line may be relied on by itself, 0 if a person has to: nobody confirmed it, or it is always weighed."""
    return 1 if row["line"] in case["confirmed"] and "person" not in row["reads"] else 0


def ways(case, day):
    """The gateways between these two for this purpose, each with the truth of who is told."""
    for row in reads("way", day=day):
        direct = is_one_of(case["recipient"], row["to"])
        if direct < 1 and "agents" in row["reads"] and case["acting_for"]:
            if is_one_of(case["acting_for"], row["to"]) == 1:
                shown = case["acting_shown"]
                direct = 2 if shown is None else 3 if not shown else 1
        if direct > 0 and is_one_of(case["holder"], row["who"]) == 1 and is_in(case["purpose"], row["for"]) == 1:
            yield row, {1: 1, 2: 0, 3: -1}[direct]


def by_class(case):
    """What the field's class asks, but for what an emergency waives; and that."""
    if case["record_class"] is None:
        return 0, 1
    for row in reads("class"):
        if row["line"] == case["record_class"]:
            general = all_of(
                *(truth(token, case) for token in OF_SOMEBODY.split()), musts(row, case, ["second_person"])
            )
            second = truth("second_person", case) if "second_person" in row["must"] else 1
            return all_of(is_in(case["purpose"], row["for"]), general), second
    tells = case["record_class"] in ("C0", "C1", "C2") and case["sensitivity"] not in (None, "depersonalised")
    return (0 if tells else 1), 1


def by_regime(case, enforces):
    competent = BODIES[case["holder"]]["competent"]
    table = {
        ("part_3", "no"): -1,
        ("part_3", "partly"): -1 if enforces == "no" else 0,
        ("part_3", "yes"): -1 if enforces == "no" else 1,
        ("part_2", "yes"): 0 if enforces == "yes" else 1,
    }
    return 0 if case["regime"] is None else table.get((case["regime"], competent), 1)


def second(case, day):
    """The verdict and, where it is to share, every (gateway, basis, condition) that would do."""
    stopped = all_of(*(-never(row, case) for row in reads("never", day=day)))
    if (case["record_class"], case["sensitivity"], stopped) == ("C0", "depersonalised", 1):
        return "share", {("", "", "")}
    if None in (case["holder"], case["recipient"], case["purpose"]):
        return "refuse", set()
    purpose = next(row for row in reads("purpose") if row["line"] == case["purpose"])
    of_class, of_second = by_class(case)
    urgency = 0 if case["urgency"] is None else 1
    common = all_of(stopped, of_class, musts(purpose, case), urgency)
    carrying = [
        (row, told)
        for row, told in ways(case, day)
        if case["sensitivity"] is None or case["sensitivity"] in row["what"].split()
    ]
    if not carrying:
        return "refuse", set()
    living = case["sensitivity"] in LIVING
    common = all_of(common, by_regime(case, purpose["part"]) if living else 1)
    if case["sensitivity"] is None or (living and case["regime"] is None):
        return VERDICTS[all_of(common, 0)], set()
    found = list(_routes(case, carrying, of_second, day, living))
    best = max((worth for worth, _ in found), default=-1)
    will_do = {route for worth, route in found if worth == 1}
    verdict = all_of(common, best)
    return VERDICTS[verdict], will_do if verdict == 1 else set()


def _routes(case, carrying, of_second, day, living):
    nothing = {"line": "", "must": "", "reads": ""}
    sensitive = {"part_2": ("special", "criminal"), "part_3": ("special",)}.get(case["regime"], ())
    for way, told in carrying:
        here = {**case, "way": way["line"], "agreement": None if not case["agreement"] else True}
        fits = [
            row
            for row in reads("basis", "condition", day=day)
            if row["part"] == case["regime"]
            and is_one_of(case["holder"], row["who"]) == 1
            and is_in(case["purpose"], row["for"]) == 1
            and is_in(case["sensitivity"], row["what"]) == 1
            and all(truth(token, here) == 1 for token in row["must"].split() if token.startswith("way="))
        ]
        bases = [row for row in fits if row["reads"].startswith("basis")] if living else [nothing]
        conditions = [nothing]
        if living and case["sensitivity"] in sensitive:
            conditions = [row for row in fits if row["reads"].startswith("condition")]
        waived = 1 if "emergency" in way["reads"] else of_second
        for basis in bases:
            for condition in conditions:
                lines = [row for row in (way, basis, condition) if row["line"]]
                worth = all_of(told, waived, *(all_of(musts(row, here), allowed(row, here)) for row in lines))
                yield worth, (way["line"], basis["line"], condition["line"])
