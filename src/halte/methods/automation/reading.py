"""A file of answers, read whole: every fault in it is named with its path."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from halte.methods.automation.mitigations import MITIGATIONS
from halte.methods.automation.risks import RISKS
from halte.methods.automation.scoring import Answers
from halte.methods.bilingual import Texts
from halte.methods.faults import Faults, declare
from halte.methods.places import Place, document_of

QUESTIONS: Final = {q.key: q for q in (*RISKS, *MITIGATIONS)}
WHOLE: Final = ("system", "about", "answers", "reasons")
LANGUAGES: Final = ("en", "fr")

declare(
    {
        "answer_missing": Texts(
            "This question has no answer. Answer it: nothing is taken for granted.",
            "Cette question est sans réponse. Répondez-y : rien n’est présumé.",
        ),
        "answer_closed": Texts(
            "This question arises only where {other} has {points} points. Leave it "
            "out, or mend the other answer.",
            "Cette question ne se pose que si {other} vaut {points} points. "
            "Retirez-la, ou corrigez l’autre réponse.",
        ),
        "answer_points": Texts(
            "An answer to this question has one of these points: {known}.",
            "Une réponse à cette question vaut l’un de ces nombres de points : "
            "{known}.",
        ),
    }
)


def read_answers(path: Path) -> Answers:
    """The answers of a file; raises Faults, each with file and path."""
    whole = document_of(path)
    whole.only(WHOLE, WHOLE[:3])
    given = whole.part("answers")
    found = Answers(
        system=both(whole.part("system")),
        about=both(whole.part("about")),
        points=points_of(given),
        reasons=reasons_of(whole.part("reasons")),
    )
    if whole.faults:
        for fault in whole.faults:
            fault.file = path.name
        raise Faults(whole.faults)
    return found


def both(place: Place) -> Texts:
    """A text in both languages."""
    place.only(LANGUAGES, LANGUAGES)
    return Texts(place.text("en") or "–", place.text("fr") or "–")


def points_of(place: Place) -> dict[str, int]:
    """The points of every question that is open."""
    place.only(tuple(QUESTIONS), ())
    found: dict[str, int] = {}
    for key, question in QUESTIONS.items():
        opened = question.opened_by
        closed = opened is not None and place.value.get(opened[0]) != opened[1]
        if key not in place.value:
            if not (closed or question.optional):
                place.fault("answer_missing", key)
        elif opened is not None and closed:
            place.fault("answer_closed", key, other=opened[0], points=opened[1])
        elif place.value[key] not in question.points or is_flag(place.value[key]):
            known = ", ".join(map(str, question.points))
            place.fault("answer_points", key, known=known)
        else:
            found[key] = int(str(place.value[key]))
    return found


def is_flag(value: object) -> bool:
    """true and false are no numbers, though Python counts them as such."""
    return isinstance(value, bool | float)


def reasons_of(place: Place) -> dict[str, Texts]:
    """Why an answer is what it is."""
    place.only(tuple(QUESTIONS), ())
    return {key: both(place.part(key)) for key in place.value if key in QUESTIONS}
