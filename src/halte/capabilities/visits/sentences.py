"""Every code of this room, as a sentence in each language."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

SENTENCES: Final = {
    "visit_not_yours": B(
        "This visit is another organisation’s. Ask that organisation.",
        "Cette visite relève d’une autre organisation. Adressez-vous à elle.",
    ),
    "visit_over": B(
        "This visit is over. Plan another one.",
        "Cette visite est close. Planifiez-en une autre.",
    ),
    "visit_begun": B(
        "This visit has begun. Finish it, and plan another one.",
        "Cette visite a commencé. Terminez-la, puis planifiez-en une autre.",
    ),
    "visit_not_under_way": B(
        "This visit is not under way.", "Cette visite n’est pas en cours."
    ),
    "visit_stops_open": B(
        "A stop is still open. Say when you left it, or why it was not entered.",
        "Un arrêt est encore ouvert. Indiquez quand vous l’avez quitté ou pourquoi "
        "personne n’y est entré.",
    ),
    "visit_no_dwelling": B(
        "This stop is no dwelling: consent or a warrant is not needed.",
        "Cet arrêt n’est pas une habitation : ni consentement ni mandat n’est requis.",
    ),
    "visit_stop_begun": B(
        "This stop was begun or passed by already.",
        "Cet arrêt a déjà été commencé, ou laissé de côté.",
    ),
    "visit_no_consent": B(
        "No consent is in force here.", "Aucun consentement n’est en vigueur ici."
    ),
    "visit_needs_pair": B(
        "Nobody goes in alone: name a second officer, or police, under “Who goes”.",
        "Personne n’entre seul : indiquez un second agent, ou la police, sous « Qui "
        "participe ».",
    ),
    "visit_dwelling_closed": B(
        "This is a dwelling. Record the written consent of who lives there, or the "
        "warrant, before you go in (IRPR s. 209.9).",
        "C’est une habitation. Consignez le consentement écrit d’une personne qui y "
        "habite, ou le mandat, avant d’entrer (RIPR, art. 209.9).",
    ),
    "visit_entry_hours": B(
        "This is before the consent, or outside the hours of the warrant.",
        "C’est avant le consentement, ou hors des heures du mandat.",
    ),
    "visit_stop_not_begun": B(
        "Nobody is in there: the stop was not begun, or was left.",
        "Personne ne s’y trouve : l’arrêt n’a pas commencé, ou a été quitté.",
    ),
    "visit_words": B("Write this down in a few words.", "Écrivez-le en quelques mots."),
    "visit_inspection_ended": B(
        "This inspection has ended. A visit needs one that is open.",
        "Cette inspection est close. Une visite en exige une qui soit ouverte.",
    ),
    "visit_before_inspection": B(
        "The inspection was not open yet on this day. Choose a later one.",
        "L’inspection n’était pas encore ouverte ce jour-là. Choisissez-en un autre.",
    ),
    "visit_told": B(
        "An announced visit says when the employer was told; an unannounced one does "
        "not.",
        "Une visite annoncée indique quand l’employeur a été avisé ; une visite non "
        "annoncée ne l’indique pas.",
    ),
    "visit_told_late": B(
        "The employer is told before the visit, not after it.",
        "L’employeur est avisé avant la visite, non après.",
    ),
    "visit_told_already": B(
        "The employer was told. What was announced does not become unannounced.",
        "L’employeur a été avisé. Une visite annoncée ne devient pas non annoncée.",
    ),
    "visit_stop_twice": B(
        "This place is a stop of the visit already.",
        "Ce lieu est déjà un arrêt de la visite.",
    ),
    "visit_housing_imp": B(
        "Housing is entered under the Temporary Foreign Worker Program only, and this "
        "inspection is under the other one (IRPR s. 209.9).",
        "On n’entre dans les logements qu’au titre du Programme des travailleurs "
        "étrangers temporaires, et cette inspection relève de l’autre (RIPR, "
        "art. 209.9).",
    ),
    "visit_caregiver_dwelling": B(
        "A live-in caregiver works in a private dwelling: mark it as one.",
        "Un aide familial travaille dans une habitation privée : indiquez-le.",
    ),
    "visit_person_one": B(
        "Choose a colleague, or write the name of someone else; not both.",
        "Choisissez un collègue ou écrivez le nom d’une autre personne ; pas les deux.",
    ),
    "visit_interpreter_language": B(
        "Say which language the interpreter speaks.",
        "Indiquez la langue de l’interprète.",
    ),
    "visit_person_twice": B(
        "This colleague goes along already.", "Ce collègue participe déjà."
    ),
    "visit_share_province": B(
        "A visit is shared with a provincial organisation only (IRPR s. 209.92).",
        "Une visite n’est communiquée qu’à une organisation provinciale (RIPR, "
        "art. 209.92).",
    ),
    "visit_worker_named": B(
        "A worker is not named here. Leave the name out; the paper behind the wall "
        "has it.",
        "Un travailleur n’est pas nommé ici. Retirez le nom ; le document derrière le "
        "mur le porte.",
    ),
    "visit_worker_paper": B(
        "What a worker signed goes behind the wall. Put it in the vault on that side.",
        "Ce qu’un travailleur a signé va derrière le mur. Déposez-le au coffre de ce "
        "côté.",
    ),
    "visit_warrant_backwards": B(
        "A warrant is issued before its hours end, and its hours end after they begin.",
        "Un mandat est décerné avant la fin de ses heures, qui finissent après leur "
        "début.",
    ),
    "visit_order": B(
        "This is earlier than what it follows. Check day and hour.",
        "C’est antérieur à ce qui précède. Vérifiez le jour et l’heure.",
    ),
    "visit_other_day": B(
        "This is not the day of the visit. Move the visit first, or check the day.",
        "Ce n’est pas le jour de la visite. Déplacez d’abord la visite ou vérifiez le "
        "jour.",
    ),
    "visit_due_early": B(
        "Documents are due on the day they are asked for, or later.",
        "Les documents sont dus le jour de la demande ou plus tard.",
    ),
    "visit_others_since": B(
        "Documents can be required of others since 2022-09-26 only.",
        "Des documents ne peuvent être exigés d’autres personnes que depuis le "
        "2022-09-26.",
    ),
    "visit_others_when": B(
        "Others are asked only where the employer does not cooperate. Say since when, "
        "and how that shows.",
        "On ne s’adresse à d’autres que si l’employeur ne collabore pas. Indiquez "
        "depuis quand et en quoi.",
    ),
    "visit_others_order": B(
        "The employer must have failed to cooperate before others are asked.",
        "Le manque de collaboration de l’employeur précède la demande à d’autres.",
    ),
    "visit_received": B("Everything was received.", "Tout a été reçu."),
    "visit_picture_where": B(
        "Say at which stop it was taken.", "Indiquez à quel arrêt elle a été prise."
    ),
    "visit_picture_consent": B(
        "Nobody’s consent to this is kept, or someone refused. Record it, or say why "
        "the picture is kept all the same.",
        "Aucun consentement n’est consigné, ou quelqu’un a refusé. Consignez-le ou "
        "dites pourquoi l’image est conservée malgré tout.",
    ),
    "visit_item_walled": B(
        "What is behind the wall proves nothing to the employer. Choose an item that "
        "may be shown.",
        "Ce qui est derrière le mur ne prouve rien à l’employeur. Choisissez un "
        "élément qui peut être montré.",
    ),
    "visit_attached": B(
        "This item belongs to the visit already.",
        "Cet élément appartient déjà à la visite.",
    ),
    "visit_item_unknown": B(
        "There is no item of this number that you may use. Its number stands on its "
        "page in the vault.",
        "Aucun élément utilisable ne porte ce numéro, qui figure sur sa page du "
        "coffre.",
    ),
    "checklist_question": B(
        "The question {question} is not asked at this stop.",
        "La question {question} n’est pas posée à cet arrêt.",
    ),
    "checklist_other_stop": B(
        "This file was made for another stop. Send it in there.",
        "Ce fichier a été fait pour un autre arrêt. Déposez-le à cet endroit.",
    ),
    "checklist_sent": B(
        "This very file was sent in before. Nothing was changed.",
        "Ce même fichier a déjà été déposé. Rien n’a été modifié.",
    ),
    "checklist_chosen": B(
        "Someone chose between these answers already.",
        "Quelqu’un a déjà départagé ces réponses.",
    ),
    "checklist_not_answers": B(
        "This is no file of answers. Open the checklist on your device, choose “Save "
        "the answers as a file”, and send that file.",
        "Ce n’est pas un fichier de réponses. Ouvrez la liste de contrôle sur votre "
        "appareil, choisissez « Enregistrer les réponses dans un fichier » et déposez "
        "ce fichier.",
    ),
    "checklist_large": B(
        "A file of answers has at most {limit} kB. Check that you chose the right "
        "file.",
        "Un fichier de réponses compte au plus {limit} ko. Vérifiez que vous avez "
        "choisi le bon.",
    ),
    "checklist_no_answers": B(
        "This file holds no answer yet.",
        "Ce fichier ne contient encore aucune réponse.",
    ),
    "checklist_when": B(
        "This file does not say when it was filled in. Save it again from the "
        "checklist.",
        "Ce fichier n’indique pas quand il a été rempli. Enregistrez-le de nouveau "
        "depuis la liste de contrôle.",
    ),
    "checklist_value": B(
        "The answer to {question} is none that this question can have.",
        "La réponse à {question} n’est pas de celles que cette question admet.",
    ),
    "checklist_note": B(
        "The note of {question} is longer than {limit} characters. Shorten it.",
        "La note de {question} dépasse {limit} caractères. Raccourcissez-la.",
    ),
    "checklist_unknown": B(
        "This checklist was not made here, or was altered. Take a new one along and "
        "copy the answers into it.",
        "Cette liste de contrôle n’a pas été faite ici, ou a été altérée. "
        "Emportez-en une nouvelle et recopiez-y les réponses.",
    ),
    "leaflet_language": B(
        "Choose one of the languages of the list.",
        "Choisissez une des langues de la liste.",
    ),
    "leaflet_known": B(
        "This very document is kept already in this language.",
        "Ce même document est déjà consigné dans cette langue.",
    ),
    "leaflet_since": B(
        "Nothing is owed for people who began before 2022-09-26.",
        "Rien n’est dû pour les personnes entrées en fonction avant le 2022-09-26.",
    ),
    "leaflet_official": B(
        "Workers choose between English and French.",
        "Les travailleurs choisissent entre l’anglais et le français.",
    ),
    "leaflet_workers": B(
        "Say for how many people, from 1 to {most}.",
        "Indiquez pour combien de personnes, de 1 à {most}.",
    ),
    "leaflet_before": B(
        "This version did not exist yet on that day. Choose an earlier version.",
        "Cette version n’existait pas encore ce jour-là. Choisissez-en une antérieure.",
    ),
    "leaflet_taken_back": B("This was taken back already.", "Ceci a déjà été retiré."),
}
