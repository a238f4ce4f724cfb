"""Manifest of permits: safeguards, two officers, and what is behind the wall."""

from __future__ import annotations

from halte.capabilities.permits.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person among permits."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.permits.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="permits",
    title=Bilingual("Permits", "Permis"),
    description=Bilingual(
        "Safeguards on work permits: checks that ask before they refer, two officers "
        "before a refusal, and permits that let abused people leave.",
        "Protection par les permis de travail : des vérifications qui interrogent "
        "avant de soumettre, deux agents avant un refus, et des permis qui permettent "
        "aux personnes maltraitées de partir.",
    ),
    urls="halte.capabilities.permits.urls",
    links=(
        Link(Bilingual("Work permits", "Permis de travail"), "permits:index",
             Permission.PERMITS_READ, order=74),
        Link(Bilingual("Others who may work", "Autres personnes autorisées"),
             "permits:authorizations", Permission.PERMITS_READ, order=75),
        Link(Bilingual("For a second officer", "Pour un second agent"),
             "permits:second", Permission.PERMITS_CONCUR, order=75),
        Link(Bilingual("Protected requests", "Demandes protégées"),
             "permits:requests", Permission.PROTECTED_PERMITS, order=76),
        Link(Bilingual("Permits for victims", "Permis pour les victimes"),
             "permits:cases", Permission.PROTECTED_PERMITS, order=77),
        Link(Bilingual("Rules on permits", "Règles sur les permis"),
             "permits:in_force", public=True, order=78),
    ),
    modules=(
        "halte.capabilities.permits.actions.instructions",
        "halte.capabilities.permits.actions.applications",
        "halte.capabilities.permits.actions.authorizations",
        "halte.capabilities.permits.actions.concurrence",
        "halte.capabilities.permits.actions.open_permits",
        "halte.capabilities.permits.actions.victims",
        "halte.capabilities.permits.actions.family",
        "halte.capabilities.permits.queries.applications",
        "halte.capabilities.permits.queries.authorizations",
        "halte.capabilities.permits.queries.open_permits",
        "halte.capabilities.permits.queries.victims",
        "halte.capabilities.permits.measures",
        "halte.capabilities.permits.jobs",
    ),
    home=home,
    guide="permits",
    sentences=SENTENCES,
    demo="halte.capabilities.permits.demo:load",
    demo_order=64,
)  # fmt: skip
