"""The audit in an auditor’s day."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.audit import anchors
from halte.core.audit.models import Seal, Verification
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem

VERIFIED_WITHIN: Final = timedelta(days=7)


def home_items(actor: Actor) -> list[HomeItem]:
    """The last verification and its findings; what an auditor still has to do."""
    if not actor.may(Permission.AUDIT_VERIFY):
        return []
    last = Verification.objects.visible_to(actor).first()
    items = [_last(last) if last else _never()]
    if Seal.objects.exists() and not anchors.last_handed_over():
        items.append(
            HomeItem(
                title=Bilingual(
                    "Keep an anchor elsewhere", "Conserver une ancre ailleurs"
                ),
                url=reverse("audit:seals"),
                detail=Bilingual(
                    "without it, a cut tail cannot be proved",
                    "sans elle, une fin coupée ne se prouve pas",
                ),
            )
        )
    return items


def _never() -> HomeItem:
    return HomeItem(
        title=Bilingual("Verify the audit", "Vérifier le journal d’audit"),
        url=reverse("audit:verify"),
        detail=Bilingual("never verified yet", "jamais vérifié encore"),
    )


def _last(last: Verification) -> HomeItem:
    if last.found:
        return HomeItem(
            title=Bilingual("The audit is not whole", "Le journal n’est pas intact"),
            url=reverse("audit:result", args=[last.pk]),
            count=last.found,
            detail=Bilingual("findings, each located", "constats, chacun localisé"),
            urgent=True,
        )
    if last.finished_at < timezone.now() - VERIFIED_WITHIN:
        return HomeItem(
            title=Bilingual("Verify the audit", "Vérifier le journal d’audit"),
            url=reverse("audit:verify"),
            detail=Bilingual(
                "last verified more than a week ago",
                "dernière vérification il y a plus d’une semaine",
            ),
        )  # fmt: skip
    return HomeItem(
        title=Bilingual("The audit is whole", "Le journal est intact"),
        url=reverse("audit:result", args=[last.pk]),
        detail=Bilingual("last verification", "dernière vérification"),
    )
