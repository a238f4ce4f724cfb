"""`halte vault verify`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from django.utils.translation import override

from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.bilingual import Bilingual
from halte.core.spoken import spoken_language
from halte.core.vault.verifying import Finding, Report, verify

SYSTEM = Actor(via="command", label="halte vault verify")
WHOLE = Bilingual(
    "Every item is what was put in. Items: {items}, of which disposed of: {disposed}; "
    "bytes: {size}.",
    "Chaque élément est celui qui a été déposé. Éléments : {items}, dont éliminés : "
    "{disposed} ; octets : {size}.",
)
NOT_WHOLE = Bilingual(
    "Something is NOT as it was put in. Findings: {found}; items: {items}.",
    "Le contenu du coffre N’EST PAS tel que déposé. Constats : {found} ; éléments : "
    "{items}.",
)
ITEM = Bilingual("Item {item}: {text}", "Élément {item} : {text}")


def main(arguments: Sequence[str]) -> int:
    """0 all is as it was put in, 1 something was found, 2 wrong usage."""
    choices = parser().parse_args(arguments)
    with override(choices.lang or spoken_language()):
        report = verify()
        outcome = "vault_not_whole" if report.findings else "done"
        record(SYSTEM, "core.vault.verify", kind="system", outcome=outcome)
        return tell(report)


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    top = argparse.ArgumentParser(prog="halte vault", description=__doc__)
    verbs = top.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("verify", help="is every file what was put in?")
    check.add_argument("--lang", choices=["en", "fr"], help="language of the answer")
    return top


def tell(report: Report) -> int:
    """Print a report; its exit code."""
    text = NOT_WHOLE if report.findings else WHOLE
    print(
        text.format(
            items=report.items, disposed=report.disposed, size=report.size,
            found=len(report.findings),
        )
    )  # fmt: skip
    for finding in report.findings:
        print(f"- {told(finding)}")
    return 1 if report.findings else 0


def told(finding: Finding) -> Bilingual:
    """A finding with the number of its item."""
    if not finding.item:
        return finding.sentence
    said = finding.sentence
    return Bilingual(
        ITEM.en.format(item=finding.item, text=said.en),
        ITEM.fr.format(item=finding.item, text=said.fr),
    )
