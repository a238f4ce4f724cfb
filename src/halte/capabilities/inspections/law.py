"""What the law offers for a finding: conditions, parts, grounds, criteria.

All of it is read from `methods.law`; nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.methods.bilingual import Texts
from halte.methods.law import VERSIONS, Version
from halte.methods.law.text.conditions import CONDITIONS, Condition
from halte.methods.law.text.justifications import JUSTIFICATIONS
from halte.methods.law.text.parts import PARTS
from halte.methods.law.text.severity import SEVERITY
from halte.methods.law.text.versions import UNKNOWN

GROUPS: Final = (
    (Bilingual("Records", "Documents"), range(1, 5)),
    (Bilingual("The inspection itself", "L’inspection elle-même"), range(5, 8)),
    (Bilingual("Work and workplace", "Travail et lieu de travail"), range(8, 18)),
    (Bilingual("Public health", "Santé publique"), range(18, 24)),
    (
        Bilingual("Housing, rights, fees and care", "Logement, droits, frais et soins"),
        range(24, 31),
    ),
)
"""The thirty conditions in the order of Table 1 of Schedule 2."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A condition as it stands today, with what a finding of it can say."""

    item: int
    kind: str
    wording: Bilingual
    provisions: tuple[str, ...]
    parts: tuple[tuple[str, Bilingual], ...]
    grounds: tuple[tuple[str, Bilingual], ...]


def items_under(programme: str) -> tuple[int, ...]:
    """Conditions of an employer under a programme: those of IRPR s. 209.2 or of 209.3,
    and of 209.4, which holds for both.
    """
    own = {"imp": "209.2(", "tfwp": "209.3("}[programme]
    return tuple(
        item
        for item in range(1, 31)
        if any(p.startswith((own, "209.4(")) for p in offered(item).provisions)
    )


def offered(item: int) -> Offered:
    """The newest text of a condition, and the newest wording of each ground."""
    newest: Condition = [c for c in CONDITIONS if c.item == item][-1]
    return Offered(
        item=item,
        kind=newest.kind,
        wording=spoken(newest.wording),
        provisions=newest.provisions,
        parts=tuple((p.key, spoken(p.wording)) for p in PARTS if p.item == item),
        grounds=tuple(
            {
                j.key: (j.key, spoken(j.wording))
                for j in JUSTIFICATIONS
                if item in j.items
            }.values()
        ),
    )


def spoken(text: Texts) -> Bilingual:
    """A text of the law as pages show it."""
    return Bilingual(text.en, text.fr)


def version_on(day: date) -> Version | None:
    """The text in force on a day; None where none was found or none stood."""
    return next((v for v in VERSIONS if v.in_force.on(day)), None)


def check_failure(item: int, part: str, day: date, ground: str) -> None:
    """Refuse what the text of that day does not know, before it is computed."""
    law = version_on(day)
    if law is None:
        code = "law_text_unknown_then" if UNKNOWN.on(day) else "law_text_before_then"
        raise Invalid(code, field="occurred_on")
    if item in law.unread:
        raise Invalid("item_type_unknown_then", field="occurred_on", item=item)
    if item not in law.conditions:
        raise Invalid("item_not_then", field="occurred_on", item=item)
    divided = any(p.item == item for p in PARTS)
    if divided and not part:
        raise Invalid("part_needed", field="part", item=item)
    if part and (item, part) not in law.parts:
        raise Invalid("part_not_then", field="part", item=item)
    if ground and (item, ground) not in law.justifications:
        raise Invalid("ground_not_then", field="justification", item=item)


def check_severity(points: Mapping[str, int], day: date) -> None:
    """Refuse points under a criterion that the text of that day did not have."""
    law = version_on(day)
    known = {criterion.key for criterion in law.severity} if law else set()
    for key, entered in points.items():
        if entered and known and key not in known:
            raise Invalid("criterion_not_then", field=f"severity_{key}")


def severity_of(points: Mapping[str, int]) -> dict[str, int]:
    """The points of all seven criteria, each within its bounds."""
    found = {}
    for criterion in SEVERITY:
        value = int(points.get(criterion.key) or 0)
        if not 0 <= value <= criterion.most:
            raise Invalid(
                "severity_bounds", field=f"severity_{criterion.key}",
                most=criterion.most,
            )  # fmt: skip
        found[criterion.key] = value
    return found
