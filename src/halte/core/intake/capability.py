"""Manifest of core/intake."""

from __future__ import annotations

from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, Link
from halte.core.intake.home import home
from halte.core.intake.sentences import SENTENCES

CAPABILITY = Capability(
    slug="intake",
    title=Bilingual("Data coming in", "Arrivée des données"),
    description=Bilingual(
        "Files are sent in, checked row by row, mended, accepted, and undone.",
        "Les fichiers sont déposés, vérifiés ligne par ligne, corrigés, acceptés "
        "et annulés.",
    ),
    urls="halte.core.intake.urls",
    links=(
        Link(
            Bilingual("Data coming in", "Arrivée des données"),
            "intake:start",
            Permission.INTAKE_SUBMIT,
            order=60,
        ),
    ),
    modules=("halte.core.intake.jobs",),
    home=home,
    guide="intake",
    sentences=SENTENCES,
)
