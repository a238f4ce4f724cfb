"""Manifest of core/audit."""

from __future__ import annotations

from halte.core.audit.sentences import SENTENCES
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability

CAPABILITY = Capability(
    slug="audit",
    title=Bilingual("Audit", "Journal d’audit"),
    description=Bilingual(
        "Who did what, when and why, and the proof that nothing was changed since.",
        "Qui a fait quoi, quand et pourquoi, et la preuve que rien n’a été modifié "
        "depuis.",
    ),
    modules=("halte.core.audit.jobs",),
    guide="audit",
    sentences=SENTENCES,
)
