"""Projects abroad: what they are, whom they trained, what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import timezone

from halte.capabilities.partners.checks import (
    bodies,
    require_both,
    require_country,
    require_order,
    require_past,
    require_promise,
)
from halte.capabilities.partners.models import (
    ArticleReport,
    Project,
    ProjectOutcome,
    Training,
)
from halte.capabilities.partners.palermo import ARTICLES
from halte.capabilities.partners.policy import is_kept_here, may_correct, may_start
from halte.capabilities.partners.states import MONTHS_AFTER, Legislation
from halte.capabilities.partners.words import CURRENCIES
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.organisations.models import Organisation

MOST_TRAINED: Final = 100_000
"""More officials at one training is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Help:
    """A project as it is typed."""

    country: str
    title_en: str
    title_fr: str
    need_en: str
    need_fr: str
    starts: date
    ends: date
    indicator_en: str
    indicator_fr: str
    legislation: str = Legislation.NONE
    legislation_en: str = ""
    legislation_fr: str = ""
    partners: Sequence[str] = field(default_factory=tuple)
    cost_cents: int | None = None
    currency: str = "CAD"
    promise: str = ""


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Add a project abroad", "Ajouter un projet à l’étranger"),
    policy=may_start,
)
def add_project(
    actor: Actor, keeper: Organisation, *, help_: Help, demonstration: bool = False
) -> Project:
    """Help for a country: the need, the money and the indicator that will tell."""
    return _write(Project(keeper=keeper, demonstration=demonstration), help_)


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Edit a project abroad", "Modifier un projet à l’étranger"),
    policy=is_kept_here,
)
def edit_project(
    actor: Actor, project: Project, *, help_: Help, version: int
) -> Project:
    """Say it anew, unless someone else was quicker."""
    if project.version != version:
        raise Invalid("changed_meanwhile")
    first = project.trainings.order_by("on").first()
    if first and first.on < help_.starts:
        raise Invalid("training_before_start", field="starts")
    project.version += 1
    return _write(project, help_)


def _write(project: Project, help_: Help) -> Project:
    require_country(help_.country, needed=True)
    require_order(help_.starts, help_.ends, "project_ends_before")
    require_both(help_.legislation_en, help_.legislation_fr, "legislation")
    require_promise(help_.promise)
    if help_.cost_cents is not None and help_.cost_cents < 0:
        raise Invalid("project_cost_below_zero", field="cost")
    if help_.currency not in CURRENCIES:
        raise Invalid("currency_unknown", field="currency")
    partners = bodies(help_.partners, "partners")
    for name in Help.__dataclass_fields__:
        if name != "partners":
            setattr(project, name, getattr(help_, name))
    project.save()
    project.partners.set(partners)
    return project


@dataclass(frozen=True, slots=True)
class Trained:
    """Officials of one kind, counted; `total` is counted apart."""

    on: date
    kind: str
    women: int
    men: int
    another: int
    not_recorded: int
    total: int

    @property
    def counts(self) -> tuple[int, ...]:
        """By gender."""
        return (self.women, self.men, self.another, self.not_recorded)


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual("Count officials trained", "Compter des responsables formés"),
    policy=is_kept_here,
)
def add_training(actor: Actor, project: Project, *, trained: Trained) -> Training:
    """How many of one kind were trained on a day."""
    return _count(actor, project, trained)


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Correct a count of officials trained",
        "Corriger un compte de responsables formés",
    ),
    policy=may_correct,
)
def correct_training(actor: Actor, training: Training, *, trained: Trained) -> Training:
    """Count again; the earlier count stays readable and no longer counts."""
    return _count(actor, training.project, trained, corrects=training)


def _count(
    actor: Actor, project: Project, trained: Trained, corrects: Training | None = None
) -> Training:
    if min(trained.counts) < 0 or trained.total < 0:
        raise Invalid("training_below_zero", field="total")
    if trained.total > MOST_TRAINED:
        raise Invalid("training_too_many", field="total", most=MOST_TRAINED)
    if sum(trained.counts) != trained.total:
        raise Invalid(
            "training_does_not_add_up", field="total", sum=sum(trained.counts),
            total=trained.total,
        )  # fmt: skip
    if not trained.total and corrects is None:
        raise Invalid("training_nobody", field="total")
    require_past(trained.on, "outcome_in_future")
    if trained.on < project.starts:
        raise Invalid("training_before_start", field="on")
    return Training.objects.create(
        project=project, corrects=corrects, by_user_id=actor.user_id,
        **{name: getattr(trained, name) for name in Trained.__dataclass_fields__},
    )  # fmt: skip


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Measure the outcome of a project", "Mesurer le résultat d’un projet"
    ),
    policy=is_kept_here,
)
def measure_project(
    actor: Actor,
    project: Project,
    *,
    months: int,
    on: date,
    value: Decimal | None,
    found: Bilingual,
) -> ProjectOutcome:
    """What the indicator says six or twelve months after the end."""
    if months not in MONTHS_AFTER:
        raise Invalid("outcome_months", field="months")
    require_past(on, "outcome_in_future")
    if on < project.starts:
        raise Invalid("outcome_before_start", field="on")
    if on < project.ends:
        raise Invalid("outcome_before_end", field="on")
    return ProjectOutcome.objects.create(
        project=project, months=months, on=on, value=value, found_en=found.en,
        found_fr=found.fr, by_user_id=actor.user_id,
    )  # fmt: skip


@action(
    Permission.PARTNERS_EDIT,
    label=Bilingual(
        "Report against an article of the Palermo Protocol",
        "Rendre compte d’un article du Protocole de Palerme",
    ),
    policy=is_kept_here,
)
def report_article(
    actor: Actor, project: Project, *, article: int, text: Bilingual
) -> ArticleReport:
    """What the project did for one article; said again, the last one stands."""
    if article not in ARTICLES:
        raise Invalid("article_unknown", field="article")
    return ArticleReport.objects.create(
        project=project, article=article, text_en=text.en, text_fr=text.fr,
        on=timezone.localdate(), by_user_id=actor.user_id,
    )  # fmt: skip
