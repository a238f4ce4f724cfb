"""What was told because a law demands it: no consent, and never counted as one.

A room that records such a disclosure lists it here, so that it stands with all else
that was disclosed about a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class ByLaw:
    """One disclosure: when, to whom, what, under which provision, as it was entered.

    `told` says whether the person knows; `tell` is where that is noted, '' once they
    do or for who may not note it.
    """

    at: datetime
    exception: Bilingual
    recipient: str
    said: str
    provision: str
    decided_by: str
    told: Bilingual
    is_told: bool
    told_words: str
    tell: str = ""


BEYOND_CONSENT: Final[list[Callable[[Actor, UUID], Iterable[ByLaw]]]] = []
"""Each is `function(actor, reference)`, for a person whose page was opened."""
