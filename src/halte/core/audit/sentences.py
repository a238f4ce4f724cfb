"""What the audit says when something is wrong."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final = {
    "audit_edited": Bilingual(
        "Row {first} does not say what was recorded: it was changed, or was never "
        "written by Halte. Compare it with your last backup.",
        "La ligne {first} ne dit pas ce qui a été consigné : elle a été modifiée, ou "
        "Halte ne l’a jamais écrite. Comparez-la avec votre dernière sauvegarde.",
    ),
    "audit_moved": Bilingual(
        "Row {first} was moved: it was written as row {origin}.",
        "La ligne {first} a été déplacée : elle avait été écrite comme ligne {origin}.",
    ),
    "audit_deleted": Bilingual(
        "Rows {first} to {last} were removed. Look for them in your last backup.",
        "Les lignes {first} à {last} ont été supprimées. Cherchez-les dans votre "
        "dernière sauvegarde.",
    ),
    "audit_deleted_one": Bilingual(
        "Row {first} was removed. Look for it in your last backup.",
        "La ligne {first} a été supprimée. Cherchez-la dans votre dernière sauvegarde.",
    ),
    "audit_truncated": Bilingual(
        "The end of the audit was cut off: rows {first} to {last} were written and "
        "are gone.",
        "La fin du journal a été coupée : les lignes {first} à {last} ont été "
        "écrites et ont disparu.",
    ),
    "audit_truncated_one": Bilingual(
        "The end of the audit was cut off: row {first} was written and is gone.",
        "La fin du journal a été coupée : la ligne {first} a été écrite et a disparu.",
    ),
    "audit_seal_replaced": Bilingual(
        "Seal {seal}, over rows {first} to {last}, is not the one Halte made: it was "
        "changed or replaced.",
        "Le sceau {seal}, qui couvre les lignes {first} à {last}, n’est pas celui "
        "que Halte a apposé : il a été modifié ou remplacé.",
    ),
    "audit_seal_missing": Bilingual(
        "A seal is missing: nothing covers rows {first} to {last}.",
        "Il manque un sceau : rien ne couvre les lignes {first} à {last}.",
    ),
    "audit_seal_missing_gone": Bilingual(
        "Seal {seal} was removed.",
        "Le sceau {seal} a été supprimé.",
    ),
    "audit_anchor_disagrees": Bilingual(
        "The anchor kept for seal {seal} (up to row {last}) does not match the "
        "database: the seal was changed or removed after it was anchored.",
        "L’ancre conservée pour le sceau {seal} (jusqu’à la ligne {last}) ne "
        "correspond pas à la base : le sceau a été modifié ou supprimé après coup.",
    ),
    "audit_unguarded": Bilingual(
        "The database no longer refuses changes to the audit: a trigger was "
        "removed. Run “halte up --prepare”, and find out who removed it.",
        "La base ne refuse plus les modifications du journal : un déclencheur a été "
        "retiré. Exécutez « halte up --prepare » et cherchez qui l’a retiré.",
    ),
    "audit_anchor_unreadable": Bilingual(
        "This is not an anchor. An anchor is one line that begins with "
        "“halte-audit 1 seal=”; copy the whole line, or name a file of such lines.",
        "Ceci n’est pas une ancre. Une ancre est une ligne qui commence par "
        "« halte-audit 1 seal= » ; copiez la ligne entière ou nommez un fichier de "
        "telles lignes.",
    ),
    "audit_nothing_to_seal": Bilingual(
        "There is nothing new to seal.",
        "Il n’y a rien de nouveau à sceller.",
    ),
}
