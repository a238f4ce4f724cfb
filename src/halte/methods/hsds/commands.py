"""`halte hsds validate FILE --schemas FOLDER`: a file of services, checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from halte.methods import command
from halte.methods.bilingual import Texts

ABOUT: Final = (
    "Check a file of services in HSDS 3.1: against the official schemas, and for what "
    "they let through: places in the sea, pointers at nothing, hours in prose, one "
    "language only, what was verified too long ago."
)
SUM: Final = Texts(
    "{objects} objects: {errors} errors, {warnings} warnings.",
    "{objects} objets : {errors} erreurs, {warnings} avertissements.",
)
SHOWN: Final = 20
"""Findings that are told on the terminal; all are in the report."""


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 valid, 1 errors were found, 2 the file cannot be read."""
    made = command.parser("hsds", ABOUT)
    parts = made.add_subparsers(required=True, metavar="validate")
    one = parts.add_parser("validate", help=ABOUT, description=ABOUT)
    one.add_argument("file", type=Path, metavar="FILE|FOLDER")
    one.add_argument("--schemas", type=Path, required=True, metavar="FOLDER")
    one.add_argument("--object", default="", metavar="KIND", help="service, …")
    one.add_argument("--out", type=Path, metavar="REPORT.json")
    one.add_argument("--lang", choices=("en", "fr"), default=command.usual_language())
    return command.run(validated, made.parse_args(list(arguments)))


def validated(options: argparse.Namespace) -> int:
    """The report: a line for each finding, and all of it to --out."""
    from halte.methods.hsds.reading import check_file
    from halte.methods.hsds.schemas import read_schemas

    shapes = read_schemas(options.schemas)
    report = check_file(options.file, shapes, datetime.now(UTC), options.object)
    found = report.to_dict()
    if options.out is not None:
        command.write_json(found, options.out)
    for finding in found["findings"][:SHOWN]:
        sentence = finding[f"sentence_{options.lang}"]
        print(f"{finding['level']} {finding['code']} {finding['path']}: {sentence}")
    total = sum(report.objects.values())
    said = SUM.format(objects=total, errors=report.errors, warnings=report.warnings)
    print(said.in_language(options.lang), file=sys.stderr)
    return command.FOUND if report.errors else command.DONE
