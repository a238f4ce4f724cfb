"""The notebook: which passages stand under a topic, and keeping another.

Plain functions; actions and queries call them. A passage that was written from
an older one is kept beside what a colleague wrote meanwhile: both stand until a
person brings them together (compare `rounds`, and Primero’s issue 508, where the
later of two edits of one field silently wins).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from halte.capabilities.support.models import File, Passage
from halte.capabilities.support.states import Level, NeedLevel, Via
from halte.capabilities.support.topics import NAMELESS, TOPICS, Kind, Part, Topic
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.sharing.words import on_day

Content = dict[str, str | list[str]]
"""Part of a topic -> what was written, or the values chosen."""

LONGEST = 8000


def topic_named(id_: str) -> Topic:
    """The topic of this name."""
    found = TOPICS.get(id_)
    if found is None:
        raise Invalid("support_topic_unknown")
    return found


def ends_of(rows: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that nothing was written from, oldest first; one, as a rule."""
    found = list(rows)
    used = {row.parent_id for row in found} | {row.merges_id for row in found}
    return tuple(row for row in found if row.pk not in used)


def ends(file: File, topic: str) -> tuple[Passage, ...]:
    """Those of one topic."""
    return ends_of(file.passages.filter(topic=topic))


def standing(file: File) -> dict[str, tuple[Passage, ...]]:
    """The ends of every topic that something stands under."""
    rows = file.passages.order_by("topic", "number")
    return {
        topic: ends_of(found) for topic, found in groupby(rows, lambda row: row.topic)
    }


def content_of(file: File, passage: Passage) -> Content:
    """What it says."""
    said: Content = json.loads(file.opened(passage.content) or "{}")
    return said


def checked(topic: Topic, content: Content) -> Content:
    """What was written, part by part, without empty ones; faults name the part."""
    if content.keys() - {part.id for part in topic.parts}:
        raise Invalid("support_part_unknown")
    kept = {part.id: said_in(part, content.get(part.id, "")) for part in topic.parts}
    return {id_: value for id_, value in kept.items() if value}


def said_in(part: Part, value: str | list[str]) -> str | list[str]:
    """What was written in one part, in order; '' or [] for nothing."""
    if part.kind is Kind.SOME:
        chosen = [one for one in listed(value) if one]
        if set(chosen) - part.choices.keys():
            raise Invalid("support_choice_unknown", field=part.id)
        return chosen
    text = str(value).replace("\r\n", "\n").strip()
    if part.kind is Kind.ONE and text and text not in part.choices:
        raise Invalid("support_choice_unknown", field=part.id)
    if len(text) > LONGEST:
        raise Invalid("support_too_long", field=part.id, longest=LONGEST)
    return text


def listed(value: str | list[str]) -> list[str]:
    """A value as a list."""
    return value if isinstance(value, list) else [value] if value else []


def keep_passage(
    actor: Actor,
    file: File,
    topic: Topic,
    content: Content,
    *,
    seen: int,
    via: Via = Via.TYPED,
    by: int | None = None,
) -> Passage | None:
    """Keep a text that was written from passage `seen`; None where it says no more.

    `by` is who wrote it, where that is someone else than who brings it in.
    """
    said = checked(topic, content)
    if file.level == Level.ANONYMOUS and topic.id in NAMELESS:
        raise Invalid("support_anonymous")
    base = file.passages.filter(topic=topic.id, number=seen).first() if seen else None
    if seen and base is None:
        raise Invalid("support_passage_unknown")
    now = ends(file, topic.id)
    known = [*now, *([base] if base else [])]
    if any(content_of(file, row) == said for row in known) or not (said or now):
        return None
    writer = by or actor.user_id
    return add_passage(writer, file, topic, said, via=via, parent=base)


def add_passage(
    by: int | None,
    file: File,
    topic: Topic,
    content: Content,
    *,
    via: Via,
    parent: Passage | None,
    merges: Passage | None = None,
) -> Passage:
    """Add a row."""
    last = file.passages.filter(topic=topic.id).last()
    return Passage.objects.create(
        file=file,
        topic=topic.id,
        number=last.number + 1 if last else 1,
        parent=parent,
        merges=merges,
        level=level_of(topic, content),
        content=file.sealed(json.dumps(content, ensure_ascii=False, sort_keys=True)),
        via=via,
        by_user_id=by,
    )


def level_of(topic: Topic, content: Content) -> NeedLevel | None:
    """The level of a need; None for other topics."""
    if not topic.is_need:
        return None
    return NeedLevel(int(str(content.get("level") or NeedLevel.NOT_ASKED)))


def in_words(text: str) -> Bilingual:
    """A day as each language writes it; what is no day stays as it is."""
    try:
        return on_day(date.fromisoformat(text))
    except ValueError:
        return Bilingual(text, text)


def shown(topic: Topic, content: Content) -> list[dict[str, str]]:
    """The parts that say something, in both languages, as a receiver reads them."""
    lines = []
    for part in topic.parts:
        value = content.get(part.id)
        if not value:
            continue
        values = listed(value)
        chosen = [part.choices[v] for v in values if v in part.choices]
        if part.kind is Kind.DAY:
            chosen = [in_words(str(value))]
        lines.append(
            {
                "en": part.title.en,
                "fr": part.title.fr,
                "said_en": ", ".join(c.en for c in chosen) if chosen else str(value),
                "said_fr": ", ".join(c.fr for c in chosen) if chosen else str(value),
            }
        )
    return lines
