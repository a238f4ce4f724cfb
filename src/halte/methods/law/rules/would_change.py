"""What would lead to another amount or ban: the nearest of each kind.

These are facts about the tables, for whoever checks a finding; none is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.findings import Failure, Reading
from halte.methods.law.rules.history import ANY_TYPE, SAME_TYPE, Past, history_points
from halte.methods.law.rules.justified import open_grounds
from halte.methods.law.rules.size import LARGE, SMALL
from halte.methods.law.rules.voluntary_disclosure import less_disclosure
from halte.methods.law.text.bans import Ban
from halte.methods.law.text.dated import TEXT_OF_2017, TEXT_OF_2022, Kind
from halte.methods.law.text.history import PROVISION as HISTORY_PROVISION
from halte.methods.law.text.limits import (
    DISCLOSURE_POINTS,
    EARLIER_PROVISION,
    SMALL_BELOW_EMPLOYEES,
)
from halte.methods.law.text.versions import MOST_POINTS, VERSIONS, Version
from halte.methods.law.trace import Penalty, Step, Value, years

FEWER: Final = Texts(
    "With {points} points in all: {amount} each, {ban}.",
    "Avec {points} points en tout : {amount} par violation, {ban}.",
)
DISCLOSED: Final = Texts(
    "With an acceptable voluntary disclosure, {points} points: {amount} each, {ban}.",
    "Avec une divulgation volontaire acceptable, {points} points : {amount} par "
    "violation, {ban}.",
)
NOT_DISCLOSED: Final = Texts(
    "Without the voluntary disclosure, {points} points: {amount} each, {ban}.",
    "Sans la divulgation volontaire, {points} points : {amount} par violation, {ban}.",
)
OTHER_SIZE: Final = Texts(
    "At the other size ({size}): {amount} each, {ban}.",
    "Avec l’autre taille ({size}) : {amount} par violation, {ban}.",
)
OTHER_READING: Final = Texts(
    "If history counted inspections by {reading}, {points} points: {amount} each, "
    "{ban}.",
    "Si les antécédents comptaient par {reading}, {points} points : {amount} par "
    "violation, {ban}.",
)
IF_JUSTIFIED: Final = Texts(
    "If one of these grounds were established, there would be no violation: {grounds}.",
    "Si l’un de ces motifs était établi, il n’y aurait pas de violation : {grounds}.",
)
NOT_JUSTIFIED: Final = Texts(
    "Were it not justified, {points} points: {amount} each, {ban}.",
    "Si le manquement n’était pas justifié, {points} points : {amount} par violation, "
    "{ban}.",
)
NOT_JUSTIFIED_EARLIER: Final = Texts(
    "Were it not justified: {ban}.", "Si le manquement n’était pas justifié : {ban}."
)
LATER_DAY: Final = Texts(
    "From 2015-12-01 on there are types, points and amounts; their text is known from "
    "{day} on.",
    "Depuis le 2015-12-01, il y a des types, des points et des montants ; leur texte "
    "est connu depuis le {day}.",
)
EARLIER_DAY: Final = Texts(
    "Before {day} this was not a condition with its own violation.",
    "Avant le {day}, cela ne constituait pas une violation distincte.",
)
LETTER: Final = re.compile(r"\([a-h]\)$")
"""The paragraph of a ground: all grounds together are cited by their subsection."""


@dataclass(frozen=True, slots=True)
class Case:
    """A violation with everything that its amount and ban depend on."""

    law: Version
    kind: Kind
    failure: Failure
    past: Past
    reading: Reading
    small: bool
    gross_points: int
    total_points: int

    def same(self, points: int) -> bool:
        """Whether another total brings the same amount and ban."""
        now = outcome(self.law, self.kind, self.total_points, self.small)
        return outcome(self.law, self.kind, points, self.small) == now

    def step(
        self, rule: str, provision: str, said: Texts, points: int, **more: Value
    ) -> Step:
        """The outcome of another total as a step."""
        then = outcome(self.law, self.kind, points, self.small)
        return outcome_step(rule, (provision,), said, points, then, **more)


def outcome(law: Version, kind: Kind, points: int, small: bool) -> tuple[int, Ban]:
    """Amount and ban in the tables."""
    amount = law.amount_row(points).amount(kind, small=small)
    return amount, law.ban_row(points).ban(kind)


def outcome_step(
    rule: str,
    provisions: tuple[str, ...],
    said: Texts,
    points: int,
    then: tuple[int, Ban],
    **more: Value,
) -> Step:
    """Amount and ban of a change, as a step."""
    values = {"points": points, "amount": Penalty(then[0]), "ban": years(then[1])}
    return Step(rule, provisions, said, {**values, **more})


def would_change(case: Case) -> tuple[Step, ...]:
    """Each change that leads to another amount or ban, in a fixed order."""
    law, item = case.law, case.failure.item
    return (
        *other_points(law, case.kind, case.total_points, case.small),
        *other_disclosure(case),
        *other_size(law, case.kind, case.total_points, case.small),
        *other_reading(case),
        *grounds(law, item),
        *earlier_day(law, item, case.failure.part),
    )


def unless_justified(points: int, amount: int, ban: Ban) -> tuple[Step, ...]:
    """What a justified failure would bring if it were not."""
    cited = ("209.95(1)",)
    then = amount, ban
    return (outcome_step("not_justified", cited, NOT_JUSTIFIED, points, then),)


def earlier_unless_justified(ban: Ban) -> tuple[Step, ...]:
    """What it would bring under the text that knew no points."""
    values: dict[str, Value] = {"ban": years(ban)}
    cited = (EARLIER_PROVISION,)
    return (Step("not_justified", cited, NOT_JUSTIFIED_EARLIER, values),)


def later_day() -> Step:
    """What came after the text that knew no points."""
    return Step("later_day", ("SOR/2015-144",), LATER_DAY, {"day": TEXT_OF_2017})


# What depends on a few rows alone is worked out once and kept.
@cache
def other_points(law: Version, kind: Kind, total: int, small: bool) -> tuple[Step, ...]:
    """The nearest totals below and above with another amount or ban."""
    now = outcome(law, kind, total, small)
    below = range(min(total, MOST_POINTS) - 1, -1, -1)
    above = range(total + 1, MOST_POINTS + 1)
    cited = "209.98", "209.99(1)"
    return tuple(
        outcome_step(rule, cited, FEWER, other, outcome(law, kind, other, small))
        for rule, totals in (("fewer_points", below), ("more_points", above))
        for other in [n for n in totals if outcome(law, kind, n, small) != now][:1]
    )


def other_disclosure(case: Case) -> Iterator[Step]:
    """The outcome with a disclosure where there was none, and the other way round."""
    told = case.failure.voluntary_disclosure
    points = case.gross_points if told else less_disclosure(case.gross_points)
    if not case.same(points):
        said = NOT_DISCLOSED if told else DISCLOSED
        yield case.step("disclosure", DISCLOSURE_POINTS.provision, said, points)


@cache
def other_size(law: Version, kind: Kind, total: int, small: bool) -> tuple[Step, ...]:
    """The outcome in the other column of Table 2."""
    then = outcome(law, kind, total, not small)
    if then == outcome(law, kind, total, small):
        return ()
    word = LARGE if small else SMALL
    cited = (SMALL_BELOW_EMPLOYEES.provision,)
    return (outcome_step("size", cited, OTHER_SIZE, total, then, size=word),)


def other_reading(case: Case) -> Iterator[Step]:
    """The outcome if history counted inspections the other way."""
    other: Reading = "same_type" if case.reading == "any_type" else "any_type"
    now, _ = history_points(case.law, case.kind, case.past, case.reading)
    then, _ = history_points(case.law, case.kind, case.past, other)
    points = case.gross_points - now + then
    if case.failure.voluntary_disclosure:
        points = less_disclosure(points)
    if not case.same(points):
        word = ANY_TYPE if other == "any_type" else SAME_TYPE
        yield case.step(
            "history_reading", HISTORY_PROVISION, OTHER_READING, points, reading=word
        )


@cache
def grounds(law: Version, item: int) -> tuple[Step, ...]:
    """The grounds of justification that the text has for a condition."""
    found = [law.justifications[item, key] for key in open_grounds(law, item)]
    listed = Texts(
        "; ".join(ground.wording.en for ground in found),
        " ; ".join(ground.wording.fr for ground in found),
    )
    cited = (LETTER.sub("", p) for ground in found for p in ground.provisions)
    provisions = tuple(dict.fromkeys(cited))
    return (Step("justification", provisions, IF_JUSTIFIED, {"grounds": listed}),)


@cache
def earlier_day(law: Version, item: int, part: str) -> tuple[Step, ...]:
    """What the text before this one did not have."""
    if law.in_force.first != TEXT_OF_2022:
        return ()
    before = VERSIONS[VERSIONS.index(law) - 1]
    if item in before.conditions and (not part or (item, part) in before.parts):
        return ()
    values = {"day": law.in_force.first}
    return (Step("earlier_day", ("SOR/2022-142",), EARLIER_DAY, values),)
