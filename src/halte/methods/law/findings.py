"""What an inspection found, as entered: the input of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from halte.methods.law.text.dated import Kind

Reading = Literal["same_type", "any_type"]
"""How history counts earlier inspections: those with a violation of the same type
(default), or those with any violation."""

READINGS: Final[tuple[Reading, ...]] = ("same_type", "any_type")


@dataclass(frozen=True, slots=True)
class Employer:
    """Size when the request or the offer was received, affiliates included.

    At least one of the two numbers is below its limit, or both are known. `as_of` is
    the day for which they are stated, `evidence` from what they are known; None and ''
    in findings that did not say.
    """

    employees: int | None
    gross_revenue_cad: int | None
    as_of: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class EarlierViolation:
    """A violation that an earlier inspection found; a justified failure is none."""

    inspection: str
    kind: Kind
    found_on: date


@dataclass(frozen=True, slots=True)
class EarlierNotice:
    """An earlier notice of final determination and its amount."""

    issued_on: date
    amount_cad: int


@dataclass(frozen=True, slots=True)
class Disclosure:
    """That an employer disclosed a failure, and what an officer held of it.

    It can be acceptable only if it is complete, and was made before the powers of
    inspection were used or an enforcement action was begun (209.991); within that, a
    person decides, and `reasons` are theirs.
    """

    made_on: date
    received_by: str
    complete: bool
    inspection_began_on: date
    reasons: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure to meet one condition, alike for `workers` people.

    `part` is the element of a divided condition, '' where none is stated;
    `severity` holds the points of the seven criteria in the order of Table 5;
    `justification` is '' where the failure is not justified. It becomes as many
    violations as there are workers, unless it is justified. `voluntary_disclosure`
    says that one was accepted; `disclosure` is None where there was none, and in
    findings that said no more than that.
    """

    id: str
    item: int
    part: str
    workers: int
    occurred_on: date
    severity: tuple[int, ...]
    voluntary_disclosure: bool
    justification: str
    disclosure: Disclosure | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one notice is about."""

    employer: Employer
    prior_violations: tuple[EarlierViolation, ...]
    prior_final_notices: tuple[EarlierNotice, ...]
    determined_on: date
    failures: tuple[Failure, ...]
