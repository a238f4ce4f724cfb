"""Manifest of the inspections of employers."""

from __future__ import annotations

from halte.capabilities.inspections.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link

TITLE = Bilingual("Inspections", "Inspections")


def home(actor: Actor) -> list[HomeItem]:
    """What is due in inspections, and what lies still."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.inspections.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="inspections",
    title=TITLE,
    description=Bilingual(
        "Files in law on employers: why they were inspected, what was found of each "
        "condition, what it implies, and what was decided.",
        "Dossiers juridiques sur des employeurs : motif de l’inspection, constats pour "
        "chaque condition, ce qu’ils entraînent et ce qui a été décidé.",
    ),
    urls="halte.capabilities.inspections.urls",
    links=(
        Link(TITLE, "inspections:index", Permission.INSPECTIONS_READ, order=72),
        Link(Bilingual("Random draws", "Tirages au hasard"), "inspections:draws",
             Permission.INSPECTIONS_READ, order=73),
        Link(Bilingual("Counts", "Comptes"), "inspections:counts",
             Permission.INSPECTIONS_READ, order=74),
        Link(Bilingual("The public list", "La liste publique"), "inspections:list",
             Permission.INSPECTIONS_READ, order=75),
    ),
    modules=(
        "halte.capabilities.inspections.actions.opening",
        "halte.capabilities.inspections.actions.drawing",
        "halte.capabilities.inspections.actions.finding",
        "halte.capabilities.inspections.actions.elsewhere",
        "halte.capabilities.inspections.actions.letters",
        "halte.capabilities.inspections.actions.answering",
        "halte.capabilities.inspections.actions.agreeing",
        "halte.capabilities.inspections.actions.deciding",
        "halte.capabilities.inspections.actions.giving",
        "halte.capabilities.inspections.queries.bars",
        "halte.capabilities.inspections.measures.files",
        "halte.capabilities.inspections.measures.stages",
        "halte.capabilities.inspections.measures.money",
        "halte.capabilities.inspections.outputs",
    ),
    home=home,
    guide="inspections",
    sentences=SENTENCES,
    demo="halte.capabilities.inspections.demo:load",
    demo_order=70,
)  # fmt: skip
