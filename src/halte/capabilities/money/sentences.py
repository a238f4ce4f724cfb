"""The room’s refusals and faults, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.core.bilingual import Bilingual as B

WHO: Final[Mapping[str, B]] = {
    "money_not_your_line": B(
        "Another organisation answers for this money. Ask it to state what became of "
        "it.",
        "Une autre organisation répond de ces fonds. Demandez-lui d’en déclarer "
        "l’emploi.",
    ),
    "money_not_your_commitment": B(
        "The plan does not name your organisation for this promise. Ask the "
        "secretariat to add it, then state the money.",
        "Le plan ne nomme pas votre organisation pour cette promesse. Demandez au "
        "secrétariat de l’ajouter, puis déclarez les fonds.",
    ),
    "money_not_your_entry": B(
        "Another organisation made this entry; only it can correct it.",
        "Une autre organisation a fait cette inscription ; elle seule peut la "
        "corriger.",
    ),
    "money_not_your_transfer": B(
        "Another organisation proposed this transfer; only it can take it back.",
        "Une autre organisation a proposé ce virement ; elle seule peut le retirer.",
    ),
    "money_not_yours_to_approve": B(
        "This transfer is not between lines of your organisation alone. The "
        "secretariat decides it.",
        "Ce virement ne concerne pas que des lignes de votre organisation. C’est le "
        "secrétariat qui en décide.",
    ),
    "money_second_person": B(
        "You proposed this transfer, so another person must decide. Ask a colleague "
        "who approves.",
        "Vous avez proposé ce virement ; une autre personne doit en décider. "
        "Adressez-vous à une personne chargée de l’approbation.",
    ),
    "money_not_your_award": B(
        "Another department signed this agreement; only it can amend it.",
        "Un autre ministère a signé cette entente ; lui seul peut la modifier.",
    ),
    "money_not_your_organisation": B(
        "A department speaks only for itself. Ask the other one to state it.",
        "Un ministère ne parle que pour lui-même. Demandez à l’autre de le déclarer.",
    ),
}

ENTRIES: Final[Mapping[str, B]] = {
    "money_line_unknown": B(
        "The plan has no such budget line. Choose one from the list.",
        "Le plan n’a pas de telle ligne budgétaire. Choisissez-en une dans la liste.",
    ),
    "money_amount_unreadable": B(
        "Write an amount in dollars, such as 12 500 or 12 500.75.",
        "Écrivez un montant en dollars, par exemple 12 500 ou 12 500,75.",
    ),
    "money_negative": B(
        "An amount cannot be below zero. To lower what was said before, correct the "
        "earlier entry.",
        "Un montant ne peut pas être négatif. Pour réduire ce qui a été déclaré, "
        "corrigez l’inscription précédente.",
    ),
    "money_too_large": B(
        "This amount is larger than any budget. Check the digits.",
        "Ce montant dépasse tout budget possible. Vérifiez les chiffres.",
    ),
    "money_zero": B(
        "Nothing cannot be committed or carried forward. Write an amount above zero.",
        "On ne peut ni engager ni reporter une somme nulle. Inscrivez un montant "
        "supérieur à zéro.",
    ),
    "money_year_to_come": B(
        "This fiscal year has not begun. Spending can be stated from 1 April; until "
        "then, state a forecast.",
        "Cet exercice n’a pas commencé. Les dépenses se déclarent à partir du "
        "1er avril ; d’ici là, déclarez une prévision.",
    ),
    "money_year_not_over": B(
        "This fiscal year is not over. Money lapses or is carried forward after "
        "31 March.",
        "Cet exercice n’est pas terminé. Les fonds sont périmés ou reportés après le "
        "31 mars.",
    ),
    "money_above_budget": B(
        "This is ${over} above what the line holds. If it is right, explain it below "
        "and send it again: it will be kept and marked.",
        "Ce montant dépasse de {over} $ ce que contient la ligne. S’il est exact, "
        "expliquez-le ci-dessous et renvoyez : il sera conservé et signalé.",
    ),
    "money_commitments_unmet": B(
        "After this payment, ${over} is missing for what is committed on the line. Say "
        "which commitment it pays, or explain it below and send it again.",
        "Après ce paiement, il manque {over} $ pour ce qui est engagé sur la ligne. "
        "Indiquez l’engagement qu’il règle, ou expliquez-le ci-dessous et renvoyez.",
    ),
    "money_above_commitment": B(
        "This is ${over} more than what is left of the commitment it pays. Correct the "
        "commitment first, or explain it below and send it again.",
        "Ce montant dépasse de {over} $ ce qui reste de l’engagement qu’il règle. "
        "Corrigez d’abord l’engagement, ou expliquez-le ci-dessous et renvoyez.",
    ),
    "money_above_agreement": B(
        "With this, ${over} more would be paid than the agreement is for. Amend the "
        "agreement first, or explain it below and send it again.",
        "Ce paiement dépasserait de {over} $ le montant de l’entente. Modifiez d’abord "
        "l’entente, ou expliquez-le ci-dessous et renvoyez.",
    ),
    "money_carried_on_whose_authority": B(
        "What is left at the end of a year lapses, unless an Act or the Treasury Board "
        "lets it go on. Name that authority and its date below.",
        "Ce qui reste à la fin d’un exercice est périmé, sauf si une loi ou le Conseil "
        "du Trésor en autorise le report. Indiquez ci-dessous cette autorisation et sa "
        "date.",
    ),
    "money_closed_out": B(
        "${closed} of this line was said to have lapsed or gone on to the next year. "
        "Correct that first, then state the spending.",
        "{closed} $ de cette ligne ont été déclarés périmés ou reportés. Corrigez "
        "d’abord cette déclaration, puis déclarez la dépense.",
    ),
    "money_no_budget": B(
        "The plan sets no money aside on this line, so none can lapse or be carried "
        "forward.",
        "Le plan ne prévoit aucune somme à cette ligne : rien ne peut y être périmé ni "
        "reporté.",
    ),
    "money_more_than_left": B(
        "Only ${left} is left on this line. Spent, lapsed and carried money together "
        "cannot be more than the budget.",
        "Il ne reste que {left} $ à cette ligne. Les sommes dépensées, périmées et "
        "reportées ne peuvent dépasser ensemble le budget.",
    ),
    "money_carried_is_used": B(
        "The next year has already used what was carried forward. Correct its entries "
        "first.",
        "L’exercice suivant a déjà utilisé la somme reportée. Corrigez d’abord ses "
        "inscriptions.",
    ),
    "money_already_corrected": B(
        "This entry was already corrected. Correct the newer one instead.",
        "Cette inscription a déjà été corrigée. Corrigez plutôt la plus récente.",
    ),
    "money_corrects_another": B(
        "A correction stays on the same line and of the same kind. Correct this one "
        "to zero and make a new entry where it belongs.",
        "Une correction porte sur la même ligne et la même nature. Ramenez "
        "l’inscription à zéro, puis faites-en une nouvelle au bon endroit.",
    ),
    "money_already_paid": B(
        "More than this was already paid on this commitment. Correct the payments "
        "first.",
        "Une somme supérieure a déjà été payée sur cet engagement financier. Corrigez "
        "d’abord les paiements.",
    ),
    "money_pays_nothing": B(
        "Only spending pays a commitment, and only one of the same line. Choose one "
        "from the list, or none.",
        "Seule une dépense règle un engagement financier, et de la même ligne. "
        "Choisissez-en un dans la liste, ou aucun.",
    ),
    "money_award_elsewhere": B(
        "This agreement is paid from another line. Choose one from the list, or none.",
        "Cette entente est payée à même une autre ligne. Choisissez-en une dans la "
        "liste, ou aucune.",
    ),
}

TRANSFERS: Final[Mapping[str, B]] = {
    "money_reason_missing": B(
        "Say why, in a sentence that an auditor will understand.",
        "Dites pourquoi, en une phrase qu’une personne chargée de la vérification "
        "comprendra.",
    ),
    "money_moves_nothing": B(
        "A transfer moves more than zero. To move money the other way, propose it "
        "from the other line.",
        "Un virement porte sur plus de zéro. Pour déplacer des fonds dans l’autre "
        "sens, proposez-le à partir de l’autre ligne.",
    ),
    "money_same_line": B(
        "Money cannot move from a line to itself. Choose another line.",
        "Des fonds ne peuvent pas aller d’une ligne à elle-même. Choisissez une "
        "autre ligne.",
    ),
    "money_other_plan": B(
        "These lines belong to different plans, and money does not move between "
        "plans. Choose a line of the same plan.",
        "Ces lignes relèvent de plans différents, et les fonds ne passent pas d’un "
        "plan à l’autre. Choisissez une ligne du même plan.",
    ),
    "money_other_year": B(
        "These lines belong to different fiscal years. What is left at the end of a "
        "year is carried forward, not transferred.",
        "Ces lignes relèvent d’exercices différents. Ce qui reste à la fin d’un "
        "exercice est reporté, et non viré.",
    ),
    "money_outside_year": B(
        "The day must lie in the fiscal year of the lines, {year}.",
        "La date doit se situer dans l’exercice des lignes, soit {year}.",
    ),
    "money_mixes_origins": B(
        "New and existing money do not mix without an authority. Name the decision "
        "that allows it, or choose a line of the same origin.",
        "Les fonds nouveaux et existants ne se mêlent pas sans autorisation. Indiquez "
        "la décision qui le permet, ou choisissez une ligne de même origine.",
    ),
    "money_two_departments": B(
        "Parliament grants money to one department, and these lines are of two. Name "
        "the authority that lets it move, such as supplementary estimates, and its "
        "date.",
        "Le Parlement accorde des fonds à un seul ministère, et ces lignes relèvent de "
        "deux. Indiquez l’autorisation qui permet le virement, comme un budget "
        "supplémentaire, et sa date.",
    ),
    "money_circle": B(
        "This would lead money back to where it came from on the same day. Withdraw "
        "one of the other transfers, or propose only the difference.",
        "Ce virement ramènerait des fonds à leur point de départ le même jour. "
        "Retirez l’un des autres virements, ou proposez seulement la différence.",
    ),
    "money_not_enough": B(
        "The line that gives would fall below zero: at most ${left} can leave it from "
        "that day on.",
        "La ligne qui donne passerait sous zéro : au plus {left} $ peuvent en sortir à "
        "partir de cette date.",
    ),
    "money_already_decided": B(
        "This transfer was already decided. To undo it, propose one the other way.",
        "Ce virement a déjà fait l’objet d’une décision. Pour l’annuler, proposez-en "
        "un dans l’autre sens.",
    ),
}

AWARDS: Final[Mapping[str, B]] = {
    "money_award_reference": B(
        "Write the reference number as 001-2018-2019-Q1-00001: department, two years "
        "in a row, quarter, number.",
        "Écrivez le numéro de référence comme 001-2018-2019-Q1-00001 : ministère, deux "
        "années consécutives, trimestre, numéro.",
    ),
    "money_award_taken": B(
        "This reference number is already in use. Amend that agreement, or give this "
        "one its own number.",
        "Ce numéro de référence est déjà utilisé. Modifiez cette entente, ou donnez à "
        "celle-ci son propre numéro.",
    ),
    "money_award_missing": B(
        "The published template needs this.", "Le modèle de publication l’exige."
    ),
    "money_award_amendment_date": B(
        "Give the day of the amendment.", "Indiquez la date de la modification."
    ),
    "money_award_province": B(
        "Choose the province or territory: the recipient is in Canada.",
        "Choisissez la province ou le territoire : le bénéficiaire est au Canada.",
    ),
    "money_award_choice": B(
        "This is not one of the codes of the template. Choose one that is.",
        "Ce n’est pas un code du modèle. Choisissez-en un qui en fait partie.",
    ),
    "money_award_nine_digits": B(
        "A business number has nine digits.",
        "Un numéro d’entreprise compte neuf chiffres.",
    ),
    "money_award_five_digits": B(
        "A riding number has five digits.",
        "Un numéro de circonscription compte cinq chiffres.",
    ),
    "money_award_amount": B(
        "Write the amount in digits with a point before the cents, such as 50000.00.",
        "Écrivez le montant en chiffres, avec un point devant les cents, par exemple "
        "50000.00.",
    ),
    "money_award_postal_code": B(
        "Write the postal code like K1A 0H8, in capitals with a space.",
        "Écrivez le code postal comme K1A 0H8, en majuscules avec une espace.",
    ),
    "money_award_day": B(
        "There is no such day. Write it as 2013-04-01.",
        "Cette date n’existe pas. Écrivez-la comme 2013-04-01.",
    ),
    "money_award_ends_first": B(
        "The agreement would end before it starts. Check both days.",
        "L’entente prendrait fin avant de commencer. Vérifiez les deux dates.",
    ),
    "money_award_currency": B(
        "Give both the foreign currency and the amount in it, or neither.",
        "Indiquez à la fois la monnaie étrangère et le montant, ou ni l’une ni "
        "l’autre.",
    ),
    "money_award_person": B(
        "Only agreements with organisations are kept here, so that nobody is named. "
        "Publish this one from your department’s own system.",
        "Seules les ententes avec des organisations sont consignées ici, pour que "
        "personne n’y soit nommé. Publiez celle-ci à partir du système de votre "
        "ministère.",
    ),
    "money_award_address": B(
        "This reads like an address. Take it out: where people shelter must not be "
        "found.",
        "Ce texte ressemble à une adresse. Retirez-la : on ne doit pas pouvoir trouver "
        "le lieu où des personnes s’abritent.",
    ),
    "money_quarter_unknown": B(
        "Name a fiscal year such as 2013-14, and one of its quarters.",
        "Indiquez un exercice, par exemple 2013-14, et l’un de ses trimestres.",
    ),
    "money_something_to_report": B(
        "An agreement was signed or amended in this quarter, so there is something to "
        "report.",
        "Une entente a été signée ou modifiée durant ce trimestre : il y a donc "
        "quelque chose à déclarer.",
    ),
    "money_nothing_already": B(
        "This was already stated for the quarter. Nothing needs to be done.",
        "C’est déjà déclaré pour ce trimestre. Il n’y a rien à faire.",
    ),
}

COSTS: Final[Mapping[str, B]] = {
    "money_cost_not_a_count": B(
        "The measure is a share, a rate, an amount or a duration: there is nothing to "
        "divide by.",
        "La mesure est une proportion, un taux, un montant ou une durée : il n’y a "
        "rien par quoi diviser.",
    ),
    "money_cost_period_differs": B(
        "The measure does not count whole fiscal years, and the money does. A cost "
        "over two different periods would be wrong.",
        "La mesure ne compte pas par exercice complet, contrairement aux fonds. Un "
        "coût portant sur deux périodes différentes serait faux.",
    ),
    "money_cost_withheld": B(
        "The count is withheld because it is of too few people.",
        "Le compte est masqué, car il porte sur trop peu de personnes.",
    ),
    "money_cost_zero": B(
        "The measure counted none, and nothing can be divided by zero.",
        "La mesure n’en a compté aucun, et on ne divise pas par zéro.",
    ),
    "money_cost_nothing_reported": B(
        "Nobody reported what was spent. That is not the same as zero.",
        "Personne n’a déclaré les dépenses. Ce n’est pas la même chose que zéro.",
    ),
}

SENTENCES: Final[Mapping[str, B]] = {
    **WHO, **ENTRIES, **TRANSFERS, **AWARDS, **COSTS,
}  # fmt: skip
