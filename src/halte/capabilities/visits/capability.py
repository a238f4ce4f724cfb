"""Manifest of the visits to employers."""

from __future__ import annotations

from halte.capabilities.visits.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What this person’s day holds of visits."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.visits.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="visits",
    title=Bilingual("Visits", "Visites"),
    description=Bilingual(
        "Days on which officers go to work sites and housing: who goes, by which right "
        "they enter, what they see, and which papers they ask for.",
        "Jours où des agents se rendent sur des lieux de travail et dans des "
        "logements : qui y va, de quel droit ils entrent, ce qu’ils voient et quels "
        "documents ils demandent.",
    ),
    urls="halte.capabilities.visits.urls",
    links=(
        Link(Bilingual("Visits", "Visites"), "visits:index",
             Permission.VISITS_READ, order=74),
        Link(Bilingual("Information on rights", "Renseignements sur les droits"),
             "visits:leaflets", Permission.VISITS_READ, order=75),
        Link(Bilingual("Shared visits", "Visites communiquées"), "visits:shared",
             Permission.VISITS_SHARED, order=74),
    ),
    modules=(
        "halte.capabilities.visits.actions.planning",
        "halte.capabilities.visits.actions.entering",
        "halte.capabilities.visits.actions.asking",
        "halte.capabilities.visits.actions.answering",
        "halte.capabilities.visits.actions.leaflets",
        "halte.capabilities.visits.queries.shared",
        "halte.capabilities.visits.measures",
        "halte.capabilities.visits.sections",
    ),
    home=home,
    guide="visits",
    sentences=SENTENCES,
    demo="halte.capabilities.visits.demo:load",
    demo_order=75,
)  # fmt: skip
