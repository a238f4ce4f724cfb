"""Ways from a piece of evidence to the thing it points at, given by other rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from halte.capabilities.inspections.states import Source
from halte.core.access.actor import Actor

Way = Callable[[Actor, str], str]
"""`function(actor, reference)`: an address, or '' where this reader has no way."""


@dataclass(slots=True)
class Links:
    """One way for each kind of source."""

    _held: dict[Source, Way] = field(default_factory=dict)

    def add(self, source: Source, way: Way) -> None:
        """Make a way known. Two for one source would be a fault of ours."""
        if source in self._held:
            raise ValueError(f"there is a way for {source} already")
        self._held[source] = way

    def remove(self, source: Source) -> None:
        """Take a way out again."""
        del self._held[source]

    def to(self, actor: Actor, source: Source, reference: str) -> str:
        """The address for this reader, or ''."""
        way = self._held.get(source)
        return way(actor, reference) if way and reference else ""


EVIDENCE_LINKS: Final = Links()
