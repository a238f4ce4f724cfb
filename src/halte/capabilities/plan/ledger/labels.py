"""The words for codes, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.capabilities.plan.states import CommitmentState, Direction, Money, Rule
from halte.core.bilingual import Bilingual

STATES: Final[Mapping[str, Bilingual]] = {
    CommitmentState.NOT_REPORTED: Bilingual("Not reported", "Sans compte rendu"),
    CommitmentState.ON_TRACK: Bilingual("On track", "En bonne voie"),
    CommitmentState.AT_RISK: Bilingual("At risk", "À risque"),
    CommitmentState.OFF_TRACK: Bilingual("Off track", "En retard"),
    CommitmentState.DONE: Bilingual("Done", "Fait"),
    CommitmentState.STOPPED: Bilingual("Stopped", "Arrêté"),
}

RULES: Final[Mapping[str, Bilingual]] = {
    Rule.JUDGEMENT: Bilingual(
        "the department’s own judgement", "le jugement du ministère"
    ),
    Rule.MILESTONE_MISSED: Bilingual(
        "a milestone was missed", "un jalon n’a pas été atteint à temps"
    ),
    Rule.MILESTONES_MET: Bilingual(
        "every milestone so far was reached", "tous les jalons à ce jour sont atteints"
    ),
    Rule.MILESTONES_AHEAD: Bilingual(
        "the milestones are still to come", "les jalons sont encore à venir"
    ),
}

MONEY: Final[Mapping[str, Bilingual]] = {
    Money.NEW: Bilingual("new money", "nouveaux fonds"),
    Money.EXISTING: Bilingual("existing money", "fonds existants"),
    Money.NOT_STATED: Bilingual(
        "new or existing: not stated", "nouveaux ou existants : non précisé"
    ),
}

FUNDS: Final[Mapping[str, Bilingual]] = {
    Money.NEW: Bilingual("New money", "Fonds nouveaux"),
    Money.EXISTING: Bilingual("Existing money", "Fonds existants"),
    Money.NOT_STATED: Bilingual("Origin not stated", "Origine non précisée"),
}
"""The same, as the heads of a column or the name of a part."""

DIRECTIONS: Final[Mapping[str, Bilingual]] = {
    Direction.UP: Bilingual("should rise", "devrait augmenter"),
    Direction.DOWN: Bilingual("should fall", "devrait diminuer"),
    Direction.NONE: Bilingual(
        "neither is better in itself", "ni hausse ni baisse n’est meilleure en soi"
    ),
}

QUALIFIERS: Final[Mapping[str, Bilingual]] = {
    "about": Bilingual("about", "environ"),
    "nearly": Bilingual("nearly", "près de"),
    "over": Bilingual("more than", "plus de"),
    "under": Bilingual("fewer than", "moins de"),
}

CHANGES: Final[Mapping[str, Bilingual]] = {
    "added": Bilingual("added", "ajout"),
    "revised": Bilingual("revised", "révision"),
    "retired": Bilingual("retired", "retrait"),
    "revived": Bilingual("brought back", "rétablissement"),
    "removed": Bilingual("removed", "suppression"),
}

SUBJECTS: Final[Mapping[str, Bilingual]] = {
    "plan": Bilingual("the plan itself", "le plan lui-même"),
    "pillar": Bilingual("pillar", "pilier"),
    "commitment": Bilingual("commitment", "engagement"),
}

LANGUAGES: Final[Mapping[str, Bilingual]] = {
    "en": Bilingual("English", "anglais"),
    "fr": Bilingual("French", "français"),
}
