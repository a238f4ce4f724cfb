"""Random findings of every kind that the law knows, from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.methods.law.cases import CRITERIA

PARTS = {
    9: ("occupation", "wages", "working_conditions"),
    10: ("residence", "unsupervised_care"),
    17: ("physical", "sexual", "psychological", "financial", "reprisal"),
}
MOST = (6, 10, 6, 3, 3, 10, 10)


def random_findings(random: Random) -> dict[str, Any]:
    """Findings that can be computed; sizes and days lie on their limits often."""
    determined = day_between(random, date(2022, 12, 1), date(2026, 11, 1))
    health_only = random.random() < 0.1
    return {
        "employer": {
            "employees": random.choice((3, 99, 100, 101, 400)),
            "gross_revenue_cad": random.choice((10**6, 4_999_999, 5 * 10**6, 10**8)),
        },
        "prior_violations": [
            earlier(random, determined) for _ in range(random.choice((0, 0, 1, 2, 5)))
        ],
        "prior_final_notices": [
            notice(random, determined) for _ in range(random.choice((0, 0, 1, 3)))
        ],
        "determined_on": determined.isoformat(),
        "violations": [
            violation(random, f"v{number}", determined, health_only)
            for number in range(random.choice((1, 1, 2, 3, 6)))
        ],
    }


def day_between(random: Random, first: date, last: date) -> date:
    return first + timedelta(random.randrange((last - first).days + 1))


def earlier(random: Random, until: date) -> dict[str, Any]:
    return {
        "inspection": random.choice(("I-1", "I-2", "I-3")),
        "type": random.choice("ABC"),
        "found_on": day_between(random, date(2015, 6, 1), until).isoformat(),
    }


def notice(random: Random, until: date) -> dict[str, Any]:
    return {
        "issued_on": (until - timedelta(random.choice((0, 1, 30, 364, 365, 366, 367,
                                                       500)))).isoformat(),
        "amount_cad": random.choice((0, 500, 152_250, 500_000, 1_000_000)),
    }  # fmt: skip


def violation(
    random: Random, name: str, until: date, health_only: bool
) -> dict[str, Any]:
    old = random.random() < 0.05 and not health_only
    middle = random.random() < 0.15 and not health_only
    item = random.randint(18, 23) if health_only else random.randint(1, 30)
    if old:
        item = random.randint(1, 17)
        day = day_between(random, date(2013, 12, 31), date(2015, 11, 30))
    elif middle:
        item = random.choice((1, 2, 3, 4, *range(8, 18)))
        day = day_between(random, date(2017, 4, 13), date(2020, 4, 19))
    elif item >= 25:
        day = day_between(random, date(2022, 9, 26), until)
    else:
        day = day_between(random, date(2020, 4, 20), until)
    graded = random.random() < 0.7
    severity = {
        key: random.choice((0, 0, random.randint(0, most))) if graded else 0
        for key, most in zip(CRITERIA, MOST, strict=True)
    }
    if date(2017, 4, 13) <= day <= date(2020, 4, 19):
        severity |= {"worker_disease": 0, "public_disease": 0}
    return {
        "id": name,
        "item": item,
        "part": random.choice((*parts_on(item, day), None)) if item in PARTS else None,
        "workers": random.choice((1, 1, 2, 12, 40)),
        "occurred_on": day.isoformat(),
        "severity": severity,
        "voluntary_disclosure": random.random() < 0.2,
        "justification": ground(random, item),
    }


def parts_on(item: int, day: date) -> tuple[str, ...]:
    """The elements that a text knew; reprisal came with SOR/2022-142."""
    return tuple(
        part for part in PARTS[item] if part != "reprisal" or day >= date(2022, 9, 26)
    )


def ground(random: Random, item: int) -> str | None:
    """Seldom, a ground that is open for the item under every text."""
    if random.random() > 0.08:
        return None
    if item in (1, 2, 4, 5, 6, 7):
        return "all_reasonable_efforts"
    if item in (27, 28):
        return "fees_repaid_after_reasonable_efforts"
    return random.choice(("superior_force", "law_changed"))
