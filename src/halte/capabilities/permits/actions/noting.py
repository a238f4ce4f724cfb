"""What is noted of a business and what the checks answered, of whichever file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from halte.capabilities.permits.actions.instructions import require_past
from halte.capabilities.permits.checks import RULES, Finding
from halte.capabilities.permits.checks.facts import Often, Service
from halte.core.access.actor import Actor
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Offered:
    """What a business was seen to offer, from which source, seen on which day."""

    service: Service
    often: Often
    source: str
    seen_on: date
    regulator: str = ""
    licence: str = ""

    def values(self, actor: Actor) -> dict[str, Any]:
        """For a row; refused where only one of regulator and licence is given."""
        require_past(self.seen_on, "seen_on")
        if bool(self.regulator) != bool(self.licence):
            raise Invalid("permit_regulator_both", field="licence")
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return given | {"by_user_id": actor.user_id}


def answers(
    actor: Actor, looks: QuerySet[Any], found: Iterable[Finding], as_of: date
) -> Iterator[dict[str, Any]]:
    """For rows: the next turn after `looks`, an answer each, with its reasons."""
    turn = (looks.aggregate(last=Max("turn"))["last"] or 0) + 1
    for each in found:
        yield {
            "turn": turn,
            "check_slug": each.check,
            "answer": each.answer,
            "finding": json.dumps(each.to_dict(), ensure_ascii=False, sort_keys=True),
            "rules": RULES,
            "as_of": as_of,
            "by_user_id": actor.user_id,
        }
