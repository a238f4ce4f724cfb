"""What the directory says when it refuses, and how to mend it."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

SENTENCES: Final = {
    "directory_closed": B(
        "This service has closed. A closed listing is kept as it was.",
        "Ce service a fermé. Une inscription fermée est conservée telle quelle.",
    ),
    "directory_not_yours": B(
        "This listing belongs to another organisation. Use “Something here is wrong” "
        "on its page to tell the steward.",
        "Cette inscription appartient à une autre organisation. Utilisez « Un "
        "renseignement est erroné » sur sa page pour aviser la gestion du répertoire.",
    ),
    "directory_order": B(
        "This does not follow from how the listing stands now.",
        "L’état actuel de l’inscription ne le permet pas.",
    ),
    "directory_no_words": B(
        "The service has no public words yet. Write its name in at least one "
        "language first.",
        "Le service n’a encore aucun texte public. Écrivez d’abord son nom dans au "
        "moins une langue.",
    ),
    "directory_already_protected": B(
        "This place is protected already.", "Ce lieu est déjà protégé."
    ),
    "directory_signals_enough": B(
        "Many people have told us today. We are looking at it.",
        "Plusieurs personnes nous l’ont signalé aujourd’hui. Nous examinons la "
        "situation.",
    ),
    "directory_signal_closed": B(
        "This signal is closed already.", "Ce signalement est déjà clos."
    ),
    "directory_applications_enough": B(
        "Too many requests arrived today. Please send yours tomorrow.",
        "Trop de demandes sont arrivées aujourd’hui. Veuillez envoyer la vôtre demain.",
    ),
    "directory_application_order": B(
        "The request is not at this step. Look at how it stands.",
        "La demande n’en est pas à cette étape. Vérifiez où elle en est.",
    ),
    "directory_no_appeal": B(
        "Only a refusal can be appealed, and only once.",
        "Seul un refus peut être porté en appel, et une seule fois.",
    ),
    "directory_second_person": B(
        "You have judged of this request before. Someone else must decide now.",
        "Vous vous êtes déjà prononcé sur cette demande. Une autre personne doit "
        "maintenant la trancher.",
    ),
    "directory_number_shape": B(
        "This is not a telephone number of North America. Write ten digits, for "
        "example 416-555-0123, with “ext.” before an extension.",
        "Ce n’est pas un numéro de téléphone nord-américain. Écrivez dix chiffres, par "
        "exemple 416-555-0123, et « poste » devant un numéro de poste.",
    ),
    "directory_number_there": B(
        "The listing has this number already.",
        "L’inscription comporte déjà ce numéro.",
    ),
    "directory_number_unknown": B(
        "The listing has no such number.", "L’inscription ne comporte pas ce numéro."
    ),
    "directory_time_shape": B(
        "Write a time as 14:30.", "Écrivez une heure ainsi : 14 h 30."
    ),
    "directory_hours_half": B(
        "Choose days, and say both when it opens and when it closes; or choose “24 "
        "hours, 7 days”.",
        "Choisissez des jours et indiquez l’heure d’ouverture et celle de "
        "fermeture, ou choisissez « 24 heures, 7 jours ».",
    ),
    "directory_hours_words": B(
        "Only “24/7” is read here. Type days and times in the fields, and anything "
        "else in the note on holidays.",
        "Seul « 24/7 » est compris ici. Entrez les jours et les heures dans les "
        "champs, et le reste dans la note sur les jours fériés.",
    ),
    "directory_hours_always": B(
        "It is kept as open day and night. Take that line out before you add another.",
        "L’inscription indique déjà jour et nuit. Retirez cette ligne avant d’en "
        "ajouter une autre.",
    ),
    "directory_distance_from": B(
        "Name a town to measure the distance from, or choose any distance.",
        "Nommez la ville à partir de laquelle mesurer, ou choisissez toute distance.",
    ),
    "directory_season_order": B(
        "The last day of the season is before its first. Correct one of them.",
        "Le dernier jour de la saison précède le premier. Corrigez l’un des deux.",
    ),
    "directory_hours_twice": B(
        "This says both 24/7 and times. Keep one of them.",
        "Vous indiquez à la fois 24/7 et des heures. Gardez l’un des deux.",
    ),
    "directory_zone_unknown": B(
        "Choose a time zone from the list.",
        "Choisissez un fuseau horaire dans la liste.",
    ),
    "directory_code_unknown": B(
        "This is not one of the choices. Choose from the list.",
        "Ce n’est pas l’un des choix. Choisissez dans la liste.",
    ),
    "directory_name_needed": B("Write a name.", "Écrivez un nom."),
    "directory_need_needed": B(
        "Choose at least one need that the service meets.",
        "Choisissez au moins un besoin auquel le service répond.",
    ),
    "directory_ages_order": B(
        "The highest age is below the lowest. Exchange them.",
        "L’âge maximal est inférieur à l’âge minimal. Inversez-les.",
    ),
    "directory_extent_unknown": B(
        "Choose Canada, a province, or an area from the list.",
        "Choisissez le Canada, une province ou une région dans la liste.",
    ),
    "directory_extent_needed": B(
        "Say whom the service is there for: a region, a province or all of Canada.",
        "Indiquez à qui le service est destiné : une région, une province ou tout le "
        "Canada.",
    ),
    "directory_area_needed": B(
        "Choose the area where the place is. It is all that most people will see of "
        "a protected place.",
        "Choisissez la région où se trouve le lieu. C’est tout ce que la plupart des "
        "gens verront d’un lieu protégé.",
    ),
    "directory_address_needed": B(
        "A place needs an address. Of a protected place it is kept encrypted; a "
        "service by phone or online needs none: choose that kind.",
        "Un lieu exige une adresse. Celle d’un lieu protégé est chiffrée ; un service "
        "par téléphone ou en ligne n’en a pas besoin : choisissez ce type.",
    ),
    "directory_point_half": B(
        "Give both latitude and longitude, or neither.",
        "Indiquez la latitude et la longitude, ou aucune des deux.",
    ),
    "directory_point_outside": B(
        "This point is not in Canada. Check that latitude (42 to 83) and longitude "
        "(−141 to −52) are not exchanged or 0.",
        "Ce point n’est pas au Canada. Vérifiez que la latitude (42 à 83) et la "
        "longitude (−141 à −52) ne sont ni inversées ni nulles.",
    ),
    "directory_postal_code": B(
        "Write a Canadian postal code, for example K1A 0A6.",
        "Écrivez un code postal canadien, par exemple K1A 0A6.",
    ),
    "directory_address_in_words": B(
        "These words give away where a protected place is. Take the address or the "
        "postal code out of them.",
        "Ces mots révèlent où se trouve un lieu protégé. Retirez-en l’adresse ou le "
        "code postal.",
    ),
    "directory_room_maximum": B(
        "There cannot be more room than there is in all.",
        "Il ne peut y avoir plus de places libres que de places en tout.",
    ),
    "directory_reason_needed": B("Say why, in words.", "Dites pourquoi, en mots."),
    "directory_changed_what": B("Tick what has changed.", "Cochez ce qui a changé."),
    "directory_refusal_reason": B(
        "Choose why the person was refused.",
        "Choisissez la raison du refus.",
    ),
    "directory_suggestion_empty": B(
        "Write what is wrong or missing. Do not name anyone.",
        "Écrivez ce qui est erroné ou manquant. Ne nommez personne.",
    ),
    "directory_both_languages": B(
        "Write the policy in both languages.",
        "Rédigez la politique dans les deux langues.",
    ),
    "directory_code_wrong": B(
        "No request has this code. Look at how you wrote it: it has 16 letters and "
        "digits.",
        "Aucune demande ne porte ce code. Vérifiez-le : il compte 16 lettres et "
        "chiffres.",
    ),
    "directory_search_by_post": B(
        "Words to search for are sent by POST, in the body: an address is kept in "
        "logs. Send the same request by POST.",
        "Les mots cherchés s’envoient par POST, dans le corps : une adresse est "
        "conservée dans des journaux. Envoyez la même demande par POST.",
    ),
    "directory_not_by_distance": B(
        "This API does not answer distances: it keeps no point of any postal code, and "
        "of a secret place none at all. Ask by area on the page “Find help”.",
        "Cette API ne répond pas aux distances : elle ne conserve le point d’aucun "
        "code postal, et d’un lieu secret, aucun point. Cherchez par région sur la "
        "page « Trouver de l’aide ».",
    ),
    "directory_free_amount": B(
        "What is free of charge has no amount. Clear it, or choose another kind.",
        "Ce qui est gratuit n’a pas de montant. Effacez-le ou choisissez un autre "
        "type.",
    ),
    "directory_costs_enough": B(
        "A listing has at most {most} prices. Put the rest in words.",
        "Une inscription compte au plus {most} prix. Décrivez le reste en mots.",
    ),
    "directory_hsds_id": B(
        "An identifier of HSDS is a UUID: 32 hexadecimal digits in five groups.",
        "Un identifiant HSDS est un UUID : 32 chiffres hexadécimaux en cinq groupes.",
    ),
    "directory_hsds_email": B(
        "This is no e-mail address. Mend it or leave it empty.",
        "Ce n’est pas une adresse courriel. Corrigez-la ou laissez la case vide.",
    ),
    "directory_hsds_nothing": B(
        "There is no service and no provider of HSDS in this file. Send services in "
        "JSON, or the zip of all tables.",
        "Ce fichier ne contient aucun service ni fournisseur HSDS. Envoyez des "
        "services en JSON ou le zip de toutes les tables.",
    ),
    "directory_hsds_unreadable": B(
        "This file cannot be read as JSON or as tables in UTF-8. Check it with the "
        "program that made it.",
        "Ce fichier ne se lit ni comme du JSON ni comme des tables en UTF-8. "
        "Vérifiez-le avec le programme qui l’a produit.",
    ),
    "directory_hsds_dangling": B(
        "This points at nothing in the file. Write the identifier of a row that is "
        "there.",
        "Ceci ne pointe vers rien dans le fichier. Écrivez l’identifiant d’une ligne "
        "qui s’y trouve.",
    ),
    "directory_hsds_twice": B(
        "An earlier row says this of the same service or place already. Leave out "
        "the one that is wrong.",
        "Une ligne précédente le dit déjà du même service ou lieu. Retirez celle qui "
        "est fausse.",
    ),
    "directory_hsds_choice": B(
        "This is not one of our words. Write one of these: {known}.",
        "Ce n’est pas l’un de nos termes. Écrivez l’un de ceux-ci : {known}.",
    ),
    "directory_hsds_age": B(
        "An age is a whole number from 0 to 120.",
        "Un âge est un nombre entier de 0 à 120.",
    ),
    "directory_hsds_point": B(
        "Latitude and longitude are numbers in degrees, as 49.89 and -97.14.",
        "La latitude et la longitude sont des nombres en degrés, comme 49.89 et "
        "-97.14.",
    ),
    "directory_hsds_at_zero": B(
        "Latitude 0, longitude 0 is in the sea. Clear both, or write where it is.",
        "La latitude 0 et la longitude 0 sont en mer. Effacez les deux ou écrivez "
        "où c’est.",
    ),
    "directory_hsds_country": B(
        "Only addresses in Canada (CA) can be kept. Leave the row out.",
        "Seules les adresses au Canada (CA) peuvent être conservées. Retirez la ligne.",
    ),
    "directory_hsds_weekly": B(
        "Only hours of a week (WEEKLY) can be kept. Say the rest in words.",
        "Seules les heures d’une semaine (WEEKLY) peuvent être conservées. Dites le "
        "reste en mots.",
    ),
    "directory_hsds_days": B(
        "Days are written as MO,TU,WE. A day of a month cannot be kept.",
        "Les jours s’écrivent MO,TU,WE. Un jour du mois ne peut être conservé.",
    ),
    "directory_hsds_prose_hours": B(
        "Words say that it is open day and night, and no machine can read them. Write "
        "the days MO,TU,WE,TH,FR,SA,SU from 00:00 to 24:00.",
        "Des mots disent que c’est ouvert jour et nuit, et aucune machine ne peut les "
        "lire. Écrivez les jours MO,TU,WE,TH,FR,SA,SU de 00:00 à 24:00.",
    ),
    "directory_hsds_day": B(
        "A day is written as 2026-06-30.", "Une date s’écrit 2026-06-30."
    ),
    "directory_hsds_languages": B(
        "The name says another language than the code. Mend the one that is wrong.",
        "Le nom désigne une autre langue que le code. Corrigez celui qui est faux.",
    ),
    "directory_hsds_language": B(
        "This directory has no such language. Write a code of its list, as fr or cr.",
        "Ce répertoire ne connaît pas cette langue. Écrivez un code de sa liste, "
        "comme fr ou cr.",
    ),
    "directory_hsds_currency": B(
        "Amounts are in Canadian dollars (CAD). Convert it, or say it in words.",
        "Les montants sont en dollars canadiens (CAD). Convertissez-le ou dites-le "
        "en mots.",
    ),
    "directory_hsds_amount": B(
        "An amount is a number of dollars from 0 to 100,000, as 12.50.",
        "Un montant est un nombre de dollars de 0 à 100 000, comme 12.50.",
    ),
    "directory_hsds_url": B(
        "This is no address of the Web. Write it with https:// or clear it.",
        "Ce n’est pas une adresse Web. Écrivez-la avec https:// ou effacez-la.",
    ),
    "directory_place_stays": B(
        "Only a place that came from another directory, with no reason to keep it "
        "secret, can be opened to everyone.",
        "Seul un lieu venu d’un autre répertoire, sans raison d’être gardé secret, "
        "peut être ouvert à tout le monde.",
    ),
    "directory_hsds_ended": B(
        "This service has ended for good. Leave the row out.",
        "Ce service a pris fin pour de bon. Retirez la ligne.",
    ),
    "directory_hsds_worked_on": B(
        "Someone has worked on a service of this file. Close those services one by "
        "one instead.",
        "Quelqu’un a travaillé sur un service de ce fichier. Fermez plutôt ces "
        "services un à un.",
    ),
    "directory_copy_tier": B(
        "You cannot make a copy that says more than you may see. Choose for whom it is "
        "again; if your role needs a second factor, sign in with it.",
        "Vous ne pouvez pas produire une copie qui en dit plus que ce que vous pouvez "
        "voir. Choisissez de nouveau les destinataires ; si votre rôle exige un second "
        "facteur, utilisez-le pour ouvrir la session.",
    ),
    "directory_copies_enough": B(
        "You have made many copies today. Make the next one tomorrow, or ask the "
        "steward of the directory.",
        "Vous avez produit beaucoup de copies aujourd’hui. Attendez à demain ou "
        "adressez-vous à la gestion du répertoire.",
    ),
    "directory_copy_recalled": B(
        "This copy was called back already.", "Cette copie a déjà été rappelée."
    ),
    "directory_copy_over": B(
        "This copy is no longer valid: there is nothing to call back.",
        "Cette copie n’est plus valide : il n’y a rien à rappeler.",
    ),
    "directory_place_one": B(
        "Choose a port of entry or write a town, not both.",
        "Choisissez un point d’entrée ou écrivez une ville, pas les deux.",
    ),
    "directory_place_needed": B(
        "Choose a port of entry, or write a town, a province or a postal code.",
        "Choisissez un point d’entrée ou écrivez une ville, une province ou un code "
        "postal.",
    ),
}
