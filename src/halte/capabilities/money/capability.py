"""Manifest of money: budgets, what became of them, and what nobody said."""

from __future__ import annotations

from halte.capabilities.money.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person among the money."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.money.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="money",
    title=Bilingual("Money", "Argent"),
    description=Bilingual(
        "Each dollar of the plan: set aside, spent, moved, lapsed, carried forward, "
        "and what nobody reported, to the cent.",
        "Chaque dollar du plan : prévu, dépensé, viré, périmé, reporté, et ce que "
        "personne n’a déclaré, au cent près.",
    ),
    urls="halte.capabilities.money.urls",
    api="halte.capabilities.money.api:router",
    links=(
        Link(Bilingual("Money", "Argent"), "money:index", public=True, order=30),
        Link(Bilingual("My budget lines", "Mes lignes budgétaires"), "money:mine",
             Permission.MONEY_STATE, order=31),
        Link(Bilingual("Transfers", "Virements"), "money:transfers",
             Permission.MONEY_READ, order=32),
        Link(Bilingual("Grants and contributions", "Subventions et contributions"),
             "money:awards", Permission.MONEY_READ, order=33),
    ),
    modules=(
        "halte.capabilities.money.actions.entries",
        "halte.capabilities.money.actions.transfers",
        "halte.capabilities.money.actions.awards",
        "halte.capabilities.money.measures",
    ),
    home=home,
    guide="money",
    sentences=SENTENCES,
    demo="halte.capabilities.money.demo:load",
    demo_order=45,
)  # fmt: skip
