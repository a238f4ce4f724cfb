"""The room’s refusals and faults, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.core.bilingual import Bilingual as B

WHO: Final[Mapping[str, B]] = {
    "rounds_not_yours": B(
        "This belongs to another organisation. Ask its people to do it.",
        "Cela relève d’une autre organisation. Adressez-vous à son personnel.",
    ),
    "rounds_not_a_writer": B(
        "You do not write reports for your department. A colleague who does can leave "
        "this to you while away.",
        "Vous ne rédigez pas les comptes rendus de votre ministère. Une personne qui "
        "le fait peut vous confier cette tâche pendant son absence.",
    ),
    "rounds_not_an_approver": B(
        "You do not approve reports for your department. A colleague who does can "
        "leave this to you while away.",
        "Vous n’approuvez pas les comptes rendus de votre ministère. Une personne qui "
        "le fait peut vous confier cette tâche pendant son absence.",
    ),
    "rounds_second_person": B(
        "You wrote or submitted this report, so another person approves it. Ask a "
        "colleague who approves.",
        "Vous avez rédigé ou soumis ce compte rendu ; une autre personne doit "
        "l’approuver. Adressez-vous à une personne chargée de l’approbation.",
    ),
    "rounds_with_secretariat": B(
        "This report is with the secretariat. Ask it to return the report.",
        "Ce compte rendu est au secrétariat. Demandez-lui de vous le renvoyer.",
    ),
    "rounds_colleague_unknown": B(
        "Choose a colleague of your own organisation who reads the reports.",
        "Choisissez une personne de votre organisation qui lit les comptes rendus.",
    ),
    "rounds_taken_back": B(
        "This was already taken back. Nothing needs to be done.",
        "Cette délégation a déjà pris fin. Il n’y a rien à faire.",
    ),
}

WHEN: Final[Mapping[str, B]] = {
    "rounds_closed": B(
        "This round is closed and takes no more reports. What was written is kept; "
        "bring it forward in the next round, or ask the secretariat.",
        "Ce cycle est clos et n’accepte plus de comptes rendus. Ce qui a été écrit est "
        "conservé : reprenez-le au prochain cycle, ou écrivez au secrétariat.",
    ),
    "rounds_due_is_over": B(
        "The due day is over, and a later one would make on time what was late. Late "
        "reports are taken, and marked, until you close the round.",
        "L’échéance est passée : la reporter effacerait les retards. Les comptes "
        "rendus tardifs sont acceptés, et signalés, jusqu’à la clôture du cycle.",
    ),
    "rounds_reports_wait": B(
        "Reports wait for you. Accept or return each of them, then close the round.",
        "Des comptes rendus vous attendent. Acceptez ou renvoyez chacun, puis "
        "clôturez le cycle.",
    ),
    "rounds_handed_over": B(
        "This report was handed over and is being read. It can be changed once it "
        "comes back.",
        "Ce compte rendu a été transmis et on est à le lire. Il pourra être modifié "
        "s’il est renvoyé.",
    ),
    "rounds_already_accepted": B(
        "This report was accepted. Correct its statement on the page of the "
        "commitment, and its amounts on the page of the entry.",
        "Ce compte rendu a été accepté. Corrigez la déclaration sur la page de "
        "l’engagement, et les montants sur la page de l’inscription.",
    ),
    "rounds_lead_accepted": B(
        "The lead’s report on this commitment was already accepted. Bring this part "
        "forward in the next round.",
        "Le compte rendu de l’organisation responsable a déjà été accepté. Reprenez "
        "cette partie au prochain cycle.",
    ),
    "rounds_parts_first": B(
        "A supporting organisation’s part waits for you. Accept or return it first, "
        "so that it goes out with this report.",
        "La partie d’une organisation d’appui vous attend. Acceptez-la ou renvoyez-la "
        "d’abord, pour qu’elle paraisse avec ce compte rendu.",
    ),
    "rounds_nothing_written": B(
        "Nothing is written yet. Write the report, then submit it.",
        "Rien n’est encore écrit. Rédigez le compte rendu, puis soumettez-le.",
    ),
    "rounds_two_texts": B(
        "Two people wrote at the same time and both texts are kept. Bring them "
        "together, then submit the report.",
        "Deux personnes ont écrit en même temps et les deux textes sont conservés. "
        "Réunissez-les, puis soumettez le compte rendu.",
    ),
    "rounds_not_submitted": B(
        "This report does not wait for approval. Open it to see where it is.",
        "Ce compte rendu n’attend pas d’approbation. Ouvrez-le pour voir où il en est.",
    ),
    "rounds_not_approved": B(
        "A second person of the department has not approved this report yet. Return "
        "to it once they have.",
        "Une seconde personne du ministère n’a pas encore approuvé ce compte rendu. "
        "Revenez-y lorsque ce sera fait.",
    ),
    "rounds_nothing_to_return": B(
        "This report is with its department already. Nothing needs to come back.",
        "Ce compte rendu est déjà au ministère. Il n’y a rien à renvoyer.",
    ),
    "rounds_nothing_to_copy": B(
        "There is no earlier report on this commitment, or this one is written "
        "already. Write it here.",
        "Il n’existe pas de compte rendu antérieur sur cet engagement, ou celui-ci est "
        "déjà rédigé. Rédigez-le ici.",
    ),
    "rounds_nothing_to_merge": B(
        "There are no two texts to bring together any more. Open the report to see "
        "what stands.",
        "Il n’y a plus deux textes à réunir. Ouvrez le compte rendu pour voir le texte "
        "en vigueur.",
    ),
    "rounds_version_unknown": B(
        "This text was written from a version that the report does not have. Open the "
        "report again and copy your text into it.",
        "Ce texte part d’une version que le compte rendu n’a pas. Rouvrez le compte "
        "rendu et recopiez-y votre texte.",
    ),
}

WHAT: Final[Mapping[str, B]] = {
    "rounds_period_backwards": B(
        "The period ends before it begins. Check both days.",
        "La période prend fin avant de commencer. Vérifiez les deux dates.",
    ),
    "rounds_period_long": B(
        "The period is longer than five years. Check the years of both days.",
        "La période dépasse cinq ans. Vérifiez l’année des deux dates.",
    ),
    "rounds_due_too_early": B(
        "Reports would be due before the period is over. Choose a day after its end, "
        "today at the earliest.",
        "Les comptes rendus seraient attendus avant la fin de la période. Choisissez "
        "une date après sa fin, au plus tôt aujourd’hui.",
    ),
    "rounds_asked_already": B(
        "This plan was already asked about this very period. Open that round instead.",
        "Ce plan a déjà fait l’objet d’un cycle pour cette période. Ouvrez plutôt ce "
        "cycle.",
    ),
    "rounds_nobody_to_ask": B(
        "The plan names nobody to ask. Name a lead for its commitments first.",
        "Le plan ne nomme personne à interroger. Nommez d’abord une organisation "
        "responsable de ses engagements.",
    ),
    "rounds_question_half": B(
        "A question needs its words in both languages. Question {number} has one.",
        "Une question doit être écrite dans les deux langues. La question {number} "
        "n’en a qu’une.",
    ),
    "rounds_comment_missing": B(
        "Write what must be mended, so that the department knows.",
        "Écrivez ce qui est à corriger, pour que le ministère le sache.",
    ),
    "rounds_done_missing": B(
        "Write what was done in the period. If nothing was, say so.",
        "Écrivez ce qui a été fait durant la période. Si rien ne l’a été, dites-le.",
    ),
    "rounds_obstacle_missing": B(
        "Say what stands in the way: the commitment is not on track.",
        "Dites ce qui fait obstacle : l’engagement n’est pas en bonne voie.",
    ),
    "rounds_answer_missing": B(
        "This question needs an answer.", "Cette question exige une réponse."
    ),
    "rounds_not_a_number": B(
        "Answer with a number only, such as 120 or 12.5.",
        "Répondez par un nombre seul, par exemple 120 ou 12,5.",
    ),
    "rounds_figure_typed": B(
        "A measure counts this commitment, so its number is never typed. Empty this "
        "cell; the figure is in the report by itself.",
        "Une mesure compte cet engagement : son nombre ne se saisit jamais. Videz "
        "cette cellule ; le chiffre figure de lui-même au compte rendu.",
    ),
    "rounds_days_backwards": B(
        "The last day comes before the first. Check both.",
        "Le dernier jour précède le premier. Vérifiez les deux.",
    ),
}

ROWS: Final[Mapping[str, B]] = {
    "rounds_workbook_missing": B(
        "Choose a workbook to send.", "Choisissez un classeur à envoyer."
    ),
    "rounds_workbook_large": B(
        "The workbook is larger than {limit} MB. Send the one that you took from "
        "here, without pictures.",
        "Le classeur dépasse {limit} Mo. Envoyez celui que vous avez tiré d’ici, sans "
        "images.",
    ),
    "rounds_column_missing": B(
        "The sheet has no column “{column}”. Columns may stand in any order, but each "
        "keeps its heading.",
        "La feuille n’a pas de colonne « {column} ». Les colonnes peuvent être "
        "déplacées, mais chacune garde son titre.",
    ),
    "rounds_column_twice": B(
        "The sheet has two columns “{column}”. Take one of them out.",
        "La feuille a deux colonnes « {column} ». Retirez-en une.",
    ),
    "rounds_sheet_missing": B(
        "No sheet of this workbook has the headings of the reports. Send the one that "
        "you took from here.",
        "Aucune feuille de ce classeur n’a les titres des comptes rendus. Envoyez "
        "celui que vous avez tiré d’ici.",
    ),
    "rounds_formula": B(
        "This cell holds a formula, and what it would give is not certain. Write the "
        "value itself.",
        "Cette cellule contient une formule, dont le résultat n’est pas certain. "
        "Inscrivez la valeur elle-même.",
    ),
    "rounds_row_unknown": B(
        "No report of yours in this round has this number. Take the number from the "
        "workbook of this round.",
        "Aucun de vos comptes rendus de ce cycle ne porte ce numéro. Prenez-le dans le "
        "classeur de ce cycle.",
    ),
    "rounds_row_twice": B(
        "The same report or line stands in an earlier row. Keep one of the two.",
        "Le même compte rendu, ou la même ligne budgétaire, figure déjà plus haut. "
        "Ne gardez qu’une des deux lignes.",
    ),
    "rounds_choice_unknown": B(
        "This is none of the choices. Write one of: {choices}.",
        "Ce n’est pas un des choix. Écrivez l’un de ceux-ci : {choices}.",
    ),
    "rounds_day_unreadable": B(
        "Write the day as year-month-day, for example 2026-09-30.",
        "Écrivez la date ainsi : année-mois-jour, par exemple 2026-09-30.",
    ),
    "rounds_text_long": B(
        "The text has {length} characters; the most is {limit}. Shorten it.",
        "Le texte compte {length} caractères ; le maximum est de {limit}. "
        "Raccourcissez-le.",
    ),
    "rounds_unseen": B(
        "Take out the characters that nobody can see.",
        "Retirez les caractères invisibles.",
    ),
    "rounds_row_settled": B(
        "This row was already dealt with. Open the report to see what it says.",
        "Cette ligne a déjà été traitée. Ouvrez le compte rendu pour voir ce qu’il "
        "dit.",
    ),
}

SENTENCES: Final[Mapping[str, B]] = {**WHO, **WHEN, **WHAT, **ROWS}
