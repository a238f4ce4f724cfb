"""What a person agrees to at a moment: a pure function of what they said.

One stands for one person, one purpose and one recipient. Three rules:

- Only giving makes a consent. A change of something that is not in force
  changes nothing, so it cannot bring back what was withdrawn.
- The end wins: of several events of one moment, a withdrawal leaves nothing.
- In doubt less: several givings of one moment leave what they have in common.

The order in which events are listed never matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from halte.core.consent.states import Kind


@dataclass(frozen=True, slots=True)
class Said:
    """One event. `starts` and `until` bound a consent; `until` itself is outside."""

    kind: Kind
    at: datetime
    scope: frozenset[str] = frozenset()
    starts: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What is agreed to, from when, until when."""

    scope: frozenset[str]
    starts: datetime
    until: datetime | None

    def holds(self, at: datetime) -> bool:
        """True within its time, where there is something agreed to."""
        ended = self.until is not None and at >= self.until
        return bool(self.scope) and self.starts <= at and not ended


def state(events: Iterable[Said], at: datetime) -> Consent | None:
    """The consent in force at a moment, or None."""
    standing = last_word(events, at)
    return standing if standing is not None and standing.holds(at) else None


def covers(events: Iterable[Said], at: datetime, scope: frozenset[str]) -> bool:
    """True where everything asked for is agreed to at that moment."""
    standing = state(events, at)
    return standing is not None and bool(scope) and scope <= standing.scope


def last_word(events: Iterable[Said], at: datetime) -> Consent | None:
    """What was said last, whether or not its time has come or is over."""
    heard = sorted((e for e in events if e.at <= at), key=lambda e: e.at)
    standing: Consent | None = None
    for moment, said in groupby(heard, key=lambda e: e.at):
        standing = _after(standing, moment, tuple(said))
    return standing


def _after(
    standing: Consent | None, moment: datetime, said: tuple[Said, ...]
) -> Consent | None:
    if any(event.kind.ends for event in said):
        return None
    is_over = standing is None or (
        standing.until is not None and moment >= standing.until
    )
    if is_over and not any(event.kind is Kind.GIVEN for event in said):
        return None
    return _common(moment, said)


def _common(moment: datetime, said: tuple[Said, ...]) -> Consent:
    ends = [event.until for event in said if event.until is not None]
    return Consent(
        scope=frozenset.intersection(*(event.scope for event in said)),
        starts=max(event.starts or moment for event in said),
        until=min(ends, default=None),
    )
