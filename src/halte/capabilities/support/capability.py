"""Manifest of the support files."""

from __future__ import annotations

from halte.capabilities.support.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person among the files and referrals."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.support.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="support",
    title=Bilingual("Support", "Soutien"),
    description=Bilingual(
        "The support file of a person, with consent item by item, and the referral "
        "that closes its loop.",
        "Le dossier de soutien d’une personne, avec un consentement élément par "
        "élément, et l’aiguillage qui ferme la boucle.",
    ),
    urls="halte.capabilities.support.urls",
    links=(
        Link(Bilingual("Support files", "Dossiers de soutien"), "support:index",
             Permission.SUPPORT_READ, order=28),
        Link(Bilingual("Referrals received", "Aiguillages reçus"), "support:received",
             Permission.SUPPORT_REFER, order=29),
        Link(Bilingual("Transfers and disposal", "Transferts et élimination"),
             "support:transfers", Permission.SUPPORT_SUPERVISE, order=30),
        Link(Bilingual("Counts", "Comptes"), "support:counts",
             Permission.SUPPORT_READ, order=31),
        Link(Bilingual("Victims’ rights", "Droits des victimes"), "support:rights",
             public=True, order=60),
    ),
    modules=(
        "halte.capabilities.support.actions.files",
        "halte.capabilities.support.actions.work",
        "halte.capabilities.support.actions.referrals",
        "halte.capabilities.support.actions.arrivals",
        "halte.capabilities.support.actions.by_law",
        "halte.capabilities.support.actions.conflicts",
        "halte.capabilities.support.actions.disposing",
        "halte.capabilities.support.actions.handovers",
        "halte.capabilities.support.actions.keeping",
        "halte.capabilities.support.actions.records",
        "halte.capabilities.support.actions.offline",
        "halte.capabilities.support.reaching",
        "halte.capabilities.support.measures.people",
        "halte.capabilities.support.measures.loops",
        "halte.capabilities.support.measures.outcomes",
        "halte.capabilities.support.jobs",
    ),
    home=home,
    guide="support",
    sentences=SENTENCES,
    demo="halte.capabilities.support.demo_many:load",
    demo_order=60,
)  # fmt: skip
