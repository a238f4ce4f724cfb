"""What to ask the directory for: the need, and what the person said that services
differ by. It is asked in memory; nothing of it is kept or stands in an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from halte.capabilities.directory.facade import LANGUAGE_NAMES, Ask, Found, find
from halte.capabilities.support.models import File
from halte.capabilities.support.passages import Content, content_of, standing
from halte.capabilities.support.receivers import MOST, NEEDS
from halte.capabilities.support.states import Decline, Timeframe
from halte.core.access.actor import Actor

NEAR_KM: Final = 100
"""How far is too far, once a service said so."""

LANGUAGES: Final = {"zh": ("cmn", "yue")}
"""Our word for a language -> the directory’s, where they differ."""

POPULATIONS: Final = {
    "worker": "foreign_workers", "student": "students", "none": "no_status",
    "claimant": "refugees",
}  # fmt: skip
"""Status as the person said it -> whom a service says that it serves."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """What is wished for beside the need and the place."""

    languages: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    open_now: bool = False
    free_places: bool = False
    within_km: int | None = None

    def ask(self, need: str, place: str) -> Ask:
        """As the directory takes it."""
        return Ask(
            needs=(need,), place=place, languages=self.languages,
            populations=self.populations, facts=self.facts, open_now=self.open_now,
            free_places=self.free_places, within_km=self.within_km, most=MOST,
        )  # fmt: skip


def fitting_for(file: File, timeframe: Timeframe | None, no: Decline | None) -> Fitting:
    """Of what stands in the file, how soon it is, and why the last service said no."""
    said = {
        topic: content_of(file, rows[0])
        for topic, rows in standing(file).items()
        if topic in ("language", "status", "children")
    }
    status = str(said.get("status", {}).get("status", ""))
    found = Fitting(
        languages=_languages(said.get("language", {})),
        populations=tuple(filter(None, [POPULATIONS.get(status)])),
        facts=tuple(_facts(said, no)),
        open_now=timeframe in (Timeframe.ONE_HOUR, Timeframe.THREE_HOURS),
    )
    if no == Decline.FULL:
        return replace(found, free_places=True)
    if no == Decline.TOO_FAR:
        return replace(found, within_km=NEAR_KM)
    return found


def _languages(said: Content) -> tuple[str, ...]:
    spoken = str(said.get("first", ""))
    words = LANGUAGES.get(spoken, (spoken,))
    return tuple(word for word in words if word in LANGUAGE_NAMES)


def _facts(said: dict[str, Content], no: Decline | None) -> Iterator[str]:
    status = said.get("status", {})
    number = str(said.get("children", {}).get("number", "") or "0")
    if number.isdecimal() and int(number):
        yield "with_children"
    if status.get("status") == "none":
        yield "without_status"
    if status.get("papers") == "kept_by_other" or no == Decline.ASKS_FOR_PAPERS:
        yield "without_id"


def services_for(
    actor: Actor, place: str, domain: str, fitting: Fitting
) -> tuple[Found, ...]:
    """What the directory shows this actor for a need, best first: the first for each
    of the directory’s words, then the second for each, so that none hides another.

    Where nobody meets the need there is nobody: who only lies near is no answer.
    """
    asked = (find(actor, fitting.ask(need, place)) for need in NEEDS.get(domain, ()))
    answers = [answer.found for answer in asked if "need" not in answer.bent]
    ranked = (found for rank in zip_longest(*answers) for found in rank if found)
    once = {found.offer.id: found for found in ranked}
    return tuple(once.values())[: 2 * MOST]
