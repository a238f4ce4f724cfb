"""Manifest of the figures: what others published, what is counted here."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for an analyst or a release officer."""
    from halte.capabilities.statistics.day import day_of

    return day_of(actor)


CAPABILITY = Capability(
    slug="statistics",
    title=Bilingual("Figures", "Chiffres"),
    description=Bilingual(
        "Every published count of human trafficking in Canada with its release, its "
        "rule and its source; where two disagree, and why.",
        "Tous les comptes publiés sur la traite des personnes au Canada, avec leur "
        "diffusion, leur règle et leur source ; où deux se contredisent, et pourquoi.",
    ),
    urls="halte.capabilities.statistics.urls",
    api="halte.capabilities.statistics.api:router",
    links=(
        Link(Bilingual("Figures", "Chiffres"), "statistics:catalogue", public=True,
             order=20),
        Link(Bilingual("Why counts differ", "Pourquoi les comptes diffèrent"),
             "statistics:conflicts", public=True, order=21),
        Link(Bilingual("What we do not know", "Ce que nous ne savons pas"),
             "statistics:unknown", public=True, order=22),
        Link(Bilingual("Freeze vintages", "Figer des millésimes"),
             "statistics:freezing", Permission.FIGURES_FREEZE, order=23),
    ),
    modules=(
        "halte.capabilities.statistics.measures",
        "halte.capabilities.statistics.intake",
        "halte.capabilities.statistics.actions",
        "halte.capabilities.statistics.sentences",
        "halte.capabilities.statistics.sharing",
    ),
    home=home,
    guide="statistics",
    demo="halte.capabilities.statistics.demo:load",
    demo_order=20,
    demo_last="halte.capabilities.statistics.demo:freeze_all",
)  # fmt: skip
