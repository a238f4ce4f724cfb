"""Manifest of core/audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from halte.core.access.permissions import Permission
from halte.core.audit.sentences import SENTENCES
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def home(actor: Actor) -> list[HomeItem]:
    """The last verification, for those who verify."""
    from halte.core.audit.home import home_items  # models, so not at start-up

    return home_items(actor)


CAPABILITY = Capability(
    slug="audit",
    title=Bilingual("Audit", "Journal d’audit"),
    description=Bilingual(
        "Who did what, when and why, and the proof that nothing was changed since.",
        "Qui a fait quoi, quand et pourquoi, et la preuve que rien n’a été modifié "
        "depuis.",
    ),
    urls="halte.core.audit.urls",
    links=(
        Link(
            Bilingual("Who did what", "Qui a fait quoi"), "audit:entries",
            Permission.AUDIT_READ, order=80,
        ),
        Link(
            Bilingual("Verify", "Vérifier"), "audit:verify",
            Permission.AUDIT_VERIFY, order=81,
        ),
        Link(
            Bilingual("Seals", "Sceaux"), "audit:seals",
            Permission.AUDIT_READ, order=82,
        ),
    ),
    modules=("halte.core.audit.jobs",),
    home=home,
    guide="audit",
    sentences=SENTENCES,
)  # fmt: skip
