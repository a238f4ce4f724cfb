"""`halte report`: the progress report without a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from django.utils import timezone

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.report.content import (
    ReportContent,
    canonical,
    digest,
)
from halte.capabilities.plan.report.documents import Form, one, verify
from halte.capabilities.plan.report.queries import draft_content
from halte.core.bilingual import LANGUAGES, Language

DONE: Final = 0
WRONG: Final = 1


def main(arguments: Sequence[str]) -> int:
    """Draw, hand out or verify. Exit codes: 0 done, 1 found wrong, 2 bad usage."""
    options = _parser().parse_args(arguments)
    plan = _plan(options.plan)
    if plan is None:
        return WRONG
    if options.verify:
        return check(plan)
    form: Form = "html" if options.html else "pdf"
    if options.number is not None:
        return hand_out(plan, options.number, form, options.lang, options.out)
    day = options.as_of or timezone.localdate()
    content = draft_content(plan, day)
    data = one(content, form, options.lang)
    return _written(options.out or _name(content, form, options.lang), data, content)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="halte report",
        description="Draw the progress report of a plan, as of a day; or hand out or "
        "verify the frozen ones.",
    )
    parser.add_argument("--plan", help="name of the plan; without it the first")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--out", type=Path, help="file to write")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--html", action="store_true", help="HTML in place of PDF")
    parser.add_argument("--number", type=int, help="the frozen report of this number")
    parser.add_argument(
        "--verify", action="store_true", help="verify every frozen report of the plan"
    )
    return parser


def _plan(name: str | None) -> Plan | None:
    plans = Plan.objects.all()
    found = plans.first() if name is None else plans.filter(slug=name).first()
    if found is None:
        names = ", ".join(plans.values_list("slug", flat=True)) or "none"
        print(f"halte report: no plan {name or ''}; kept are: {names}", file=sys.stderr)
    return found


def hand_out(
    plan: Plan, number: int, form: Form, language: Language, out: Path | None
) -> int:
    """Write a frozen document as it was kept."""
    report = Report.objects.filter(plan=plan, sequence=number).first()
    if report is None:
        print(f"halte report: {plan.slug} has no report {number}", file=sys.stderr)
        return WRONG
    data = bytes(getattr(report, f"{form}_{language}"))
    path = out or Path(f"halte-{plan.slug}-report-{number}-{language}.{form}")
    path.write_bytes(data)
    print(f"{path}: {len(data)} bytes, frozen copy of report {number}")
    print(f"SHA-256 of the file:    {digest(data)}")
    print(f"SHA-256 of the content: {report.content_digest}")
    return DONE


def check(plan: Plan) -> int:
    """Compare each frozen report with its digests, and draw it again."""
    bad = 0
    reports = Report.objects.filter(plan=plan).order_by("sequence")
    for report in reports:
        for found in verify(report):
            bad += not found.whole
            words = "whole" if found.whole else "CHANGED SINCE IT WAS FROZEN"
            again = "drawn again the same" if found.same else "drawn otherwise now"
            name = f"report {report.sequence} {found.name}"
            print(f"{name:<20} {found.digest}  {words}, {again}")
    print(f"{plan.slug}: {len(reports)} reports, {bad} faults")
    return WRONG if bad else DONE


def _name(content: ReportContent, form: Form, language: Language) -> Path:
    return Path(f"halte-{content.plan.slug}-{content.as_of}-{language}.{form}")


def _written(path: Path, data: bytes, content: ReportContent) -> int:
    path.write_bytes(data)
    print(f"{path}: {len(data)} bytes, as of {content.as_of}")
    print(f"SHA-256 of the file:    {digest(data)}")
    print(f"SHA-256 of the content: {digest(canonical(content))}")
    return DONE
