"""What other rooms add to an employer’s page.

A room that knows more about employers (inspections, visits) registers a section;
this room never imports it. A section is shown to those who hold its permission
and is an output that the employer may come to see: nothing that a worker or a
victim told anyone belongs there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One line: what, since when, how it stands. `tag` is drawn as a state is
    (`waiting`, `done`, `attention`, `stopped`). A row with a day is also a line of
    the employer’s timeline.
    """

    text: Bilingual
    url: str = ""
    on: date | None = None
    state: Bilingual | None = None
    tag: str = "waiting"


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A way from the section to a page of the room, or to a thing to begin there."""

    text: Bilingual
    url: str


@dataclass(frozen=True, slots=True)
class SectionContent:
    """What a section says of one employer to one reader."""

    rows: Sequence[SectionRow] = ()
    links: Sequence[SectionLink] = ()


Content = Callable[[Actor, int], SectionContent]
"""`function(actor, employer_pk)`: reads as that actor, and never more."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section and who sees it."""

    title: Bilingual
    permission: Permission
    content: Content
    order: int = 50


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is shown."""

    title: Bilingual
    rows: tuple[SectionRow, ...]
    links: tuple[SectionLink, ...]


@dataclass(slots=True)
class Sections:
    """All sections, in the order in which a page shows them."""

    _held: dict[str, Section] = field(default_factory=dict)

    def add(
        self,
        title: Bilingual,
        permission: Permission,
        content: Content,
        *,
        order: int = 50,
    ) -> None:
        """Make a section known. Two sections of one title would be a fault of ours."""
        if title.en in self._held:
            raise ValueError(f"there is a section {title.en!r} already")
        self._held[title.en] = Section(title, permission, content, order)

    def remove(self, title: Bilingual) -> None:
        """Take a section out again."""
        del self._held[title.en]

    def __iter__(self) -> Iterator[Section]:
        return iter(sorted(self._held.values(), key=lambda s: (s.order, s.title.en)))

    def shown(self, actor: Actor, employer_pk: int) -> tuple[SectionView, ...]:
        """The sections of an employer that this reader may see."""
        return tuple(
            SectionView(section.title, tuple(content.rows), tuple(content.links))
            for section in self
            if actor.may(section.permission)
            for content in (section.content(actor, employer_pk),)
        )


EMPLOYER_SECTIONS: Final = Sections()
