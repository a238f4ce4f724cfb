"""The closed lists by which services are described and found, in both languages.

The codes and words are those of the search, so that what is kept, what is asked
and what is found speak of the same things. Free text is for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.capabilities.directory.states import Facet
from halte.core.bilingual import Bilingual as B
from halte.methods.bilingual import Texts
from halte.methods.directory_search import vocabulary


def headed(words: Mapping[str, Texts]) -> dict[str, B]:
    """The words of a list, each beginning with a capital."""
    return {
        code: B(text.en[0].upper() + text.en[1:], text.fr[0].upper() + text.fr[1:])
        for code, text in words.items()
    }


NEEDS: Final = headed(vocabulary.NEEDS)
POPULATIONS: Final = headed(vocabulary.POPULATIONS)
EXPLOITATION: Final = headed(vocabulary.EXPLOITATION)
FACTS: Final = headed(vocabulary.FACTS)
DENIALS: Final = headed(vocabulary.DENIALS)
"""What it means that a fact is not so."""

LANGUAGE_NAMES: Final = {
    code: B(text.en, text.fr) for code, text in vocabulary.LANGUAGES.items()
}
"""ISO 639 codes; the official two first."""

DERIVED: Final = frozenset({"always_open", "free", "remote", "interpreter"})
"""Facts that follow from hours, costs and languages: nobody ticks them."""

STATED_FACTS: Final = {c: text for c, text in FACTS.items() if c not in DERIVED}
OF_PLACES: Final = {code: FACTS[code] for code in ("wheelchair", "text_or_tty")}
"""Facts of a place rather than of a service."""

TERMS: Final[dict[Facet, Mapping[str, B]]] = {
    Facet.NEED: NEEDS,
    Facet.POPULATION: POPULATIONS,
    Facet.EXPLOITATION: EXPLOITATION,
    Facet.FACT: FACTS,
}

DOCUMENTS: Final = {
    "photo_id": B("Photo identification", "Pièce d’identité avec photo"),
    "health_card": B("Health card", "Carte d’assurance maladie"),
    "permit": B("Work or study permit", "Permis de travail ou d’études"),
    "police_report": B("Police report number", "Numéro du rapport de police"),
}

FIRST_NEEDS: Final = (
    "emergency_shelter", "medical", "safety_planning", "interpretation", "transport",
    "food", "mental_health", "legal_immigration",
)  # fmt: skip
"""What is asked for at three in the morning, shown before the rest."""

BED_NEEDS: Final = frozenset({"emergency_shelter", "second_stage_housing"})


def term_name(facet: Facet, code: str) -> B:
    """What a code means; a code that is not ours names itself."""
    return TERMS[facet].get(code) or B(code, code)


def denied_name(facet: Facet, code: str) -> B:
    """What it means that a code is not so, said as people say it."""
    if facet == Facet.FACT and code in DENIALS:
        return DENIALS[code]
    return term_name(facet, code)


def language_name(code: str) -> B:
    """The name of a language in both languages."""
    return LANGUAGE_NAMES.get(code) or B(code, code)
