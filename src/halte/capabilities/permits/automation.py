"""The published assessments of what we automate (Directive on Automated
Decision-Making): the checks on permits, the penalty arithmetic, the random draw.

The Directive covers whatever makes an administrative decision or a related assessment
about a client; choosing whom to inspect is one, too. `halte impact` computes the same
levels from the same files. Those of other rooms stand under `docs/reference` of a
checkout, or beside the package of an installation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from halte.core.bilingual import Bilingual
from halte.methods.automation import LEVELS, assess, read_answers
from halte.methods.automation.reading import QUESTIONS
from halte.methods.automation.scoring import AREAS, MOST_MITIGATION, MOST_RAW
from halte.methods.bilingual import Texts

HERE: Final = Path(__file__).parent
PACKAGE: Final = HERE.parents[1]
PLACES: Final = (PACKAGE / "impact", PACKAGE.parents[1] / "docs" / "reference")
OURS: Final = HERE / "data" / "impact.json"
OTHERS: Final = ("penalty-impact.json", "draw-impact.json")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer: what was asked, its points, and why."""

    wording: Bilingual
    points: int
    most: int
    reason: Bilingual | None


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area and its points."""

    title: Bilingual
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class Published:
    """What the page shows: the level and everything it was computed from."""

    slug: str
    system: Bilingual
    level: str
    score: int
    most: int
    mitigation: int
    most_mitigation: int
    about: Bilingual
    duties: tuple[Bilingual, ...]
    areas: tuple[AreaLine, ...]
    answers: tuple[AnswerLine, ...]


@cache
def assessments() -> tuple[Published, ...]:
    """All of them, computed once from the answers that ship with Halte."""
    return tuple(published(path) for path in (OURS, *map(place_of, OTHERS)))


def place_of(name: str) -> Path:
    """Where the answers of another room lie."""
    return next(place / name for place in PLACES if (place / name).is_file())


def published(path: Path) -> Published:
    """One assessment, from its answers."""
    found = assess(read_answers(path))
    return Published(
        slug=path.stem,
        system=both(found.answers.system),
        level=LEVELS[found.level - 1],
        score=found.score,
        most=MOST_RAW,
        mitigation=found.mitigation,
        most_mitigation=MOST_MITIGATION,
        about=both(found.answers.about),
        duties=tuple(both(duty.wording) for duty in found.duties),
        areas=tuple(
            AreaLine(both(AREAS[area.area]), area.points, area.most)
            for area in found.areas
        ),
        answers=tuple(
            AnswerLine(
                both(question.wording),
                found.answers.points[key],
                question.most,
                both(found.answers.reasons[key])
                if key in found.answers.reasons
                else None,
            )
            for key, question in QUESTIONS.items()
            if key in found.answers.points
        ),
    )


def both(text: Texts) -> Bilingual:
    """A text of a method, for a page."""
    return Bilingual(text.en, text.fr)
