"""Counting rules that releases state, under short codes in both languages.

A figure carries the code where its rule is one of these, the source's own
words otherwise, and nothing where the rule of its series holds. `NOT_STATED`
is a statement too: the source was read, and it does not say.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from halte.core.bilingual import Bilingual

NOT_STATED: Final = "not_stated"

RULES: Final = {
    NOT_STATED: Bilingual(
        "the release does not state its counting rule",
        "la diffusion ne précise pas sa règle de comptage",
    ),
    "most_serious_violation": Bilingual(
        "counted only where trafficking is the most serious violation in the incident",
        "comptée seulement si la traite est l’infraction la plus grave de l’affaire",
    ),
    "any_violation": Bilingual(
        "counted where trafficking is any of the violations in the incident",
        "comptée si la traite est l’une des infractions de l’affaire",
    ),
    "average_per_year": Bilingual(
        "average a year over the whole period",
        "moyenne annuelle sur toute la période",
    ),
    "reporting_period": Bilingual(
        "counted over the reporting period of the report, which is not a calendar year",
        "compté sur la période de référence du rapport, qui n’est pas une année civile",
    ),
    "per_year": Bilingual(
        "a usual number a year as the source words it, not a count of that year",
        "un nombre annuel habituel selon la source, et non un compte de l’année",
    ),
    "yearly_range": Bilingual(
        "the lowest and the highest of the yearly counts in the period",
        "le plus petit et le plus grand des comptes annuels de la période",
    ),
    "yearly_cap": Bilingual(
        "the most that may be spent in one fiscal year",
        "le maximum qui peut être dépensé par exercice",
    ),
}


def rule_code(text: str) -> str:
    """The code for a rule written as a code or in either language, else the text."""
    wanted = _plain(text)
    for code, words in RULES.items():
        if wanted in (_plain(code), _plain(words.en), _plain(words.fr)):
            return code
    return " ".join(text.split())


def rule_text(rule: str, of_series: Bilingual) -> Bilingual:
    """The rule in both languages; '' gives the rule of the series."""
    if not rule:
        return of_series
    return RULES.get(rule) or Bilingual(rule, rule)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    letters = "".join(c if c.isalnum() else " " for c in folded
                      if not unicodedata.combining(c))  # fmt: skip
    return " ".join(letters.split())
