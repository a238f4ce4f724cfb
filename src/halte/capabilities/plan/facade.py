"""What other rooms may use of the plan."""

from __future__ import annotations

from halte.capabilities.plan.budgets import (
    Counted,
    DeclaredSum,
    FundedPromise,
    PlanBudget,
    PublicReport,
    SetAside,
    budget_kept,
    budget_of,
    budgets,
    lines_kept,
    pillar_title,
    promise_place,
    public_reports,
    published_budgets,
    sum_title,
)
from halte.capabilities.plan.ledger.figures import title_of_part
from halte.capabilities.plan.speaking import (
    RULE_WORDS,
    STATE_WORDS,
    Spoken,
    StepAhead,
    check_spoken,
    promise_url,
    rules_that_hold,
    speak,
    statement_is_public,
    steps_ahead,
)
from halte.capabilities.plan.told import (
    PromiseName,
    PromiseSince,
    Told,
    known_promises,
    promise_names,
    promise_titles,
    public_promise_titles,
    told_since,
)

__all__ = [
    "RULE_WORDS", "STATE_WORDS", "Counted", "DeclaredSum", "FundedPromise",
    "PlanBudget", "PromiseName", "PromiseSince", "PublicReport", "SetAside", "Spoken",
    "StepAhead", "Told", "budget_kept", "budget_of", "budgets", "check_spoken",
    "known_promises", "lines_kept", "pillar_title", "promise_names", "promise_place",
    "promise_titles", "promise_url", "public_promise_titles", "public_reports",
    "published_budgets", "rules_that_hold", "speak", "statement_is_public",
    "steps_ahead", "sum_title", "title_of_part", "told_since",
]  # fmt: skip
