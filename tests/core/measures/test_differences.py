"""Why two counts differ: what is known is said, what is not is said too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from halte.core.bilingual import Bilingual
from halte.core.measures.differences import (
    Counted,
    ReasonKind,
    why_different,
    why_not_added,
)
from halte.core.measures.periods import year
from halte.core.measures.registry import Measure, Unit

RULE = Bilingual("One for each incident.", "Une unité par affaire.")
OTHER_RULE = Bilingual("One for each charge.", "Une unité par accusation.")
POLICE = Bilingual("Police", "Police")
FIRST = Counted(
    unit=Unit.INCIDENT,
    rule=RULE,
    source=POLICE,
    family="ucr",
    coverage=Bilingual("Canada", "Canada"),
    geography="CA",
    period=year(2022),
    version=("incidents", 1),
    released=date(2023, 12, 4),
)
LATER = replace(FIRST, released=date(2024, 10, 31))


def kinds(a: Counted, b: Counted) -> list[str]:
    return [str(reason.kind) for reason in why_different(a, b)]


def test_a_later_release_by_the_same_rule_is_a_revision() -> None:
    assert kinds(FIRST, LATER) == ["revision"]


def test_nothing_is_called_a_revision_where_a_rule_is_not_stated() -> None:
    assert kinds(replace(FIRST, rule=None), LATER) == ["unknown"]
    assert kinds(FIRST, replace(LATER, rule=None)) == ["unknown"]


def test_nothing_is_called_a_revision_where_the_release_day_is_not_known() -> None:
    assert kinds(FIRST, replace(LATER, released=None)) == ["unknown"]
    assert kinds(FIRST, FIRST) == ["unknown"]


def test_another_source_is_never_a_revision() -> None:
    hotline = replace(LATER, family="hotline", source=Bilingual("Hotline", "Ligne"))
    assert kinds(FIRST, hotline) == ["coverage"]


def test_each_difference_is_told() -> None:
    other = replace(
        LATER, unit=Unit.CASE, rule=OTHER_RULE, geography="CA-ON", period=year(2021)
    )
    assert kinds(FIRST, other) == ["unit", "counting_rule", "coverage", "coverage"]


def test_a_known_difference_does_not_hide_that_a_rule_is_unknown() -> None:
    other = replace(LATER, geography="CA-ON", rule=None)
    assert kinds(FIRST, other) == ["coverage", "unknown"]


def test_a_changed_definition_is_a_changed_rule() -> None:
    assert kinds(FIRST, replace(LATER, version=("incidents", 2))) == ["counting_rule"]


def test_parts_are_told_by_their_names() -> None:
    one = replace(FIRST, version=("plan.commitments", 1), breakdown=("state", "done"))
    other = replace(one, breakdown=("", ""))
    told = why_different(one, other)[0].text
    assert told.en.endswith("parts of the total: Done (By state); the total.")
    assert "Fait (Selon l’état)" in told.fr


def test_the_reasons_are_the_same_both_ways() -> None:
    for other in (LATER, replace(LATER, rule=None), replace(LATER, unit=Unit.CASE)):
        assert kinds(FIRST, other) == kinds(other, FIRST)


def test_every_reason_is_told_in_both_languages() -> None:
    other = replace(LATER, unit=Unit.CASE, geography="CA-QC")
    for reason in why_different(FIRST, other):
        assert "{" not in reason.text.en + reason.text.fr
        assert reason.text.en != reason.text.fr


def measure(id_: str, unit: Unit, family: str) -> Measure:
    return Measure(
        id=id_, title=POLICE, definition=POLICE, unit=unit, counting_rule=RULE,
        source=Bilingual(family, family), coverage=POLICE, family=family,
        origin="published",
    )  # fmt: skip


def test_incidents_and_cases_are_not_added() -> None:
    reasons = why_not_added(
        measure("a", Unit.INCIDENT, "ucr"), measure("b", Unit.CASE, "courts")
    )
    assert [r.kind for r in reasons] == [ReasonKind.UNIT, ReasonKind.COVERAGE]


def test_shares_and_rates_are_never_added() -> None:
    for unit in (Unit.PERCENT, Unit.RATE_100K, Unit.DAY):
        same = measure("a", unit, "ucr"), measure("b", unit, "ucr")
        assert why_not_added(*same)[0].kind is ReasonKind.UNIT


def test_even_alike_series_are_not_added_without_a_word_from_their_source() -> None:
    same = measure("a", Unit.CASE, "ucr"), measure("b", Unit.CASE, "ucr")
    assert [r.kind for r in why_not_added(*same)] == [ReasonKind.UNKNOWN]
