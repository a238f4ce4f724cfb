"""`halte penalty FINDINGS.json`, or a folder of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from halte.methods import command
from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.progress import asked_for

if TYPE_CHECKING:
    from halte.methods.law.findings import Reading

ABOUT: Final = (
    "What findings about an employer imply under IRPR 209.2 to 209.997 and Schedule 2: "
    "points, amounts, ban, clocks, each with its provision. It recommends nothing."
)
TALLY: Final = Texts(
    "Computed: {done}. Kept from an earlier run: {kept}. At fault: {at_fault}.",
    "Calculés : {done}. Gardés d’une exécution précédente : {kept}. En défaut : "
    "{at_fault}.",
)
SEE_FAULTS: Final = Texts(
    "What is wrong with each file at fault is beside its result, in a file whose name "
    "ends in .faults.json.",
    "Ce qui ne va pas dans chaque fichier en défaut se trouve à la place de son "
    "résultat, dans un fichier dont le nom finit par .faults.json.",
)


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 with a result, 2 where an input cannot be used."""
    made = command.parser("penalty", ABOUT)
    made.add_argument("findings", type=Path, metavar="FINDINGS.json|FOLDER")
    made.add_argument("--out", type=Path, metavar="RESULT.json|FOLDER")
    made.add_argument(
        "--history",
        choices=("same-type", "any-type"),
        default="same-type",
        help="which earlier inspections count: of the same type, or of any type",
    )
    command.common(made)
    options = made.parse_args(arguments)
    work = of_folder if options.findings.is_dir() else of_file
    return command.run(work, options)


def reading_of(options: argparse.Namespace) -> Reading:
    """The reading of history asked for."""
    return cast("Reading", options.history.replace("-", "_"))


def of_file(options: argparse.Namespace) -> int:
    """One file: the result to --out or standard output, a page to --html."""
    from halte.methods.law import compute, read_file
    from halte.methods.law.wording import told

    result = compute(read_file(options.findings), reading=reading_of(options))
    if options.html:
        from halte.methods.law.pages import result_page

        command.write_text(options.html, result_page(result, options.lang))
    command.write_json(result.to_dict(options.lang), options.out)
    if options.out is not None and not options.quiet:
        print(told(result).in_language(options.lang))
    return command.DONE


def of_folder(options: argparse.Namespace) -> int:
    """A folder: results beside each other in --out; 2 if any file is at fault."""
    from halte.methods.law.folder import Settings, compute_folder

    if options.html:
        raise Fault("folder_without_page", column="--html")
    if options.out is None:
        raise Fault("folder_needs_out", column="--out")
    tally = compute_folder(
        options.findings,
        options.out,
        Settings(options.lang, reading_of(options)),
        report=asked_for(options),
    )
    counts = {"done": tally.done, "kept": tally.kept, "at_fault": tally.at_fault}
    if not options.quiet:
        print(TALLY.format(**counts).in_language(options.lang))
    if not tally.at_fault:
        return command.DONE
    print(SEE_FAULTS.in_language(options.lang), file=sys.stderr)
    return command.UNUSABLE
