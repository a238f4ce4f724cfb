"""What is said about organisations and the people in them."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual
from halte.core.errors import declare

SENTENCES: Final[dict[str, Bilingual]] = {
    "organisation_already_ended": Bilingual(
        "This organisation has already ended.",
        "Cette organisation a déjà pris fin.",
    ),
    "own_organisation": Bilingual(
        "This is the organisation you are working for now. Someone from another one "
        "has to end it.",
        "C’est l’organisation pour laquelle vous travaillez en ce moment. Une personne "
        "d’une autre organisation doit y mettre fin.",
    ),
    "other_organisation": Bilingual(
        "You look after the members of your own organisation only.",
        "Vous vous occupez seulement des membres de votre propre organisation.",
    ),
    "role_not_yours_to_give": Bilingual(
        "Only an administrator can give or take away this role. Ask one of them.",
        "Seule l’administration peut attribuer ou retirer ce rôle. Adressez-vous à "
        "elle.",
    ),
    "role_not_entrusted": Bilingual(
        "Your organisation is not entrusted with this role. An administrator gives "
        "it, or first says on the organisation’s page that it is.",
        "Ce rôle n’est pas confié à votre organisation. L’administration l’attribue, "
        "ou indique d’abord sur la page de l’organisation qu’il lui est confié.",
    ),
    "own_role": Bilingual(
        "Nobody changes their own role. Ask another administrator or coordinator.",
        "Personne ne modifie son propre rôle. Adressez-vous à une autre personne de "
        "l’administration ou de la coordination.",
    ),
    "own_second_factor": Bilingual(
        "You change your own second factor on your own page, with the one you have.",
        "Vous modifiez votre propre second facteur sur votre page, avec celui que "
        "vous avez.",
    ),
    "no_second_factor": Bilingual(
        "This person has no second factor at present: there is nothing to take away.",
        "Cette personne n’a pas de second facteur actuellement : il n’y a rien à "
        "retirer.",
    ),
    "last_administrator": Bilingual(
        "This is the last administrator role. Give it to someone else first, or "
        "nobody could invite anyone any more.",
        "C’est le dernier rôle d’administration. Attribuez-le d’abord à une autre "
        "personne, sinon plus personne ne pourrait inviter qui que ce soit.",
    ),
    "membership_ended": Bilingual(
        "This membership has already ended.", "Cette adhésion est déjà terminée."
    ),
    "same_role": Bilingual(
        "The person already has this role here. Choose another.",
        "Cette personne a déjà ce rôle ici. Choisissez-en un autre.",
    ),
    "already_invited": Bilingual(
        "There is already an invitation for this address and role. Send it again or "
        "withdraw it.",
        "Il existe déjà une invitation pour cette adresse et ce rôle. Renvoyez-la ou "
        "retirez-la.",
    ),
    "role_unknown": Bilingual(
        "There is no such role. Choose one from the list.",
        "Ce rôle n’existe pas. Choisissez-en un dans la liste.",
    ),
    "invitation_spent": Bilingual(
        "This invitation was answered, withdrawn or is more than seven days old. Ask "
        "the person who invited you to send it again.",
        "Cette invitation a déjà reçu une réponse, a été retirée ou date de plus de "
        "sept jours. Demandez à la personne qui vous a invité de la renvoyer.",
    ),
    "invitation_for_another": Bilingual(
        "This invitation is for another address than the one you are signed in with. "
        "Sign out, then open the link again.",
        "Cette invitation vise une autre adresse que celle de votre session. Fermez la "
        "session, puis ouvrez le lien de nouveau.",
    ),
    "invitation_sign_in_first": Bilingual(
        "You already have an account with this address. Sign in, then open the link "
        "in the message again.",
        "Vous avez déjà un compte avec cette adresse. Ouvrez une session, puis suivez "
        "de nouveau le lien du message.",
    ),
    "demonstration_only": Bilingual(
        "This works in a demonstration only. In production the code is on the "
        "person’s own phone.",
        "Ceci ne fonctionne qu’en démonstration. En production, le code se trouve sur "
        "le téléphone de la personne.",
    ),
}
declare(SENTENCES)
