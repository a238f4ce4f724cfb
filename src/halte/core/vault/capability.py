"""Manifest of the vault."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link
from halte.core.vault.sentences import SENTENCES


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person in the vault."""
    # Models are not ready while the manifest is read.
    from halte.core.vault.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="vault",
    title=Bilingual("Vault", "Coffre"),
    description=Bilingual(
        "Files that may become evidence: sealed as they came, each with its chain of "
        "custody.",
        "Fichiers susceptibles de servir de preuve : scellés tels que reçus, chacun "
        "avec sa chaîne de possession.",
    ),
    urls="halte.core.vault.urls",
    links=(
        Link(Bilingual("Vault", "Coffre"), "vault:index", Permission.VAULT_READ,
             order=76),
    ),
    modules=("halte.core.vault.actions", "halte.core.vault.queries"),
    home=home,
    guide="vault",
    sentences=SENTENCES,
)  # fmt: skip
