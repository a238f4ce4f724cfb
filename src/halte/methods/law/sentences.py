"""What `halte penalty` says when it refuses: code, what happened, how to mend it."""

from __future__ import annotations

from halte.methods.bilingual import Texts
from halte.methods.faults import declare

declare(
    {
        "findings_none": Texts(
            "The folder holds no file whose name ends in .json.",
            "Le dossier ne contient aucun fichier dont le nom finit par .json.",
        ),
        "list_empty": Texts(
            "The list is empty. State at least one.",
            "La liste est vide. Indiquez au moins un élément.",
        ),
        "id_twice": Texts(
            "Another violation has the same id. Give each its own.",
            "Une autre violation porte le même identifiant. Donnez-en un à chacune.",
        ),
        "size_unknown": Texts(
            "What is stated does not settle the size of the employer (IRPR 209.93). "
            "State both `employees` and `gross_revenue_cad`.",
            "Ce qui est indiqué ne suffit pas à établir la taille de l’employeur "
            "(RIPR 209.93). Indiquez `employees` et `gross_revenue_cad`.",
        ),
        "day_after_determination": Texts(
            "This day is after the day of the determination ({determined_on}). Mend "
            "one of the two.",
            "Ce jour est postérieur à celui de la conclusion ({determined_on}). "
            "Corrigez l’un des deux.",
        ),
        "disclosure_incomplete": Texts(
            "A disclosure that is not complete is not acceptable (IRPR 209.991). Say "
            "that it was not accepted, or that it is complete.",
            "Une divulgation incomplète n’est pas acceptable (RIPR 209.991). Indiquez "
            "qu’elle n’est pas acceptée, ou qu’elle est complète.",
        ),
        "disclosure_late": Texts(
            "A disclosure made after inspecting began ({began_on}) is not acceptable "
            "(IRPR 209.991). Say that it was not accepted, or mend the day.",
            "Une divulgation faite après le début de l’inspection ({began_on}) n’est "
            "pas acceptable (RIPR 209.991). Indiquez qu’elle n’est pas acceptée, ou "
            "corrigez la date.",
        ),
        "part_undivided": Texts(
            "Condition {item} is not divided into parts. Leave `part` out.",
            "La condition {item} n’est pas divisée en éléments. Retirez `part`.",
        ),
        "law_text_unknown": Texts(
            "The text of Schedule 2 in force from {first} to {last} was not found, so "
            "nothing is computed for a failure in that time.",
            "Le texte de l’annexe 2 en vigueur du {first} au {last} n’a pas été "
            "trouvé : rien n’est calculé pour un manquement de cette période.",
        ),
        "law_text_before": Texts(
            "The conditions of IRPR 209.2 to 209.4 are in force from {first}; nothing "
            "is computed for a failure before that day.",
            "Les conditions des articles 209.2 à 209.4 du RIPR sont en vigueur depuis "
            "le {first} ; rien n’est calculé pour un manquement antérieur.",
        ),
        "item_not_in_force": Texts(
            "Condition {item} was not in force on {day}. Check the item and the day.",
            "La condition {item} n’était pas en vigueur le {day}. Vérifiez le numéro "
            "et la date.",
        ),
        "item_type_unknown": Texts(
            "The row of condition {item} came on 2020-04-20 in the place of another, "
            "which was not found: of which type such a failure was on {day} is not "
            "known, and nothing is computed for it.",
            "La ligne de la condition {item} a remplacé le 2020-04-20 une autre, qui "
            "n’a pas été trouvée : on ignore de quel type était un tel manquement le "
            "{day}, et rien n’est calculé.",
        ),
        "criterion_not_in_force": Texts(
            "This criterion of severity is in force from {first}; on {day} it had no "
            "points. Enter 0 or mend the day.",
            "Ce critère de gravité est en vigueur depuis le {first} ; le {day}, il "
            "n’avait pas de points. Inscrivez 0 ou corrigez la date.",
        ),
        "part_not_in_force": Texts(
            "This part of condition {item} was not in force on {day}. Check the part "
            "and the day.",
            "Cet élément de la condition {item} n’était pas en vigueur le {day}. "
            "Vérifiez l’élément et la date.",
        ),
        "justification_not_open": Texts(
            "This ground is not open for condition {item} on {day}. Open there: "
            "{known}.",
            "Ce motif n’est pas admis pour la condition {item} le {day}. Motifs "
            "admis : {known}.",
        ),
        "other_settings": Texts(
            "This folder holds results in another language, of another reading of "
            "history or of another text of the law. Choose another folder for --out.",
            "Ce dossier contient des résultats dans une autre langue, selon une autre "
            "lecture des antécédents ou un autre texte de loi. Choisissez un autre "
            "dossier pour --out.",
        ),
        "folder_needs_out": Texts(
            "A folder of findings needs a folder for its results: --out FOLDER.",
            "Un dossier de constats demande un dossier pour ses résultats : "
            "--out DOSSIER.",
        ),
        "folder_without_page": Texts(
            "A page (--html) is made for one file, not for a folder.",
            "Une page (--html) se fait pour un fichier, pas pour un dossier.",
        ),
    }
)
