"""`halte protect synthesise`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from halte.methods import command
from halte.methods.faults import Fault
from halte.methods.progress import asked_for

if TYPE_CHECKING:
    from halte.methods.ledger import Entry
    from halte.methods.synthetic.making import Wanted
    from halte.methods.synthetic.recording import Books
    from halte.methods.synthetic.releasing import Synthetic
    from halte.methods.synthetic.reporting import Utility

ABOUT = "synthetic microdata with differential privacy"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The parser of `synthesise`."""
    made = subparsers.add_parser("synthesise", help=ABOUT, description=ABOUT)
    made.add_argument("data", type=Path, nargs="?", metavar="DATA.csv")
    made.add_argument("--domain", type=Path, metavar="DOMAIN.json")
    made.add_argument("--epsilon", type=float, metavar="E")
    made.add_argument("--delta", type=float, metavar="D")
    made.add_argument(
        "--seed", type=int, default=1, metavar="N", help="of fit and drawing only"
    )
    made.add_argument("--out", type=Path, required=True, metavar="S.csv")
    made.add_argument("--report", type=Path, required=True, metavar="R.json")
    made.add_argument(
        "--measurements",
        type=Path,
        metavar="M.json",
        help="the noisy measurements: kept here, or started from where the file is",
    )
    people(made)
    beside(made)
    command.common(made)
    made.set_defaults(work=work)


def people(made: argparse.ArgumentParser) -> None:
    """The options that say what one unit is."""
    made.add_argument("--unit", default="person", help="what a row, or a person, is")
    made.add_argument("--person", default="", metavar="COLUMN", help="whose a row is")
    made.add_argument(
        "--rows-per-person",
        type=int,
        default=0,
        metavar="K",
        help="how many rows of a person may count; refused above one otherwise",
    )


def beside(made: argparse.ArgumentParser) -> None:
    """The options for the report, tables and the ledger."""
    made.add_argument("--holdout", type=Path, metavar="OTHERS.csv")
    made.add_argument("--outcome", default="", metavar="COLUMN")
    made.add_argument("--tables", type=Path, metavar="TABLES.csv")
    made.add_argument("--floor", type=int, default=10, metavar="N")
    made.add_argument("--ledger", type=Path, metavar="LEDGER.jsonl")
    made.add_argument("--source", default="", help="who is counted, for the ledger")
    made.add_argument("--years", default="", metavar="2024[-2026]")
    made.add_argument("--user", default="", help="who asks, for the ledger")


def work(options: argparse.Namespace) -> int:
    """Measure (or start from what was kept), make the file, record it, write it."""
    # Small matrices: a second thread costs CPU, and would change the last digits.
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    from halte.methods.synthetic.making import make
    from halte.methods.synthetic.releasing import as_csv
    from halte.methods.synthetic.reporting import judged

    for path in written(options):
        if not path.absolute().parent.is_dir():
            raise Fault("file_unwritable", file=path.name)
    report, books = asked_for(options), books_of(options)
    made = make(wanted_of(options), books, report)
    text = as_csv(made.synthetic.rows)
    utility = judged(
        made.synthetic, made.real, known=made.counts, holdout=made.holdout,
        outcome=options.outcome, report=report,
    )  # fmt: skip
    entry = books.made(made.synthetic, text)
    command.write_text(options.out, text)
    tell(options, made.synthetic, utility, entry)
    report(1.0, "")
    return command.DONE


def tell(
    options: argparse.Namespace,
    made: Synthetic,
    utility: Utility,
    entry: Entry | None,
) -> None:
    """Write the report, the page and the tables; say the sentences."""
    from halte.methods.synthetic.releasing import as_tables
    from halte.methods.synthetic.reporting import sentences, to_dict, utility_page
    from halte.methods.synthetic.wording import NOT_KEPT

    told = sentences(made, utility)
    if not options.measurements:
        told.append(NOT_KEPT)
    found = to_dict(made, utility)
    found["ledger_entry"] = entry.number if entry else None
    found["sentences"] = [line.to_dict() for line in told]
    command.write_json(found, options.report)
    if options.tables:
        command.write_text(options.tables, as_tables(made.rows, options.floor))
    if options.html:
        command.write_text(options.html, utility_page(made, utility, options.lang))
    for line in told:
        print(line.in_language(options.lang))


def written(options: argparse.Namespace) -> list[Path]:
    """The files that will be written."""
    named = [options.out, options.report, options.measurements, options.html]
    return [path for path in (*named, options.tables, options.ledger) if path]


def wanted_of(options: argparse.Namespace) -> Wanted:
    """What is asked for, from the options."""
    from halte.methods.synthetic.making import Wanted

    return Wanted(
        data=options.data,
        domain=options.domain,
        epsilon=options.epsilon,
        delta=options.delta,
        seed=options.seed,
        measurements=options.measurements,
        unit=options.unit,
        person=options.person,
        rows_per_person=options.rows_per_person,
        holdout=options.holdout,
        outcome=options.outcome,
    )


def books_of(options: argparse.Namespace) -> Books:
    """Where it is written down, from the options."""
    from halte.methods.synthetic.recording import Books, years_of

    return Books(
        ledger=options.ledger,
        keep=options.measurements,
        data=options.data,
        source=options.source,
        years=years_of(options.years),
        unit=options.unit,
        user=options.user,
    )
