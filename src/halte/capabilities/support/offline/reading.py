"""Reading a sealed draft. Whoever sends one may have written anything in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from halte.capabilities.support.actions.files import Beginning
from halte.capabilities.support.models import Blank
from halte.capabilities.support.offline.page import FORMAT
from halte.capabilities.support.passages import Content, checked
from halte.capabilities.support.states import Level
from halte.capabilities.support.topics import TOPICS, Kind, Topic
from halte.core.errors import Invalid
from halte.core.fields import Unreadable
from halte.core.sealed_drafts import Envelope, open_sealed
from halte.core.ui.offline import said_in, short_text

LARGEST: Final = 1_000_000
MOST_CHILDREN: Final = 30


@dataclass(frozen=True, slots=True)
class Came:
    """A sealed draft as it came in; `number` is '' where it is none of ours."""

    number: str
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Written:
    """What it says, once opened."""

    beginning: dict[str, str]
    topics: dict[str, Content]


def came_in(content: bytes) -> Came:
    """The envelope; its parts are only looked at when it is opened."""
    said = said_in(content, FORMAT) or {}
    parts = (short_text(said.get(name), LARGEST) for name in ("key", "nonce", "sealed"))
    return Came(short_text(said.get("form"), 64), Envelope(*parts))


def opened(blank: Blank, came: Came) -> Written:
    """The words, or a coded error where one byte of it is another."""
    if not blank.key:
        raise Invalid("draft_key_gone")
    try:
        text = open_sealed(blank.key, came.envelope, number=blank.number)
        said = json.loads(text)
    except (Unreadable, ValueError, RecursionError) as wrong:
        raise Invalid("draft_changed") from wrong
    beginning, topics = _part(said, "beginning"), _part(said, "topics")
    return Written(
        {name: short_text(value) for name, value in beginning.items()},
        {id_: content_in(id_, value) for id_, value in topics.items()},
    )


def _part(said: Any, name: str) -> dict[str, Any]:
    found = said.get(name) if isinstance(said, dict) else None
    if not isinstance(found, dict):
        raise Invalid("draft_changed")
    return found


def content_in(id_: str, said: Any) -> Content:
    """What stands under one heading, as the page of that heading would take it."""
    topic = TOPICS.get(id_)
    if topic is None or not isinstance(said, dict):
        raise Invalid("draft_changed")
    found: Content = {}
    for part, value in said.items():
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[str(part)] = [str(one) for one in value]
        elif isinstance(value, str):
            found[str(part)] = value
        else:
            raise Invalid("draft_changed")
    kept = checked(topic, found)
    _sound(topic, kept)
    return kept


def _sound(topic: Topic, content: Content) -> None:
    """Days are days and numbers are numbers: no form looked at them before."""
    for part in topic.parts:
        said = str(content.get(part.id, ""))
        if not said:
            continue
        if part.kind is Kind.DAY:
            try:
                date.fromisoformat(said)
            except ValueError:
                raise Invalid("draft_changed") from None
        if part.kind is Kind.NUMBER and not (
            said.isdecimal() and int(said) <= MOST_CHILDREN
        ):
            raise Invalid("draft_changed")


def beginning_of(written: Written) -> Beginning:
    """How a new file begins; `begin_file` looks at the rest."""
    said = written.beginning
    if said.get("level") not in tuple(Level):
        raise Invalid("draft_changed")
    return Beginning(
        label=said.get("label", "").strip(),
        level=Level(said["level"]),
        told=bool(said.get("told")),
        region=said.get("region", ""),
    )
