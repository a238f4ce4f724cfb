"""What the findings of a file imply, step by step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from halte.capabilities.inspections.computing import (
    computed,
    current,
    recomputes,
    same_as,
)
from halte.capabilities.inspections.law import offered
from halte.capabilities.inspections.models import Computation, Inspection
from halte.capabilities.inspections.policy import may_compute
from halte.capabilities.inspections.queries.beside import ban_words
from halte.capabilities.inspections.queries.rows import inspection_row
from halte.capabilities.inspections.standing import newest_computation
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual, Language, current_language
from halte.core.errors import Invalid, Missing
from halte.core.reads import reads
from halte.methods.law.trace import cited
from halte.methods.law.wording import told

Steps = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """One finding with its numbers and steps."""

    item: int
    wording: Bilingual
    kind: str
    points: int
    workers: int
    each: int
    amount: int
    ban: Bilingual
    justified: bool
    steps: Steps
    would_change: Steps


@dataclass(frozen=True, slots=True)
class ImpliedPage:
    """The trace of a computation; None of it where nothing was computed yet."""

    pk: int
    number: str
    may_compute: bool
    computation: int | None
    determined_on: date | None
    law_read_up_to: date | None
    versions: str
    amount: int
    ban: Bilingual
    warning_only: bool
    listed: bool
    digest: str
    changed: bool
    recomputes: bool
    traced: tuple[Traced, ...]
    whole: Steps


def opened(found: ImpliedPage) -> list[str]:
    """What the audit calls the file."""
    return [f"inspections.Inspection:{found.pk}"]


@reads(Permission.INSPECTIONS_READ, records=opened)
def implied_page(actor: Actor, *, pk: int) -> ImpliedPage:
    """The newest computation of a file, proved again as it is shown."""
    row = inspection_row(actor, pk)
    newest = newest_computation(row)
    may = actor.may(Permission.INSPECTIONS_EDIT) and not may_compute(actor, row)
    result, items = parts_of(newest)
    decided = hasattr(row, "decision")
    return ImpliedPage(
        pk=row.pk,
        number=row.number,
        may_compute=may,
        computation=newest.number if newest else None,
        determined_on=newest.determined_on if newest else None,
        law_read_up_to=newest.law_read_up_to if newest else None,
        versions=newest.versions if newest else "",
        amount=newest.amount_cad if newest else 0,
        ban=ban_words(newest.ban if newest else "0"),
        warning_only=bool(newest and newest.warning_only),
        listed=bool(newest and newest.published),
        digest=newest.findings_digest if newest else "",
        changed=bool(newest and not decided and not same_as(row, newest)),
        recomputes=newest is None or recomputes(newest),
        traced=tuple(traced(one, items) for one in result.get("violations", [])),
        whole=whole_of(result),
    )


def parts_of(newest: Computation | None) -> tuple[dict[str, Any], dict[str, int]]:
    """The result in the reader’s language, and the condition of each finding."""
    if newest is None:
        return {}, {}
    text = newest.result_fr if current_language() == "fr" else newest.result_en
    given = json.loads(newest.findings)["violations"]
    return json.loads(text), {one["id"]: one["item"] for one in given}


def traced(one: dict[str, Any], items: dict[str, int]) -> Traced:
    """One finding of a result."""
    item = items[one["id"]]
    return Traced(
        item=item,
        wording=offered(item).wording,
        kind=one["type"] or "–",
        points=one["total_points"],
        workers=one["workers"],
        each=one["amount_each_cad"],
        amount=one["amount_cad"],
        ban=ban_words(str(one["ban_years"])),
        justified=one["trace"]["status"] == "justified",
        steps=steps(one["trace"]["steps"]),
        would_change=steps(one["trace"]["would_change"]),
    )


def whole_of(result: dict[str, Any]) -> Steps:
    """The steps of the notice as a whole."""
    if not result:
        return ()
    return steps([*result["caps_applied"], *result["clocks"]["trace"]])


def steps(found: list[dict[str, Any]]) -> Steps:
    """What each rule gives, and its provisions as the language writes them."""
    language: Language = current_language()
    return tuple((s["text"], cited(tuple(s["provisions"]), language)) for s in found)


def findings_file(actor: Actor, *, pk: int) -> tuple[str, str]:
    """A name and the findings that were computed, as `halte penalty` reads them."""
    page = implied_page(actor, pk=pk)
    row = Computation.objects.filter(inspection=pk, number=page.computation or 0)
    newest = row.first()
    if newest is None:
        raise Missing("not_found")
    return f"{page.number}-{newest.number}.json", newest.findings + "\n"


def would_imply(row: Inspection, day: date) -> Bilingual | None:
    """What the findings come to if they were determined on a day, in a sentence."""
    try:
        said = told(computed(current(row, day)))
    except Invalid:
        return None
    return Bilingual(said.en, said.fr)
