"""What auditors do: ask for a verification, seal, hand an anchor over."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.audit import anchors
from halte.core.audit.models import Seal, Verification
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.jobs.models import Job
from halte.core.jobs.queue import enqueue

LONGEST_PASTE = 20_000
"""Characters of pasted anchors: about a hundred lines."""


@action(
    Permission.AUDIT_VERIFY,
    label=Bilingual("Verify the audit", "Vérifier le journal d’audit"),
)
def ask_verification(actor: Actor, new: Verification, *, anchor: str = "") -> Job:
    """Verify the whole audit in the background, with anchors kept elsewhere."""
    if len(anchor) > LONGEST_PASTE:
        raise Invalid("audit_anchor_unreadable", field="anchor")
    lines = [line.strip() for line in anchor.splitlines() if line.strip()]
    for line in lines:
        anchors.parse(line)
    return enqueue(actor, "audit.verify", anchor="\n".join(lines))


@action(
    Permission.AUDIT_SEAL,
    label=Bilingual("Seal the audit", "Sceller le journal d’audit"),
)
def ask_seal(actor: Actor, new: Seal) -> Job:
    """Seal now rather than within the minute, this very act included."""
    return enqueue(actor, "audit.seal")


@action(
    Permission.AUDIT_SEAL,
    label=Bilingual("Note that an anchor is kept elsewhere",
                    "Noter qu’une ancre est conservée ailleurs"),
)  # fmt: skip
def hand_over(actor: Actor, seal: Seal) -> str:
    """Remember that the line of this seal is kept by someone outside."""
    line = anchors.line_of(seal)
    anchors.note_handed_over(line)
    return line
