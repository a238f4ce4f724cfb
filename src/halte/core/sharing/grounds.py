"""Why data may go to someone: the grounds that rooms register, and what they say.

A ground looks at one question (`Asked`) and answers with `Basis`: each one is an
agreement, a consent, … that bears on it, the fields it covers, and what keeps it
from applying now. The gate puts the answers together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from halte.core.bilingual import Bilingual
from halte.core.errors import SENTENCES
from halte.core.sharing.datasets import Dataset


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants to give what to whom, for which purpose, on which day.

    `fields` are those that need a ground; `person` is whose data they are, where
    they are one person’s.
    """

    sender_id: int
    recipient_id: int
    recipient: str
    recipient_name: Bilingual
    purpose: str
    dataset: Dataset
    fields: frozenset[str]
    on: date
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, as a code with values for its sentence."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> Bilingual:
        """What is missing and how to mend it; each language with its own words."""
        text = SENTENCES[self.code]
        return Bilingual(
            text.en.format(**{k: _in(v, "en") for k, v in self.values.items()}),
            text.fr.format(**{k: _in(v, "fr") for k, v in self.values.items()}),
        )


def _in(value: Any, language: str) -> Any:
    return getattr(value, language) if isinstance(value, Bilingual) else value


@dataclass(frozen=True, slots=True)
class Basis:
    """One ground that bears on the question.

    covers    fields asked for that it names and may carry
    barred    fields asked for that it names, but may not carry (they identify
              someone, and what it rests on does not allow that)
    lacks     what keeps it from applying at all; () where it applies
    until     last day on which it applies
    return_by last day on which the recipient may hold what was sent on `on`
    """

    kind: str
    reference: str
    title: Bilingual | None = None
    citation: Bilingual | None = None
    covers: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    lacks: tuple[Lack, ...] = ()
    until: date | None = None
    return_by: date | None = None

    @property
    def carries(self) -> frozenset[str]:
        """The fields that it lets through now."""
        return frozenset() if self.lacks else self.covers


Ground = Callable[[Asked], Iterable[Basis]]

GROUNDS: Final[dict[str, Ground]] = {}


def ground(kind: str) -> Callable[[Ground], Ground]:
    """Register `function(asked) -> bases` as a kind of ground."""

    def wrap(function: Ground) -> Ground:
        if kind in GROUNDS:
            raise ValueError(f"the ground {kind} is registered twice")
        GROUNDS[kind] = function
        return function

    return wrap
