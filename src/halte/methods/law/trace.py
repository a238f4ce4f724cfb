"""How a result was reached: steps and what would change it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from halte.methods.bilingual import Language, Texts
from halte.methods.law.text.bans import Ban


class Dollars(int):
    """A whole number of Canadian dollars, written with its sign: $7,000, 7 000 $."""


class Penalty(Dollars):
    """The amount of one violation; 0 is written as a warning."""


class Years(int):
    """A ban in years; `FOR_GOOD` stands for the permanent one."""


FOR_GOOD = Years(-1)
WARNING = Texts("a warning, no amount", "un avertissement, sans montant")
NO_BAN = Texts("no ban", "aucune exclusion")
PERMANENT_BAN = Texts("a permanent ban", "une exclusion permanente")

Value = int | str | date | Texts | None
"""Dollars and Years are told by their class and written as such."""

JsonValue = int | str | None


def years(ban: Ban) -> Years:
    """A ban as a value of a step."""
    return FOR_GOOD if isinstance(ban, str) else Years(ban)


def written(value: Value, language: Language) -> str:
    """A value within a sentence."""
    if isinstance(value, Texts):
        return value.in_language(language)
    if isinstance(value, Penalty) and not value:
        return WARNING.in_language(language)
    if isinstance(value, Dollars):
        return dollars(value, language)
    if isinstance(value, Years):
        return ban_text(value, language)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def cited(provisions: tuple[str, ...], language: Language) -> str:
    """Provisions as they are written in a document of that language."""
    text = ", ".join(provisions)
    if language == "fr":
        return text.replace("SOR/", "DORS/").replace(", s. ", ", art. ")
    return text


def dollars(amount: int, language: Language) -> str:
    """An amount as the language writes it."""
    text = f"{amount:,}"
    return text.replace(",", "\u00a0") + "\u00a0$" if language == "fr" else f"${text}"


def ban_text(ban: Years, language: Language) -> str:
    """A ban in words."""
    if ban == FOR_GOOD:
        return PERMANENT_BAN.in_language(language)
    if not ban:
        return NO_BAN.in_language(language)
    if language == "fr":
        return f"une exclusion de {int(ban)}\u00a0an{'s' if ban > 1 else ''}"
    return f"a ban of {int(ban)} year{'s' if ban > 1 else ''}"


def plain(value: Value, language: Language) -> JsonValue:
    """A value for machines."""
    if isinstance(value, Texts):
        return value.in_language(language)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Years):
        return "permanent" if value == FOR_GOOD else int(value)
    return int(value) if isinstance(value, Dollars) else value


@dataclass(frozen=True, slots=True)
class Step:
    """One rule at work: its provisions, the values it used, and what it says.

    `said` names the values by their keys.
    """

    rule: str
    provisions: tuple[str, ...]
    said: Texts
    values: Mapping[str, Value] = field(default_factory=dict)
    _told: dict[Language, dict[str, object]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def text(self, language: Language) -> str:
        """What the rule says, as a sentence."""
        words = {key: written(value, language) for key, value in self.values.items()}
        return self.said.in_language(language).format_map(words)

    def to_dict(self, language: Language) -> dict[str, object]:
        """The step for machines, with its sentence in one language.

        It is written once and given again: the same steps return in many results.
        """
        if language not in self._told:
            self._told[language] = {
                "rule": self.rule,
                "provisions": list(self.provisions),
                "values": {key: plain(v, language) for key, v in self.values.items()},
                "text": self.text(language),
            }
        return self._told[language]


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps to a result, and what would have led to another one."""

    status: str
    steps: tuple[Step, ...]
    would_change: tuple[Step, ...]

    def to_dict(self, language: Language) -> dict[str, object]:
        """The trace for machines."""
        return {
            "status": self.status,
            "steps": [step.to_dict(language) for step in self.steps],
            "would_change": [step.to_dict(language) for step in self.would_change],
        }
