"""What a source and a year may spend, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from halte.methods.faults import Fault
from halte.methods.ledger import (
    DEFAULT,
    Ledger,
)
from tests.methods.ledger.releases import code, release


def test_a_release_that_passes_the_budget_is_refused_and_nothing_is_written(
    four: Ledger,
) -> None:
    before = four.path.read_bytes()
    with pytest.raises(Fault) as caught:
        four.add(release("0.2"))
    assert caught.value.code == "budget_passed"
    assert "2024" in caught.value.told("en")
    assert "0,4" in caught.value.told("fr")
    assert four.path.read_bytes() == before
    four.add(release("0.1"))
    assert four.spent("hotline people", 2024) == DEFAULT == Decimal("0.5")
    assert code(lambda: four.add(release("0.000000000001"))) == "budget_passed"


def test_a_second_release_of_a_year_without_budget_is_refused(ledger: Ledger) -> None:
    # statistics.md, acceptance test 12.
    ledger.add(release("0.5"))
    assert code(lambda: ledger.foresee(release("0.5"))) == "budget_passed"
    ledger.add(release("0.5", (2025,)))


def test_pooled_years_are_charged_to_each_of_them(ledger: Ledger) -> None:
    ledger.add(release("0.3", (2022, 2023)))
    assert ledger.spent("hotline people", 2022) == Decimal("0.3")
    assert ledger.spent("hotline people", 2023) == Decimal("0.3")
    assert ledger.spent("hotline people", 2024) == 0
    assert code(lambda: ledger.add(release("0.3", (2023, 2024)))) == "budget_passed"


def test_other_sources_have_their_own_budget(ledger: Ledger) -> None:
    ledger.add(release("0.5"))
    assert ledger.spent("police records", 2024) == 0


def test_a_grant_changes_the_budget_and_stays_in_the_chain(ledger: Ledger) -> None:
    ledger.grant("hotline people", 2024, "0.7", "pooled year, decided in May")
    ledger.add(release("0.6"))
    assert ledger.budget("hotline people", 2024) == Decimal("0.7")
    assert code(lambda: ledger.add(release("0.2"))) == "budget_passed"
    ledger.grant("hotline people", 2024, "0.5", "lowered")
    assert ledger.budget("hotline people", 2024) == Decimal("0.5")
    assert [e.kind for e in ledger.entries()] == ["budget", "synthetic", "budget"]


def test_what_is_spent_is_rounded_up_never_down() -> None:
    assert release("0.1000000000001").cost == Decimal("0.100000000001")
    assert release(0.1).cost == Decimal("0.1")  # type: ignore[arg-type]
    assert release("0").cost == 0


@pytest.mark.parametrize("rho", ["-1", "nan", "inf", "much", "1e400", "1000001"])
def test_a_budget_is_a_number_from_zero_to_a_million(rho: str) -> None:
    assert code(lambda: release(rho)) == "budget_unusable"


def test_files_from_kept_measurements_cost_nothing_more(ledger: Ledger) -> None:
    free = release("0", measurements="m" * 64)
    assert code(lambda: ledger.add(free)) == "measurements_unknown"
    ledger.add(release("0.4", measurements="m" * 64, kind="measurements"))
    ledger.add(free)
    assert ledger.spent("hotline people", 2024) == Decimal("0.4")
    other = release("0", measurements="n" * 64)
    assert code(lambda: ledger.add(other)) == "measurements_unknown"
    assert code(lambda: ledger.add(release("0"))) == "budget_not_stated"


def test_measurements_that_cost_nothing_make_nothing_free(ledger: Ledger) -> None:
    ledger.add(release("0.4", measurements="a" * 64))
    ledger.add(release("0", measurements="a" * 64))
    assert (
        code(lambda: ledger.add(release("0", measurements="b" * 64)))
        == "measurements_unknown"
    )


def test_a_release_without_years_is_refused() -> None:
    assert code(lambda: release("0.1", ())) == "years_missing"


def test_a_table_costs_no_budget(ledger: Ledger) -> None:
    ledger.add(release("0", kind="table"))
    assert ledger.spent("hotline people", 2024) == 0


def test_a_refusal_says_what_is_spent_granted_and_asked(ledger: Ledger) -> None:
    ledger.add(release("0.3"))
    with pytest.raises(Fault) as caught:
        ledger.add(release("0.21"))
    assert caught.value.values == {
        "source": "hotline people", "year": 2024, "spent": Decimal("0.3"),
        "budget": Decimal("0.5"),
        "asked": Decimal("0.21"),
    }  # fmt: skip


@pytest.mark.parametrize(("source", "reason"), [("", "why"), ("s", " ")])
def test_a_budget_names_its_source_and_reason(
    ledger: Ledger, source: str, reason: str
) -> None:
    assert code(lambda: ledger.grant(source, 2024, "1", reason)) == "grant_unsaid"
    assert not ledger.path.exists()


def test_a_budget_in_french_has_french_decimals() -> None:
    fault = Fault(
        "budget_passed", source="s", year=2024, spent=Decimal("0.25"),
        budget=Decimal("0.5"), asked=Decimal("0.375"),
    )  # fmt: skip
    assert "0.25 of 0.5 is spent" in fault.sentence.en
    assert "0,25 sur 0,5 sont dépensés et il en faut 0,375" in fault.sentence.fr
