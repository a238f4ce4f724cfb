"""What an inspection gives to the employer’s own file.

Letters are those that were sent, and findings those that a sent letter tells. Evidence
is what may be shown. No key of a row stands anywhere: a number that skips could tell
that something lies between.
"""

from __future__ import annotations

import json
from typing import Any, Final

from halte.capabilities.inspections.actions.letters import opened
from halte.capabilities.inspections.employer_facing import OWN_FILE, Piece
from halte.capabilities.inspections.law import offered
from halte.capabilities.inspections.models import Evidence, Inspection, Letter
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.capabilities.inspections.states import Kind, Outcome
from halte.capabilities.inspections.vaulted import shown_of
from halte.capabilities.inspections.words import KINDS, OUTCOMES
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual

FINDINGS: Final = Bilingual(
    "Findings, as you were told", "Constats, tels que communiqués"
)
EVIDENCE: Final = Bilingual(
    "Evidence that may be shown to you",
    "Éléments de preuve qui peuvent vous être montrés",
)
DECISION: Final = Bilingual("The decision", "La décision")
PAID: Final = Bilingual("What you paid", "Ce que vous avez payé")
LISTED: Final = Bilingual("On the public list", "Sur la liste publique")


def written(value: object) -> bytes:
    """JSON that a person can read; equal values have equal bytes."""
    return (
        json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    ).encode()


def folder(row: Inspection) -> str:
    """Where the pieces of an inspection lie."""
    return f"inspections/{row.number}"


def sent_letters(row: Inspection) -> list[Letter]:
    """Letters that reached the employer, in their order."""
    found = row.letters.filter(sending__isnull=False).select_related("sending")
    return list(found.order_by("number"))


def letters(actor: Actor, pk: int) -> list[Piece]:
    """Each letter that was sent: both documents, and the words they were drawn from."""
    row = inspection_row(actor, pk)
    found = []
    for letter in sent_letters(row):
        title = KINDS[Kind(letter.kind)]
        parts = {"en.pdf": letter.pdf_en, "fr.pdf": letter.pdf_fr, "json": letter.words}
        stem = f"{folder(row)}/letter-{letter.number}-{letter.kind}"
        for ending, content in parts.items():
            joint = "." if ending == "json" else "-"
            path = f"{stem}{joint}{ending}"
            found.append(Piece(path, letter.sending.sent_on, title, opened(content)))
    return found


def findings(actor: Actor, pk: int) -> list[Piece]:
    """Findings of the newest letter that tells them."""
    row = inspection_row(actor, pk)
    for letter in reversed(sent_letters(row)):
        told: dict[str, Any] = json.loads(opened(letter.words))
        if told["findings"]:
            data = written(told["findings"])
            path = f"{folder(row)}/findings.json"
            return [Piece(path, letter.sending.sent_on, FINDINGS, data)]
    return []


def evidence(actor: Actor, pk: int) -> list[Piece]:
    """Labels and days of what may be shown, condition by condition.

    Once a letter was sent: before, what officers hold is theirs to examine.
    """
    row = inspection_row(actor, pk)
    if not sent_letters(row):
        return []
    rows = Evidence.objects.filter(inspection=row).select_related("label")
    shown = [
        each
        for each in shown_of(actor, list(rows.order_by("item", "on", "id")))
        if each.label is not None
    ]
    if not shown:
        return []
    told = [
        {
            "condition": each.item,
            "wording": offered(each.item).wording.to_dict(),
            "label": each.label.text if each.label else "",
            "on": each.on.isoformat(),
        }
        for each in shown
    ]
    newest = max(each.on for each in shown)
    path = f"{folder(row)}/evidence.json"
    return [Piece(path, newest, EVIDENCE, written(told))]


def decision(actor: Actor, pk: int) -> list[Piece]:
    """Outcome, amount and ban, once a letter told them; and what came in since."""
    row = inspection_row(actor, pk)
    told = [one for one in sent_letters(row) if one.kind in
            (Kind.FINAL, Kind.WARNING, Kind.CLOSING)]  # fmt: skip
    made = getattr(row, "decision", None)
    if made is None or not told:
        return []
    data = {
        "outcome": OUTCOMES[Outcome(made.outcome)].to_dict(),
        "decided_on": made.decided_on.isoformat(),
        "decided_by": made.by_name,
        "reasons": made.reasons.text,
        "amount_cad": made.amount_cad,
        "ban": made.ban,
    }
    path = f"{folder(row)}/decision.json"
    return [Piece(path, told[-1].sending.sent_on, DECISION, written(data)), *paid(row)]


def paid(row: Inspection) -> list[Piece]:
    """Payments, where there are any."""
    rows = list(row.payments.order_by("paid_on", "id"))
    if not rows:
        return []
    data = [
        {"on": one.paid_on.isoformat(), "cents": one.amount_cents,
         "reference": one.reference} for one in rows
    ]  # fmt: skip
    path = f"{folder(row)}/payments.json"
    return [Piece(path, rows[-1].paid_on, PAID, written(data))]


def publications(actor: Actor, pk: int) -> list[Piece]:
    """What stood on the public list."""
    row = inspection_row(actor, pk)
    return [
        Piece(
            f"{folder(row)}/public-list-{number}.json", one.on, LISTED,
            written({"withdrawn": one.withdrawn, "facts": json.loads(one.facts)}),
        )
        for number, one in enumerate(row.publications.order_by("id"), 1)
    ]  # fmt: skip


OWN_FILE.add("letters", letters)
OWN_FILE.add("findings", findings)
OWN_FILE.add("evidence", evidence)
OWN_FILE.add("decision", decision)
OWN_FILE.add("publications", publications)
