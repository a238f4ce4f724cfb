"""`halte report`: the progress report without a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from errno import errorcode
from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.translation import override

from halte.capabilities.plan.models import Plan, Report
from halte.capabilities.plan.report.content import (
    ReportContent,
    canonical,
    digest,
)
from halte.capabilities.plan.report.documents import Form, one, verify
from halte.capabilities.plan.report.queries import draft_content
from halte.core.bilingual import LANGUAGES, Bilingual, Language
from halte.core.spoken import spoken_language

DONE: Final = 0
WRONG: Final = 1

NO_PLAN: Final = Bilingual(
    "halte report: there is no such plan. Kept: {names}.",
    "halte report : ce plan n’existe pas. Conservés : {names}.",
)
NO_REPORT: Final = Bilingual(
    "halte report: {plan} has no report {number}.",
    "halte report : {plan} n’a pas de rapport {number}.",
)
UNWRITABLE: Final = Bilingual(
    "halte report: {file} cannot be written ({code}). Check its folder.",
    "halte report : impossible d’écrire {file} ({code}). Vérifiez son dossier.",
)
FROZEN: Final = Bilingual(
    "{file}: {size} bytes, frozen copy of report {number}",
    "{file} : {size} octets, copie figée du rapport {number}",
)
DRAWN: Final = Bilingual(
    "{file}: {size} bytes, as of {day}", "{file} : {size} octets, au {day}"
)
DIGESTS: Final = Bilingual(
    "SHA-256 of the file:    {file}\nSHA-256 of the content: {content}",
    "SHA-256 du fichier : {file}\nSHA-256 du contenu : {content}",
)
COMPARED: Final = Bilingual(
    "report {number} {name}: {digest}; {kept}; {drawn}",
    "rapport {number} {name} : {digest} ; {kept} ; {drawn}",
)
WHOLE: Final = Bilingual("whole", "intact")
CHANGED: Final = Bilingual("CHANGED SINCE IT WAS FROZEN", "MODIFIÉ DEPUIS SON GEL")
SAME: Final = Bilingual("drawn again the same", "redessiné à l’identique")
OTHERWISE: Final = Bilingual("drawn otherwise now", "se dessine autrement aujourd’hui")
VERIFIED: Final = Bilingual(
    "{plan}: reports: {count}; faults: {bad}",
    "{plan} : rapports : {count} ; fautes : {bad}",
)
NONE: Final = Bilingual("none", "aucun")


def main(arguments: Sequence[str]) -> int:
    """Draw, hand out or verify. Exit codes: 0 done, 1 found wrong, 2 bad usage."""
    options = _parser().parse_args(arguments)
    with override(options.lang):
        try:
            return _run(options)
        except OSError as error:
            code, file = errorcode.get(error.errno or 0, "?"), error.filename
            print(UNWRITABLE.format(file=file, code=code), file=sys.stderr)
            return WRONG


def _run(options: argparse.Namespace) -> int:
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
    parser.add_argument("--lang", choices=LANGUAGES, default=spoken_language())
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
        names = ", ".join(plans.values_list("slug", flat=True)) or NONE
        print(NO_PLAN.format(names=names), file=sys.stderr)
    return found


def hand_out(
    plan: Plan, number: int, form: Form, language: Language, out: Path | None
) -> int:
    """Write a frozen document as it was kept."""
    report = Report.objects.filter(plan=plan, sequence=number).first()
    if report is None:
        print(NO_REPORT.format(plan=plan.slug, number=number), file=sys.stderr)
        return WRONG
    data = bytes(getattr(report, f"{form}_{language}"))
    path = out or Path(f"halte-{plan.slug}-report-{number}-{language}.{form}")
    path.write_bytes(data)
    print(FROZEN.format(file=path, size=len(data), number=number))
    print(DIGESTS.format(file=digest(data), content=report.content_digest))
    return DONE


def check(plan: Plan) -> int:
    """Compare each frozen report with its digests, and draw it again."""
    bad = 0
    reports = Report.objects.filter(plan=plan).order_by("sequence")
    for report in reports:
        for found in verify(report):
            bad += not found.whole
            kept = WHOLE if found.whole else CHANGED
            drawn = SAME if found.same else OTHERWISE
            values = {"number": report.sequence, "name": found.name, "kept": kept}
            line = COMPARED.format(**values, digest=found.digest, drawn=drawn)
            print(line)
    print(VERIFIED.format(plan=plan.slug, count=len(reports), bad=bad))
    return WRONG if bad else DONE


def _name(content: ReportContent, form: Form, language: Language) -> Path:
    return Path(f"halte-{content.plan.slug}-{content.as_of}-{language}.{form}")


def _written(path: Path, data: bytes, content: ReportContent) -> int:
    path.write_bytes(data)
    print(DRAWN.format(file=path, size=len(data), day=content.as_of))
    print(DIGESTS.format(file=digest(data), content=digest(canonical(content))))
    return DONE
