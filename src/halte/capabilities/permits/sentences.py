"""Every code of this room, as a sentence in each language."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

SENTENCES: Final = {
    "permit_elsewhere": B(
        "This belongs to another organisation. Work on your own organisation’s files.",
        "Cet élément relève d’une autre organisation. Travaillez sur les dossiers de "
        "la vôtre.",
    ),
    "permit_not_open": B(
        "This file is with a second officer, or was decided. Nothing can be added now.",
        "Ce dossier est chez un second agent ou a été tranché. On ne peut plus rien y "
        "ajouter.",
    ),
    "permit_two_hats": B(
        "You also read the register of employers. Whoever can does not work on permits "
        "that protect: ask for one of the roles to end.",
        "Vous consultez aussi le registre des employeurs. Qui peut le faire ne traite "
        "pas de permis de protection : demandez que l’un des rôles prenne fin.",
    ),
    "permit_person": B(
        "Only a person who is signed in can do this.",
        "Seule une personne ayant ouvert une session peut le faire.",
    ),
    "permit_checks_first": B(
        "Keep the answers of the checks first, so that the opinion rests on them.",
        "Conservez d’abord les réponses des vérifications, pour que l’avis s’y appuie.",
    ),
    "permit_nothing_to_read": B(
        "No opinion on this file waits for a second officer.",
        "Aucun avis sur ce dossier n’attend un second agent.",
    ),
    "permit_same_officer": B(
        "You wrote the opinion. The second officer must be another person, whatever "
        "roles you hold.",
        "Vous avez rédigé l’avis. Le second agent doit être une autre personne, quels "
        "que soient vos rôles.",
    ),
    "permit_open_first": B(
        "Open the file first and read it. The opinion is shown after you have recorded "
        "your own reading.",
        "Ouvrez d’abord le dossier et lisez-le. L’avis s’affiche une fois votre propre "
        "lecture consignée.",
    ),
    "permit_read_first": B(
        "Record your own reading of the file first.",
        "Consignez d’abord votre propre lecture du dossier.",
    ),
    "permit_was_read": B(
        "Another second officer has read this file. It stays with that officer.",
        "Un autre second agent a lu ce dossier, qui reste entre ses mains.",
    ),
    "permit_no_concurrence": B(
        "No second officer has concurred, so no refusal can be issued under "
        "subsection 30(1.2).",
        "Aucun second agent n’a souscrit à l’avis ; aucun refus ne peut donc être "
        "délivré en vertu du paragraphe 30(1.2).",
    ),
    "permit_number_taken": B(
        "A file with this application number is here already. Find it by its number.",
        "Un dossier portant ce numéro de demande existe déjà. Cherchez-le par son "
        "numéro.",
    ),
    "permit_number_shape": B(
        "An application number has 4 to 20 letters, digits and hyphens. Copy it again "
        "from the form.",
        "Un numéro de demande compte de 4 à 20 lettres, chiffres et traits d’union. "
        "Recopiez-le du formulaire.",
    ),
    "permit_employer_unknown": B(
        "No employer of the register has this number. Look on its page, or leave the "
        "field empty.",
        "Aucun employeur du registre ne porte ce numéro. Vérifiez sur sa fiche, ou "
        "laissez le champ vide.",
    ),
    "permit_noc_shape": B(
        "An occupation code has five digits (NOC 2021).",
        "Un code de profession compte cinq chiffres (CNP 2021).",
    ),
    "permit_ends_before": B(
        "The job ends before it starts. Check both days.",
        "L’emploi se termine avant de commencer. Vérifiez les deux dates.",
    ),
    "permit_day_to_come": B(
        "This day is yet to come. Enter it once it is past.",
        "Ce jour est à venir. Inscrivez-le une fois passé.",
    ),
    "permit_day_before": B(
        "This day is before the application was received.",
        "Ce jour précède la réception de la demande.",
    ),
    "permit_regulator_both": B(
        "Give both the regulator and the licence number, or neither.",
        "Indiquez à la fois l’organisme de réglementation et le numéro de permis "
        "d’exercice, ou ni l’un ni l’autre.",
    ),
    "permit_instruction_out_of_reach": B(
        "This instruction does not reach the application on this day. Choose one that "
        "is in force and applies to it.",
        "Cette instruction ne vise pas la demande ce jour-là. Choisissez-en une qui "
        "est en vigueur et qui s’y applique.",
    ),
    "instruction_effect_before": B(
        "An instruction takes effect on the day it is published, or later (IRPA "
        "30(1.6)).",
        "Une instruction prend effet le jour de sa publication ou plus tard (LIPR, "
        "30(1.6)).",
    ),
    "instruction_own": B(
        "You entered this instruction, so you decide nothing under it. Another "
        "officer does.",
        "Vous avez inscrit cette instruction : une autre personne tranche en vertu de "
        "celle-ci.",
    ),
    "permit_own_instruction": B(
        "You entered the instruction that this opinion is under. Another officer "
        "concurs or declines (IRPA 30(1.3)).",
        "Vous avez inscrit l’instruction qui fonde cet avis. Une autre personne y "
        "souscrit ou s’y refuse (LIPR, 30(1.3)).",
    ),
    "instruction_order": B(
        "A later version takes effect no earlier than the one before it.",
        "Une version ultérieure ne prend pas effet avant la précédente.",
    ),
    "instruction_ended": B(
        "This version has ended already, by a published notice.",
        "Cette version a déjà pris fin par avis publié.",
    ),
    "instruction_end_before": B(
        "An instruction ends on the day its notice is published, or later, and not "
        "before it took effect.",
        "Une instruction prend fin le jour de la publication de l’avis ou plus tard, "
        "et pas avant d’avoir pris effet.",
    ),
    "open_decided": B(
        "This request was decided. Nothing can be added to it.",
        "Cette demande a été tranchée. On ne peut plus rien y ajouter.",
    ),
    "open_weigh_first": B(
        "Weigh each fact first (step one). Then look at all of them together (step "
        "two).",
        "Appréciez d’abord chaque fait (première étape). Considérez-les ensuite "
        "ensemble (seconde étape).",
    ),
    "open_fact_first": B(
        "No fact is weighed yet (step one). Note what the person tells and weigh it, "
        "then look at all facts together (step two).",
        "Aucun fait n’est encore apprécié (première étape). Consignez ce que la "
        "personne raconte et appréciez-le, puis considérez l’ensemble (seconde étape).",
    ),
    "open_says_away": B(
        "This decision and the request differ: it states that the person is not in "
        "Canada (IRPR 207.1(1)). Correct on its page what it states, or this decision.",
        "La décision et la demande diffèrent : celle-ci indique que la personne n’est "
        "pas au Canada (RIPR 207.1(1)). Corrigez sur sa page ce qu’elle indique, ou la "
        "décision.",
    ),
    "open_says_here": B(
        "This decision and the request differ: it states that the person is in Canada "
        "(IRPR 207.1(1)). Correct on its page what it states, or this decision.",
        "La décision et la demande diffèrent : celle-ci indique que la personne est au "
        "Canada (RIPR 207.1(1)). Corrigez sur sa page ce qu’elle indique, ou la "
        "décision.",
    ),
    "open_says_untied": B(
        "This decision and the request differ: it states that the person holds no "
        "permit tied to an employer and renews none (IRPR 207.1(1)). Correct on its "
        "page what it states, or this decision.",
        "La décision et la demande diffèrent : celle-ci indique que la personne ne "
        "détient aucun permis lié à un employeur et n’en renouvelle aucun (RIPR "
        "207.1(1)). Corrigez sur sa page ce qu’elle indique, ou la décision.",
    ),
    "open_says_tied": B(
        "This decision and the request differ: it states that the person holds a "
        "permit tied to an employer or renews one (IRPR 207.1(1)). Correct on its page "
        "what it states, or this decision.",
        "La décision et la demande diffèrent : celle-ci indique que la personne "
        "détient un permis lié à un employeur ou en renouvelle un (RIPR 207.1(1)). "
        "Corrigez sur sa page ce qu’elle indique, ou la décision.",
    ),
    "open_not_met": B(
        "Say which part of section 207.1 is not met. That a letter or another paper is "
        "missing is no ground.",
        "Indiquez quel élément de l’article 207.1 n’est pas rempli. L’absence d’une "
        "lettre ou d’un autre document n’est pas un motif.",
    ),
    "open_totality": B(
        "Say what all the facts together give reasonable grounds to believe.",
        "Dites ce que l’ensemble des faits donne des motifs raisonnables de croire.",
    ),
    "open_valid_until": B(
        "A permit that is issued ends on a day after its decision. Others have no such "
        "day.",
        "Un permis délivré prend fin à une date postérieure à la décision. Les autres "
        "cas n’ont pas cette date.",
    ),
    "authorized_nobody": B(
        "No employer is named here, so there is no business to note anything about.",
        "Aucun employeur n’est nommé ici ; il n’y a donc rien à consigner sur une "
        "entreprise.",
    ),
    "family_closed": B(
        "The worker’s own request was decided without a permit, so no family member "
        "can be added to it (IRPR 207.1(2)).",
        "La demande du travailleur a été tranchée sans permis ; aucun membre de la "
        "famille ne peut donc y être ajouté (RIPR 207.1(2)).",
    ),
    "family_worker_first": B(
        "Decide the worker’s own request first: the family’s hangs on it (IRPR "
        "207.1(2)).",
        "Tranchez d’abord la demande du travailleur : celle de la famille en dépend "
        "(RIPR 207.1(2)).",
    ),
    "family_day_before": B(
        "This day is before the worker’s own request. Check both days.",
        "Ce jour précède la demande du travailleur. Vérifiez les deux dates.",
    ),
    "family_not_met": B(
        "Where the permit is not issued, say which part of subsection 207.1(2) is not "
        "met; else leave it empty.",
        "Si le permis n’est pas délivré, indiquez quel élément du paragraphe 207.1(2) "
        "n’est pas rempli ; sinon, laissez le champ vide.",
    ),
    "family_reasons": B(
        "Give your reasons: this person is told why.",
        "Donnez vos motifs : cette personne saura pourquoi.",
    ),
    "family_worker_without": B(
        "The worker has no open permit, and the family’s hangs on it (IRPR 207.1(2)). "
        "Choose another outcome.",
        "Le travailleur n’a pas de permis ouvert, et celui de la famille en dépend "
        "(RIPR 207.1(2)). Choisissez une autre issue.",
    ),
    "family_worker_has": B(
        "The worker’s open permit is issued, so this is not what is missing. Choose "
        "another part, or another outcome.",
        "Le permis ouvert du travailleur est délivré ; ce n’est donc pas ce qui "
        "manque. Choisissez un autre élément ou une autre issue.",
    ),
    "family_says_away": B(
        "This decision and the entry differ: it states that this person is not in "
        "Canada (IRPR 207.1(2)). Correct the entry, or this decision.",
        "La décision et l’inscription diffèrent : celle-ci indique que cette personne "
        "n’est pas au Canada (RIPR 207.1(2)). Corrigez l’inscription ou la décision.",
    ),
    "family_says_here": B(
        "This decision and the entry differ: it states that this person is in Canada "
        "(IRPR 207.1(2)). Correct the entry, or this decision.",
        "La décision et l’inscription diffèrent : celle-ci indique que cette personne "
        "est au Canada (RIPR 207.1(2)). Corrigez l’inscription ou la décision.",
    ),
    "family_longer": B(
        "A family member’s permit ends no later than the worker’s. Enter that day or "
        "an earlier one.",
        "Le permis d’un membre de la famille ne dépasse pas celui du travailleur. "
        "Inscrivez ce jour-là ou un jour antérieur.",
    ),
    "victim_permit_order": B(
        "This permit begins before the one before it, or ends before it begins.",
        "Ce permis commence avant le précédent, ou prend fin avant de commencer.",
    ),
    "permit_document_altered": B(
        "The kept document is no longer what was issued. Tell your administrator; do "
        "not send it.",
        "Le document conservé n’est plus celui qui a été délivré. Avisez "
        "l’administration ; ne l’envoyez pas.",
    ),
}
