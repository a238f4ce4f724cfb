"""Manifest of the partners: organisations, agreements, activities, projects abroad."""

from __future__ import annotations

from halte.capabilities.partners.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person among partners."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.partners.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="partners",
    title=Bilingual("Partners", "Partenaires"),
    description=Bilingual(
        "Who we work with at home and abroad, what may be shared with them and why, "
        "what was done together, and what came of it.",
        "Avec qui nous travaillons, ici et à l’étranger, ce qui peut leur être "
        "transmis et pourquoi, ce qui s’est fait ensemble et ce qui en est résulté.",
    ),
    urls="halte.capabilities.partners.urls",
    api="halte.capabilities.partners.api:router",
    links=(
        Link(Bilingual("Partners", "Partenaires"), "partners:index",
             Permission.PARTNERS_READ, order=60),
        Link(Bilingual("Agreements", "Ententes"), "partners:agreements",
             Permission.PARTNERS_READ, order=61),
        Link(Bilingual("Activities", "Activités"), "partners:activities",
             Permission.PARTNERS_READ, order=61),
        Link(Bilingual("Fora", "Forums"), "partners:fora",
             Permission.PARTNERS_READ, order=61),
        Link(Bilingual("Projects abroad", "Projets à l’étranger"), "partners:projects",
             Permission.PARTNERS_READ, order=61),
        Link(Bilingual("Map", "Carte"), "partners:map",
             Permission.PARTNERS_READ, order=61),
        Link(Bilingual("What falls due", "Échéances"), "partners:due",
             Permission.PARTNERS_READ, order=61),
        Link(Bilingual("Work with partners", "Travail avec les partenaires"),
             "partners:open", public=True, order=63),
    ),
    modules=(
        "halte.capabilities.partners.actions.organisations",
        "halte.capabilities.partners.actions.agreements",
        "halte.capabilities.partners.actions.work",
        "halte.capabilities.partners.actions.projects",
        "halte.capabilities.partners.ground",
        "halte.capabilities.partners.datasets",
        "halte.capabilities.partners.measures",
        "halte.capabilities.partners.jobs",
    ),
    home=home,
    guide="partners",
    sentences=SENTENCES,
    demo="halte.capabilities.partners.demo:load",
    demo_order=40,
)  # fmt: skip
