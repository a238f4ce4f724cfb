"""Every output of this room that an employer may come to see, in one registry.

`OWN_FILE` holds what goes into an employer’s own file, inspection by inspection: there
is no other way into it.

A test of the wall walks it: whatever is given here must hold nothing that a worker
or a victim told anyone. `function(actor, inspection_pk)` gives all the text of the
output, in both languages. Another room adds its own with `EMPLOYER_FACING.add`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual

Output = Callable[[Actor, int], list[str]]


@dataclass(slots=True)
class Outputs:
    """Outputs by name."""

    _held: dict[str, Output] = field(default_factory=dict)

    def add(self, name: str, output: Output) -> None:
        """Make an output known. Two of one name would be a fault of ours."""
        if name in self._held:
            raise ValueError(f"there is an output {name!r} already")
        self._held[name] = output

    def __iter__(self) -> Iterator[tuple[str, Output]]:
        return iter(self._held.items())


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of an employer’s own file: where it lies, its day, and what it is."""

    path: str
    on: date
    title: Bilingual
    data: bytes


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is not given: its day, what it is, and why."""

    on: date
    what: Bilingual
    why: Bilingual


Projection = Callable[[Actor, int], list[Piece]]


@dataclass(slots=True)
class Projections:
    """What an inspection gives to an employer’s own file, by name."""

    _held: dict[str, Projection] = field(default_factory=dict)

    def add(self, name: str, projection: Projection) -> None:
        """Make a projection known. Two of one name would be a fault of ours."""
        if name in self._held:
            raise ValueError(f"there is a projection {name!r} already")
        self._held[name] = projection

    def pieces(self, actor: Actor, inspection_pk: int) -> list[Piece]:
        """All pieces of an inspection."""
        return [p for give in self._held.values() for p in give(actor, inspection_pk)]


EMPLOYER_FACING: Final = Outputs()
OWN_FILE: Final = Projections()
