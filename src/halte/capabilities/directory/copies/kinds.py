"""The kinds of need on a pocket list, in the order in which they are asked at night."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.core.bilingual import Bilingual as B


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question to the search: a need, and perhaps for whom."""

    need: str
    populations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of need; the questions that are asked for it, the first one first.

    A bed is asked for three times, so that a list for women alone is not all that
    an officer has beside a man or a mother.
    """

    code: str
    title: B
    wanted: tuple[Wanted, ...]

    @property
    def beds(self) -> bool:
        """What is needed before all else."""
        return self.code == "bed"


KINDS: Final = (
    Kind("bed", B("A bed tonight", "Un lit ce soir"), (
        Wanted("emergency_shelter"),
        Wanted("emergency_shelter", populations=("men",)),
        Wanted("emergency_shelter", facts=("with_children",)),
    )),
    Kind("medical", B("Medical care", "Soins médicaux"), (
        Wanted("medical"), Wanted("sexual_assault_care"),
    )),
    Kind("interpreter", B("An interpreter", "Un interprète"), (
        Wanted("interpretation"),
    )),
    Kind("legal", B("Legal help", "Aide juridique"), (
        Wanted("legal_immigration"), Wanted("legal_criminal"),
        Wanted("legal_employment"),
    )),
    Kind("children", B("Children and minors", "Enfants et mineurs"), (
        Wanted("child_protection"), Wanted("child_care"),
    )),
    Kind("safety", B("A plan to stay safe", "Un plan pour rester en sécurité"), (
        Wanted("safety_planning"),
    )),
    Kind("basics", B("Transport and food", "Transport et nourriture"), (
        Wanted("transport"), Wanted("food"),
    )),
    Kind("mind", B("Someone to talk to", "Une personne à qui parler"), (
        Wanted("mental_health"), Wanted("peer_support"),
    )),
)  # fmt: skip
