"""Every code of this room, as a sentence in each language."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

SENTENCES: Final = {
    "list_without_period": B(
        "Neither the line above the headings nor the name of the file says which "
        "period this list is about. Name the file after its quarter (2024-Q3) and "
        "send it again.",
        "Ni la ligne au-dessus des titres ni le nom du fichier n’indique la période "
        "de cette liste. Nommez le fichier d’après son trimestre (2024-Q3) et "
        "déposez-le de nouveau.",
    ),
    "finding_nameless": B(
        "This row names no employer. Write the legal or the operating name as the "
        "page has it.",
        "Cette ligne ne nomme aucun employeur. Inscrivez la dénomination sociale ou le "
        "nom commercial qui figure sur la page.",
    ),
    "standing_unknown": B(
        "Halte does not understand this status, and guesses none. Write “Eligible”, "
        "“Ineligible”, “Ineligible until 2026-09-13” or “Ineligible - unpaid monetary "
        "penalty”, as the page means it.",
        "Halte ne comprend pas ce statut et n’en devine aucun. Inscrivez "
        "« Admissible », « Non admissible », « Non admissible jusqu’au 2026-09-13 » "
        "ou « Non admissible - pénalité impayée », selon le sens de la page.",
    ),
    "finding_day_impossible": B(
        "The calendar has no such day. Write the right one; where the page itself "
        "prints this day, write “sic” behind it: 2019-02-29 sic.",
        "Ce jour n’existe pas au calendrier. Inscrivez le bon ; si la page elle-même "
        "imprime ce jour, ajoutez « sic » après lui : 2019-02-29 sic.",
    ),
    "penalty_unreadable": B(
        "This penalty says neither an amount in dollars nor a ban. Write it as the "
        "page means it: “$5,000 and a 2-year ban”.",
        "Cette pénalité n’indique ni montant en dollars ni interdiction. Inscrivez-la "
        "selon le sens de la page : « 5 000 $ et interdiction de 2 ans ».",
    ),
    "list_judged": B(
        "Someone judged which employer a name of this list is. Take those judgements "
        "back first.",
        "Quelqu’un a jugé à quel employeur correspond un nom de cette liste. Retirez "
        "d’abord ces jugements.",
    ),
    "decision_against_bar": B(
        "The employer is ineligible or in default on this day (IRPR s. 203(2)(b)), or "
        "an affiliate is (203(1)(f)(ii)), or the register holds that the employer "
        "regularly offers a service that is barred (203(2)(a)). Say why the decision "
        "is positive all the same.",
        "L’employeur est non admissible ou en défaut ce jour-là (RIPR, art. 203(2)b)), "
        "ou une société affiliée l’est (203(1)f)(ii)), ou le registre indique que "
        "l’employeur offre régulièrement un service visé (203(2)a)). Dites pourquoi la "
        "décision est tout de même positive.",
    ),
    "service_withdrawn": B(
        "This fact was withdrawn. Enter a new one if something else was seen.",
        "Ce fait a été retiré. Inscrivez-en un nouveau si autre chose a été constaté.",
    ),
    "service_contested": B(
        "This fact is contested already, and its answer is still to come.",
        "Ce fait est déjà contesté, et la réponse est à venir.",
    ),
    "service_not_contested": B(
        "Nobody contests this fact, so there is nothing to answer.",
        "Personne ne conteste ce fait ; il n’y a rien à répondre.",
    ),
    "service_own": B(
        "You entered this fact. Somebody else answers what is said against it.",
        "Vous avez inscrit ce fait. Une autre personne répond à la contestation.",
    ),
    "service_ended": B(
        "The last day of this service is known already.",
        "Le dernier jour de ce service est déjà connu.",
    ),
    "service_begins_after": B(
        "It was seen before it is said to have begun. Check both days.",
        "Le service a été constaté avant son début. Vérifiez les deux dates.",
    ),
    "service_regulator_both": B(
        "Give both the regulator and the licence number, or neither.",
        "Indiquez à la fois l’organisme de réglementation et le numéro de permis "
        "d’exercice, ou ni l’un ni l’autre.",
    ),
    "service_not_massage": B(
        "Only massage is excepted under a regulated health profession. Leave the "
        "regulator and the licence empty, or choose massage.",
        "Seul le massage fait exception au titre d’une profession de la santé "
        "réglementée. Laissez ces champs vides, ou choisissez le massage.",
    ),
    "place_not_of_name": B(
        "This name does not stand at this place. Choose one of the list.",
        "Ce nom ne figure pas à cet endroit. Choisissez-en un dans la liste.",
    ),
    "name_at_places": B(
        "This name stands at several places, which may be as many employers. Choose "
        "the place, or say why it is this employer at all of them.",
        "Ce nom figure à plusieurs endroits, qui peuvent être autant d’employeurs. "
        "Choisissez l’endroit, ou dites pourquoi il s’agit partout de cet employeur.",
    ),
    "business_number_shape": B(
        "A business number has nine digits, and its last one checks the others. Copy "
        "it again from the document.",
        "Un numéro d’entreprise compte neuf chiffres, dont le dernier vérifie les "
        "autres. Recopiez-le du document.",
    ),
    "account_shape": B(
        "A payroll account is RP and four digits: RP0001.",
        "Un compte de retenues sur la paie s’écrit RP suivi de quatre chiffres : "
        "RP0001.",
    ),
    "business_number_taken": B(
        "Another employer of the register has this business number. Open that one, or "
        "check the number.",
        "Un autre employeur du registre porte ce numéro d’entreprise. Ouvrez sa fiche "
        "ou vérifiez le numéro.",
    ),
    "postal_code_shape": B(
        "A postal code is written A1A 1A1.",
        "Un code postal s’écrit A1A 1A1.",
    ),
    "noc_shape": B(
        "An occupation code has five digits (NOC 2021), or four in older applications.",
        "Un code de profession compte cinq chiffres (CNP 2021), ou quatre dans les "
        "demandes plus anciennes.",
    ),
    "day_to_come": B(
        "This day is yet to come. Enter it once it is past.",
        "Ce jour est à venir. Inscrivez-le une fois passé.",
    ),
    "site_ended": B("This place was ended before.", "Ce lieu est déjà clos."),
    "affiliate_of_itself": B(
        "An employer is no affiliate of itself. Choose another employer.",
        "Un employeur n’est pas affilié à lui-même. Choisissez un autre employeur.",
    ),
    "employer_unknown": B(
        "There is no employer of this number in the register. Check the number on its "
        "page.",
        "Aucun employeur du registre ne porte ce numéro. Vérifiez-le sur sa fiche.",
    ),
    "site_elsewhere": B(
        "This place belongs to another employer. Choose one of this employer’s places.",
        "Ce lieu appartient à un autre employeur. Choisissez un lieu de cet employeur.",
    ),
    "housing_capacity": B(
        "Say how many people the housing is for. Other places have no such number.",
        "Indiquez pour combien de personnes le logement est prévu. Les autres lieux "
        "n’ont pas ce nombre.",
    ),
    "housing_rent": B(
        "A rent goes with housing that the employer provides. Tick housing, or take "
        "the rent out.",
        "Un loyer accompagne un logement fourni par l’employeur. Cochez le logement ou "
        "retirez le loyer.",
    ),
    "decision_order": B(
        "An application cannot go from how it stands to this decision.",
        "L’état de cette demande ne permet pas cette décision.",
    ),
    "decision_before": B(
        "The decision is dated before the application, or before an earlier decision.",
        "La décision est antérieure à la demande ou à une décision précédente.",
    ),
    "decision_positions": B(
        "A positive decision says how many positions, from one to those asked for.",
        "Une décision positive indique le nombre de postes, d’un à ceux demandés.",
    ),
    "numbers_differ": B(
        "These are two numbered companies: their numbers differ. Two numbers are two "
        "companies. If one was misprinted, say so in the reason.",
        "Ce sont deux sociétés à numéro dont les numéros diffèrent : deux numéros, "
        "deux sociétés. S’il s’agit d’une coquille, dites-le dans le motif.",
    ),
    "name_judged": B(
        "This name was judged to be another employer. Take that judgement back first.",
        "Ce nom a été rattaché à un autre employeur. Retirez d’abord ce jugement.",
    ),
    "account_without_number": B(
        "A payroll account stands behind a business number. Enter the nine digits too.",
        "Un compte de retenues sur la paie suit un numéro d’entreprise. Inscrivez "
        "aussi les neuf chiffres.",
    ),
    "postal_code_cut": B(
        "This postal code has five characters: one was cut. Published lists often lose "
        "the last one. Look it up, or leave the field empty.",
        "Ce code postal a cinq caractères : il en manque un. Les listes publiées "
        "perdent souvent le dernier. Cherchez-le ou laissez le champ vide.",
    ),
    "telephone_shape": B(
        "A telephone number has 7 to 15 digits. Check it.",
        "Un numéro de téléphone compte de 7 à 15 chiffres. Vérifiez-le.",
    ),
    "housing_zero": B(
        "Housing is for one person at least. Enter for how many people it is.",
        "Un logement est prévu pour au moins une personne. Inscrivez pour combien.",
    ),
    "not_housing": B(
        "This place is not housing. Add the housing as a place of its own.",
        "Ce lieu n’est pas un logement. Ajoutez le logement comme lieu distinct.",
    ),
    "rent_missing": B(
        "Rent is deducted from wages: enter how much a month.",
        "Le loyer est déduit du salaire : inscrivez le montant mensuel.",
    ),
    "report_without_day": B(
        "A report has a day. Enter it, or leave out who wrote it and what it found.",
        "Un rapport porte une date. Inscrivez-la, ou retirez son auteur et ses "
        "constats.",
    ),
    "contact_without_way": B(
        "A contact needs a telephone number or an email address.",
        "Une personne-ressource doit avoir un numéro de téléphone ou une adresse "
        "courriel.",
    ),
    "contact_primary": B(
        "This employer has a primary contact. End that one first, or add this person "
        "as an alternate.",
        "Cet employeur a déjà une personne-ressource principale. Mettez-y fin "
        "d’abord, ou ajoutez cette personne comme suppléante.",
    ),
    "contact_ended": B(
        "This contact was ended before.",
        "Cette personne-ressource n’est plus en cours.",
    ),
    "ended_before": B(
        "The last day is before the first. Check both days.",
        "Le dernier jour précède le premier. Vérifiez les deux dates.",
    ),
    "fees_by_nobody": B(
        "There are fees, so somebody pays them. Choose who, or leave it as not known.",
        "Il y a des frais : quelqu’un les paie. Indiquez qui, ou laissez « Inconnu ».",
    ),
    "fees_unpaid": B(
        "There are fees, so this third party is paid. Change one of the two.",
        "Il y a des frais : ce tiers est donc rémunéré. Corrigez l’un ou l’autre.",
    ),
    "conditions_unknown": B(
        "Choose at least one condition of Schedule 2 that the paper names.",
        "Choisissez au moins une condition de l’annexe 2 que le document nomme.",
    ),
    "overtime_whole": B(
        "Overtime has two parts: after how many hours, and at what pay. Enter both or "
        "neither.",
        "Les heures supplémentaires ont deux volets : après combien d’heures et à quel "
        "taux. Inscrivez les deux ou aucun.",
    ),
    "begins_before": B(
        "The job begins before the application was received. Check the day.",
        "L’emploi débute avant la réception de la demande. Vérifiez la date.",
    ),
    "low_wage_above_all": B(
        "There are more low-wage foreign workers than foreign workers. Check both.",
        "Il y a plus de travailleurs étrangers à bas salaire que de travailleurs "
        "étrangers. Vérifiez les deux nombres.",
    ),
    "hired_above_applicants": B(
        "More people were hired than applied. Check both.",
        "Il y a plus d’embauches que de candidatures. Vérifiez les deux nombres.",
    ),
    "area_unknown": B(
        "Choose a census metropolitan area of the list.",
        "Choisissez une région métropolitaine de recensement de la liste.",
    ),
    "closure_overlaps": B(
        "Another closure of this stream and area covers one of these days. Withdraw "
        "that one, or change the days.",
        "Une autre fermeture de ce volet dans cette région couvre l’un de ces jours. "
        "Retirez-la ou modifiez les dates.",
    ),
    "closure_withdrawn": B(
        "This closure was withdrawn before.", "Cette fermeture a déjà été retirée."
    ),
    "postal_area_shape": B(
        "A postal area is the first three characters of a postal code: A1A.",
        "Un secteur postal correspond aux trois premiers caractères d’un code "
        "postal : A1A.",
    ),
}
