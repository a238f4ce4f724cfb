"""Manifest of the directory of services."""

from __future__ import annotations

from halte.capabilities.directory.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for the steward, and for a provider’s own staff."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.directory.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="directory",
    title=Bilingual("Find help", "Trouver de l’aide"),
    description=Bilingual(
        "Services for people who were trafficked: a safe place, care, legal help, in "
        "many languages, day and night.",
        "Services aux personnes victimes de la traite : un endroit sûr, des soins, de "
        "l’aide juridique, en plusieurs langues, jour et nuit.",
    ),
    urls="halte.capabilities.directory.urls",
    api="halte.capabilities.directory.api:router",
    links=(
        Link(Bilingual("Find help", "Trouver de l’aide"), "directory:index",
             public=True, order=15, at_hand=True),
        Link(Bilingual("The directory’s day", "Le jour du répertoire"),
             "directory:steward", Permission.DIRECTORY_KEEP, order=16),
        Link(Bilingual("Our listings", "Nos inscriptions"), "directory:own",
             Permission.DIRECTORY_ANSWER, order=17),
    ),
    modules=(
        "halte.capabilities.directory.actions.listing",
        "halte.capabilities.directory.actions.places",
        "halte.capabilities.directory.actions.conditions",
        "halte.capabilities.directory.actions.checks",
        "halte.capabilities.directory.actions.applications",
        "halte.capabilities.directory.actions.copies",
        "halte.capabilities.directory.queries.protected",
        "halte.capabilities.directory.queries.hsds",
        "halte.capabilities.directory.intake",
        "halte.capabilities.directory.intake_package",
        "halte.capabilities.directory.jobs",
        "halte.capabilities.directory.measures",
    ),
    home=home,
    guide="directory",
    sentences=SENTENCES,
    demo="halte.capabilities.directory.demo:load",
    demo_order=70,
    warm="halte.capabilities.directory.queries.index:warm",
)  # fmt: skip
