"""What the gate and the register say."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final[dict[str, Bilingual]] = {
    "sharing_dataset_unknown": Bilingual(
        "There is no such data. Choose from the list.",
        "Ces données n’existent pas. Choisissez dans la liste.",
    ),
    "sharing_purpose_unknown": Bilingual(
        "There is no such purpose. Choose from the list.",
        "Cette finalité n’existe pas. Choisissez dans la liste.",
    ),
    "sharing_no_field": Bilingual(
        "Choose at least one field to send.",
        "Choisissez au moins un champ à transmettre.",
    ),
    "sharing_field_unknown": Bilingual(
        "{count} of the fields asked for are not part of these data. Choose from the "
        "list.",
        "Les données ne comportent pas {count} des champs demandés. Choisissez dans la "
        "liste.",
    ),
    "sharing_filter_unknown": Bilingual(
        "This choice is not offered. Choose from the list.",
        "Ce choix n’est pas offert. Choisissez dans la liste.",
    ),
    "sharing_to_oneself": Bilingual(
        "This is your own organisation. Choose the partner who is to receive the data.",
        "C’est votre propre organisation. Choisissez le partenaire à qui les données "
        "sont destinées.",
    ),
    "sharing_no_ground": Bilingual(
        "Refused: nothing allows these data to go to {partner}.",
        "Refusé : rien ne permet de transmettre ces données à {partner}.",
    ),
    "sharing_no_agreement": Bilingual(
        "Refused: there is no agreement with {partner}. Record one and have it put in "
        "force first.",
        "Refusé : il n’existe aucune entente avec {partner}. Consignez-en une et "
        "faites-la d’abord mettre en vigueur.",
    ),
    "sharing_recipient_not_party": Bilingual(
        "Refused: {partner} is not a party to “{agreement}”, which covers these data. "
        "Amend it to add this partner.",
        "Refusé : {partner} n’est pas partie à « {agreement} », qui couvre ces "
        "données. Modifiez l’entente pour ajouter ce partenaire.",
    ),
    "sharing_sender_not_party": Bilingual(
        "Refused: your organisation is not a party to “{agreement}”. A party must "
        "send, or the agreement must be amended.",
        "Refusé : votre organisation n’est pas partie à « {agreement} ». Une partie "
        "doit faire l’envoi, ou l’entente doit être modifiée.",
    ),
    "sharing_direction": Bilingual(
        "Refused: under “{agreement}” data do not flow this way: {partner} does not "
        "receive from you.",
        "Refusé : selon « {agreement} », les données ne circulent pas dans ce sens : "
        "{partner} n’en reçoit pas de vous.",
    ),
    "sharing_agreement_draft": Bilingual(
        "Refused: “{agreement}” is still a draft. A second person must put it in "
        "force.",
        "Refusé : « {agreement} » est encore une ébauche. Une seconde personne doit la "
        "mettre en vigueur.",
    ),
    "sharing_agreement_not_begun": Bilingual(
        "Refused: “{agreement}” begins on {day}.",
        "Refusé : « {agreement} » commence le {day}.",
    ),
    "sharing_agreement_suspended": Bilingual(
        "Refused: “{agreement}” is suspended. It must be resumed before anything is "
        "sent.",
        "Refusé : « {agreement} » est suspendue. Elle doit reprendre avant tout envoi.",
    ),
    "sharing_agreement_ended": Bilingual(
        "Refused: “{agreement}” ended on {day}. Renew it before anything is sent.",
        "Refusé : « {agreement} » a pris fin le {day}. Renouvelez-la avant tout envoi.",
    ),
    "sharing_purpose_not_covered": Bilingual(
        "Refused: “{agreement}” does not cover this purpose: {purpose}.",
        "Refusé : « {agreement} » ne couvre pas cette finalité : {purpose}.",
    ),
    "sharing_fields_not_covered": Bilingual(
        "Refused: these fields are not covered: {fields}. Leave them out, or have the "
        "agreement amended.",
        "Refusé : ces champs ne sont pas couverts : {fields}. Laissez-les de côté ou "
        "faites modifier l’entente.",
    ),
    "sharing_legal_ground_missing": Bilingual(
        "Refused: these fields identify a person: {fields}. They need a law, a treaty "
        "or the person’s own consent; the agreement rests on none of them.",
        "Refusé : ces champs permettent d’identifier une personne : {fields}. Il faut "
        "une loi, un traité ou le consentement de la personne ; l’entente ne repose "
        "sur aucun d’eux.",
    ),
    "sharing_nothing_to_send": Bilingual(
        "There is nothing to send: the choice holds no rows. Nothing was recorded.",
        "Il n’y a rien à transmettre : ce choix ne contient aucune ligne. Rien n’a été "
        "consigné.",
    ),
    "sharing_permit_stale": Bilingual(
        "The day has changed since this was checked. Try again.",
        "La date a changé depuis la vérification. Réessayez.",
    ),
    "sharing_not_yours": Bilingual(
        "Another organisation sent this copy; only it can note what became of it.",
        "Une autre organisation a transmis cette copie ; elle seule peut consigner ce "
        "qu’elle est devenue.",
    ),
    "sharing_copy_closed": Bilingual(
        "What became of this copy is already recorded.",
        "Ce que cette copie est devenue est déjà consigné.",
    ),
    "sharing_copy_day": Bilingual(
        "Give a day between the day it was sent and today.",
        "Indiquez une date entre celle de l’envoi et aujourd’hui.",
    ),
    "sharing_digest_wrong": Bilingual(
        "A SHA-256 has 64 characters, 0 to 9 and a to f. Copy it again.",
        "Un SHA-256 compte 64 caractères, de 0 à 9 et de a à f. Copiez-le de nouveau.",
    ),
}
