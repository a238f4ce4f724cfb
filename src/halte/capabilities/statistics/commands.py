"""`halte measures list|show|freeze|load|extract`: figures without a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from django.utils.translation import override

from halte.capabilities.statistics import printing
from halte.capabilities.statistics.actions import freeze
from halte.capabilities.statistics.extracting import extract
from halte.capabilities.statistics.freezing_together import freeze_together
from halte.capabilities.statistics.keeper import keeper
from halte.capabilities.statistics.shipped import load_published
from halte.core.bilingual import LANGUAGES
from halte.core.errors import CodedError, Invalid, Missing
from halte.core.measures.models import Figure
from halte.core.measures.period_labels import parse_period
from halte.core.measures.periods import Period
from halte.core.measures.queries import definition
from halte.core.measures.registry import MEASURES
from halte.core.spoken import spoken_language

DONE: Final = 0
WRONG: Final = 1


def main(arguments: Sequence[str]) -> int:
    """Run one of them. Exit codes: 0 done, 1 refused, 2 bad usage."""
    options = parser().parse_args(arguments)
    verb: Callable[[argparse.Namespace], int] = options.run
    with override(options.lang):
        try:
            return verb(options)
        except CodedError as error:
            print(f"{error.sentence} [{error.code}]", file=sys.stderr)
            return WRONG


def parser() -> argparse.ArgumentParser:
    """The verbs and their options."""
    words = argparse.ArgumentParser(prog="halte measures", description=__doc__)
    words.set_defaults(lang=spoken_language())
    verbs = words.add_subparsers(dest="verb", required=True)
    made: dict[str, argparse.ArgumentParser] = {}
    for name, run, text in (
        ("list", list_all, "every series and measure, with its newest figure"),
        ("show", show, "one series with every vintage, and why counts differ"),
        ("freeze", freeze_any, "count own measures and keep the numbers for good"),
        ("load", load, "bring in the published figures that come with Halte"),
        ("extract", extract_all, "every figure as a Parquet file"),
    ):
        made[name] = verbs.add_parser(name, help=text)
        made[name].set_defaults(run=run)
        made[name].add_argument("--lang", choices=LANGUAGES, default=spoken_language())
    made["show"].add_argument("id")
    made["freeze"].add_argument("id", nargs="?", default="")
    made["freeze"].add_argument(
        "--all", action="store_true", help="every own measure; its period that is over"
    )
    made["show"].add_argument("--on", help="as known by the end of this day")
    made["freeze"].add_argument("--period", default="", help="for example 2025-26")
    made["freeze"].add_argument("--breakdown", default="")
    made["extract"].add_argument("--out", type=Path, required=True)
    return words


def list_all(options: argparse.Namespace) -> int:
    """Print the catalogue."""
    for line in printing.catalogue_lines():
        print(line)
    return DONE


def show(options: argparse.Namespace) -> int:
    """Print one series."""
    on = parse_period(options.on).end if options.on else None
    for line in printing.series_lines(options.id, on):
        print(line)
    return DONE


def freeze_any(options: argparse.Namespace) -> int:
    """Freeze one measure for a period, or every measure."""
    period = parse_period(options.period) if options.period else None
    if options.all:
        done = freeze_together(keeper(), MEASURES.values(), period=period)
        print(printing.together_line(done))
        return DONE
    if not options.id or period is None:
        raise Invalid("freeze_what")
    return freeze_one(options, period)


def freeze_one(options: argparse.Namespace, period: Period) -> int:
    """Freeze a vintage and print it."""
    if definition(options.id) is None:
        raise Missing("not_found")
    kept = freeze(
        keeper(),
        Figure(measure=options.id),
        period=period,
        breakdown=options.breakdown,
    )
    for line in printing.frozen_lines(kept):
        print(line)
    return DONE


def load(options: argparse.Namespace) -> int:
    """Bring in the shipped figures."""
    loaded = load_published(keeper())
    print(printing.loaded_line(loaded))
    return DONE


def extract_all(options: argparse.Namespace) -> int:
    """Write the extract."""
    count = extract(options.out)
    print(f"{options.out}: {count}")
    return DONE
