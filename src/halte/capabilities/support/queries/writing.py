"""What the forms begin with: the text that stands, two texts, one’s own body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from halte.capabilities.support.models import File
from halte.capabilities.support.passages import Content, content_of, ends, listed
from halte.capabilities.support.queries.files import (
    FileLine,
    file_row,
    line_of,
    of_lines,
)
from halte.capabilities.support.topics import TOPICS, Kind, Topic
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.errors import Denied, Missing
from halte.core.organisations.models import Organisation
from halte.core.reads import reads


@dataclass(frozen=True, slots=True)
class Sheet:
    """A topic with the text that stands; number 0 where nobody wrote yet."""

    topic: Topic
    number: int
    content: Content


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to bring together; the form begins with both, part by part."""

    topic: Topic
    one: int
    other: int
    content: Content


def topic_or_missing(id_: str) -> Topic:
    """The topic of an address."""
    found = TOPICS.get(id_)
    if found is None:
        raise Missing("not_found")
    return found


def sheet_of(file: File, topic_id: str) -> Sheet:
    """What the form begins with."""
    topic = topic_or_missing(topic_id)
    now = ends(file, topic.id)
    if not now:
        return Sheet(topic, 0, {})
    return Sheet(topic, now[0].number, content_of(file, now[0]))


def is_forked(file: File, topic_id: str) -> bool:
    """True where two texts stand."""
    return len(ends(file, topic_id)) > 1


def pair_of(file: File, topic_id: str) -> Pair:
    """The two oldest texts that stand."""
    topic = topic_or_missing(topic_id)
    now = ends(file, topic.id)
    if len(now) < 2:
        raise Missing("not_found")
    one, other = (content_of(file, row) for row in now[:2])
    both: Content = {}
    for part in topic.parts:
        mine, theirs = one.get(part.id, ""), other.get(part.id, "")
        both[part.id] = _both(mine, theirs)
    both |= dict.fromkeys(differing(topic, one, other), "")
    return Pair(topic, now[0].number, now[1].number, both)


def begins_with(
    file: File, topic_id: str, posted: Mapping[str, str] | None
) -> dict[str, Any]:
    """What the form of two texts opens with, and which parts have to be chosen.

    What was typed is kept even where nothing is left to bring together: then only
    the two texts that were shown are looked at.
    """
    if posted is not None:
        numbers = [posted.get(name, "") for name in ("seen", "other")]
        wanted = [int(n) for n in numbers if n.isdecimal() and len(n) < 9]
        rows = file.passages.filter(topic=topic_id, number__in=wanted)
        found = [content_of(file, row) for row in rows]
        must = differing(topic_or_missing(topic_id), *found) if len(found) == 2 else ()
        return {"must": must}
    pair = pair_of(file, topic_id)
    one, other = (content_of(file, row) for row in ends(file, topic_id)[:2])
    must = differing(pair.topic, one, other)
    return {"content": pair.content, "seen": pair.one, "other": pair.other,
            "must": must}  # fmt: skip


def differing(topic: Topic, one: Content, other: Content) -> tuple[str, ...]:
    """Parts with one value of which two texts have another each."""
    return tuple(
        part.id
        for part in topic.parts
        if part.kind in SINGLE
        and one.get(part.id)
        and other.get(part.id)
        and one[part.id] != other[part.id]
    )


SINGLE = (Kind.ONE, Kind.DAY, Kind.NUMBER)
"""Kinds of which two values cannot stand one below the other: a person chooses."""


def _both(mine: str | list[str], theirs: str | list[str]) -> str | list[str]:
    if isinstance(mine, list) or isinstance(theirs, list):
        return sorted({*listed(mine), *listed(theirs)})
    if not mine or not theirs or mine == theirs:
        return mine or theirs
    return f"{mine}\n\n{theirs}"


def own_body(actor: Actor) -> Organisation:
    """The organisation one works for now."""
    found = Organisation.objects.filter(pk=actor.organisation_id or 0).first()
    if found is None:
        raise Denied("no_permission")
    return found


def may_begin(actor: Actor) -> None:
    """Refused to everyone but those who write in files."""
    actor.require(Permission.SUPPORT_WRITE)


@reads(Permission.SUPPORT_READ, records=of_lines)
def together(actor: Actor, *, reference: UUID) -> tuple[FileLine, ...]:
    """Files of others of the same case, as far as this actor may open them."""
    row = file_row(actor, reference)
    if row.group is None:
        return ()
    rows = File.objects.visible_to(actor).filter(group=row.group).exclude(pk=row.pk)
    return tuple(line_of(other) for other in rows.select_related("organisation"))
