"""What a report says, as one frozen value: kept as JSON, compared field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, cast

from halte.core.bilingual import Language

TEXTS: Final = ("done", "outcome", "obstacle", "next_step")
"""The four things that every report tells in words."""


@dataclass(frozen=True, slots=True)
class Spend:
    """What was spent on a budget line in the period; None where it is not said.

    `pays` is the number of the commitment in `money` that it settles, where it does.
    """

    key: str
    cents: int | None
    explanation: str = ""
    pays: int | None = None

    def to_json(self) -> list[Any]:
        """As it is kept: texts from before commitments could be named stay equal."""
        kept = [self.key, self.cents, self.explanation]
        return kept if self.pays is None else [*kept, self.pays]


@dataclass(frozen=True, slots=True)
class Content:
    """A report’s words, its state with the rule that led there, and its spending.

    `answers` are texts by the number of the question. `spend` names each line
    once. A number is never here where a measure counts it.
    """

    language: Language = "en"
    state: str = ""
    rule: str = ""
    done: str = ""
    outcome: str = ""
    obstacle: str = ""
    next_step: str = ""
    milestone: str = ""
    milestone_met_on: date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    spend: tuple[Spend, ...] = ()

    @property
    def spent(self) -> tuple[Spend, ...]:
        """The lines on which something is said, be it nothing."""
        return tuple(one for one in self.spend if one.cents is not None)

    @property
    def is_blank(self) -> bool:
        """True where nobody said anything yet; a language alone says nothing."""
        texts = any(getattr(self, name) for name in (*TEXTS, "state", "milestone"))
        return not (texts or any(self.answers.values()) or self.spend)

    def on_line(self, key: str) -> Spend | None:
        """What is said of a line."""
        return next((one for one in self.spend if one.key == key), None)

    def with_spend(self, spend: Spend) -> Content:
        """The same with another word on one line."""
        others = tuple(one for one in self.spend if one.key != spend.key)
        amounts = (spend.cents, spend.pays)
        says_nothing = not spend.explanation and amounts == (None, None)
        return replace(self, spend=others if says_nothing else (*others, spend))

    def without_money(self) -> Content:
        """What can be carried into another round: words, never amounts or days."""
        return replace(self, spend=(), milestone="", milestone_met_on=None)

    def to_json(self) -> dict[str, Any]:
        """As it is kept; equal contents give equal JSON."""
        met = self.milestone_met_on
        return {
            "language": self.language, "state": self.state, "rule": self.rule,
            **{name: getattr(self, name) for name in TEXTS},
            "milestone": self.milestone,
            "milestone_met_on": met.isoformat() if met else "",
            "answers": {k: v for k, v in sorted(self.answers.items()) if v},
            "spend": [
                one.to_json() for one in sorted(self.spend, key=lambda s: s.key)
            ],
        }  # fmt: skip


EMPTY: Final = Content()


def read_back(kept: Mapping[str, Any]) -> Content:
    """The content of kept JSON."""
    met = kept["milestone_met_on"]
    return Content(
        language=cast("Language", kept["language"]),
        state=kept["state"],
        rule=kept["rule"],
        **{name: kept[name] for name in TEXTS},
        milestone=kept["milestone"],
        milestone_met_on=date.fromisoformat(met) if met else None,
        answers=dict(kept["answers"]),
        spend=tuple(Spend(*one) for one in kept["spend"]),
    )


def changed(earlier: Content, later: Content) -> frozenset[str]:
    """The names of what two contents say differently, `answer:<n>` for answers."""
    return frozenset(_changes(earlier, later))


def _changes(earlier: Content, later: Content) -> Iterator[str]:
    for name in ("language", "state", "rule", "milestone", "milestone_met_on", *TEXTS):
        if getattr(earlier, name) != getattr(later, name):
            yield name
    for number in {*earlier.answers, *later.answers}:
        if earlier.answers.get(number, "") != later.answers.get(number, ""):
            yield f"answer:{number}"
    if earlier.to_json()["spend"] != later.to_json()["spend"]:
        yield "spend"
