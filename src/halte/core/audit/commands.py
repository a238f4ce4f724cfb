"""`halte audit verify` and `halte audit seal`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from django.utils.translation import override

from halte.core.audit import anchors
from halte.core.audit.findings import Report
from halte.core.audit.jobs import keep
from halte.core.audit.models import Seal
from halte.core.audit.seal import seal_all
from halte.core.audit.verify import verify
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, sentence
from halte.core.spoken import spoken_language

CLEAN = Bilingual(
    "The audit is whole. Rows: {rows}; seals: {seals}; anchors: {anchors}; rows not "
    "sealed yet: {unsealed} ({seconds} s).",
    "Le journal est intact. Lignes : {rows} ; sceaux : {seals} ; ancres : {anchors} ; "
    "lignes pas encore scellées : {unsealed} ({seconds} s).",
)
NOT_CLEAN = Bilingual(
    "The audit is NOT whole. Findings: {found}; rows: {rows}; seals: {seals}.",
    "Le journal n’est PAS intact. Constats : {found} ; lignes : {rows} ; sceaux : "
    "{seals}.",
)
MORE = Bilingual("… and {more} more.", "… et {more} autres.")
SEALED = Bilingual("New seals: {count}.", "Nouveaux sceaux : {count}.")
KEEP = Bilingual(
    "Keep this line where this machine’s administrators cannot change it:",
    "Conservez cette ligne hors de portée des administrateurs de cette machine :",
)


def main(arguments: Sequence[str]) -> int:
    """0 clean or sealed, 1 something was found, 2 wrong usage."""
    choices = parser().parse_args(arguments)
    with override(choices.lang or spoken_language()):
        if choices.verb == "seal":
            return seal(show=choices.print)
        try:
            extra = [a for text in choices.anchor for a in anchors.given(text)]
        except Invalid as wrong:
            print(wrong.sentence)
            return 2
        report = verify(extra)
        keep(report, user_id=None, job_id=None)
        return tell(report)


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    top = argparse.ArgumentParser(prog="halte audit", description=__doc__)
    verbs = top.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("verify", help="is the audit whole?")
    check.add_argument(
        "--anchor", action="append", default=[], metavar="LINE|FILE",
        help="an anchor kept elsewhere; may be given several times",
    )  # fmt: skip
    close = verbs.add_parser("seal", help="seal what is new")
    close.add_argument("--print", action="store_true", help="print the line to keep")
    for verb in (check, close):
        verb.add_argument("--lang", choices=["en", "fr"], help="language of the answer")
    return top


def tell(report: Report) -> int:
    """Print a report; its exit code."""
    seconds = (report.finished_at - report.started_at).total_seconds()
    text = CLEAN if report.clean else NOT_CLEAN
    print(
        text.format(
            rows=report.rows, seals=report.seals, anchors=report.anchors,
            unsealed=report.unsealed, found=report.found, seconds=round(seconds, 1),
        )
    )  # fmt: skip
    for finding in report.findings:
        print(f"- {finding.sentence}")
    if report.found > len(report.findings):
        print(MORE.format(more=report.found - len(report.findings)))
    return 0 if report.clean else 1


def seal(*, show: bool) -> int:
    """Seal what is new; with `show`, print the anchor of the newest seal."""
    made = seal_all()
    newest = Seal.objects.order_by("-pk").first()
    if not show or newest is None:
        text = SEALED.format(count=len(made)) if made else None
        print(text or sentence("audit_nothing_to_seal"))
        return 0
    line = anchors.line_of(newest)
    print(KEEP)
    print(line)
    anchors.note_handed_over(line)
    return 0
