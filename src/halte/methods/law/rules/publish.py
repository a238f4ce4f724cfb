"""A determination goes on the public list, unless it is a warning."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.text.publication import PROVISION, PUBLISHED_FACTS
from halte.methods.law.trace import Step

LISTED: Final = Texts(
    "The determination is added to the public list, with these facts: {facts}.",
    "La conclusion est ajoutée à la liste publique, avec ces faits : {facts}.",
)
WARNINGS_STAY_OFF: Final = Texts(
    "A warning is not put on the public list.",
    "Un avertissement n’est pas inscrit sur la liste publique.",
)
NOTHING_TO_LIST: Final = Texts(
    "There is no violation, so nothing is put on the public list.",
    "Il n’y a aucune violation : rien n’est inscrit sur la liste publique.",
)
FACTS: Final = Texts(
    ", ".join(fact.wording.en for fact in PUBLISHED_FACTS),
    ", ".join(fact.wording.fr for fact in PUBLISHED_FACTS),
)


def published(*, violated: bool, warning: bool) -> tuple[bool, Step]:
    """Whether the list shows it."""
    if violated and not warning:
        return True, Step("publish", (PROVISION,), LISTED, {"facts": FACTS})
    said = WARNINGS_STAY_OFF if violated else NOTHING_TO_LIST
    return False, Step("publish", (PROVISION,), said)
