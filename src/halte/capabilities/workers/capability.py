"""Manifest of the room behind the wall. It has no facade: no room imports it."""

from __future__ import annotations

from halte.capabilities.workers.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for those who hear workers."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.workers.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="workers",
    title=Bilingual("Workers’ accounts", "Parole aux travailleurs"),
    description=Bilingual(
        "Workers say what happens at their work, with or without a name. Nothing of it "
        "reaches an employer.",
        "Des travailleurs disent ce qui se passe à leur travail, avec ou sans nom. "
        "Rien n’en parvient à un employeur.",
    ),
    urls="halte.capabilities.workers.urls",
    links=(
        Link(Bilingual("Tell us about your work", "Parlez-nous de votre travail"),
             "workers:tell", public=True, order=75),
        Link(Bilingual("Read an answer", "Lire une réponse"),
             "workers:come_back", public=True, order=76),
        Link(Bilingual("Accounts", "Paroles recueillies"), "workers:index",
             Permission.WORKERS_READ, order=77),
    ),
    modules=(
        "halte.capabilities.workers.actions.telling",
        "halte.capabilities.workers.actions.hearing",
        "halte.capabilities.workers.actions.interviewing",
        "halte.capabilities.workers.actions.sealing",
        "halte.capabilities.workers.jobs",
        "halte.capabilities.workers.measures",
    ),
    home=home,
    guide="workers",
    sentences=SENTENCES,
    demo="halte.capabilities.workers.demo:load",
    demo_order=70,
)  # fmt: skip
