"""What is said when a door stays shut: what happened, and how to mend it."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import declare, sentence

__all__ = ["SENTENCES", "sentence"]

SENTENCES: Final[dict[str, Bilingual]] = {
    "sign_in_mismatch": Bilingual(
        "The e-mail address and the password do not go together. Check both, or "
        "ask for a new password.",
        "L’adresse électronique et le mot de passe ne correspondent pas. Vérifiez les "
        "deux ou demandez un nouveau mot de passe.",
    ),
    "password_incorrect": Bilingual(
        "This is not your present password. Try again, or ask for a new one.",
        "Ce n’est pas votre mot de passe actuel. Réessayez ou demandez-en un nouveau.",
    ),
    "too_many_tries": Bilingual(
        "There were too many tries for this address. Wait {minutes} min, then try "
        "again. If it was not you, your account is still safe: nobody came in.",
        "Il y a eu trop de tentatives pour cette adresse. Attendez {minutes} min, puis "
        "réessayez. Si ce n’était pas vous, votre compte reste protégé : personne n’a "
        "pu entrer.",
    ),
    "too_many_codes": Bilingual(
        "There were too many tries in a short time. Wait five minutes, then try again.",
        "Il y a eu trop de tentatives en peu de temps. Attendez cinq minutes, puis "
        "réessayez.",
    ),
    "code_incorrect": Bilingual(
        "This code is not right. Codes change every 30 seconds: wait for a new one, "
        "and check that the clock of your phone sets itself.",
        "Ce code n’est pas le bon. Les codes changent toutes les 30 secondes : "
        "attendez le prochain et vérifiez que l’horloge de votre téléphone se règle "
        "automatiquement.",
    ),
    "code_replayed": Bilingual(
        "This code was already used. Each code opens once: wait for the next one, at "
        "most 30 seconds, and enter it.",
        "Ce code a déjà servi. Chaque code n’ouvre qu’une fois : attendez le suivant, "
        "au plus 30 secondes, et saisissez-le.",
    ),
    "reset_link_spent": Bilingual(
        "This link was used already or is too old. Ask for a new one.",
        "Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.",
    ),
    "last_second_factor": Bilingual(
        "This is your only second factor, and your role needs one. Add another "
        "first, then remove this one.",
        "C’est votre seul second facteur et votre rôle en exige un. Ajoutez-en "
        "d’abord un autre, puis retirez celui-ci.",
    ),
    "no_second_factor_yet": Bilingual(
        "Recovery codes come with a second factor. Set up an authenticator app or a "
        "passkey first.",
        "Les codes de secours accompagnent un second facteur. Configurez d’abord une "
        "application d’authentification ou une clé d’accès.",
    ),
    "accounts_by_invitation": Bilingual(
        "Nobody signs up here: an organisation’s coordinator or an administrator "
        "sends an invitation by e-mail.",
        "On ne crée pas soi-même de compte ici : la coordination d’une organisation ou "
        "l’administration envoie une invitation par courriel.",
    ),
    "stale_form": Bilingual(
        "This form waited too long, or you signed in or out meanwhile. Nothing was "
        "changed. What you typed is kept here; send it again.",
        "Ce formulaire a attendu trop longtemps, ou vous avez ouvert ou fermé une "
        "session entre-temps. Rien n’a été modifié. Votre saisie est conservée ici ; "
        "renvoyez-la.",
    ),
    "session_ended": Bilingual(
        "Your session has ended, or its cookie could not be read. Nothing was "
        "changed. Sign in in a new tab, come back here, and send what you typed again.",
        "Votre session est terminée, ou son témoin est illisible. Rien n’a été "
        "modifié. Ouvrez une session dans un nouvel onglet, revenez ici et renvoyez "
        "votre saisie.",
    ),
    "not_your_organisation": Bilingual(
        "You have no role in this organisation. Choose one of your own.",
        "Vous n’avez aucun rôle dans cette organisation. Choisissez l’une des vôtres.",
    ),
    "purpose_not_yours": Bilingual(
        "None of your roles here serves this purpose. Choose one from the list.",
        "Aucun de vos rôles ici ne sert cette finalité. Choisissez-en une dans la "
        "liste.",
    ),
    "reason_too_short": Bilingual(
        "Say why in at least {shortest} characters, so that the person who reviews "
        "this can understand it.",
        "Expliquez pourquoi en au moins {shortest} caractères, afin que la personne "
        "qui examinera cette ouverture puisse comprendre.",
    ),
    "opening_in_force": Bilingual(
        "You already have an emergency opening in force. End it before you open "
        "another.",
        "Vous avez déjà une ouverture d’urgence en cours. Mettez-y fin avant d’en "
        "faire une autre.",
    ),
    "opening_ended": Bilingual(
        "This emergency opening has already ended.",
        "Cette ouverture d’urgence est déjà terminée.",
    ),
    "opening_not_yours": Bilingual(
        "Only the person who made this opening can end it.",
        "Seule la personne qui a fait cette ouverture peut y mettre fin.",
    ),
    "opening_still_open": Bilingual(
        "This opening is still in force. Review it once it has ended.",
        "Cette ouverture est encore en cours. Examinez-la lorsqu’elle sera terminée.",
    ),
    "review_own_opening": Bilingual(
        "You cannot review your own opening. Someone else has to look at it.",
        "Vous ne pouvez pas examiner votre propre ouverture. Une autre personne doit "
        "le faire.",
    ),
    "already_reviewed": Bilingual(
        "Someone has already reviewed this opening. What they found stands.",
        "Cette ouverture a déjà été examinée. La conclusion consignée demeure.",
    ),
    "key_day_wrong": Bilingual(
        "A key lasts from one day to one year. Choose a day in that time.",
        "Une clé dure d’un jour à un an. Choisissez une date dans cet intervalle.",
    ),
    "key_label_taken": Bilingual(
        "This organisation already has a key in force with this label. Revoke that "
        "one, or choose another label.",
        "Cette organisation a déjà une clé en vigueur sous ce nom. Révoquez-la ou "
        "choisissez un autre nom.",
    ),
    "key_role_wrong": Bilingual(
        "A key can only have a role that reads figures. Choose one from the list.",
        "Une clé ne peut avoir qu’un rôle qui lit des chiffres. Choisissez-en un dans "
        "la liste.",
    ),
    "key_revoked": Bilingual(
        "This key was revoked already. It opens nothing.",
        "Cette clé a déjà été révoquée. Elle n’ouvre plus rien.",
    ),
    "organisation_ended": Bilingual(
        "This organisation has ended. Choose one that is active.",
        "Cette organisation n’est plus active. Choisissez-en une qui l’est.",
    ),
    "api_key_invalid": Bilingual(
        "The API key is missing, unknown, revoked or past its day. Send a valid one "
        "as “Authorization: Bearer …”.",
        "La clé d’API est absente, inconnue, révoquée ou périmée. Transmettez une clé "
        "valable sous la forme « Authorization: Bearer … ».",
    ),
    "request_invalid": Bilingual(
        "The request cannot be read as it is. The list of errors names each place.",
        "La requête ne peut pas être lue telle quelle. La liste des erreurs indique "
        "chaque endroit.",
    ),
    "method_not_allowed": Bilingual(
        "This address does not take that method. The header “Allow” names those that "
        "it takes.",
        "Cette adresse n’accepte pas cette méthode. L’en-tête « Allow » indique celles "
        "qu’elle accepte.",
    ),
    "fault": Bilingual(
        "Something broke on our side. Nothing was changed. Try again later.",
        "Une erreur s’est produite de notre côté. Rien n’a été modifié. Réessayez plus "
        "tard.",
    ),
}
declare(SENTENCES)
