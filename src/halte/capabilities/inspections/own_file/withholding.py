"""What stays out of an employer’s own file, day by day, and why.

The list is the same whether or not anyone told something in confidence: what lies
behind the wall is neither named nor counted, and a sentence that always stands there
says so. Another one withholds the working papers of officers, without number or day.
"""

from __future__ import annotations

from typing import Final

from halte.capabilities.inspections.employer_facing import Withheld
from halte.capabilities.inspections.models import Inspection
from halte.core.bilingual import Bilingual as B

TRIGGER: Final = B(
    "Inspection {number}: why it was opened, and from what that is known",
    "Inspection {number} : motif de l’ouverture et source de cette information",
)
TRIGGER_WHY: Final = B(
    "It could show from whom or from what an inspection came. It is withheld in every "
    "file, also in one that was drawn at random.",
    "Cela pourrait révéler de qui ou de quoi découle une inspection. Ce motif est "
    "retenu dans tous les dossiers, y compris ceux qui sont tirés au hasard.",
)
WORKING: Final = B(
    "Working papers are withheld wherever there are any: notes of officers, letters "
    "that were not sent, and advice between officers. Whether there are any is not "
    "said. This sentence stands in every such package.",
    "Les documents de travail sont retenus partout où il y en a : notes d’agents, "
    "lettres non envoyées et avis entre agents. Il n’est pas dit s’il y en a. Cette "
    "phrase figure dans tous les ensembles de ce genre.",
)
"""An officer who was told something in confidence may note it: a line for each note,
or the day of one, would tell (IRPR s. 207.1 and its guidance)."""


def withheld_of(row: Inspection) -> list[Withheld]:
    """What is not given of an inspection that the employer knows of, with its day.

    Nothing here rests on what officers wrote: `WORKING` says that for all files.
    """
    return [Withheld(row.opened_on, TRIGGER.format(number=row.number), TRIGGER_WHY)]
