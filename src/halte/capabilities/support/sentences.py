"""The room’s refusals and faults, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.core.bilingual import Bilingual

B = Bilingual
SENTENCES: Final[Mapping[str, Bilingual]] = {
    "support_topic_unknown": B(
        "There is no such heading. Choose one from the file.",
        "Cette rubrique n’existe pas. Choisissez-en une dans le dossier.",
    ),
    "support_part_unknown": B(
        "The form does not fit this heading. Open it again and write once more.",
        "Le formulaire ne correspond pas à la rubrique. Rouvrez-la et recommencez.",
    ),
    "support_choice_unknown": B(
        "Choose from the list, or leave it empty.",
        "Choisissez dans la liste ou laissez le champ vide.",
    ),
    "support_too_long": B(
        "This is too long: {longest} characters at most. Cut it in two.",
        "Ce texte est trop long : {longest} caractères au plus. Coupez-le en deux.",
    ),
    "support_passage_unknown": B(
        "The text you wrote from is not there. Open the heading again.",
        "Le texte de départ n’existe pas. Rouvrez la rubrique.",
    ),
    "support_nothing_to_merge": B(
        "These two texts do not stand side by side any more. Open the heading again.",
        "Ces deux textes ne sont plus côte à côte. Rouvrez la rubrique.",
    ),
    "support_anonymous": B(
        "The person chose to stay anonymous: names, addresses and what happened are "
        "not written. If they changed their mind, change their choice first.",
        "La personne a choisi l’anonymat : noms, adresses et faits ne sont pas écrits. "
        "Si elle a changé d’avis, modifiez d’abord son choix.",
    ),
    "support_already_named": B(
        "Names, addresses or what happened are written already. Anonymous is chosen "
        "before that; open a new file instead.",
        "Des noms, des adresses ou les faits sont déjà écrits. L’anonymat se choisit "
        "avant ; ouvrez plutôt un nouveau dossier.",
    ),
    "support_label_missing": B(
        "Write a word or two to recognise the person by. It need not be a name.",
        "Écrivez un mot ou deux pour reconnaître la personne. Un nom n’est pas "
        "nécessaire.",
    ),
    "support_exceptions_first": B(
        "Tell the person both exceptions first, then tick the box.",
        "Dites d’abord les deux exceptions à la personne, puis cochez la case.",
    ),
    "support_region_unknown": B(
        "Choose a province or territory from the list.",
        "Choisissez une province ou un territoire dans la liste.",
    ),
    "support_file_closed": B(
        "This file is closed. Open it again to write in it.",
        "Ce dossier est fermé. Rouvrez-le pour y écrire.",
    ),
    "support_file_open": B("This file is open already.", "Ce dossier est déjà ouvert."),
    "support_referrals_wait": B(
        "A referral still waits for its end. Close its loop first, or revoke it.",
        "Un aiguillage attend encore. Fermez d’abord sa boucle ou annulez-le.",
    ),
    "support_follow_up_past": B(
        "Choose a day after today.", "Choisissez une date après aujourd’hui."
    ),
    "support_in_future": B(
        "This is still to come. Give the moment when it happened.",
        "Ce moment n’est pas encore venu. Indiquez quand cela s’est passé.",
    ),
    "support_words_missing": B("Write a few words.", "Écrivez quelques mots."),
    "support_domain_unknown": B(
        "Choose a need from the list.", "Choisissez un besoin dans la liste."
    ),
    "support_goal_over": B("Open the goal again first.", "Rouvrez d’abord ce but."),
    "support_months_unknown": B(
        "Outcomes are asked after 3, 6 and 12 months.",
        "Les résultats sont demandés après 3, 6 et 12 mois.",
    ),
    "support_outcome_empty": B(
        "Choose at least one answer, or say that the person did not answer.",
        "Choisissez au moins une réponse, ou indiquez que la personne n’a pas répondu.",
    ),
    "support_scope_unknown": B(
        "Choose from the list what is kept from them.",
        "Choisissez dans la liste ce qui leur est tu.",
    ),
    "support_already_lifted": B("This is lifted already.", "C’est déjà levé."),
    "support_receiver_unknown": B(
        "Choose another organisation from the list.",
        "Choisissez une autre organisation dans la liste.",
    ),
    "support_route_outside": B(
        "Nobody there answers within Halte. Choose a one-time link or a printed sheet.",
        "Personne n’y répond dans Halte. Choisissez un lien à usage unique ou une "
        "feuille imprimée.",
    ),
    "support_receiver_gone": B(
        "This organisation no longer takes part. Choose another.",
        "Cette organisation ne participe plus. Choisissez-en une autre.",
    ),
    "support_other_file": B(
        "The earlier referral belongs to another file. Begin from its own page.",
        "L’aiguillage précédent appartient à un autre dossier. Partez de sa page.",
    ),
    "support_level_confidential": B(
        "The person wants everything to stay here. Nothing is handed over unless they "
        "change what they chose.",
        "La personne veut que tout reste ici. Rien n’est transmis à moins qu’elle ne "
        "modifie son choix.",
    ),
    "support_withheld": B(
        "The person keeps this from this service. Take it out, or ask the person "
        "whether they lift it.",
        "La personne ne veut pas que ce service le sache. Retirez-le, ou demandez-lui "
        "si elle lève cette réserve.",
    ),
    "support_nothing_to_hand_over": B(
        "Nothing would go with this referral. Choose a heading or write a note.",
        "Rien n’accompagne cet aiguillage. Choisissez une rubrique ou une note.",
    ),
    "support_changed_since_shown": B(
        "The file changed after you looked. Look again at what would go, then send.",
        "Le dossier a changé depuis. Regardez de nouveau ce qui partirait, puis "
        "envoyez.",
    ),
    "support_already_sent": B(
        "This referral is sent. Revoke it to begin anew.",
        "Cet aiguillage est envoyé. Annulez-le pour recommencer.",
    ),
    "support_not_sent": B(
        "This referral is not sent yet.", "Cet aiguillage n’est pas encore envoyé."
    ),
    "support_not_waiting": B(
        "This referral waits for no answer.", "Cet aiguillage n’attend pas de réponse."
    ),
    "support_not_accepted": B(
        "A referral is done once it was accepted.",
        "Un aiguillage n’est fait qu’après avoir été accepté.",
    ),
    "support_accept_first": B(
        "Accept the referral first; then open a file from it.",
        "Acceptez d’abord l’aiguillage ; ouvrez ensuite un dossier à partir de lui.",
    ),
    "support_begun_already": B(
        "A file was opened from this referral already. If you do not see it, ask your "
        "supervisor to add you to its circle.",
        "Un dossier a déjà été ouvert à partir de cet aiguillage. Si vous ne le voyez "
        "pas, demandez à la personne responsable de vous ajouter à son cercle.",
    ),
    "support_over": B(
        "This referral is over already.", "Cet aiguillage est déjà terminé."
    ),
    "support_warm_noted": B(
        "The warm transfer is noted already.", "Le transfert accompagné est déjà noté."
    ),
    "support_no_link": B(
        "A link is for a service outside Halte whose answer you wait for.",
        "Un lien sert à un service hors de Halte dont vous attendez la réponse.",
    ),
    "support_copy_closed": B(
        "What was handed over is closed: the person’s consent no longer covers it.",
        "Ce qui a été transmis est fermé : le consentement ne le couvre plus.",
    ),
    "support_link_over": B(
        "This link opens nothing any more: it was used, its time is over, too many "
        "wrong codes were tried, or the person took it back. Ask the sender for "
        "another one.",
        "Ce lien n’ouvre plus rien : il a servi, son délai est passé, trop de codes "
        "erronés ont été essayés ou la personne l’a repris. Demandez-en un autre à "
        "l’expéditeur.",
    ),
    "support_link_unknown": B(
        "There is no such link. Ask the sender to send it again.",
        "Ce lien n’existe pas. Demandez à l’expéditeur de l’envoyer de nouveau.",
    ),
    "support_conflict": B(
        "This colleague has a conflict of interest with the file.",
        "Cette personne est en conflit d’intérêts avec le dossier.",
    ),
    "support_nobody_there": B(
        "Nobody with this name works in Halte at this organisation. Look for the name "
        "again.",
        "Personne de ce nom ne travaille dans Halte pour cet organisme. Cherchez de "
        "nouveau le nom.",
    ),
    "support_everyone_shut_out": B(
        "Everyone there who answers referrals must not know of this person. Choose "
        "another service, or hand it over by a link to someone you trust.",
        "Toutes les personnes qui y répondent aux aiguillages doivent tout ignorer de "
        "la personne. Choisissez un autre service, ou transmettez par un lien à "
        "quelqu’un de confiance.",
    ),
    "support_block_self": B(
        "Ask another supervisor to note your own conflict of interest.",
        "Demandez à une autre personne responsable de consigner votre propre conflit "
        "d’intérêts.",
    ),
    "support_block_lifted": B(
        "This conflict of interest is lifted already.",
        "Ce conflit d’intérêts est déjà levé.",
    ),
    "support_colleague_unknown": B(
        "Choose a colleague of your organisation who works on support files.",
        "Choisissez une personne de votre organisation qui tient des dossiers de "
        "soutien.",
    ),
    "support_transfer_waits": B(
        "A transfer of this file waits for its answer already.",
        "Un transfert de ce dossier attend déjà sa réponse.",
    ),
    "support_transfer_over": B(
        "This transfer is answered already.", "Ce transfert a déjà sa réponse."
    ),
    "support_close_first": B("Close the file first.", "Fermez d’abord le dossier."),
    "draft_not_ours": B(
        "This is not a sealed draft that Halte knows, or a part of it is missing. "
        "Choose the file that ends in .halte, or save it again on the device. It is "
        "kept as it came.",
        "Ce n’est pas une ébauche scellée connue de Halte, ou il en manque une partie. "
        "Choisissez le fichier qui se termine par .halte, ou enregistrez-le de nouveau "
        "sur l’appareil. Il est conservé tel quel.",
    ),
    "draft_not_yours": B(
        "This draft was written on another person’s form. Only that person can send it "
        "in, or a supervisor lets it in. It is kept as it came.",
        "Cette ébauche a été écrite sur la fiche d’une autre personne. Seule cette "
        "personne peut la déposer, ou une personne responsable l’accepte. Elle est "
        "conservée telle quelle.",
    ),
    "draft_used": B(
        "A draft of this form was taken already; each form is taken once. If this one "
        "says something else, ask a supervisor to let it in. It is kept as it came.",
        "Une ébauche de cette fiche a déjà été acceptée ; chaque fiche ne sert qu’une "
        "fois. Si celle-ci dit autre chose, demandez à une personne responsable de "
        "l’accepter. Elle est conservée telle quelle.",
    ),
    "draft_late": B(
        "The time of this form is over. Ask a supervisor to let the draft in. It is "
        "kept as it came.",
        "Le délai de cette fiche est passé. Demandez à une personne responsable "
        "d’accepter l’ébauche. Elle est conservée telle quelle.",
    ),
    "draft_key_gone": B(
        "The key of this form was destroyed thirty days after its time: nobody can "
        "open the draft. Write it down anew, if the device still shows it.",
        "La clé de cette fiche a été détruite trente jours après son échéance : "
        "personne ne peut ouvrir l’ébauche. Consignez-la de nouveau, si l’appareil la "
        "montre encore.",
    ),
    "draft_changed": B(
        "This draft does not open: it was altered, or it is sealed to another form. "
        "Save it again on the device, if it still holds it. It is kept as it came.",
        "Cette ébauche ne s’ouvre pas : elle a été altérée, ou elle est scellée pour "
        "une autre fiche. Enregistrez-la de nouveau sur l’appareil, s’il la conserve "
        "encore. Elle est conservée telle quelle.",
    ),
    "draft_empty": B(
        "Nothing is written in this draft. The form can still be used.",
        "Rien n’est écrit dans cette ébauche. La fiche peut encore servir.",
    ),
    "draft_file_shut": B(
        "You cannot write in the file of this form any more. Ask a supervisor to let "
        "the draft in. It is kept as it came.",
        "Vous ne pouvez plus écrire dans le dossier de cette fiche. Demandez à une "
        "personne responsable d’accepter l’ébauche. Elle est conservée telle quelle.",
    ),
    "draft_not_taken": B(
        "What it says cannot be taken as it is. Send it in again to see why, or ask a "
        "supervisor.",
        "Son contenu ne peut être accepté tel quel. Déposez-la de nouveau pour en voir "
        "la raison, ou adressez-vous à une personne responsable.",
    ),
    "draft_too_large": B(
        "This file is too large to be a sealed draft. Choose the file that ends in "
        ".halte.",
        "Ce fichier est trop gros pour une ébauche scellée. Choisissez le fichier qui "
        "se termine par .halte.",
    ),
    "draft_over": B(
        "This draft does not wait any more.", "Cette ébauche n’attend plus."
    ),
    "support_purpose_unknown": B(
        "A case record is made for statistics or for an investigation.",
        "Une fiche de dossier s’établit pour des statistiques ou pour une enquête.",
    ),
    "support_why_not_told": B(
        "Say why the person does not know yet, or why it is not safe to tell them.",
        "Indiquez pourquoi la personne ne le sait pas encore, ou pourquoi l’aviser "
        "n’est pas sûr.",
    ),
    "support_told_when": B(
        "Choose a moment between the disclosure and now.",
        "Choisissez un moment entre la communication et maintenant.",
    ),
    "support_told_already": B(
        "The person was told already.", "La personne a déjà été avisée."
    ),
    "support_on_hold": B(
        "This file is on hold: a court or a law asks that it stays. Lift the hold "
        "first, or wait for its end.",
        "L’élimination de ce dossier est suspendue : un tribunal ou une loi exige "
        "qu’il reste. Levez d’abord la suspension, ou attendez sa fin.",
    ),
    "support_disposal_waits": B(
        "Its disposal is proposed already and waits for a second person.",
        "Son élimination est déjà proposée et attend une seconde personne.",
    ),
    "support_disposal_over": B(
        "This proposal is over already.", "Cette proposition est déjà close."
    ),
    "support_second_person": B(
        "You proposed this disposal. Another person who answers for files does it.",
        "Vous avez proposé cette élimination. Une autre personne responsable des "
        "dossiers y procède.",
    ),
    "support_kept_until": B(
        "A file is kept for {years} years after it was closed, unless the person asks "
        "for its disposal.",
        "Un dossier se conserve {years} ans après sa fermeture, à moins que la "
        "personne n’en demande l’élimination.",
    ),
}
