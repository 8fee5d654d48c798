"""wardmote evidence map: say how a partner's table is to be read, see it read so, and remember it."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from wardmote.errors import Invalid
from wardmote.evidence.options import add_format, add_store, check_not_left_behind, words

if TYPE_CHECKING:
    from wardmote.evidence.store.trying import Trial

NAME = "map"
HELP = "Show how a partner's table of counts would be read, and remember it"
TEXTS = {
    "series": "a short name for the series, in small letters: da-crimes",
    "title": "what the series is called",
    "provider": "who counts",
    "definition": "what is counted, in the provider's words",
    "caveat": "what must be said beside the figures",
    "unit": "what each count is of (default: incidents)",
    "licence": "on what terms it was given",
    "measure": "what is counted, where the table does not say",
    "period": "the months of the table, where it does not say: 2024-04..2024-06",
    "place": "the place of the table, where it has no column of places",
    "how_asked": "of a survey: by which way people were asked, and who could answer",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, metavar="FILE", help="a workbook (.xlsx, .xls, .ods) or a CSV")
    parser.add_argument("--sheet", default="", metavar="NAME", help="default: the first that is shown and has a table")
    parser.add_argument("--set", dest="prescribed", default="", metavar="NAME", help="the set of section 17A it is")
    for name, help_ in TEXTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", default="", metavar="TEXT", help=help_)
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=ROLE",
        help="what a column holds, by its name or letter: place, place code, period, measure, kind, count, total, "
        "responses, asked or ignored",
    )
    parser.add_argument(
        "--beside",
        action="append",
        default=[],
        metavar="SOURCE=KIND",
        help='another source\'s kind that comes near, to be shown next to it: "police_uk=Vehicle crime"',
    )
    parser.add_argument(
        "--places", dest="place_kind", default="", metavar="KIND", help="district, ward, outward postcode"
    )
    parser.add_argument("--area", type=words, default=(), metavar="CODES", help="the districts it is of, with commas")
    parser.add_argument("--quarters", choices=("financial", "calendar"), default="", help="when Q1 of a year begins")
    parser.add_argument(
        "--class", dest="data_class", choices=("restricted", "public"), default="", help="default: restricted"
    )
    parser.add_argument("--drawn", action="store_true", help="of a survey: those asked were drawn by chance from all")
    parser.add_argument("--made-up", action="store_true", help="the figures are invented")
    parser.add_argument("--save", action="store_true", help="remember it, for this table and those like it")
    add_store(parser)
    add_format(parser, "text", "json")


def run(args: argparse.Namespace, *, now: datetime, out: TextIO, err: TextIO) -> int:
    import json

    from wardmote.evidence.commands.wording.mapped import as_data, trial_lines
    from wardmote.evidence.store.store import Store

    check_not_left_behind(args.store)
    store = Store.open(args.store)
    said: dict[str, Any] = {name: getattr(args, name) for name in TEXTS}
    said |= {name: getattr(args, name) for name in ("prescribed", "place_kind", "quarters", "data_class")}
    said |= {"areas": args.area, "sheet": args.sheet} | ({"made_up": True} if args.made_up else {})
    said |= {"drawn": True} if args.drawn else {}
    said |= {"beside": _beside(args.beside)}
    trial = store.try_table(args.path, at=now, sheet=args.sheet, said=said, roles=_roles(args.column))
    if args.save:
        _check(trial)
    kept = store.keep_mapping(trial.mapping) if args.save else None
    if args.format == "json":
        out.write(json.dumps(as_data(trial, kept), ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{line}\n" for line in trial_lines(trial, kept))
    return Invalid.exit_code if trial.refusal else 0


def _roles(given: list[str]) -> dict[str, str]:
    roles = {}
    for each in given:
        name, sign, role = each.rpartition("=")
        if not sign:
            raise Invalid(f"--column {each} says no role.", instead='Write it as --column "Area=place".')
        roles[name.strip()] = role.strip()
    return roles


def _beside(given: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in given:
        source, sign, kind = each.partition("=")
        if not sign:
            raise Invalid(f"--beside {each} says no kind.", instead='Write it as --beside "police_uk=Vehicle crime".')
        found[source.strip()] = (*found.get(source.strip(), ()), kind.strip())
    return found


def _check(trial: "Trial") -> None:
    if trial.refusal:
        raise Invalid(trial.refusal, instead="Nothing was remembered.")
    if trial.unsaid:
        said = " and ".join(f"--{name.replace('_', '-')}" for name in trial.unsaid)
        raise Invalid(
            f"A mapping says who counts and what, and how people were asked: {said} is missing.",
            instead="Nothing was remembered.",
        )
