"""What the ledger says when it refuses, and what is wrong with a broken chain."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import declare

declare(
    {
        "budget_passed": Texts(
            "This release would pass the privacy budget of {source}, {year}: "
            "{spent} of {budget} is spent and the release needs {asked} (rho). "
            "Release less or with more noise, or wait for a new year of data.",
            "Cette publication dépasserait le budget de confidentialité de "
            "{source}, {year} : {spent} sur {budget} sont dépensés et il en faut "
            "{asked} (rho). Publiez moins, ou avec plus de bruit, ou attendez une "
            "nouvelle année de données.",
        ),
        "budget_not_stated": Texts(
            "A synthetic file must say what it spends, or from which kept "
            "measurements it follows. This one does neither.",
            "Un fichier synthétique doit dire ce qu’il dépense, ou de quelles "
            "mesures conservées il découle. Celui-ci ne dit ni l’un ni l’autre.",
        ),
        "budget_unusable": Texts(
            "A budget is a number from zero to a million, such as 0.25.",
            "Un budget est un nombre de zéro à un million, par exemple 0.25.",
        ),
        "grant_unsaid": Texts(
            "A budget names its source and its reason. Neither may be blank.",
            "Un budget nomme sa source et sa raison. Aucune ne peut être vide.",
        ),
        "measurements_unknown": Texts(
            "No entry of the ledger made these measurements. Name the ledger in "
            "which they were first recorded.",
            "Aucune inscription du registre n’a produit ces mesures. Indiquez le "
            "registre où elles ont d’abord été inscrites.",
        ),
        "ledger_broken": Texts(
            "The chain of the ledger is broken at this line, and nothing is added to "
            "a broken ledger. `halte protect ledger verify` says what was done to it; "
            "then restore the last whole copy.",
            "La chaîne du registre est rompue à cette ligne, et rien ne s’ajoute à un "
            "registre rompu. `halte protect ledger verify` dit ce qui lui est arrivé ; "
            "restaurez ensuite la dernière copie intacte.",
        ),
        "ledger_empty": Texts(
            "The ledger holds no entry.",
            "Le registre ne contient aucune inscription.",
        ),
        "ledger_busy": Texts(
            "Another program holds the ledger. Try again when it is done.",
            "Un autre programme utilise le registre. Réessayez lorsqu’il aura fini.",
        ),
        "head_unusable": Texts(
            "A kept head is a digest of 64 hexadecimal digits, or NUMBER:DIGEST as "
            "`halte protect ledger show` prints it.",
            "Une tête conservée est une empreinte de 64 chiffres hexadécimaux, ou "
            "NUMÉRO:EMPREINTE tel que `halte protect ledger show` l’affiche.",
        ),
        "years_missing": Texts(
            "A release in a ledger says which years of data it holds. Name them, "
            "for example 2024 or 2022-2024.",
            "Une publication inscrite au registre dit quelles années elle contient. "
            "Nommez-les, par exemple 2024 ou 2022-2024.",
        ),
    }
)

BREAKS: Final = {
    "unreadable": Texts(
        "line {line} is not an entry of a ledger.",
        "la ligne {line} n’est pas une inscription de registre.",
    ),
    "torn": Texts(
        "line {line} ends in its middle: a write was cut off.",
        "la ligne {line} s’arrête au milieu : une écriture a été interrompue.",
    ),
    "edited": Texts(
        "line {line} was changed after it was written.",
        "la ligne {line} a été modifiée après son écriture.",
    ),
    "replaced": Texts(
        "line {line} is not the line that the next one follows: it was replaced.",
        "la ligne {line} n’est pas celle que suit la suivante : elle a été remplacée.",
    ),
    "deleted": Texts(
        "entries {first} to {last} are missing before line {line}.",
        "les inscriptions {first} à {last} manquent avant la ligne {line}.",
    ),
    "reordered": Texts(
        "line {line} does not stand in its place: lines were moved or repeated.",
        "la ligne {line} n’est pas à sa place : des lignes ont été déplacées ou "
        "répétées.",
    ),
    "truncated": Texts(
        "the ledger ends after line {line}, before the head that was kept: its end "
        "was cut off.",
        "le registre s’arrête après la ligne {line}, avant la tête conservée : sa "
        "fin a été coupée.",
    ),
    "rewritten": Texts(
        "the head that was kept is not at line {line}: that line, or one before it, "
        "was written again.",
        "la tête conservée n’est pas à la ligne {line} : cette ligne, ou une ligne "
        "avant elle, a été réécrite.",
    ),
}  # fmt: skip
