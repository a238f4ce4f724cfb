"""The clocks of the notice: 10, 30, 10 and 30 days; 5, 5, 5 and 30 in one case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.results import Assessed, Clocks
from halte.methods.law.rules.longest_ban import last_day
from halte.methods.law.text.bans import Ban
from halte.methods.law.text.clocks import ORDINARY, REDUCED, REDUCED_ITEMS, ClockSet
from halte.methods.law.trace import Step

SAID: Final = Texts(
    "A preliminary notice is deemed received {preliminary} days after it is sent, with "
    "{answer} days to answer; a final notice {final} days after, with {payment} days "
    "to pay.",
    "Un avis provisoire est réputé reçu {preliminary} jours après son envoi, avec "
    "{answer} jours pour répondre ; un avis final, {final} jours après, avec {payment} "
    "jours pour payer.",
)
SAID_REDUCED: Final = Texts(
    "The notice is about public-health conditions (items 18 to 23) alone: received "
    "{preliminary} days after it is sent, {answer} days to answer; a final notice "
    "{final} days after, {payment} days to pay.",
    "L’avis ne porte que sur des conditions de santé publique (articles 18 à 23) : "
    "reçu {preliminary} jours après son envoi, {answer} jours pour répondre ; un avis "
    "final, {final} jours après, {payment} jours pour payer.",
)


def clocks_of(
    violations: Sequence[Assessed], ban: Ban, determined_on: date
) -> tuple[Clocks, Step | None]:
    """The clocks; none run without a violation of Division 6."""
    begins = determined_on if ban else None
    ends = last_day(ban, determined_on)
    found = [v for v in violations if not v.justified]
    dated = [v for v in found if v.kind is not None]
    if not dated:
        kind = "earlier_text" if found else "no_notice"
        return Clocks(kind, None, begins, ends), None
    alone = all(v.item in REDUCED_ITEMS for v in found)
    days = REDUCED if alone else ORDINARY
    return Clocks(days.name, days, begins, ends), told(days)


def told(days: ClockSet) -> Step:
    """The clocks in a sentence."""
    clocks = days.preliminary_received, days.answer, days.final_received, days.payment
    return Step(
        "clocks",
        tuple(clock.provision for clock in clocks),
        SAID_REDUCED if days is REDUCED else SAID,
        {
            "preliminary": days.preliminary_received.days,
            "answer": days.answer.days,
            "final": days.final_received.days,
            "payment": days.payment.days,
        },
    )
