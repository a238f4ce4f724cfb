"""Manifest of the register of employers."""

from __future__ import annotations

from halte.capabilities.employers.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person in the register."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.employers.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="employers",
    title=Bilingual("Employers", "Employeurs"),
    description=Bilingual(
        "Who employs workers from abroad, under which assessments, with whom they are "
        "affiliated, and what was published about them.",
        "Qui emploie des travailleurs étrangers, en vertu de quelles études, à qui ces "
        "employeurs sont affiliés et ce qui a été publié à leur sujet.",
    ),
    urls="halte.capabilities.employers.urls",
    api="halte.capabilities.employers.api:router",
    links=(
        Link(Bilingual("Employers", "Employeurs"), "employers:index",
             Permission.EMPLOYERS_READ, order=70),
        Link(Bilingual("Applications without a decision", "Demandes sans décision"),
             "employers:waiting", Permission.EMPLOYERS_READ, order=71),
        Link(Bilingual("Published names", "Noms publiés"), "employers:names",
             Permission.EMPLOYERS_READ, order=71),
        Link(Bilingual("Published lists", "Listes publiées"), "employers:publications",
             Permission.EMPLOYERS_READ, order=71),
        Link(Bilingual("Closed streams", "Volets fermés"), "employers:closures",
             Permission.EMPLOYERS_READ, order=71),
    ),
    modules=(
        "halte.capabilities.employers.actions.register",
        "halte.capabilities.employers.actions.judging",
        "halte.capabilities.employers.actions.stated",
        "halte.capabilities.employers.actions.applying",
        "halte.capabilities.employers.actions.offering",
        "halte.capabilities.employers.actions.reference",
        "halte.capabilities.employers.intake",
        "halte.capabilities.employers.postal_areas",
        "halte.capabilities.employers.measures",
    ),
    home=home,
    guide="employers",
    sentences=SENTENCES,
    demo="halte.capabilities.employers.demo:load",
    demo_order=60,
)  # fmt: skip
