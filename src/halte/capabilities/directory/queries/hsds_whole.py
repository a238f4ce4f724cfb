"""The whole directory as one package, as a caller of HSDS may have it.

Everyone may ask for theirs and nobody is asked who they are, so the one for everyone
is made once a minute at most: whoever asks again and again gets the same one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from halte.capabilities.directory.queries import hsds
from halte.capabilities.directory.queries.hsds_objects import service
from halte.capabilities.directory.queries.hsds_package import packed
from halte.capabilities.directory.queries.index import Kept, kept
from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Made:
    """The package of everyone: of which directory, in which minute."""

    of: Kept
    minute: datetime
    content: bytes


_LAST: Final[list[Made]] = []
_MAKING: Final = Lock()


def whole_package(actor: Actor, now: datetime) -> bytes:
    """Everything that this caller may see, as of now; a zip of tables.

    A change of the directory shows at once; what ends by the clock alone (a room that
    was free until now) within the minute.
    """
    if tier_of(actor) != Tier.PUBLIC:
        return made(hsds.services(actor, hsds.Ask(whole=True)).contents, now)
    of, minute = kept(Tier.PUBLIC), now.replace(second=0, microsecond=0)
    with _MAKING:
        if not (_LAST and _LAST[0].of is of and _LAST[0].minute == minute):
            _LAST[:] = [Made(of, minute, made(of.by_reference, now))]
        return _LAST[0].content


def made(offers: Iterable[Offer], now: datetime) -> bytes:
    """Made anew."""
    return packed(service(offer, now) for offer in offers)
