"""Measures of how life stands three, six and twelve months on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from halte.capabilities.support.measures.defining import described, life_key
from halte.capabilities.support.models import Outcome
from halte.capabilities.support.states import MONTHS, SMALLEST, Better
from halte.capabilities.support.words import AREAS
from halte.core.bilingual import Bilingual
from halte.core.measures.periods import Period
from halte.core.measures.registry import Counting, Row, Unit, measure
from halte.core.measures.smallest_cell import rows_of, shares
from halte.core.measures.worlds import invented

OWN: Final = "own"
"""The person’s own judgement, all in all."""

GUARDED: Final = Bilingual(
    "A share is told only where nobody, or at least five people, are on each side of "
    "it, and where no other share would give it away.",
    "Une proportion n’est diffusée que si personne, ou au moins cinq personnes, se "
    "trouvent de chaque côté, et si aucune autre ne permettrait de la retrouver.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said, or that they did not, some months on."""

    file_id: int
    months: int
    answered: bool
    areas: dict[str, str]


def asked_in(period: Period) -> list[Asked]:
    """The last outcome of each file and month asked about in the period."""
    rows = Outcome.objects.filter(
        asked_on__gte=period.start or date(2000, 1, 1), asked_on__lte=period.end,
        file__demonstration=invented(),
    ).order_by("at", "id")  # fmt: skip
    last = {
        (row["file_id"], row["months"]): row
        for row in rows.values("file_id", "months", "answered", *AREAS)
    }
    return [
        Asked(pk, months, row["answered"], {area: row[area] for area in AREAS})
        for (pk, months), row in last.items()
    ]


def by_months(
    asked: Iterable[Asked], holds: Callable[[Asked], bool]
) -> dict[str, tuple[list[int], list[int]]]:
    """Who is on each side, in all and by months."""
    sides: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in asked:
        for key in ("", str(one.months)):
            sides[key][not holds(one)].append(one.file_id)
    return dict(sides)


@measure(
    described(
        "outcomes_answered",
        Bilingual("People who said how life stands",
                  "Personnes qui ont dit où en est leur vie"),
        Bilingual(
            "People asked 3, 6 or 12 months on in the period who answered: the number "
            "behind every share of those who fare better.",
            "Personnes interrogées après 3, 6 ou 12 mois durant la période et qui ont "
            "répondu : le nombre derrière toute proportion de personnes allant mieux.",
        ),
        Bilingual(
            "Each person once for each of the three moments, as they said it last. The "
            "smallest cell is of people.",
            "Chaque personne une fois pour chacun des trois moments, selon sa dernière "
            "réponse. La plus petite case vaut pour les personnes.",
        ),
        unit=Unit.PERSON,
        breakdowns=("months",),
        version=2,
    )
)  # fmt: skip
def outcomes_answered(period: Period, breakdown: str) -> Iterable[Row]:
    """Answered, by month."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for one in asked_in(period):
        if one.answered:
            found[str(one.months)].append(one.file_id)
    return rows_of(found, breakdown)


@measure(
    described(
        "outcomes_response",
        Bilingual("People asked how life stands who answered",
                  "Personnes interrogées sur leur vie qui ont répondu"),
        Bilingual(
            "Of those asked 3, 6 or 12 months on in the period, the share who could "
            "and wanted to answer. No gain is read without it.",
            "Parmi les personnes interrogées après 3, 6 ou 12 mois durant la période, "
            "la proportion qui a pu et voulu répondre. Aucun progrès ne se lit sans "
            "elle.",
        ),
        Bilingual(
            f"Each person once for each of the three moments. {GUARDED.en}",
            f"Chaque personne une fois pour chacun des trois moments. {GUARDED.fr}",
        ),
        breakdowns=("months",),
    )
)  # fmt: skip
def outcomes_response(period: Period, breakdown: str) -> Iterable[Row]:
    """Answered, of those asked."""
    told = shares(by_months(asked_in(period), lambda one: one.answered), SMALLEST)
    return [row for row in told if bool(row.key) == bool(breakdown)]


@measure(
    described(
        "outcomes_better",
        Bilingual("People who say that they fare better",
                  "Personnes qui disent aller mieux"),
        Bilingual(
            "Of those who answered in the period, the share who say that they fare "
            "better: in all, by their own judgement; by area, in housing, status, "
            "safety, income or health; 3, 6 and 12 months on. Read it with how many "
            "answered.",
            "Parmi les personnes qui ont répondu durant la période, la proportion qui "
            "dit aller mieux : au total, selon leur propre jugement ; par aspect, pour "
            "le logement, le statut, la sécurité, le revenu ou la santé ; après 3, 6 "
            "et 12 mois. À lire avec le nombre de réponses.",
        ),
        Bilingual(
            "Each answer once; who answered and said nothing of an area did not say "
            "that it is better. Who was not reached is not counted as better or worse. "
            f"{GUARDED.en}",
            "Chaque réponse une fois ; qui a répondu sans rien dire d’un aspect n’a "
            "pas dit aller mieux. Qui n’a pas été joint n’est compté ni mieux ni moins "
            f"bien. {GUARDED.fr}",
        ),
        breakdowns=("months", "area", "months_area"),
        version=2,
    )
)  # fmt: skip
def outcomes_better(period: Period, breakdown: str) -> Iterable[Row]:
    """By the person’s own judgement, or by areas: each a table with its own total."""
    answers = [one for one in asked_in(period) if one.answered]
    told = {area: better(answers, area) for area in AREAS}
    match breakdown:
        case "months":
            return [row for row in told[OWN] if row.key]
        case "area":
            return [_named(row, area) for area in AREAS for row in told[area]
                    if not row.key]  # fmt: skip
        case "months_area":
            return [_named(row, life_key(int(row.key), area)) for area in AREAS
                    for row in told[area] if row.key]  # fmt: skip
        case _:
            return [row for row in told[OWN] if not row.key]


def better(answers: Iterable[Asked], area: str) -> list[Row]:
    """The shares of one area, in all and by months, that may be told."""
    sides = by_months(answers, lambda one: one.areas[area] == Better.BETTER)
    return shares(sides, SMALLEST)


def better_after(months: int) -> Counting:
    """The cell of one moment: what `outcomes_better` tells by months, and no more."""

    def count(period: Period, breakdown: str) -> Iterable[Row]:
        answers = [one for one in asked_in(period) if one.answered]
        told = [row for row in better(answers, OWN) if row.key == str(months)]
        return [_named(row, "") for row in told]

    return count


NUMBERS: Final = {
    3: Bilingual("three", "trois"),
    6: Bilingual("six", "six"),
    12: Bilingual("twelve", "douze"),
}

for after in MONTHS:
    word = NUMBERS[after]
    measure(
        described(
            f"outcomes_better_{after}",
            Bilingual(
                f"People who say that they fare better {word.en} months on",
                f"Personnes qui disent aller mieux après {word.fr} mois",
            ),
            Bilingual(
                f"Of those asked {word.en} months on who answered in the period, the "
                "share who say that they fare better, by their own judgement.",
                f"Parmi les personnes interrogées après {word.fr} mois et qui ont "
                "répondu durant la période, la proportion qui dit aller mieux, selon "
                "son propre jugement.",
            ),
            Bilingual(
                f"Each person once, as they said it last. {GUARDED.en}",
                f"Chaque personne une fois, selon sa dernière réponse. {GUARDED.fr}",
            ),
        )
    )(better_after(after))


def _named(row: Row, key: str) -> Row:
    return Row(key, row.value, row.people)
