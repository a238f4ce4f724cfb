"""What minutes say, free of language and layout: frozen, canonical, with a digest."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from pydantic import TypeAdapter

from halte.core.bilingual import Bilingual

FORMAT: Final = 1
"""The shape of the content. Minutes are kept for ever: a field that is added has a
default, and none is ever taken away."""


@dataclass(frozen=True, slots=True)
class CameShown:
    """An organisation, and whether it came."""

    name: Bilingual
    chair: bool
    presence: str
    people: int


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A paper that lay on the table, by its SHA-256."""

    title: Bilingual
    language: str
    digest: str


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """A commitment of the plan that a decision is to move."""

    key: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision as it stands; `corrects` is the reference of an earlier one."""

    reference: str
    text: Bilingual
    promises: tuple[PromiseShown, ...]
    corrects: str


@dataclass(frozen=True, slots=True)
class ToDoShown:
    """An action item, its owner and the day promised."""

    reference: str
    text: Bilingual
    owner: Bilingual
    due: date
    decision: str


@dataclass(frozen=True, slots=True)
class PointShown:
    """A point of the agenda."""

    position: int
    title: Bilingual
    purpose: str
    presenter: Bilingual | None
    said: Bilingual | None
    papers: tuple[PaperShown, ...]
    decisions: tuple[DecisionShown, ...]
    to_do: tuple[ToDoShown, ...]


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """All of it. `starts_at` and `ends_at` are hours of the taskforce’s own clock."""

    meeting: int
    number: int
    title: Bilingual
    starts_at: datetime
    ends_at: datetime
    place: Bilingual | None
    recorded_after: bool
    demonstration: bool
    attendance: tuple[CameShown, ...]
    points: tuple[PointShown, ...]
    format: int = FORMAT


CONTENT: Final = TypeAdapter(MinutesContent)


def canonical(content: MinutesContent) -> str:
    """JSON with sorted keys and no spaces: equal contents give equal texts."""
    plain: dict[str, Any] = CONTENT.dump_python(content, mode="json")
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_back(text: str) -> MinutesContent:
    """The content of a canonical text."""
    return CONTENT.validate_json(text)


def digest(data: str | bytes) -> str:
    """SHA-256, so that a copy can be recognised."""
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()
