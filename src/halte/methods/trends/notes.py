"""What a reader must know of the data: left out, set aside, not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from halte.methods.bilingual import Texts

NOTES: Final[dict[str, Texts]] = {
    "constant": Texts(
        "{column} has the same value in every row and is left out.",
        "{column} a la même valeur à chaque ligne et n’est pas retenue.",
    ),
    "identifier": Texts(
        "{column} looks like an identifier in disguise ({found} different values in "
        "{rows} rows) and is left out: it tells people apart, not kinds of case.",
        "{column} semble être un identifiant déguisé ({found} valeurs différentes "
        "pour {rows} lignes) et n’est pas retenue : elle distingue des personnes, non "
        "des types de dossiers.",
    ),
    "follows_period": Texts(
        "{column} changes with the period itself (a date or a number of the period) "
        "and is left out.",
        "{column} change avec la période elle-même (une date ou un numéro de période) "
        "et n’est pas retenue.",
    ),
    "rare_grouped": Texts(
        "{column} has {found} different values; the {most} that matter most in the "
        "latest period are looked at, the others together as one.",
        "{column} compte {found} valeurs différentes ; les {most} qui comptent le plus "
        "dans la dernière période sont examinées, les autres ensemble.",
    ),
    "rare_grouped_in_many": Texts(
        "{found} attributes have more than {most} different values: {columns}. Of "
        "each, the {most} that matter most in the latest period are looked at, the "
        "others together as one.",
        "{found} attributs comptent plus de {most} valeurs différentes : {columns}. "
        "De chacun, les {most} qui comptent le plus dans la dernière période sont "
        "examinées, les autres ensemble.",
    ),
    "no_period": Texts(
        "Rows that say no period, and are set aside: {found}.",
        "Lignes qui n’indiquent aucune période, mises de côté : {found}.",
    ),
    "after_latest": Texts(
        "{found} rows lie after {period} and are set aside.",
        "{found} lignes sont postérieures à {period} et sont mises de côté.",
    ),
    "empty_periods": Texts(
        "No case at all in: {periods}. They count for the total, and say nothing "
        "about shares.",
        "Aucun dossier dans : {periods}. Ces périodes comptent pour le total et ne "
        "disent rien des parts.",
    ),
    "no_season": Texts(
        "{found} periods are less than two rounds of the seasons ({cycle} periods "
        "each): what comes back with the season cannot be told from a change.",
        "{found} périodes font moins de deux tours des saisons (de {cycle} périodes "
        "chacun) : ce qui revient avec la saison ne se distingue pas d’un changement.",
    ),
    "latest_small": Texts(
        "{period} holds {found} cases, too few to judge any combination.",
        "{period} ne compte que {found} dossiers, trop peu pour juger une combinaison.",
    ),
    "looks_incomplete": Texts(
        "{period} holds {found} cases where at least {low} were expected: it may not "
        "be complete. A fall is told only where late reports could not explain it.",
        "{period} compte {found} dossiers alors qu’on en attendait au moins {low} : "
        "la période est peut-être incomplète. Une baisse n’est signalée que si des "
        "signalements tardifs ne peuvent l’expliquer.",
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its code and, where it is about one, its column."""

    code: str
    text: Texts
    column: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The note for machines."""
        return {
            "code": self.code,
            "column": self.column or None,
            "sentence_en": self.text.en,
            "sentence_fr": self.text.fr,
        }


def note(code: str, *, column: str = "", **values: Any) -> Note:
    """A note, its sentence filled in."""
    return Note(code, NOTES[code].format(column=column, **values), column)
