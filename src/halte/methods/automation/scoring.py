"""The level of a system from the answers: raw score, mitigation, cut-offs.

Source: Treasury Board of Canada, Algorithmic Impact Assessment, version 1.0.1
(canada-ca/aia-eia-js, `calculateFinalScore`). It differs on purpose in one thing:
there, an answer to a question that was closed again keeps its points (issue 1143).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from halte.methods.automation.duties import LEVELS, Duty, duties_at
from halte.methods.automation.mitigations import MITIGATIONS
from halte.methods.automation.question import Question
from halte.methods.automation.risks import RISKS
from halte.methods.bilingual import Texts

MOST_RAW: Final = sum(q.most for q in RISKS)
MOST_MITIGATION: Final = sum(q.most for q in MITIGATIONS)
LOWERING_SHARE: Final = 80
"""Percent of the mitigation from which on the raw score is lowered."""

KEPT_SHARE: Final = 85
"""Percent of the raw score that then remains, rounded half up."""

AREAS: Final = {
    "reasons": Texts("reasons for automation", "raisons de l’automatisation"),
    "risk_profile": Texts("risk of the field", "risques du domaine"),
    "authority": Texts("authority", "pouvoirs"),
    "system": Texts("system", "système"),
    "algorithm": Texts("algorithm", "algorithme"),
    "decision": Texts("kind of decision", "genre de décision"),
    "impact": Texts("effects", "effets"),
    "data": Texts("data", "données"),
    "consultation": Texts("consultation", "consultation des intéressés"),
    "data_quality": Texts("quality of data", "qualité des données"),
    "fairness": Texts("procedural fairness", "équité procédurale"),
    "privacy": Texts("privacy", "vie privée"),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """Points by question, with the system they are about.

    `reasons` says why, for any of the questions. Every question that is open has
    points, and none that is closed.
    """

    system: Texts
    about: Texts
    points: Mapping[str, int]
    reasons: Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class AreaScore:
    """The points of an area, out of the most it can have."""

    area: str
    points: int
    most: int

    def to_dict(self) -> dict[str, object]:
        """The score for machines."""
        return {"area": self.area, "points": self.points, "most": self.most}


@dataclass(frozen=True, slots=True)
class Assessment:
    """Score and level. `level` is 1 to 4; `lowered` where mitigation counted."""

    answers: Answers
    areas: tuple[AreaScore, ...]
    raw: int
    mitigation: int
    lowered: bool
    score: int
    level: int

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What the level asks for."""
        return duties_at(self.level)

    def to_dict(self) -> dict[str, object]:
        """The assessment for machines, in both languages."""
        return {
            "system": self.answers.system.to_dict(),
            "raw": self.raw,
            "raw_most": MOST_RAW,
            "mitigation": self.mitigation,
            "mitigation_most": MOST_MITIGATION,
            "lowered": self.lowered,
            "score": self.score,
            "level": LEVELS[self.level - 1],
            "areas": [area.to_dict() for area in self.areas],
            "duties": [{"duty": d.key, **d.wording.to_dict()} for d in self.duties],
        }


def assess(answers: Answers) -> Assessment:
    """The level that the answers lead to."""
    areas = tuple(area_score(name, answers.points) for name in AREAS)
    risk = {q.area for q in RISKS}
    raw = sum(a.points for a in areas if a.area in risk)
    mitigation = sum(a.points for a in areas if a.area not in risk)
    lowered = is_lowered(mitigation)
    score = lowered_score(raw) if lowered else raw
    return Assessment(answers, areas, raw, mitigation, lowered, score, level_of(score))


def area_score(name: str, points: Mapping[str, int]) -> AreaScore:
    """The points of one area."""
    asked: Sequence[Question] = [q for q in (*RISKS, *MITIGATIONS) if q.area == name]
    return AreaScore(
        name, sum(points.get(q.key, 0) for q in asked), sum(q.most for q in asked)
    )


def is_lowered(mitigation: int) -> bool:
    """Whether there is mitigation enough, in whole numbers."""
    return 100 * mitigation >= LOWERING_SHARE * MOST_MITIGATION


def lowered_score(raw: int) -> int:
    """The raw score less fifteen percent, rounded half up."""
    return (KEPT_SHARE * raw + 50) // 100


def level_of(score: int) -> int:
    """1 up to a quarter of the raw most, 2 to the half, 3 to three quarters, else 4."""
    return next((n for n in (1, 2, 3) if 4 * score <= n * MOST_RAW), 4)
