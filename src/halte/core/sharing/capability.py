"""Manifest of core/sharing."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link
from halte.core.sharing.sentences import SENTENCES


def home(actor: Actor) -> list[HomeItem]:
    """Copies that should come back."""
    # Models are not ready while the manifest is read.
    from halte.core.sharing.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="sharing",
    title=Bilingual("Data sent to partners", "Données transmises aux partenaires"),
    description=Bilingual(
        "Nothing leaves without a ground that covers the partner, the purpose and "
        "every field; and what left can be asked back.",
        "Rien ne sort sans un fondement qui couvre le partenaire, la finalité et "
        "chaque champ ; et ce qui est sorti peut être redemandé.",
    ),
    urls="halte.core.sharing.urls",
    links=(
        Link(Bilingual("Send data", "Transmettre des données"), "sharing:send",
             Permission.SHARE, order=64),
        Link(Bilingual("Who holds what", "Qui détient quoi"), "sharing:holders",
             Permission.PARTNERS_READ, order=65),
    ),
    modules=(
        "halte.core.sharing.actions",
        "halte.core.sharing.queries",
        "halte.core.sharing.consent_ground",
    ),
    home=home,
    guide="sharing",
    sentences=SENTENCES,
)  # fmt: skip
