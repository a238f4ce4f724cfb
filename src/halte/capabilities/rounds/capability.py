"""Manifest of the rounds: what departments are asked, and what they report."""

from __future__ import annotations

from halte.capabilities.rounds.sentences import SENTENCES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, HomeItem, Link


def home(actor: Actor) -> list[HomeItem]:
    """What waits for this person among the rounds."""
    # Models are not ready while the manifest is read.
    from halte.capabilities.rounds.home import home as items

    return items(actor)


CAPABILITY = Capability(
    slug="rounds",
    title=Bilingual("Reporting rounds", "Cycles de comptes rendus"),
    description=Bilingual(
        "Each quarter, every department says how its commitments stand, what came of "
        "them and what was spent; a second person approves, the secretariat accepts.",
        "Chaque trimestre, chaque ministère dit où en sont ses engagements, ce qui en "
        "est résulté et ce qui a été dépensé ; une seconde personne approuve, le "
        "secrétariat accepte.",
    ),
    urls="halte.capabilities.rounds.urls",
    api="halte.capabilities.rounds.api:router",
    links=(
        Link(Bilingual("Rounds", "Cycles"), "rounds:index",
             Permission.ROUND_READ, order=13),
        Link(Bilingual("My reports", "Mes comptes rendus"), "rounds:mine",
             Permission.ROUND_REPORT, order=14),
        Link(Bilingual("Reports to approve", "Comptes rendus à approuver"),
             "rounds:mine", Permission.ROUND_APPROVE, order=14),
        Link(Bilingual("While someone is away", "Pendant une absence"), "rounds:leave",
             Permission.ROUND_READ, order=15),
    ),
    modules=(
        "halte.capabilities.rounds.actions.rounds",
        "halte.capabilities.rounds.actions.reports",
        "halte.capabilities.rounds.actions.sheets",
        "halte.capabilities.rounds.actions.leave",
        "halte.capabilities.rounds.measures",
        "halte.capabilities.rounds.jobs",
        "halte.capabilities.rounds.trace",
    ),
    home=home,
    guide="rounds",
    sentences=SENTENCES,
    demo="halte.capabilities.rounds.demo:load",
    demo_order=48,
)  # fmt: skip
