"""Phrases of this field and what they stand for, in both languages.

The words of the closed lists are phrases too: whoever writes “second-stage housing”
or “maison d’hébergement de deuxième étape” means that code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from halte.methods.directory_search.folding import FORMS, stems, telling
from halte.methods.directory_search.thesaurus_languages import LANGUAGE_TERMS
from halte.methods.directory_search.thesaurus_needs import NEED_TERMS
from halte.methods.directory_search.thesaurus_people import (
    EXPLOITATION_TERMS,
    FACT_TERMS,
    POPULATION_TERMS,
    WISH_TERMS,
)
from halte.methods.directory_search.vocabulary import FACETS

WISH: Final = "wish"
TERMS: Final = {
    "need": NEED_TERMS,
    "population": POPULATION_TERMS,
    "exploitation": EXPLOITATION_TERMS,
    "language": LANGUAGE_TERMS,
    "fact": FACT_TERMS,
    WISH: WISH_TERMS,
}

SAYS_NOTHING: Final = frozenset(
    stem
    for text in (
        "need needs needed want wants looking look search searching find get getting"
        " help helps helping assistance service services program programme programmes"
        " organization organisation agency centre center resource resources please"
        " someone somebody person people client victim trafficking human traffic"
        " trafficked speak speaks speaking friendly that takes take accepts accept"
        " near nearby close around area local where can could would should im ive any"
        " some only who which there go going run running offer offers offering hello",
        "besoin cherche chercher recherche trouver trouve aide aider svp quelqu'un"
        " personne personnes gens cliente victime traite parle parlant qui prend"
        " accepte accueille accueillant près proche autour alentours région secteur"
        " où peut peux pourrait serait quoi quel quelle seulement organisme ressource"
        " ressources bonjour très plus offre offrant veut veux faut fait suis ai",
        # The commonest words, so that none is mended into a word of the field.
        "about after again all also always back bad because become been before being"
        " best better big both but came change come could day did does done down each"
        " even ever every far few first friend friends from give good got great had"
        " he him into just keep kept know last leave leaving left less life like little"
        " long lot made make many may might month more most move moved much must never"
        " new next no not nothing off old once one other out over own part pay people"
        " put quick quickly really remove right said same saw say see seen should show"
        " since small so soon still stop such tell than then these thing things think"
        " those though three through time today together too took town try two under"
        " until up use used very wait way week well went were what when while why will"
        " without work works year years yes yet",
        "alors après assez aucun aucune aussi autre autres avant avoir beaucoup"
        " bien bon bonne chaque chez comme comment contre dedans dehors depuis"
        " dernier deux devant dire donc encore enfin entre être fois grand grande"
        " hier ici jamais jour jours juste loin longtemps mais mal mieux moins mois"
        " ne non nouveau nouvelle ni pas payer paie peu pendant petit petite"
        " plusieurs pourquoi premier prendre presque puis quand quitter quitte rien"
        " sans semaine seul seule si sous souvent temps tôt toujours tous tout toute"
        " toutes trois trop vers ville vite voir vrai y fuir partir refaire perdu"
        " perdue volé volée",
        # Spanish, so that “para” is not taken for a misspelt “papa”.
        "ayuda ayudar necesito busco quiero donde cerca para con por que una unos unas"
        " los las del ella esta este mi mis muy hay soy estoy tengo",
    )
    for stem in stems(text)
)
"""Words of asking. Once the phrases are read, they ask for nothing more."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for: codes of a facet, one of which is enough."""

    facet: str
    codes: tuple[str, ...]


def lines_of(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The codes and the phrases of each line; an indented line goes on."""
    for line in text.replace("\n ", " ").strip().splitlines():
        codes, _, phrases = line.partition(":")
        for phrase in phrases.split(","):
            yield tuple(codes.split()), phrase


Key = tuple[str, ...]


def pairs() -> Iterator[tuple[str, Meaning]]:
    """Every phrase with what it stands for; the thesaurus first, then the lists."""
    for facet, text in TERMS.items():
        for codes, phrase in lines_of(text):
            yield phrase, Meaning(facet, codes)
    for facet, known in FACETS.items():
        for code, name in known.items():
            yield name.en, Meaning(facet, (code,))
            yield name.fr, Meaning(facet, (code,))


@cache
def phrases() -> tuple[Mapping[Key, tuple[Meaning, ...]], ...]:
    """For each of FORMS, every phrase in that form with what it stands for.

    A phrase may stand for something in several facets. Within one facet, what is
    said first holds.
    """
    found: tuple[dict[Key, dict[str, Meaning]], ...] = tuple({} for _ in FORMS)
    for phrase, meaning in pairs():
        said = telling(phrase)
        for form, known in zip(FORMS, found, strict=True):
            key = tuple(map(form, said))
            if key:
                known.setdefault(key, {}).setdefault(meaning.facet, meaning)
    return tuple(
        {key: tuple(meanings.values()) for key, meanings in known.items()}
        for known in found
    )


@cache
def known_words() -> frozenset[str]:
    """Every word of a phrase, folded."""
    return frozenset(word for key in phrases()[0] for word in key)
