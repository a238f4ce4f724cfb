"""Evidence, findings, and what they imply."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

FOUND: Final = {
    "elsewhere_reference": B(
        "Say how the other office calls its inspection or notice.",
        "Indiquez comment l’autre bureau désigne son inspection ou son avis.",
    ),
    "elsewhere_one_of_two": B(
        "A violation has a type and no amount; a final notice has an amount. Enter one "
        "of the two.",
        "Une violation a un type et aucun montant ; un avis final a un montant. "
        "Inscrivez l’un ou l’autre.",
    ),
    "elsewhere_taken_back": B("This was taken back before.", "Ceci a déjà été retiré."),
    "item_unknown": B(
        "Conditions are numbered 1 to 30. Choose one of them.",
        "Les conditions sont numérotées de 1 à 30. Choisissez l’une d’elles.",
    ),
    "evidence_label": B(
        "Say in a few words what the evidence is. Sealed evidence has no label.",
        "Indiquez en quelques mots ce qu’est l’élément de preuve. Un élément scellé "
        "n’a pas de libellé.",
    ),
    "evidence_token": B(
        "Sealed evidence is named by its whole token: S- and 32 digits or letters a "
        "to f. Copy it from the page that showed it.",
        "Un élément scellé est désigné par son jeton entier : S- et 32 chiffres ou "
        "lettres de a à f. Copiez-le de la page qui l’a affiché.",
    ),
    "token_alone": B(
        "A sealed token stands alone. Leave this empty.",
        "Un jeton scellé s’inscrit seul. Laissez ce champ vide.",
    ),
    "token_unsealed": B(
        "This holds a sealed token, and an employer could come to see it. Choose “A "
        "sealed token” and write the token by itself.",
        "Ce champ contient un jeton scellé, qu’un employeur pourrait voir. Choisissez "
        "« Un jeton scellé » et inscrivez le jeton seul.",
    ),
    "token_suspicion": B(
        "A sealed token is a reason to suspect (IRPR 209.5(a)). Choose that trigger.",
        "Un jeton scellé est un motif de soupçonner (RIPR 209.5a)). Choisissez ce "
        "motif.",
    ),
    "evidence_not_in_vault": B(
        "The vault has no file of this number that you may see. Put it in first, and "
        "write its number here.",
        "Le coffre n’a aucun fichier de ce numéro que vous puissiez voir. Déposez-le "
        "d’abord, puis inscrivez son numéro ici.",
    ),
    "inspection_not_examining": B(
        "Findings are entered once the examination has begun, and until a decision.",
        "Les constats s’inscrivent une fois l’examen commencé et jusqu’à la décision.",
    ),
    "inspection_not_found": B(
        "Finish the findings first. What they imply is computed then.",
        "Terminez d’abord les constats. Ce qu’ils entraînent se calcule ensuite.",
    ),
    "finding_without_evidence": B(
        "Condition {item} has no evidence yet. Add at least one piece, then say what "
        "was found.",
        "La condition {item} n’a encore aucun élément de preuve. Ajoutez-en au moins "
        "un, puis inscrivez le constat.",
    ),
    "finding_open_evidence": B(
        "Condition {item} has no evidence that may be shown to the employer, who could "
        "not answer. Add some that may be shown.",
        "La condition {item} n’a aucun élément de preuve qui puisse être montré à "
        "l’employeur : il ne pourrait pas répondre. Ajoutez-en un qui puisse l’être.",
    ),
    "finding_replaced": B(
        "This finding was changed meanwhile. Open the condition again.",
        "Ce constat a été modifié entre-temps. Ouvrez de nouveau la condition.",
    ),
    "finding_contradicts": B(
        "Condition {item} has another finding that says otherwise. Change that one.",
        "La condition {item} a un autre constat qui dit le contraire. Modifiez "
        "celui-là.",
    ),
    "findings_none_entered": B(
        "No condition has a finding yet. Enter at least one.",
        "Aucune condition n’a encore de constat. Inscrivez-en au moins un.",
    ),
    "findings_left_out": B(
        "Nothing is said of these conditions: {items}. Enter what was found, or mark "
        "them as not examined and say why.",
        "Rien n’est inscrit pour ces conditions : {items}. Inscrivez le constat, ou "
        "indiquez qu’elles n’ont pas été examinées et pourquoi.",
    ),
    "findings_all_entered": B(
        "Every condition has its finding.",
        "Chaque condition a son constat.",
    ),
    "disclosure_day": B(
        "Say on which day the employer disclosed it.",
        "Indiquez le jour où l’employeur l’a divulgué.",
    ),
    "disclosure_before_failure": B(
        "The disclosure is dated before the failure. Check both days.",
        "La divulgation est antérieure au manquement. Vérifiez les deux dates.",
    ),
    "disclosure_to": B(
        "Say which office or officer received the disclosure.",
        "Indiquez quel bureau ou quelle personne a reçu la divulgation.",
    ),
    "disclosure_evidence": B(
        "Choose the piece of evidence that shows the disclosure. Add it to the "
        "condition first where it is not there yet.",
        "Choisissez l’élément de preuve qui montre la divulgation. Ajoutez-le d’abord "
        "à la condition s’il n’y est pas encore.",
    ),
    "disclosure_after_opening": B(
        "The file was opened on {day}: a disclosure made after that day is not "
        "acceptable (209.991). Keep it as not accepted, or check the day.",
        "Le dossier a été ouvert le {day} : une divulgation faite après ce jour n’est "
        "pas acceptable (209.991). Inscrivez-la comme non acceptée, ou vérifiez la "
        "date.",
    ),
    "disclosure_not_complete": B(
        "A disclosure that is not complete is not acceptable (209.991). Say that it is "
        "complete, or keep it as not accepted.",
        "Une divulgation incomplète n’est pas acceptable (209.991). Indiquez qu’elle "
        "est complète, ou inscrivez-la comme non acceptée.",
    ),
    "size_after_opening": B(
        "The size is that of the day on which the request or the offer was received "
        "(209.93), so not after the file was opened on {day}. Check the day.",
        "La taille est celle du jour où la demande ou l’offre a été reçue (209.93), "
        "donc pas après l’ouverture du dossier le {day}. Vérifiez la date.",
    ),
    "failure_workers": B(
        "Say how many workers are affected: each is a separate violation (209.96(1)).",
        "Indiquez combien de travailleurs sont touchés : chacun est une violation "
        "distincte (209.96(1)).",
    ),
    "failure_day": B(
        "Say when the condition was not met: the day chooses the text of the law.",
        "Indiquez quand la condition n’a pas été respectée : ce jour détermine le "
        "texte applicable.",
    ),
    "failure_backwards": B(
        "The failure ends before it begins. Mend one of its days.",
        "Le manquement prend fin avant de commencer. Corrigez l’une des dates.",
    ),
    "failure_outside_period": B(
        "This day is outside the period that is examined. Check the day, or the period "
        "of the file.",
        "Ce jour est hors de la période examinée. Vérifiez la date ou la période du "
        "dossier.",
    ),
    "severity_without_reason": B(
        "Say why these points were given. Points without a reason cannot be answered.",
        "Indiquez le motif de ces points. Sans motif, personne ne peut y répondre.",
    ),
    "severity_bounds": B(
        "This criterion takes 0 to {most} points.",
        "Ce critère admet de 0 à {most} points.",
    ),
    "part_needed": B(
        "Condition {item} is divided: choose the part. Each part is a violation of its "
        "own (209.96).",
        "La condition {item} est divisée : choisissez l’élément. Chacun est une "
        "violation distincte (209.96).",
    ),
    "part_not_then": B(
        "This part of condition {item} was not in force on that day. Check both.",
        "Cet élément de la condition {item} n’était pas en vigueur ce jour-là. "
        "Vérifiez les deux.",
    ),
    "item_not_then": B(
        "Condition {item} was not in force on that day. Check the day.",
        "La condition {item} n’était pas en vigueur ce jour-là. Vérifiez la date.",
    ),
    "ground_not_then": B(
        "This ground is not open for condition {item} on that day. Choose another.",
        "Ce motif n’est pas admis pour la condition {item} ce jour-là. Choisissez-en "
        "un autre.",
    ),
    "ground_missing": B(
        "Say which justification of the Regulations applies.",
        "Indiquez quelle justification du Règlement s’applique.",
    ),
    "law_text_unknown_then": B(
        "The text of Schedule 2 in force on that day was not found, so nothing is "
        "computed for it. Choose a day from 2017-04-13 on.",
        "Le texte de l’annexe 2 en vigueur ce jour-là n’a pas été trouvé : rien n’est "
        "calculé. Choisissez un jour à partir du 2017-04-13.",
    ),
    "item_type_unknown_then": B(
        "The row of condition {item} came on 2020-04-20 in the place of another, which "
        "was not found: of which type a failure before was is not known. Choose a day "
        "from then on.",
        "La ligne de la condition {item} a remplacé le 2020-04-20 une autre, qui n’a "
        "pas été trouvée : on ignore de quel type était un manquement antérieur. "
        "Choisissez un jour à partir de cette date.",
    ),
    "criterion_not_then": B(
        "This criterion came on 2020-04-20. A failure before that day has no points "
        "under it.",
        "Ce critère date du 2020-04-20. Un manquement antérieur n’y a aucun point.",
    ),
    "law_text_before_then": B(
        "The conditions of IRPR 209.2 to 209.4 were not in force on that day. Check "
        "the day.",
        "Les conditions des articles 209.2 à 209.4 du RIPR n’étaient pas en vigueur ce "
        "jour-là. Vérifiez la date.",
    ),
    "size_missing": B(
        "State employees or gross revenue on the day of the request: the size decides "
        "the amount (209.93).",
        "Indiquez les employés ou le revenu brut au jour de la demande : la taille "
        "détermine le montant (209.93).",
    ),
    "nothing_to_compute": B(
        "No condition has a failure, so nothing follows from the findings.",
        "Aucune condition n’a de manquement : rien ne découle des constats.",
    ),
    "conclusion_with_failures": B(
        "A condition is not met. Send a preliminary notice, or enter what was found "
        "since.",
        "Une condition n’est pas respectée. Envoyez un avis provisoire ou inscrivez ce "
        "qui a été constaté depuis.",
    ),
    "conclusion_with_justified": B(
        "A failure is justified. Conclude as justified.",
        "Un manquement est justifié. Concluez en ce sens.",
    ),
    "conclusion_without_justified": B(
        "No failure is justified. Conclude as compliant.",
        "Aucun manquement n’est justifié. Concluez à la conformité.",
    ),
    "conclusion_without_correction": B(
        "No corrective action is noted. Note what the employer put right first.",
        "Aucune mesure corrective n’est consignée. Consignez d’abord ce que "
        "l’employeur a corrigé.",
    ),
    "conclusion_not_one": B(
        "Choose how the file is concluded.", "Choisissez la conclusion du dossier."
    ),
}
