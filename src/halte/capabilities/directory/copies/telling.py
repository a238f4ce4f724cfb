"""A service in the words of a copy: short, in the language that is active.

What is said of it is what its page says. What nobody knows is said too: on paper
there is no next page to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.capabilities.directory.copies.selecting import FACTS_ASKED
from halte.capabilities.directory.queries.offers import Line
from halte.capabilities.directory.queries.shown import ServiceShown
from halte.capabilities.directory.states import (
    Facet,
    ListingState,
    Offered,
    Withheld,
)
from halte.capabilities.directory.terms import FACTS, term_name
from halte.capabilities.directory.words import EXTENSION, STATES
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import current_language
from halte.core.ui import writing

LANGUAGES: Final = B("Languages", "Langues")
BY_INTERPRETER: Final = B("by interpreter: {names}", "par interprète : {names}")
HOURS: Final = B("Hours", "Heures")
WHO: Final = B("For", "Pour")
AGES: Final = B("ages {low} to {high}", "de {low} à {high} ans")
FROM_AGE: Final = B("from age {low}", "dès {low} ans")
TO_AGE: Final = B("up to age {high}", "jusqu’à {high} ans")
CONDITIONS: Final = B("Good to know", "Bon à savoir")
NOT_SO: Final = B("Limits", "Limites")
BRING: Final = B("To bring", "À apporter")
UNKNOWN: Final = B("Not known, ask", "À demander, on l’ignore")
UNSTATED: Final = B("not stated: ask", "non précisé : demandez")
CHECKED: Final = B("Checked", "Vérifié")
LATE: Final = B(
    "Not checked in time: call before you go.",
    "Non vérifié à temps : appelez avant d’y aller.",
)
DUE: Final = B("To be checked again by {day}.", "À vérifier de nouveau d’ici le {day}.")
MARKED: Final = {
    ListingState.UNREACHABLE: B(
        "Could not be reached lately", "N’a pas pu être joint récemment"
    ),
    ListingState.DRAFT: STATES[ListingState.DRAFT],
    ListingState.SUSPENDED: STATES[ListingState.SUSPENDED],
}
"""What a tier sees beside the others has to be told from them, on paper too."""

SECRET: Final = B("the address is secret", "l’adresse est secrète")
REMOTE: Final = B("by phone or online", "par téléphone ou en ligne")
NO_NUMBER: Final = B(
    "No number is shown. The hotline can connect you.",
    "Aucun numéro n’est affiché. La ligne d’urgence peut vous mettre en relation.",
)
DEMONSTRATION: Final = B("DEMONSTRATION, does not exist", "DÉMONSTRATION, n’existe pas")

FIRST_FACTS: Final = (
    "without_id", "without_status", "without_police_report", "with_children", "minors",
    "self_referral", "warm_transfer", "with_pets", "wheelchair", "text_or_tty",
    "outside_area", "indigenous_led", "free",
)  # fmt: skip
"""In the order in which it matters at a counter; others follow."""

LONGEST_NAME: Final = 80
LONGEST_LINE: Final = 150


@dataclass(frozen=True, slots=True)
class Told:
    """A number of lines, each with its label."""

    under: str
    lines: tuple[tuple[str, str], ...]
    warning: str


def told(
    shown: ServiceShown,
    warnings: Iterable[B] = (),
    *,
    until: date,
    brief: bool = False,
) -> Told:
    """Everything that a copy says of a service beside its name and numbers.

    `until` is the last day of the copy; `brief` is for paper, which has room for
    what matters at a counter.
    """
    found = ((label, words) for label, words in said(shown, brief) if words)
    lines = ((str(label), words) for label, words in found)
    return Told(under(shown), tuple(lines), warning(shown, warnings, until))


def colon() -> str:
    """French sets it off by a space that does not break."""
    return "\u00a0:" if current_language() == "fr" else ":"


def said(shown: ServiceShown, brief: bool) -> Iterator[tuple[B | str, str]]:
    """Label and words, in the order of a counter at night."""
    offer = shown.offer
    yield hours(shown)
    yield LANGUAGES, languages(shown)
    most = 4 if brief else len(shown.who)
    yield WHO, " · ".join(filter(None, (few(shown.who, most), ages(shown))))
    facts = sorted((code for code in offer.facts if code in FACTS), key=rank)
    facts = [code for code in facts if code in FIRST_FACTS] if brief else facts
    yield CONDITIONS, few([FACTS[code] for code in facts], 5 if brief else len(facts))
    yield NOT_SO, few(shown.denied, 6)
    yield BRING, few(shown.documents, 4)
    yield UNKNOWN, few(unknown(shown), 6)
    day = offer.checked_on
    yield CHECKED, writing.day(day) if day else str(shown.freshness)


def rank(code: str) -> int:
    """Where a fact stands among the others."""
    return FIRST_FACTS.index(code) if code in FIRST_FACTS else len(FIRST_FACTS)


def hours(shown: ServiceShown) -> tuple[B | str, str]:
    """When it takes people in; when it is open where that is all that is known."""
    if not shown.times:
        return HOURS, str(UNSTATED)
    first = shown.times[0]
    return first.title, clipped("; ".join((*first.lines, *first.notes)))


def languages(shown: ServiceShown) -> str:
    """Those spoken, then those that an interpreter brings."""
    spoken = shown.offer.languages
    own = [str(each.title) for each in spoken if each.offered != Offered.INTERPRETER]
    others = [str(each.title) for each in spoken if each.offered == Offered.INTERPRETER]
    parts = [", ".join(own)] if own else []
    if others:
        parts.append(str(BY_INTERPRETER.format(names=few(others, 4, ", "))))
    return "; ".join(parts) or str(UNSTATED)


def ages(shown: ServiceShown) -> str:
    """For which ages, where there is a limit."""
    low, high = shown.offer.minimum_age, shown.offer.maximum_age
    if low is None and high is None:
        return ""
    words = AGES if low is not None and high is not None else FROM_AGE
    words = TO_AGE if low is None else words
    return str(words.format(low=low, high=high))


def unknown(shown: ServiceShown) -> list[B]:
    """What one has to know of it, and nobody told us."""
    offer = shown.offer
    known = {*offer.facts, *(code for facet, code in offer.denied
                             if facet == Facet.FACT)}  # fmt: skip
    return [term_name(Facet.FACT, c) for c in FACTS_ASKED if c not in known]


def under(shown: ServiceShown) -> str:
    """Where it is: the address that everyone may know, or the area and no more."""
    offer = shown.offer
    parts = [str(DEMONSTRATION)] if offer.demonstration else []
    for place in shown.places[:2]:
        spot = place.spot
        if spot.address:
            parts.append(clipped(", ".join(filter(None, (spot.address, spot.city)))))
        elif spot.area_name:
            parts.append(str(spot.area_name))
        if spot.withheld == Withheld.SHELTER_LOCATION:
            parts.append(str(SECRET))
    if not shown.places and offer.remote:
        parts.append(str(REMOTE))
    return " · ".join(dict.fromkeys(parts))


def warning(shown: ServiceShown, warnings: Iterable[B], until: date) -> str:
    """What to beware of before one goes: a check that is late, or will be."""
    due = shown.offer.next_check_on
    state = ListingState(shown.offer.state)
    late: list[B] = [LATE] if shown.is_late else []
    if not late and due is not None and due <= until:
        late = [DUE.format(day=writing.day(due))]
    alert = [shown.offer.alert] if shown.offer.alert else []
    mark = [MARKED[state]] if state in MARKED else []
    every = dict.fromkeys(map(str, (*mark, *warnings, *late, *alert)))
    return clipped(" · ".join(every))


def number(line: Line) -> str:
    """A number as it is read aloud, with its extension."""
    more = f" {EXTENSION} {line.extension}" if line.extension else ""
    return line.shown + more


def label(line: Line) -> str:
    """What a number is for, and whom to ask for."""
    return clipped(" – ".join(filter(None, (str(line.title), line.ask_for))), 60)


def few(words: Iterable[object], most: int, mark: str = " · ") -> str:
    """The first of them, and how many more there are."""
    every = list(map(str, words))
    rest = len(every) - most
    if rest > 0:
        every = [*every[: most - 1], f"{every[most - 1]}\u00a0+{rest}"]
    return mark.join(every)


def clipped(text: str, most: int = LONGEST_LINE) -> str:
    """No longer than a copy has room for; what is missing is seen to be missing."""
    text = " ".join(text.split(" "))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
