"""`halte population estimate|diagnose`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from halte.methods import command
from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.progress import asked_for

if TYPE_CHECKING:
    from halte.methods.populations.captures import CaptureTable
    from halte.methods.populations.methods import Settings
    from halte.methods.populations.reading import Columns

ABOUT = (
    "How many people were on no list: several methods on overlapping lists, with "
    "gates that can refuse."
)
ONE_BY_ONE = ("stepwise", "bic", "fixed", "bayes", "graphs", "main")

declare(
    {
        "threshold_outside": Texts(
            "The threshold must be 0 or more and less than 1.",
            "Le seuil doit valoir 0 ou plus et moins de 1.",
        ),
        "option_negative": Texts(
            "This number must be 0 or more.", "Ce nombre doit valoir 0 ou plus."
        ),
        "draws_or_rates": Texts(
            "Give either tables drawn by a linkage model (--draws) or stated rates "
            "(--missed-links, --false-links), not both.",
            "Donnez soit des tableaux tirés d’un modèle d’appariement (--draws), soit "
            "des taux (--missed-links, --false-links), pas les deux.",
        ),
    }
)


def main(arguments: Sequence[str]) -> int:
    """Run a part; exit codes 0 done, 2 unusable input."""
    made = command.parser("population", ABOUT)
    parts = made.add_subparsers(required=True, metavar="estimate|diagnose")
    add_estimate(parts)
    about = "what the lists can bear, before any estimate"
    diagnose = parts.add_parser("diagnose", help=about, description=about)
    add_input(diagnose)
    diagnose.set_defaults(work=diagnosed)
    options = made.parse_args(arguments)
    return command.run(options.work, options)


def add_input(made: argparse.ArgumentParser) -> None:
    """What both parts take."""
    made.add_argument(
        "lists",
        type=Path,
        metavar="LISTS.csv",
        help="0/1 columns by list and a column `count`; or columns `person`, `list`",
    )
    made.add_argument("--count", default="", metavar="COL", help="the count column")
    made.add_argument("--person", default="", metavar="COL", help="the person column")
    made.add_argument("--list", default="", metavar="COL", help="the list column")
    made.add_argument(
        "--least-cell",
        type=int,
        default=5,
        metavar="N",
        help="counts below this are small cells (5)",
    )
    made.add_argument("--out", type=Path, metavar="R.json", help="result for machines")
    command.common(made)


def add_estimate(
    parts: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """The parser of `estimate`."""
    about = "a panel of methods and its gates; never one number"
    made = parts.add_parser("estimate", help=about, description=about)
    made.add_argument("--method", choices=("panel", *ONE_BY_ONE), default="panel")
    made.add_argument(
        "--threshold", type=float, default=0.02, help="of stepwise selection (0.02)"
    )
    made.add_argument(
        "--bootstraps", type=int, default=4000, help="resamples (4000; 0 for none)"
    )
    made.add_argument("--seed", type=int, default=1, help="of all random draws (1)")
    made.add_argument(
        "--model",
        default="all",
        help="for --method fixed: all (pairs), main, A:B,B:C or [12,23]",
    )
    made.add_argument(
        "--missed-links", type=float, metavar="SHARE", help="of true links, not made"
    )
    made.add_argument(
        "--false-links",
        type=float,
        metavar="SHARE",
        help="false links for each person on one list only",
    )
    made.add_argument(
        "--draws",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="tables drawn by a linkage model: a folder, or files",
    )
    add_input(made)
    made.set_defaults(work=estimated)


def columns_of(options: argparse.Namespace) -> Columns:
    """The columns named on the command line."""
    from halte.methods.populations.reading import Columns

    return Columns(options.count, options.person, options.list)


def read(options: argparse.Namespace) -> CaptureTable:
    """The capture table of the file."""
    from halte.methods.populations.reading import read_table

    if options.least_cell < 0:
        raise Fault("option_negative", column="--least-cell")
    return read_table(options.lists, columns_of(options))


def settings_of(options: argparse.Namespace, table: CaptureTable) -> Settings:
    """How the panel is to be run."""
    from halte.methods.populations.linkage import LinkageError
    from halte.methods.populations.methods import METHODS, Settings
    from halte.methods.populations.models import parse

    if not 0 <= options.threshold < 1:
        raise Fault("threshold_outside", column="--threshold")
    for name in ("bootstraps", "seed"):
        if getattr(options, name) < 0:
            raise Fault("option_negative", column=f"--{name}")
    whole = options.method == "panel"
    rates = options.missed_links, options.false_links
    given = any(rate is not None for rate in rates)
    if given and options.draws:
        raise Fault("draws_or_rates", column="--draws")
    return Settings(
        methods=METHODS if whole else (options.method,),
        threshold=options.threshold,
        bootstraps=options.bootstraps,
        seed=options.seed,
        model=parse(options.model, table.informative()),
        linkage=LinkageError(*(rate or 0.0 for rate in rates)) if given else None,
        trials=whole,
        least_cell=options.least_cell,
    )


def drawn_tables(
    options: argparse.Namespace, table: CaptureTable
) -> list[CaptureTable]:
    """Tables drawn by a linkage model, in the order of the table’s lists."""
    if not options.draws:
        return []
    from halte.methods.populations.linkage import like_the_first
    from halte.methods.populations.reading import read_draws

    for path in options.draws:
        if not path.exists():
            raise Fault("file_missing", file=path.name)
    tables, names = read_draws(options.draws, columns_of(options))
    if not tables:
        raise Fault("draws_none", file=options.draws[0].name)
    return like_the_first([table, *tables], [options.lists.name, *names])[1:]


def estimated(options: argparse.Namespace) -> int:
    """`halte population estimate`."""
    table = read(options)
    settings = settings_of(options, table)
    drawn = drawn_tables(options, table)
    from halte.methods.populations.reporting import panel

    progress = asked_for(options)
    report = panel(table, settings, drawn=drawn, report=progress)
    if options.html:
        from halte.methods.populations.pages import report_page

        command.write_text(options.html, report_page(report, options.lang))
    tell(options, report.to_dict(), report.sentence)
    return command.DONE


def diagnosed(options: argparse.Namespace) -> int:
    """`halte population diagnose`."""
    from halte.methods.populations.diagnosis import diagnose
    from halte.methods.populations.wording import joined

    found = diagnose(read(options), least_cell=options.least_cell)
    if options.html:
        from halte.methods.populations.pages import diagnosis_page

        page = diagnosis_page(found, options.lang, options.least_cell)
        command.write_text(options.html, page)
    tell(options, found.to_dict(), joined([g.sentence for g in found.gates]))
    return command.DONE


def tell(options: argparse.Namespace, found: dict[str, object], words: Texts) -> None:
    """JSON to the file or standard output; the sentence where the JSON is not."""
    command.write_json(found, options.out)
    if options.out is not None:
        print(words.in_language(options.lang))
    elif not options.quiet:
        print(words.in_language(options.lang), file=sys.stderr)
