"""Every code of this room, as a sentence in each language."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual as B

SENTENCES: Final = {
    "workers_nobody_hears": B(
        "Nobody is appointed to read tips here at the moment, so this page takes none. "
        "Please call one of the numbers on this page.",
        "Personne n’est désigné pour lire les signalements en ce moment ; cette page "
        "n’en reçoit donc pas. Appelez l’un des numéros de cette page.",
    ),
    "workers_form_old": B(
        "This form was opened too long ago, or was altered. Your text is kept below: "
        "send it again.",
        "Ce formulaire est ouvert depuis trop longtemps ou a été altéré. Votre texte "
        "est conservé ci-dessous : envoyez-le de nouveau.",
    ),
    "workers_says_nothing": B(
        "There is no text that can be read. Write a few words, in any language.",
        "Il n’y a pas de texte lisible. Écrivez quelques mots, dans n’importe quelle "
        "langue.",
    ),
    "workers_name": B(
        "A name goes with “a name that I choose” or “my own name”, and with neither "
        "otherwise. Add a name, or choose to give none.",
        "Un nom accompagne « un nom que je choisis » ou « mon vrai nom », et rien "
        "d’autre. Ajoutez un nom ou choisissez de n’en donner aucun.",
    ),
    "workers_contact": B(
        "A number or address goes with a way to reach you, and with none otherwise. "
        "Fill in both, or choose not to be contacted.",
        "Un numéro ou une adresse accompagne une façon de vous joindre, et rien "
        "d’autre. Remplissez les deux ou choisissez de ne pas être joint.",
    ),
    "workers_code_unknown": B(
        "This code opens nothing. Check it letter by letter. It may also have been "
        "ended, or what it opened is no longer kept.",
        "Ce code n’ouvre rien. Vérifiez-le lettre par lettre. Il se peut aussi qu’on y "
        "ait mis fin, ou que ce qu’il ouvrait ne soit plus conservé.",
    ),
    "workers_too_many": B(
        "There were many tries in a short time. Wait fifteen minutes, then try again. "
        "If you need someone now, call one of the numbers on this page.",
        "Il y a eu beaucoup de tentatives en peu de temps. Attendez quinze minutes, "
        "puis réessayez. Si vous avez besoin d’aide maintenant, appelez l’un des "
        "numéros de cette page.",
    ),
    "workers_day_to_come": B(
        "This day is yet to come. Enter the day on which it was said.",
        "Ce jour est à venir. Inscrivez le jour où cela a été dit.",
    ),
    "workers_closed": B(
        "This account is closed. Take it in hand again first.",
        "Ce dossier est fermé. Reprenez-le d’abord en traitement.",
    ),
    "workers_order": B(
        "An account cannot go from how it stands to this state.",
        "L’état de ce dossier ne permet pas ce passage.",
    ),
    "workers_no_code": B(
        "This person took no return code, so nobody would read an answer here. Keep to "
        "the way and the rule of contact, if there is one.",
        "Cette personne n’a pas pris de code de retour : personne ne lirait de réponse "
        "ici. Respectez la façon de la joindre et sa consigne, s’il y en a une.",
    ),
    "workers_no_interview": B(
        "Statements belong to an interview. Keep an interview first.",
        "Les propos recueillis appartiennent à une entrevue. Consignez d’abord une "
        "entrevue.",
    ),
    "workers_no_consent": B(
        "The worker’s consent to talk is not in force. Ask them; record what they say "
        "under Consents.",
        "Le consentement du travailleur à parler n’est pas en vigueur. Demandez-le-lui "
        "et consignez sa réponse sous Consentements.",
    ),
    "workers_no_consent_recording": B(
        "The worker’s consent to be recorded is not in force. Write down what they say "
        "instead, or ask them.",
        "Le consentement du travailleur à être enregistré n’est pas en vigueur. Notez "
        "plutôt ses propos, ou demandez-le-lui.",
    ),
    "workers_interpreter": B(
        "An interpreter goes with the language they spoke; without one there is none. "
        "Tick the interpreter and choose the language, or take both out.",
        "Un interprète va avec la langue qu’il parlait, et aucune langue sans "
        "interprète. Cochez l’interprète et choisissez la langue, ou retirez les deux.",
    ),
    "workers_no_employer": B(
        "A token is for an inspection of an employer. Tie the account to an employer "
        "first.",
        "Un jeton sert à l’inspection d’un employeur. Rattachez d’abord le dossier à "
        "un employeur.",
    ),
    "workers_linked": B(
        "This account is tied to this employer already.",
        "Ce dossier est déjà rattaché à cet employeur.",
    ),
    "workers_employer_unknown": B(
        "There is no employer of this number in the register. Check the number on its "
        "page.",
        "Aucun employeur du registre ne porte ce numéro. Vérifiez-le sur sa fiche.",
    ),
    "workers_file_elsewhere": B(
        "This inspection is of another employer. Choose one of this employer, or none.",
        "Cette inspection vise un autre employeur. Choisissez-en une de cet employeur, "
        "ou aucune.",
    ),
    "workers_two_hats": B(
        "You also inspect employers or keep their register. Whoever writes to an "
        "employer does not hear workers: ask your coordinator to end one of the roles.",
        "Vous inspectez aussi des employeurs ou tenez leur registre. Qui écrit à un "
        "employeur n’écoute pas de travailleurs : demandez à votre coordination de "
        "mettre fin à l’un des rôles.",
    ),
    "workers_token_unknown": B(
        "This token opens nothing here. Check it character by character. It may have "
        "been ended, or you may not open it.",
        "Ce jeton n’ouvre rien ici. Vérifiez-le caractère par caractère. Il se peut "
        "qu’on y ait mis fin, ou que vous n’ayez pas le droit de l’ouvrir.",
    ),
    "workers_conflict_known": B(
        "You declared this already.", "Vous l’avez déjà déclaré."
    ),
    "workers_conflict_ended": B(
        "This conflict of interest was ended before.",
        "Ce conflit d’intérêts est déjà levé.",
    ),
    "workers_own_conflict": B(
        "You cannot end your own. Ask another liaison officer.",
        "Vous ne pouvez pas lever le vôtre. Adressez-vous à une ou un collègue.",
    ),
}
