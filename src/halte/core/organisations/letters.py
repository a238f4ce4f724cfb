"""The message that carries an invitation, in both languages."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from halte.core.access.roles import ROLES
from halte.core.bilingual import LANGUAGES, Bilingual, Language
from halte.core.organisations.models import Invitation

SUBJECT = Bilingual("You are invited to Halte", "Vous êtes invité·e à Halte")
RULE = "\n\n– – –\n\n"


def send_invitation(invitation: Invitation, links: dict[Language, str]) -> None:
    """Send it; raises what the mail server raises where it cannot be sent.

    `links` holds the address of the page in each language. The subject names
    neither the organisation nor the role: subjects are seen over shoulders.
    """
    first: Language = "fr" if invitation.language == "fr" else "en"
    order = sorted(LANGUAGES, key=lambda language: language != first)
    body = RULE.join(_text(invitation, links[each], each) for each in order)
    EmailMessage(SUBJECT.in_language(first), body, None, [invitation.email]).send()


def _text(invitation: Invitation, link: str, language: Language) -> str:
    body = invitation.organisation
    role = ROLES[invitation.role]
    last: datetime = invitation.expires_at
    with override(language):
        return render_to_string(
            "organisations/mail/invitation.txt",
            {
                "organisation": Bilingual(body.name_en, body.name_fr),
                "role": role,
                "link": link,
                "last": last,
            },
        ).strip()
