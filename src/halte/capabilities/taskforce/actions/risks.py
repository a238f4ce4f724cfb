"""The register of risks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.taskforce.checks import body, require_both, require_near
from halte.capabilities.taskforce.models import Assessment, Risk
from halte.capabilities.taskforce.policy import may_assess
from halte.capabilities.taskforce.states import LEAST, MOST
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a risk is judged, as typed; `owner` is a short name."""

    likelihood: int
    impact: int
    owner: str
    response: str
    text_en: str
    text_fr: str
    review: date | None
    closed: bool = False


@action(
    Permission.TASKFORCE_KEEP,
    label=Bilingual("Add a risk", "Ajouter un risque"),
)
def add_risk(
    actor: Actor,
    risk: Risk,
    *,
    title: tuple[str, str],
    judgement: Judgement,
    demonstration: bool = False,
) -> Risk:
    """A risk with its first assessment."""
    require_both(*title, "title")
    risk.title_en, risk.title_fr = (text.strip() for text in title)
    risk.on, risk.demonstration = timezone.localdate(), demonstration
    risk.by_user_id = actor.user_id
    risk.save()
    _assess(actor, risk, judgement)
    return risk


@action(
    Permission.TASKFORCE_ACT,
    label=Bilingual("Assess a risk", "Évaluer un risque"),
    policy=may_assess,
)
def assess(actor: Actor, risk: Risk, *, judgement: Judgement) -> Assessment:
    """As it looks today; the earlier assessments stay readable."""
    return _assess(actor, risk, judgement)


def _assess(actor: Actor, risk: Risk, judgement: Judgement) -> Assessment:
    require_both(judgement.text_en, judgement.text_fr, "text")
    for name in ("likelihood", "impact"):
        if not LEAST <= getattr(judgement, name) <= MOST:
            raise Invalid("risk_off_the_scale", field=name, least=LEAST, most=MOST)
    if judgement.closed == (judgement.review is not None):
        raise Invalid("risk_review_or_closed", field="review")
    if judgement.review is not None:
        if judgement.review <= timezone.localdate():
            raise Invalid("risk_review_past", field="review")
        require_near(judgement.review, "review")
    return Assessment.objects.create(
        risk=risk, on=timezone.localdate(), likelihood=judgement.likelihood,
        impact=judgement.impact, owner=body(judgement.owner, "owner"),
        response=judgement.response, text_en=judgement.text_en.strip(),
        text_fr=judgement.text_fr.strip(), review=judgement.review,
        closed=judgement.closed, by_user_id=actor.user_id,
    )  # fmt: skip
