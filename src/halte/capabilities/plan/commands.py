"""`halte plan check|import|export`: the plan file without a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from halte.capabilities.plan.actions import import_plan
from halte.capabilities.plan.doors import look_at
from halte.capabilities.plan.filing.keeping import BadPlan
from halte.capabilities.plan.filing.loading import document_of
from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.planfile.document import PlanDocument
from halte.capabilities.plan.planfile.problems import Problem
from halte.capabilities.plan.planfile.reading import LIMIT
from halte.capabilities.plan.planfile.writing import write
from halte.core.access.actor import Actor
from halte.core.access.purposes import COORDINATE
from halte.core.bilingual import LANGUAGES

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


def main(arguments: Sequence[str]) -> int:
    """Run one of the three. Exit codes: 0 done, 1 problems, 2 bad usage."""
    parser = argparse.ArgumentParser(prog="halte plan", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, text in (
        ("check", "say every problem of a plan file"),
        ("import", "keep the plan of a file"),
    ):
        verbs.add_parser(verb, help=text).add_argument("file", type=Path)
    export = verbs.add_parser("export", help="write a plan back to a file")
    export.add_argument("slug")
    export.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    if options.verb == "export":
        return export_file(options.slug, options.out)
    found, problems = look_at_file(options.file)
    if problems or found is None:
        tell(options.file, problems, options.lang)
        return WRONG
    if options.verb == "check":
        print(f"{options.file}: {len(found.promises())} commitments, no problem")
        return DONE
    return import_document(found, options.file, options.lang)


def look_at_file(file: Path) -> tuple[PlanDocument | None, list[Problem]]:
    """What a file says, and every problem of it."""
    try:
        with file.open("rb") as opened:
            # One byte more than the limit is enough to know.
            content = opened.read(LIMIT + 1)
    except OSError as error:
        raise SystemExit(f"halte plan: {file}: {error.strerror}") from None
    found = look_at(content)
    return found.document, list(found.problems)


def import_document(document: PlanDocument, file: Path, language: str) -> int:
    """Keep the plan, and say what changed."""
    plan = Plan.objects.filter(slug=document.id).first() or Plan(slug=document.id)
    try:
        kept = import_plan(KEEPER, plan, document=document)
    except BadPlan as bad:
        tell(file, bad.problems, language)
        return WRONG
    for change in kept.changes:
        print(f"{change.kind:>8}  {change.what} {change.id}")
    print(f"{document.id}: {len(kept.changes)} changes, version {kept.plan.version}")
    return DONE


def export_file(slug: str, out: Path | None) -> int:
    """Write the canonical file."""
    plan = Plan.objects.filter(slug=slug).first()
    if plan is None:
        names = ", ".join(Plan.objects.values_list("slug", flat=True)) or "none"
        print(f"halte plan: no plan {slug!r}; kept are: {names}", file=sys.stderr)
        return WRONG
    text = write(document_of(plan))
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")
    return DONE


def tell(file: Path, problems: Sequence[Problem], language: str) -> None:
    """file:line:column: code: sentence, as editors follow it."""
    for problem in problems:
        sentence = problem.sentence
        text = sentence.fr if language == "fr" else sentence.en
        place = f"{file}:{problem.line}:{problem.column}"
        print(f"{place}: {problem.code}: {text}", file=sys.stderr)
    print(f"{file}: {len(problems)} problems", file=sys.stderr)
