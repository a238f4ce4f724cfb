"""What this room says when something cannot be done or taken as it is."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

SENTENCES: Final[dict[str, Bilingual]] = {
    "taskforce_not_seated": Bilingual(
        "Your organisation has no seat on the taskforce today. Ask the secretariat.",
        "Votre organisation n’a pas de siège au groupe de travail aujourd’hui. "
        "Adressez-vous au secrétariat.",
    ),
    "taskforce_both_languages": Bilingual(
        "Write this in English and in French: minutes and registers exist in both.",
        "Rédigez ce texte en français et en anglais : procès-verbaux et registres "
        "existent dans les deux langues.",
    ),
    "taskforce_in_the_future": Bilingual(
        "This day has not come yet. Give the day on which it happened.",
        "Cette date n’est pas encore venue. Indiquez le jour où cela s’est produit.",
    ),
    "taskforce_too_far": Bilingual(
        "This day is more than five years ahead. Check the year.",
        "Cette date est à plus de cinq ans. Vérifiez l’année.",
    ),
    "taskforce_body_unknown": Bilingual(
        "Choose an organisation from the list.",
        "Choisissez une organisation dans la liste.",
    ),
    "meeting_in_the_past": Bilingual(
        "This hour is over. To write down a meeting that has taken place, tick the "
        "box that says so; otherwise check the day.",
        "Cette heure est passée. Pour consigner une réunion qui a eu lieu, cochez la "
        "case prévue ; sinon, vérifiez la date.",
    ),
    "meeting_to_come": Bilingual(
        "This meeting is still to come. Untick the box, or give the day on which it "
        "took place.",
        "Cette réunion est encore à venir. Décochez la case ou indiquez le jour où "
        "elle a eu lieu.",
    ),
    "meeting_ends_before": Bilingual(
        "A meeting ends after it begins. Check both hours.",
        "Une réunion se termine après avoir commencé. Vérifiez les deux heures.",
    ),
    "meeting_not_moved": Bilingual(
        "This is the hour that it already has. Choose another, or go back.",
        "C’est l’heure déjà prévue. Choisissez-en une autre ou revenez en arrière.",
    ),
    "meeting_not_yet": Bilingual(
        "The meeting has not begun. What happens there is written down afterwards.",
        "La réunion n’a pas commencé. Ce qui s’y passe se consigne ensuite.",
    ),
    "meeting_already_begun": Bilingual(
        "The meeting has begun: its hour can no longer be moved.",
        "La réunion a commencé : son heure ne peut plus être déplacée.",
    ),
    "meeting_has_records": Bilingual(
        "Something was written down of this meeting, so it took place. It cannot be "
        "cancelled.",
        "Des éléments de cette réunion ont été consignés : elle a donc eu lieu et ne "
        "peut pas être annulée.",
    ),
    "meeting_cancelled": Bilingual(
        "This meeting was cancelled. Call another one.",
        "Cette réunion a été annulée. Convoquez-en une autre.",
    ),
    "minutes_wait": Bilingual(
        "The minutes wait for a second person. They must be returned before anything "
        "is changed.",
        "Le procès-verbal attend une seconde personne. Il doit être renvoyé avant "
        "toute modification.",
    ),
    "minutes_approved": Bilingual(
        "The minutes were approved and are frozen. What changes now is decided at a "
        "later meeting.",
        "Le procès-verbal a été approuvé et figé. Ce qui change désormais se décide à "
        "une réunion ultérieure.",
    ),
    "minutes_without_agenda": Bilingual(
        "There is no point on the agenda. Add at least one, then submit the minutes.",
        "L’ordre du jour est vide. Ajoutez au moins un point, puis soumettez le "
        "procès-verbal.",
    ),
    "minutes_without_attendance": Bilingual(
        "Nobody is recorded as having come. Record who came, then submit the minutes.",
        "Aucune présence n’est consignée. Consignez les présences, puis soumettez le "
        "procès-verbal.",
    ),
    "minutes_none_wait": Bilingual(
        "No minutes of this meeting wait for approval.",
        "Aucun procès-verbal de cette réunion n’attend d’approbation.",
    ),
    "minutes_own": Bilingual(
        "You wrote on these minutes. Someone else reads and approves them.",
        "Vous avez participé à la rédaction de ce procès-verbal. Une autre personne "
        "doit le lire et l’approuver.",
    ),
    "minutes_newer": Bilingual(
        "There are newer minutes than those you read. Read them, then decide.",
        "Il existe un procès-verbal plus récent que celui que vous avez lu. Lisez-le, "
        "puis décidez.",
    ),
    "document_altered": Bilingual(
        "This document is not the one that was kept: its digest differs. Tell the "
        "administrator, and restore it from a backup.",
        "Ce document n’est pas celui qui a été conservé : son empreinte diffère. "
        "Avisez l’administration et restaurez-le à partir d’une sauvegarde.",
    ),
    "paper_empty": Bilingual(
        "This file is empty. Choose it again.",
        "Ce fichier est vide. Choisissez-le de nouveau.",
    ),
    "paper_too_large": Bilingual(
        "This file has more than {limit} megabytes. Make it smaller, or divide it.",
        "Ce fichier dépasse {limit} mégaoctets. Réduisez-le ou divisez-le.",
    ),
    "paper_kind_unknown": Bilingual(
        "Files of this kind are not taken. Send one of these: {kinds}.",
        "Ce type de fichier n’est pas accepté. Envoyez l’un des suivants : {kinds}.",
    ),
    "paper_not_what_it_says": Bilingual(
        "The content does not fit the ending of the file’s name, or it does something "
        "by itself when it is opened. Save it again without macros, embedded programs, "
        "and templates, pictures or tables that lie elsewhere; or as PDF.",
        "Le contenu ne correspond pas à l’extension du fichier, ou le fichier agit de "
        "lui-même à l’ouverture. Enregistrez-le de nouveau sans macros, programmes "
        "intégrés, ni modèles, images ou tableaux situés ailleurs, ou au format PDF.",
    ),
    "paper_replaced": Bilingual(
        "There is a newer version of this paper. Replace that one.",
        "Il existe une version plus récente de ce document. Remplacez celle-là.",
    ),
    "attendance_people": Bilingual(
        "Give how many people came where the organisation was present, and 0 where it "
        "was not.",
        "Indiquez le nombre de personnes venues si l’organisation était présente, et "
        "0 sinon.",
    ),
    "decision_promise_unknown": Bilingual(
        "No plan has a commitment of this name. Choose it from the list.",
        "Aucun plan ne comporte d’engagement de ce nom. Choisissez-le dans la liste.",
    ),
    "decision_corrected": Bilingual(
        "This decision was corrected already. Correct the newer one.",
        "Cette décision a déjà été rectifiée. Rectifiez la plus récente.",
    ),
    "action_item_due_before": Bilingual(
        "An action item cannot be due before the meeting that set it. Check the day.",
        "Un suivi ne peut être dû avant la réunion qui l’a demandé. Vérifiez la date.",
    ),
    "action_item_due_past": Bilingual(
        "The new day is over already. Choose a day to come.",
        "La nouvelle date est déjà passée. Choisissez une date à venir.",
    ),
    "action_item_same_day": Bilingual(
        "It is due on that day already. Choose another, or go back.",
        "C’est déjà son échéance. Choisissez une autre date ou revenez en arrière.",
    ),
    "action_item_done_before": Bilingual(
        "It cannot have been done before the meeting that set it. Check the day.",
        "Il ne peut avoir été fait avant la réunion qui l’a demandé. Vérifiez la date.",
    ),
    "action_item_needs_decision": Bilingual(
        "The minutes are approved: a further action item must carry out one of their "
        "decisions. Choose it.",
        "Le procès-verbal est approuvé : un nouveau suivi doit donner effet à l’une "
        "de ses décisions. Choisissez-la.",
    ),
    "action_item_other_decision": Bilingual(
        "This decision belongs to another point, or was corrected. Choose one of this "
        "point.",
        "Cette décision relève d’un autre point ou a été rectifiée. Choisissez-en une "
        "de ce point.",
    ),
    "action_item_not_yours": Bilingual(
        "Another organisation owns this action item. Ask it, or the secretariat.",
        "Ce suivi revient à une autre organisation. Adressez-vous à elle ou au "
        "secrétariat.",
    ),
    "action_item_settled": Bilingual(
        "This action item is settled. The secretariat can reopen it.",
        "Ce suivi est réglé. Le secrétariat peut le rouvrir.",
    ),
    "action_item_open": Bilingual(
        "This action item is open already.", "Ce suivi est déjà ouvert."
    ),
    "effect_before_decision": Bilingual(
        "An effect comes after the decision. Check the day.",
        "Un effet vient après la décision. Vérifiez la date.",
    ),
    "risk_off_the_scale": Bilingual(
        "Choose a value from {least} to {most}.",
        "Choisissez une valeur de {least} à {most}.",
    ),
    "risk_review_or_closed": Bilingual(
        "An open risk has a day of review; a closed one has none.",
        "Un risque ouvert a une date de réexamen ; un risque clos n’en a pas.",
    ),
    "risk_review_past": Bilingual(
        "The next review is on a day to come. Choose a later day.",
        "Le prochain réexamen a lieu à une date à venir. Choisissez-en une plus "
        "tardive.",
    ),
    "risk_closed": Bilingual(
        "This risk is closed. Add it anew if it comes back.",
        "Ce risque est clos. Ajoutez-le de nouveau s’il réapparaît.",
    ),
    "risk_not_yours": Bilingual(
        "Another organisation owns this risk. Ask it, or the secretariat.",
        "Ce risque revient à une autre organisation. Adressez-vous à elle ou au "
        "secrétariat.",
    ),
    "seat_taken": Bilingual(
        "This organisation has a seat already.",
        "Cette organisation a déjà un siège.",
    ),
    "seat_ends_before": Bilingual(
        "A seat ends after it begins. Check the day.",
        "Un siège prend fin après avoir commencé. Vérifiez la date.",
    ),
    "seat_ended": Bilingual(
        "This seat has an end already.", "Ce siège a déjà une date de fin."
    ),
    "calendar_not_yours": Bilingual(
        "A calendar’s address is private: each person renews their own.",
        "L’adresse d’un calendrier est personnelle : chacun renouvelle la sienne.",
    ),
}
