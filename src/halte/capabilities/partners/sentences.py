"""The room’s refusals and faults, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final[Mapping[str, Bilingual]] = {
    "partners_not_yours": Bilingual(
        "Another organisation keeps this. Ask its partnerships officer.",
        "Une autre organisation tient cet élément. Adressez-vous à sa personne "
        "responsable des partenariats.",
    ),
    "partners_both_languages": Bilingual(
        "Write this in both languages, or leave both empty.",
        "Écrivez ce texte dans les deux langues ou laissez les deux champs vides.",
    ),
    "partner_known": Bilingual(
        "An organisation of this name is already here. Open its page instead.",
        "Une organisation de ce nom existe déjà. Ouvrez plutôt sa page.",
    ),
    "partner_unknown": Bilingual(
        "There is no such organisation. Choose from the list; add it first if it is "
        "new.",
        "Cette organisation n’existe pas. Choisissez dans la liste ; ajoutez-la "
        "d’abord si elle est nouvelle.",
    ),
    "country_unknown": Bilingual(
        "Choose a country from the list.",
        "Choisissez un pays dans la liste.",
    ),
    "language_unknown": Bilingual(
        "Choose languages from the list.",
        "Choisissez des langues dans la liste.",
    ),
    "website_shape": Bilingual(
        "A website begins with https:// or http://.",
        "L’adresse d’un site commence par https:// ou http://.",
    ),
    "promise_shape": Bilingual(
        "Name the plan and the commitment with a slash between, as in the address of "
        "its page: for example 2012/international-fora.",
        "Indiquez le plan et l’engagement séparés par une barre oblique, comme dans "
        "l’adresse de sa page : par exemple 2012/international-fora.",
    ),
    "contact_nameless": Bilingual(
        "Write a name, so that a caller knows whom to ask for.",
        "Écrivez un nom, pour que l’on sache qui demander.",
    ),
    "contact_unreachable": Bilingual(
        "Give a work e-mail address or a work telephone number.",
        "Donnez une adresse électronique ou un numéro de téléphone au travail.",
    ),
    "contact_removed": Bilingual(
        "This contact was already removed. Nothing is left to erase.",
        "Ce contact a déjà été retiré. Il ne reste rien à effacer.",
    ),
    "agreement_ends_before": Bilingual(
        "The last day is before the first. Correct one of them.",
        "Le dernier jour précède le premier. Corrigez l’un des deux.",
    ),
    "agreement_review_outside": Bilingual(
        "The review falls outside the time of the agreement. Choose a day within it.",
        "Le réexamen tombe hors de la durée de l’entente. Choisissez une date qui s’y "
        "trouve.",
    ),
    "agreement_purpose_missing": Bilingual(
        "Say what the agreement is for: choose at least one purpose.",
        "Indiquez à quoi sert l’entente : choisissez au moins une finalité.",
    ),
    "agreement_hold": Bilingual(
        "Give a number of days from 1 to {longest}, or leave it empty.",
        "Indiquez un nombre de jours de 1 à {longest} ou laissez le champ vide.",
    ),
    "agreement_party_twice": Bilingual(
        "The same organisation is named twice. Name each party once and say whether "
        "it gives, receives or both.",
        "La même organisation est nommée deux fois. Nommez chaque partie une seule "
        "fois et précisez si elle fournit, reçoit ou les deux.",
    ),
    "agreement_parties_few": Bilingual(
        "An agreement needs two parties. Add the other one.",
        "Une entente exige deux parties. Ajoutez l’autre.",
    ),
    "agreement_nobody_gives": Bilingual(
        "Nothing can flow: at least one party must give and one must receive.",
        "Rien ne peut circuler : au moins une partie doit fournir et une autre "
        "recevoir.",
    ),
    "agreement_no_data": Bilingual(
        "Say which data may flow: choose at least one field.",
        "Indiquez les données visées : choisissez au moins un champ.",
    ),
    "agreement_ground_too_weak": Bilingual(
        "Some of these fields identify a person. An agreement can carry them only "
        "where it rests on a law or a treaty.",
        "Certains de ces champs permettent d’identifier une personne. Une entente ne "
        "peut les couvrir que si elle repose sur une loi ou un traité.",
    ),
    "agreement_versions_overlap": Bilingual(
        "A version that is in force begins on this day or later. Two versions cannot "
        "hold at once: choose a later first day.",
        "Une version en vigueur commence à cette date ou plus tard. Deux versions ne "
        "peuvent valoir en même temps : choisissez un premier jour ultérieur.",
    ),
    "agreement_versions_gap": Bilingual(
        "The version in force ends before this day. An amendment must begin at the "
        "latest on the day after; otherwise record a new agreement.",
        "La version en vigueur prend fin avant cette date. Une modification doit "
        "commencer au plus tard le lendemain ; sinon, consignez une nouvelle entente.",
    ),
    "agreement_over": Bilingual(
        "This agreement has ended. Record a new one.",
        "Cette entente a pris fin. Consignez-en une nouvelle.",
    ),
    "agreement_over_before": Bilingual(
        "These terms end before today. Have their last day corrected first.",
        "Ces modalités prennent fin avant aujourd’hui. Faites d’abord corriger leur "
        "dernier jour.",
    ),
    "agreement_nothing_waits": Bilingual(
        "No version waits to be put in force.",
        "Aucune version n’attend d’être mise en vigueur.",
    ),
    "agreement_own_draft": Bilingual(
        "You wrote on these terms, so someone else must put them in force.",
        "Vous avez participé à la rédaction de ces modalités ; une autre personne doit "
        "donc les mettre en vigueur.",
    ),
    "agreement_newer_version": Bilingual(
        "There is a newer version than the one you read. Read it, then decide.",
        "Il existe une version plus récente que celle que vous avez lue. Lisez-la, "
        "puis décidez.",
    ),
    "agreement_not_in_force": Bilingual(
        "This agreement is not in force today.",
        "Cette entente n’est pas en vigueur aujourd’hui.",
    ),
    "agreement_not_suspended": Bilingual(
        "This agreement is not suspended.",
        "Cette entente n’est pas suspendue.",
    ),
    "agreement_own_suspension": Bilingual(
        "You suspended this agreement, so someone else must resume it.",
        "Vous avez suspendu cette entente ; une autre personne doit donc la reprendre.",
    ),
    "activity_measured_before": Bilingual(
        "The outcome cannot be measured before the activity takes place. Choose a "
        "later day.",
        "Le résultat ne peut être mesuré avant l’activité. Choisissez une date "
        "ultérieure.",
    ),
    "activity_alone": Bilingual(
        "Choose at least one partner: this room is for what is done together.",
        "Choisissez au moins un partenaire : ce volet porte sur ce qui se fait "
        "ensemble.",
    ),
    "engagement_needs_owner": Bilingual(
        "A commitment needs an owner and a day by which it is kept.",
        "Un engagement exige une organisation responsable et une échéance.",
    ),
    "engagement_needs_words": Bilingual(
        "Write what was promised, or leave owner and day empty.",
        "Écrivez ce qui a été promis, ou laissez vides l’organisation responsable et "
        "l’échéance.",
    ),
    "engagement_due_before": Bilingual(
        "The commitment falls due before it was made. Correct one of the days.",
        "L’échéance précède l’engagement. Corrigez l’une des deux dates.",
    ),
    "engagement_followed_up": Bilingual(
        "This commitment was already followed up; its words and day stay as they were.",
        "On a déjà donné suite à cet engagement ; son texte et son échéance restent "
        "tels quels.",
    ),
    "engagement_nothing_promised": Bilingual(
        "No commitment was made there, so there is nothing to follow up.",
        "Aucun engagement n’a été pris ; il n’y a donc pas de suite à donner.",
    ),
    "outcome_in_future": Bilingual(
        "This day is still to come. Give the day on which it happened.",
        "Cette date est à venir. Indiquez le jour où cela s’est produit.",
    ),
    "outcome_before_start": Bilingual(
        "This day is before the beginning. Give a later one.",
        "Cette date précède le début. Indiquez-en une ultérieure.",
    ),
    "outcome_before_end": Bilingual(
        "The outcome is measured after the project ended. Give a later day.",
        "Le résultat se mesure après la fin du projet. Indiquez une date ultérieure.",
    ),
    "outcome_months": Bilingual(
        "Outcomes are measured 6 and 12 months after the end. Choose one of them.",
        "Les résultats se mesurent 6 et 12 mois après la fin. Choisissez l’un des "
        "deux.",
    ),
    "project_ends_before": Bilingual(
        "The project ends before it starts. Correct one of the days.",
        "Le projet prend fin avant de commencer. Corrigez l’une des deux dates.",
    ),
    "project_cost_below_zero": Bilingual(
        "A cost cannot be below zero. Leave it empty where it is not known.",
        "Un coût ne peut être négatif. Laissez le champ vide s’il n’est pas connu.",
    ),
    "currency_unknown": Bilingual(
        "Choose a currency from the list.",
        "Choisissez une monnaie dans la liste.",
    ),
    "training_below_zero": Bilingual(
        "A count of people cannot be below zero.",
        "Un nombre de personnes ne peut être négatif.",
    ),
    "training_too_many": Bilingual(
        "More than {most} people at one training is most likely a slip. Check the "
        "number.",
        "Plus de {most} personnes à une même formation : il s’agit sans doute d’une "
        "erreur. Vérifiez le nombre.",
    ),
    "training_does_not_add_up": Bilingual(
        "Women, men, another gender and not recorded make {sum}; the total says "
        "{total}. Correct one of them.",
        "Les femmes, les hommes, les personnes d’un autre genre et les non consignées "
        "font {sum} ; le total indique {total}. Corrigez l’un des deux.",
    ),
    "training_nobody": Bilingual(
        "Nobody was trained? Then there is nothing to count.",
        "Personne n’a été formé ? Il n’y a alors rien à compter.",
    ),
    "training_before_start": Bilingual(
        "A training cannot take place before the project starts. Correct the day.",
        "Une formation ne peut avoir lieu avant le début du projet. Corrigez la date.",
    ),
    "training_corrected": Bilingual(
        "This count was already corrected. Correct the newer one instead.",
        "Ce compte a déjà été corrigé. Corrigez plutôt le plus récent.",
    ),
    "article_unknown": Bilingual(
        "Choose an article from the list.",
        "Choisissez un article dans la liste.",
    ),
}
