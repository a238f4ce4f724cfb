"""`halte plan check|import|export`: the plan file without a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from errno import errorcode
from pathlib import Path
from typing import Final

from django.utils.translation import override

from halte.capabilities.plan.actions import import_plan
from halte.capabilities.plan.doors import look_at
from halte.capabilities.plan.filing.keeping import BadPlan
from halte.capabilities.plan.filing.loading import document_of
from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.planfile.document import PlanDocument
from halte.capabilities.plan.planfile.problems import Problem
from halte.capabilities.plan.planfile.reading import LIMIT
from halte.capabilities.plan.planfile.writing import write
from halte.capabilities.plan.shipped import SHIPPED
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE
from halte.core.bilingual import LANGUAGES, Bilingual
from halte.core.spoken import spoken_language

DONE: Final = 0
WRONG: Final = 1

KEEPER: Final = Actor(
    roles=frozenset({"secretariat"}),
    purpose=COORDINATE.slug,
    via="command",
    label="halte plan",
)
"""Whoever can run this command can already reach the database; the audit says
that it came through the command line."""


SOUND: Final = Bilingual(
    "{file}: no problem; commitments: {count}",
    "{file} : aucun problème ; engagements : {count}",
)
FAULTY: Final = Bilingual("{file}: problems: {count}", "{file} : problèmes : {count}")
UNREADABLE: Final = Bilingual(
    "halte plan: {file} cannot be opened ({code}). Check its name and folder.",
    "halte plan : impossible d’ouvrir {file} ({code}). Vérifiez son nom et son "
    "dossier.",
)
UNWRITABLE: Final = Bilingual(
    "halte plan: {file} cannot be written ({code}). Check its folder.",
    "halte plan : impossible d’écrire {file} ({code}). Vérifiez son dossier.",
)
KEPT: Final = Bilingual(
    "{plan}: version {version}; changes: {count}",
    "{plan} : version {version} ; modifications : {count}",
)
NO_PLAN: Final = Bilingual(
    "halte plan: there is no plan “{plan}”. Kept: {names}.",
    "halte plan : aucun plan « {plan} ». Conservés : {names}.",
)
NONE: Final = Bilingual("none", "aucun")


def main(arguments: Sequence[str]) -> int:
    """Run one of the three. Exit codes: 0 done, 1 problems, 2 bad usage."""
    parser = argparse.ArgumentParser(prog="halte plan", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default=spoken_language())
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, text in (
        ("check", "say every problem of a plan file"),
        ("import", "keep the plan of a file"),
    ):
        taken = verbs.add_parser(verb, help=text).add_mutually_exclusive_group(
            required=True
        )
        taken.add_argument("file", type=Path, nargs="?")
        taken.add_argument(
            "--shipped", choices=sorted(SHIPPED), help="a plan that comes with Halte"
        )
    export = verbs.add_parser("export", help="write a plan back to a file")
    export.add_argument("slug")
    export.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    with override(options.lang):
        if options.verb == "export":
            return export_file(options.slug, options.out)
        file = SHIPPED[options.shipped] if options.shipped else options.file
        return take(file, keep=options.verb == "import")


def take(file: Path, *, keep: bool) -> int:
    """Say what is wrong with a file; keep its plan where nothing is and it is asked."""
    found, problems = look_at_file(file)
    if problems or found is None:
        tell(file, problems)
        return WRONG
    if keep:
        return import_document(found, file)
    print(SOUND.format(file=file, count=len(found.promises())))
    return DONE


def look_at_file(file: Path) -> tuple[PlanDocument | None, list[Problem]]:
    """What a file says, and every problem of it."""
    try:
        with file.open("rb") as opened:
            # One byte more than the limit is enough to know.
            content = opened.read(LIMIT + 1)
    except OSError as error:
        told = UNREADABLE.format(file=file, code=errorcode.get(error.errno or 0, "?"))
        raise SystemExit(str(told)) from None
    found = look_at(content)
    return found.document, list(found.problems)


def import_document(document: PlanDocument, file: Path) -> int:
    """Keep the plan, and say what changed."""
    plan = Plan.objects.filter(slug=document.id).first() or Plan(slug=document.id)
    try:
        kept = import_plan(KEEPER, plan, document=document)
    except BadPlan as bad:
        tell(file, bad.problems)
        return WRONG
    for change in kept.changes:
        print(f"{change.kind:>8}  {change.what} {change.id}")
    version, count = kept.plan.version, len(kept.changes)
    print(KEPT.format(plan=document.id, version=version, count=count))
    return DONE


def export_file(slug: str, out: Path | None) -> int:
    """Write the canonical file."""
    plan = Plan.objects.filter(slug=slug).first()
    if plan is None:
        names = ", ".join(Plan.objects.values_list("slug", flat=True)) or NONE
        print(NO_PLAN.format(plan=slug, names=names), file=sys.stderr)
        return WRONG
    text = write(document_of(plan))
    if out is None:
        sys.stdout.write(text)
        return DONE
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        code = errorcode.get(error.errno or 0, "?")
        print(UNWRITABLE.format(file=out, code=code), file=sys.stderr)
        return WRONG
    return DONE


def tell(file: Path, problems: Sequence[Problem]) -> None:
    """file:line:column: code: sentence, as editors follow it."""
    for problem in problems:
        place = f"{file}:{problem.line}:{problem.column}"
        print(f"{place}: {problem.code}: {problem.sentence}", file=sys.stderr)
    print(FAULTY.format(file=file, count=len(problems)), file=sys.stderr)
