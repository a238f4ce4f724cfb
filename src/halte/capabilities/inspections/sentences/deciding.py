"""Letters, the answer, the decision, payment and publication."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

DECIDING: Final = {
    "document_altered": B(
        "This document is not the one that was kept: its digest differs. Tell the "
        "administrator, and restore it from a backup.",
        "Ce document n’est pas celui qui a été conservé : son empreinte diffère. "
        "Avisez l’administration et restaurez-le à partir d’une sauvegarde.",
    ),
    "letter_out_of_place": B(
        "The state of the file has no place for this letter now.",
        "L’état du dossier ne prévoit pas cette lettre maintenant.",
    ),
    "letter_not_the_outcome": B(
        "This letter does not fit what was decided. Choose the one that does.",
        "Cette lettre ne correspond pas à la décision. Choisissez celle qui convient.",
    ),
    "letter_without_computation": B(
        "Compute what the findings imply first: a notice tells it.",
        "Calculez d’abord ce qu’entraînent les constats : l’avis l’indique.",
    ),
    "no_notice_due": B(
        "No violation follows from the findings, so no notice is due.",
        "Aucune violation ne découle des constats : aucun avis n’est requis.",
    ),
    "findings_changed": B(
        "The findings changed since they were computed. Compute again.",
        "Les constats ont changé depuis le calcul. Calculez de nouveau.",
    ),
    "letter_own": B(
        "You drafted this letter. Another person reviews it.",
        "Cette lettre est de votre main. Une autre personne la révise.",
    ),
    "letter_reviewed": B(
        "This letter was reviewed before. Draft a new one to change it.",
        "Cette lettre a déjà été révisée. Préparez-en une autre pour la modifier.",
    ),
    "letter_not_reviewed": B(
        "Another person approves a letter before it is sent.",
        "Une autre personne approuve la lettre avant son envoi.",
    ),
    "letter_sent": B(
        "This letter was sent before.", "Cette lettre a déjà été envoyée."
    ),
    "review_before_letter": B(
        "The review is dated before the letter. Check the day.",
        "La révision est antérieure à la lettre. Vérifiez la date.",
    ),
    "sent_before_review": B(
        "The letter was sent before it was reviewed. Check the day.",
        "L’envoi précède la révision. Vérifiez la date.",
    ),
    "answer_before_notice": B(
        "No preliminary notice was sent, so there is nothing to answer.",
        "Aucun avis provisoire n’a été envoyé : il n’y a rien à quoi répondre.",
    ),
    "answer_before_sending": B(
        "The answer is dated before the notice was sent. Check the day.",
        "La réponse est antérieure à l’envoi de l’avis. Vérifiez la date.",
    ),
    "answer_still_open": B(
        "The employer’s time to answer is not over, and nothing is decided before it "
        "is (209.996(3)), also where the employer answered. Decide on {day} or later.",
        "Le délai de réponse de l’employeur n’est pas écoulé, et rien n’est décidé "
        "avant (209.996(3)), même si l’employeur a répondu. Décidez le {day} ou plus "
        "tard.",
    ),
    "complete_by_whom": B(
        "Say who said so for the employer: a name, and in which role.",
        "Indiquez qui l’a dit au nom de l’employeur : un nom et sa fonction.",
    ),
    "extension_asked_when": B(
        "The employer asked before the notice was sent, or after it was given more "
        "time. Mend one of the days.",
        "La demande précède l’envoi de l’avis ou suit la prolongation. Corrigez l’une "
        "des dates.",
    ),
    "extension_asked_late": B(
        "The time to answer ended on {day}. More of it is given only if the employer "
        "asked by that day.",
        "Le délai de réponse a pris fin le {day}. Il n’est prolongé que si l’employeur "
        "l’a demandé au plus tard ce jour-là.",
    ),
    "size_not_in_notice": B(
        "The size of the employer was changed after the notice, and it decides the "
        "amount. Send a corrected notice first, so that the employer can answer it.",
        "La taille de l’employeur a été modifiée après l’avis, et elle détermine le "
        "montant. Envoyez d’abord un avis corrigé, afin que l’employeur puisse y "
        "répondre.",
    ),
    "extension_too_short": B(
        "The employer has until {day} already. Choose a later day.",
        "L’employeur a déjà jusqu’au {day}. Choisissez un jour plus tardif.",
    ),
    "decision_before_notice": B(
        "A decision follows a preliminary notice that was sent.",
        "La décision suit un avis provisoire qui a été envoyé.",
    ),
    "decider_involved": B(
        "You worked on this file. A senior officer who had no part in it decides.",
        "Vous avez travaillé à ce dossier. La décision revient à un agent principal "
        "qui n’y a pas pris part.",
    ),
    "decision_with_failures": B(
        "Conditions are not met in this file. If the answer settles them, an officer "
        "enters that first.",
        "Des conditions ne sont pas respectées dans ce dossier. Si la réponse les "
        "règle, un agent l’inscrit d’abord.",
    ),
    "decision_without_failures": B(
        "No condition is failed in this file. Decide that there is no violation.",
        "Aucune condition n’est manquée dans ce dossier. Décidez qu’il n’y a pas de "
        "violation.",
    ),
    "findings_not_in_notice": B(
        "A finding was entered after the notice. Send a corrected notice first, so "
        "that the employer can answer it.",
        "Un constat a été inscrit après l’avis. Envoyez d’abord un avis corrigé, afin "
        "que l’employeur puisse y répondre.",
    ),
    "outcome_not_implied": B(
        "The findings imply another outcome under the Regulations. Choose that one, or "
        "have the findings changed by an officer.",
        "Selon le Règlement, les constats entraînent un autre résultat. Choisissez "
        "celui-là ou faites modifier les constats par un agent.",
    ),
    "nothing_to_pay": B(
        "Nothing is owed in this file.", "Rien n’est dû dans ce dossier."
    ),
    "payment_before_notice": B(
        "The final notice was not sent by that day. Check the day.",
        "L’avis final n’était pas encore envoyé ce jour-là. Vérifiez la date.",
    ),
    "payment_too_much": B(
        "This is more than what is owed, or nothing. Check the amount.",
        "Ce montant dépasse ce qui est dû ou est nul. Vérifiez-le.",
    ),
    "default_too_early": B(
        "The last day to pay is not past on that day.",
        "Le dernier jour pour payer n’est pas passé ce jour-là.",
    ),
    "default_not_yet": B(
        "The last day to pay is {day}. There is no default before.",
        "Le dernier jour pour payer est le {day}. Il n’y a pas de défaut avant.",
    ),
    "default_recorded": B(
        "A default is recorded. It stands until the penalty is paid.",
        "Un défaut est consigné. Il demeure jusqu’au paiement de la pénalité.",
    ),
    "agreement_in_force": B(
        "An agreement on instalments is in force. End it, or record that it is broken, "
        "first.",
        "Une entente de versements est en vigueur. Mettez-y fin ou consignez d’abord "
        "son non-respect.",
    ),
    "agreement_after_default": B(
        "A default is recorded, and the Regulations do not say that an agreement ends "
        "it. This installation gives none after a default; record payments as they "
        "come in.",
        "Un défaut est consigné, et le Règlement ne dit pas qu’une entente y met fin. "
        "Cette installation n’en accorde pas après un défaut ; consignez les paiements "
        "à mesure qu’ils arrivent.",
    ),
    "no_agreement": B(
        "No agreement on instalments is in force.",
        "Aucune entente de versements n’est en vigueur.",
    ),
    "no_instalment_late": B(
        "No instalment is late on that day.",
        "Aucun versement n’est en retard ce jour-là.",
    ),
    "instalment_before_agreement": B(
        "The first instalment is due before the agreement. Choose a later day.",
        "Le premier versement précède l’entente. Choisissez un jour plus tardif.",
    ),
    "instalments_count": B(
        "Choose from {fewest} to {most} instalments of at least one dollar.",
        "Choisissez de {fewest} à {most} versements d’au moins un dollar.",
    ),
    "payment_before_agreement": B(
        "An agreement is in force, and this payment is dated before it. Check the day.",
        "Une entente est en vigueur et ce paiement lui est antérieur. Vérifiez la "
        "date.",
    ),
    "agreement_end_before": B(
        "The agreement ends before it was given. Check the day.",
        "La fin de l’entente précède celle-ci. Vérifiez la date.",
    ),
    "own_file_own": B(
        "You prepared this file. Another person approves it.",
        "Vous avez préparé ce dossier. Une autre personne l’approuve.",
    ),
    "own_file_reviewed": B(
        "Someone answered this before. Prepare it anew to change it.",
        "Quelqu’un s’est déjà prononcé. Préparez un nouveau dossier pour le modifier.",
    ),
    "own_file_not_approved": B(
        "Another person approves it before it leaves.",
        "Une autre personne l’approuve avant sa remise.",
    ),
    "own_file_changed": B(
        "The file would come out otherwise today: something was sent, decided or "
        "withheld since. Prepare it anew.",
        "Le dossier serait différent aujourd’hui : un élément a été envoyé, décidé ou "
        "retenu depuis. Préparez-le de nouveau.",
    ),
    "own_file_day": B(
        "It leaves on or after the day of its approval, and not in the future. Check "
        "the day.",
        "La remise a lieu le jour de l’approbation ou plus tard, jamais dans le futur. "
        "Vérifiez la date.",
    ),
    "nothing_to_publish": B(
        "Only a penalty or a ban goes on the public list; a warning does not "
        "(209.997).",
        "Seules une pénalité ou une exclusion figurent sur la liste publique, non un "
        "avertissement (209.997).",
    ),
    "publication_before_notice": B(
        "Send the final notice before the decision goes on the public list.",
        "Envoyez l’avis final avant d’inscrire la décision à la liste publique.",
    ),
    "published_already": B(
        "This decision is on the public list.",
        "Cette décision figure sur la liste publique.",
    ),
    "not_published": B(
        "This decision is not on the public list.",
        "Cette décision ne figure pas sur la liste publique.",
    ),
    "withdrawn_before": B(
        "It comes off the list before it was put on it. Check the day.",
        "Le retrait précède l’inscription. Vérifiez la date.",
    ),
    "letter_number_taken": B(
        "This draft has a number that is no longer the next one: another letter was "
        "sent since. Draft the letter anew.",
        "Le numéro de ce projet n’est plus le suivant : une autre lettre a été envoyée "
        "depuis. Préparez la lettre de nouveau.",
    ),
    "close_untold": B(
        "Send the employer the letter that ends the file first.",
        "Envoyez d’abord à l’employeur la lettre qui met fin au dossier.",
    ),
    "close_unpaid": B(
        "The penalty is not paid. Record the payment, or the default.",
        "La pénalité n’est pas payée. Consignez le paiement ou le défaut.",
    ),
    "close_unpublished": B(
        "The decision is not on the public list yet.",
        "La décision ne figure pas encore sur la liste publique.",
    ),
}
