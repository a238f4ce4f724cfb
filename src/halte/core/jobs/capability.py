"""Manifest of core/jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link
from halte.core.jobs.sentences import SENTENCES

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


def home(actor: Actor) -> list[HomeItem]:
    """What came back for this person."""
    from halte.core.jobs.queries import home_items  # models, so not at start-up

    return home_items(actor)


CAPABILITY = Capability(
    slug="jobs",
    title=Bilingual("Jobs", "Tâches"),
    description=Bilingual(
        "Long work done in the background: how far it is, and what came of it.",
        "Les travaux de longue durée, faits en arrière-plan : leur avancement et "
        "leur résultat.",
    ),
    urls="halte.core.jobs.urls",
    links=(Link(Bilingual("Jobs", "Tâches"), "jobs:list", order=90),),
    modules=("halte.core.jobs.schedule",),
    home=home,
    guide="jobs",
    sentences=SENTENCES,
)
