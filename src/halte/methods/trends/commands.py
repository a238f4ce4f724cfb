"""`halte trends detect|series`: each loads only what it uses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from halte.methods import command
from halte.methods.bilingual import Texts
from halte.methods.progress import asked_for

ABOUT: Final = (
    "Trends that stay quiet on noise: what rose or fell against its own history, the "
    "total and its parts, each change told once."
)


def main(arguments: Sequence[str]) -> int:
    """Run a part; exit codes 0 done, 2 unusable input."""
    made = command.parser("trends", ABOUT)
    parts = made.add_subparsers(required=True, metavar="detect|series")
    add_detect(parts)
    add_series(parts)
    options = made.parse_args(list(arguments))
    return command.run(options.work, options)


def add_data(made: argparse.ArgumentParser) -> None:
    """What both parts read."""
    made.add_argument("data", type=Path, metavar="DATA.csv")
    made.add_argument("--period", required=True, metavar="COL", help="year to day")
    made.add_argument("--attributes", default="", metavar="A,B,…")
    made.add_argument("--count", default="", metavar="COL", help="cases a row")
    made.add_argument(
        "--latest", default="", metavar="PERIOD", help="judge this period, not the last"
    )
    command.common(made)


def add_detect(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """The parser of `detect`."""
    about = "combinations whose latest period rose or fell"
    made = subparsers.add_parser("detect", help=about, description=about)
    add_data(made)
    made.add_argument("--max-order", type=int, default=3, metavar="1-4")
    made.add_argument("--fdr", type=float, default=0.05, help="rate for twelve looks")
    made.add_argument("--min-count", type=int, default=5)
    made.add_argument(
        "--last", type=int, default=1, metavar="N", help="judge N periods as one"
    )
    made.add_argument("--reported", default="", metavar="COL", help="date of report")
    made.add_argument("--source", default="", metavar="COL", help="who reported")
    made.add_argument("--once", action="store_true", help="one look, not a watch")
    made.add_argument(
        "--complete", action="store_true", help="no case of the period is still to come"
    )
    made.add_argument("--out", type=Path, metavar="ALERTS.json")
    made.set_defaults(work=detected)


def add_series(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """The parser of `series`."""
    about = "rates with exact intervals, slow trends, change points, comparisons"
    made = subparsers.add_parser("series", help=about, description=about)
    add_data(made)
    made.add_argument("--where", default="", metavar="A=x,B=y", help="only these")
    made.add_argument("--compare", default="", metavar="COL", help="groups compared")
    made.add_argument(
        "--population", type=Path, metavar="POP.csv", help="people by period"
    )
    made.add_argument("--fdr", type=float, default=0.05)
    made.add_argument("--out", type=Path, metavar="SERIES.json")
    made.set_defaults(work=told_in_series)


def named(words: str) -> tuple[str, ...]:
    """Column names from a list with commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def detected(options: argparse.Namespace) -> int:
    """`halte trends detect`."""
    from halte.methods.trends.detecting import Settings, detect_file
    from halte.methods.trends.reading import Columns

    settings = Settings(
        order=options.max_order,
        fdr=options.fdr,
        least=options.min_count,
        last=options.last,
        once=options.once,
        complete=options.complete,
        source=options.source,
        latest=options.latest,
    )
    columns = Columns(
        options.period, named(options.attributes), options.count, options.reported
    )
    found = detect_file(options.data, columns, settings, asked_for(options))
    if options.html:
        from halte.methods.trends.pages import detection_page

        command.write_text(options.html, detection_page(found, options.lang))
    command.write_json(found.to_dict(), options.out)
    lines = [found.sentence, *(alert.sentence for alert in found.alerts)]
    tell(options, [*lines, *(one.text for one in found.notes)])
    return command.DONE


def told_in_series(options: argparse.Namespace) -> int:
    """`halte trends series`."""
    from halte.methods.trends.populations import read_populations
    from halte.methods.trends.reading import Columns
    from halte.methods.trends.series import conditions, series_file

    columns = Columns(options.period, named(options.attributes), options.count)
    people = None
    if options.population is not None:
        people = read_populations(options.population, options.period, options.compare)
    found = series_file(
        options.data,
        columns,
        where=conditions(options.where),
        compare=options.compare,
        populations=people,
        latest=options.latest,
        fdr=options.fdr,
    )
    if options.html:
        from halte.methods.trends.series_pages import series_page

        command.write_text(options.html, series_page(found, options.lang))
    command.write_json(found.to_dict(), options.out)
    lines = [one.sentence for one in found.series]
    tell(options, [*lines, *(one.text for one in found.notes)])
    return command.DONE


def tell(options: argparse.Namespace, lines: Sequence[Texts]) -> None:
    """The outcome in words, where the JSON is not."""
    if options.out is None and options.quiet:
        return
    stream = sys.stdout if options.out is not None else sys.stderr
    for line in lines:
        print(line.in_language(options.lang), file=stream)
