"""The only writers of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone

from halte.capabilities.plan.filing.keeping import Kept, keep
from halte.capabilities.plan.filing.loading import document_of
from halte.capabilities.plan.milestones import fitting
from halte.capabilities.plan.models import (
    Commitment,
    Milestone,
    Plan,
    Proof,
    Statement,
    StatementTranslation,
)
from halte.capabilities.plan.planfile.document import PlanDocument, Promise
from halte.capabilities.plan.policy import may_correct, may_state, may_translate
from halte.capabilities.plan.states import CommitmentState, EvidenceKind, Rule
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Denied, Invalid
from halte.core.measures.models import Figure


@action(Permission.PLAN_EDIT, label=Bilingual("Import a plan file", "Importer un plan"))
def import_plan(actor: Actor, plan: Plan, *, document: PlanDocument) -> Kept:
    """Keep the plan of a file. `plan` is the one kept so far, or a new one.

    Raises `BadPlan` with every problem. The same file again changes nothing.
    """
    return keep(actor, document, today=timezone.localdate())


@action(
    Permission.PLAN_EDIT,
    label=Bilingual("Edit a commitment", "Modifier un engagement"),
)
def edit_commitment(
    actor: Actor, commitment: Commitment, *, promise: Promise, version: int
) -> Kept:
    """Put new words, milestones, indicators or money in the place of the old.

    `version` is the one the editor saw: where someone else was quicker, nothing
    changes and the editor’s text is given back (`changed_meanwhile`).
    """
    if commitment.version != version:
        raise Invalid("changed_meanwhile")
    document = document_of(commitment.plan)
    pillars = tuple(
        replace(
            heading,
            commitments=tuple(
                promise if kept.id == commitment.slug else kept
                for kept in heading.commitments
            ),
        )
        for heading in document.pillars
    )
    changed = replace(document, pillars=pillars)
    return keep(actor, changed, today=timezone.localdate())


@dataclass(frozen=True, slots=True)
class ProofGiven:
    """Evidence as a reporter hands it in."""

    kind: str
    title: Bilingual | None = None
    url: str = ""
    digest: str = ""
    figure_id: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement says. One language may wait; money is in cents.

    `milestone` names a step of this commitment that was reached, with the day.
    """

    state: str
    rule: str = Rule.JUDGEMENT
    text_en: str = ""
    text_fr: str = ""
    spent_new_cents: int | None = None
    spent_existing_cents: int | None = None
    milestone: str = ""
    milestone_met_on: date | None = None
    proofs: Sequence[ProofGiven] = field(default_factory=tuple)


@action(
    Permission.PLAN_STATE,
    label=Bilingual("State progress", "Déclarer l’avancement"),
    policy=may_state,
)
def state_progress(actor: Actor, commitment: Commitment, *, said: Said) -> Statement:
    """Say how a commitment stands. Never changed later; a correction is new."""
    return add_statement(actor, commitment, said, speaker=speaker_of(actor))


@action(
    Permission.PLAN_STATE,
    label=Bilingual("Correct a statement", "Corriger une déclaration"),
    policy=may_correct,
)
def correct_statement(actor: Actor, statement: Statement, *, said: Said) -> Statement:
    """Say it again, rightly. The earlier statement stays readable."""
    return add_statement(
        actor,
        statement.commitment,
        said,
        speaker=speaker_of(actor),
        corrects=statement,
    )


@action(
    Permission.PLAN_STATE,
    label=Bilingual("Translate a statement", "Traduire une déclaration"),
    policy=may_translate,
)
def translate_statement(
    actor: Actor, statement: Statement, *, language: Language, text: str
) -> StatementTranslation:
    """Add the language that was missing; with it the statement is published."""
    if getattr(statement, f"text_{language}"):
        raise Invalid("already_in_this_language", field="text")
    if not text.strip():
        raise Invalid("statement_says_nothing", field="text")
    return StatementTranslation.objects.create(
        statement=statement,
        language=language,
        text=text.strip(),
        by_user_id=actor.user_id,
    )


def speaker_of(actor: Actor) -> int:
    """The organisation that a person speaks for."""
    if actor.organisation_id is None:
        raise Denied("not_your_commitment")
    return actor.organisation_id


def add_statement(
    actor: Actor,
    commitment: Commitment,
    said: Said,
    *,
    speaker: int,
    corrects: Statement | None = None,
    demonstration: bool = False,
    said_on: date | None = None,
) -> Statement:
    """Add a statement and its evidence. Runs inside an action."""
    day = said_on or timezone.localdate()
    refuse_nonsense(commitment, said, day)
    statement = Statement.objects.create(
        commitment=commitment,
        organisation_id=speaker,
        state=said.state,
        rule=said.rule,
        text_en=said.text_en.strip(),
        text_fr=said.text_fr.strip(),
        spent_new_cents=said.spent_new_cents,
        spent_existing_cents=said.spent_existing_cents,
        milestone=_milestone(commitment, said.milestone),
        milestone_met_on=said.milestone_met_on if said.milestone else None,
        corrects=corrects,
        demonstration=demonstration,
        said_on=day,
        by_user_id=actor.user_id,
    )
    for proof in said.proofs:
        _add_proof(statement, proof)
    return statement


def refuse_nonsense(commitment: Commitment, said: Said, day: date) -> None:
    """Raise the first reason why this cannot be said of a commitment on a day."""
    if said.state not in set(CommitmentState) - {CommitmentState.NOT_REPORTED}:
        raise Invalid("statement_state_unknown", field="state")
    if not (said.text_en.strip() or said.text_fr.strip()):
        raise Invalid("statement_says_nothing", field="text_en")
    spent = (said.spent_new_cents or 0, said.spent_existing_cents or 0)
    if min(spent) < 0:
        raise Invalid("spending_below_zero", field="spent_new")
    if bool(said.milestone) != bool(said.milestone_met_on):
        raise Invalid("milestone_needs_a_day", field="milestone_met_on")
    if said.milestone_met_on and said.milestone_met_on > day:
        raise Invalid("milestone_in_the_future", field="milestone_met_on")
    _milestone(commitment, said.milestone)
    if said.rule not in fitting(commitment, day, said.milestone):
        raise Invalid("rule_does_not_fit", field="rule")


def _milestone(commitment: Commitment, slug: str) -> Milestone | None:
    if not slug:
        return None
    found = commitment.milestones.filter(slug=slug, retired_on=None).first()
    if found is None:
        raise Invalid("milestone_unknown", field="milestone")
    return found


def _add_proof(statement: Statement, proof: ProofGiven) -> None:
    figure = proof.figure_id
    if (
        proof.kind == EvidenceKind.FIGURE
        and not Figure.objects.standing().filter(pk=figure or 0).exists()
    ):
        raise Invalid("proof_figure_unknown", field="proof_figure")
    Proof.objects.create(
        statement=statement,
        kind=proof.kind,
        title_en=proof.title.en if proof.title else "",
        title_fr=proof.title.fr if proof.title else "",
        url=proof.url,
        digest=proof.digest,
        figure_id=figure,
    )
