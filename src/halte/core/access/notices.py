"""Mail that tells without telling: what happened and where to look, no content.

There is no link in it: people learn to come to Halte by their own way, and a
forged notice has nothing to make them click.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from halte.core.access.models import Opening
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.organisations.holders import roles_with
from halte.core.organisations.models import Membership, User


def send(people: Iterable[User], subject: Bilingual, template: str) -> int:
    """The same notice to each, in the language of each; how many were sent."""
    sent = 0
    for person in people:
        with override(person.language):
            body = render_to_string(template)
            sent += send_mail(str(subject), body, None, [person.email])
    return sent


def reviewers_of(opening: Opening) -> list[User]:
    """Who answers for it: coordinators of the organisation, and auditors."""
    roles = roles_with(Permission.BREAK_GLASS_REVIEW)
    held = Membership.objects.in_force().filter(role__in=roles, user__is_active=True)
    answer = [
        m.user_id
        for m in held
        if m.role == "auditor" or m.organisation_id == opening.organisation_id
    ]
    people = User.objects.filter(pk__in=answer).exclude(pk=opening.user_id)
    return list(people.order_by("pk"))


def tell_of_reset(person: User) -> int:
    """To the person, so that they know if someone else asked for it."""
    return send(
        [person],
        Bilingual(
            "Halte: your second factor was taken away",
            "Halte : votre second facteur a été retiré",
        ),
        "access/mail/reset.txt",
    )


def tell_of_opening(opening: Opening) -> int:
    """At once, to everyone who answers for it."""
    return send(
        reviewers_of(opening),
        Bilingual(
            "Halte: an emergency opening to review",
            "Halte : une ouverture d’urgence à examiner",
        ),
        "access/mail/opening.txt",
    )
