"""An assessment as a page to publish: what the system does, its level, and why."""

from __future__ import annotations

from typing import Final

from halte.methods.automation.duties import LEVELS
from halte.methods.automation.reading import QUESTIONS
from halte.methods.automation.scoring import (
    AREAS,
    MOST_MITIGATION,
    MOST_RAW,
    Assessment,
)
from halte.methods.bilingual import Language, Texts
from halte.methods.page import Section, Table, page

TITLE: Final = Texts(
    "Automation that we use: {system}",
    "Automatisation à laquelle nous recourons : {system}",
)
LEVEL: Final = Texts(
    "Level {level} of IV: {score} points of {most}.",
    "Niveau {level} sur IV : {score} points sur {most}.",
)
WHAT: Final = Texts("What it does", "Ce qu’il fait")
ASKS: Final = Texts("What this level asks for", "Ce que ce niveau exige")
SCORED: Final = Texts("How the level was found", "Comment le niveau a été établi")
LOWERED: Final = Texts(
    "The risk is {raw} points of {most}. Mitigation has {mitigation} points of "
    "{mitigation_most}, which is enough to take fifteen percent off.",
    "Le risque est de {raw} points sur {most}. L’atténuation a {mitigation} points sur "
    "{mitigation_most}, assez pour en retrancher quinze pour cent.",
)
NOT_LOWERED: Final = Texts(
    "The risk is {raw} points of {most}. Mitigation has {mitigation} points of "
    "{mitigation_most}; below eighty percent it takes nothing off.",
    "Le risque est de {raw} points sur {most}. L’atténuation a {mitigation} points sur "
    "{mitigation_most} ; sous quatre-vingts pour cent, elle ne retranche rien.",
)
BY_AREA: Final = Texts("Points by area", "Points par domaine")
ANSWERS: Final = Texts("Every answer", "Chaque réponse")
AREA: Final = Texts("Area", "Domaine")
POINTS: Final = Texts("Points", "Points obtenus")
MOST: Final = Texts("Of", "Sur")
ANSWER: Final = Texts("What the points are for", "Objet des points")
WHY: Final = Texts("Why", "Pourquoi")
FOOT: Final = Texts(
    "Points and limits are those of the Treasury Board’s Algorithmic Impact "
    "Assessment, version 1.0.1; the wording and the answers are ours. The institution "
    "that uses the system fills in its own.",
    "Les points et les seuils sont ceux de l’Évaluation de l’incidence algorithmique "
    "du Conseil du Trésor, version 1.0.1 ; les mots et les réponses sont de nous. "
    "L’institution qui emploie le système remplit la sienne.",
)


def told(found: Assessment) -> Texts:
    """The level in a sentence."""
    return LEVEL.format(level=LEVELS[found.level - 1], score=found.score, most=MOST_RAW)


def assessment_page(found: Assessment, language: Language) -> str:
    """The whole page."""
    answers = found.answers
    return page(
        TITLE.format(system="{system}")
        .in_language(language)
        .format(system=answers.system.in_language(language)),
        lede=told(found).in_language(language),
        sections=[
            Section(WHAT.in_language(language), [answers.about.in_language(language)]),
            Section(
                ASKS.in_language(language),
                [duty.wording.in_language(language) for duty in found.duties],
            ),
            scored(found, language),
            every_answer(found, language),
        ],
        language=language,
        foot=FOOT.in_language(language),
    )


def scored(found: Assessment, language: Language) -> Section:
    """The sums, and the points of each area."""
    said = (LOWERED if found.lowered else NOT_LOWERED).format(
        raw=found.raw, most=MOST_RAW, mitigation=found.mitigation,
        mitigation_most=MOST_MITIGATION,
    )  # fmt: skip
    headings = tuple(t.in_language(language) for t in (AREA, POINTS, MOST))
    rows = tuple(
        (AREAS[a.area].in_language(language), a.points, a.most) for a in found.areas
    )
    return Section(
        SCORED.in_language(language),
        [said.in_language(language),
         Table(BY_AREA.in_language(language), headings, rows)],
    )  # fmt: skip


def every_answer(found: Assessment, language: Language) -> Section:
    """Each answer with its points, and why where that was said."""
    headings = tuple(t.in_language(language) for t in (ANSWER, POINTS, MOST, WHY))
    answers = found.answers
    rows = tuple(
        (
            question.wording.in_language(language),
            answers.points[key],
            question.most,
            answers.reasons[key].in_language(language)
            if key in answers.reasons
            else "",
        )
        for key, question in QUESTIONS.items()
        if key in answers.points
    )
    heading = ANSWERS.in_language(language)
    return Section(heading, [Table(heading, headings, rows)])
