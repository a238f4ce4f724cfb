"""Writing a report, handing it in, sending it back, accepting it."""

from __future__ import annotations

from dataclasses import replace

from halte.capabilities.rounds import policy
from halte.capabilities.rounds.accepting import record_money, state_in_plan
from halte.capabilities.rounds.asking import promise_of
from halte.capabilities.rounds.checking import missing, today, troubles
from halte.capabilities.rounds.content import Content
from halte.capabilities.rounds.figures import figures_now
from halte.capabilities.rounds.models import Report, Step, Version
from halte.capabilities.rounds.states import Act, Part, ReportState, Via
from halte.capabilities.rounds.versions import (
    add_version,
    before,
    content_of,
    ends,
    head,
    keep_version,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual, current_language
from halte.core.errors import Denied, Invalid


@action(
    Permission.ROUND_READ,
    label=Bilingual("Write a report", "Rédiger un compte rendu"),
    policy=policy.may_write,
)
def write(
    actor: Actor, report: Report, *, content: Content, seen: int
) -> Version | None:
    """Keep a text. `seen` is the version it was written from, 0 for none.

    Where a colleague was quicker, both texts are kept until a person merges them.
    None where the text says nothing new.
    """
    for trouble in troubles(report, content):
        raise trouble.fault
    return keep_version(actor, report, content, seen=seen, via=Via.TYPED)


@action(
    Permission.ROUND_READ,
    label=Bilingual("Bring two texts together", "Réunir deux textes"),
    policy=policy.may_write,
)
def merge(
    actor: Actor, report: Report, *, content: Content, one: int, other: int
) -> Version:
    """Keep the text that a person made of two; both stay readable."""
    for trouble in troubles(report, content):
        raise trouble.fault
    now = {end.number: end for end in ends(report)}
    if one == other or not {one, other} <= set(now):
        raise Invalid("rounds_nothing_to_merge")
    return add_version(
        actor, report, content, via=Via.MERGED, parent=now[one], merges=now[other]
    )


@action(
    Permission.ROUND_READ,
    label=Bilingual("Bring a report forward", "Reprendre un compte rendu"),
    policy=policy.may_write,
)
def copy_forward(actor: Actor, report: Report) -> Version:
    """Begin with the words of the last round; money and days are said anew."""
    earlier = before(report)
    if earlier is None or head(report) is not None:
        raise Invalid("rounds_nothing_to_copy")
    words = content_of(earlier).without_money()
    asked = {str(q.position): q for q in report.round.questions.all()}
    kept = {
        str(q.position): words.answers[str(q.position)]
        for q in earlier.round.questions.all()
        if (same := asked.get(str(q.position))) is not None
        and str(q.position) in words.answers
        and (same.text_en, same.kind) == (q.text_en, q.kind)
    }
    content = replace(words, answers=kept)
    return add_version(actor, report, content, via=Via.COPIED, parent=None)


@action(
    Permission.ROUND_READ,
    label=Bilingual("Submit a report", "Soumettre un compte rendu"),
    policy=policy.may_submit,
)
def submit(actor: Actor, report: Report) -> Step:
    """Ask a second person to approve it. The figures of this day go with it."""
    for trouble in missing(report, content_of(report)):
        raise trouble.fault
    report.state, report.said_on = ReportState.SUBMITTED, today()
    report.save(update_fields=["state", "said_on"])
    figures = [figure.to_json() for figure in figures_now(promise_of(report))]
    return _step(actor, report, Act.SUBMITTED, figures=figures)


@action(
    Permission.ROUND_READ,
    label=Bilingual("Approve a report", "Approuver un compte rendu"),
    policy=policy.may_approve,
)
def approve(actor: Actor, report: Report, *, seen: int) -> Step:
    """Let it go to the secretariat. `seen` is the version that was read."""
    _same(report, seen)
    report.state = ReportState.APPROVED
    report.handed_in_on = report.handed_in_on or today()
    report.save(update_fields=["state", "handed_in_on"])
    return _step(actor, report, Act.APPROVED)


@action(
    Permission.ROUND_READ,
    label=Bilingual("Return a report", "Renvoyer un compte rendu"),
    policy=policy.may_return,
)
def send_back(actor: Actor, report: Report, *, comment: str) -> Step:
    """Give it back to those who wrote it, and say what to mend."""
    if not comment.strip():
        raise Invalid("rounds_comment_missing", field="comment")
    act = Act.RETURNED
    if report.state == ReportState.SUBMITTED:
        act = Act.SENT_BACK
    report.state = ReportState.RETURNED
    report.save(update_fields=["state"])
    return _step(actor, report, act, comment=comment.strip())


@action(
    Permission.ROUND_MANAGE,
    label=Bilingual("Accept a report", "Accepter un compte rendu"),
    policy=policy.may_accept,
)
def accept(actor: Actor, report: Report, *, seen: int) -> Step:
    """Take it: its amounts become entries of `money`, its words a statement."""
    _same(report, seen)
    record_money(actor, report)
    report.state = ReportState.ACCEPTED
    if report.part == Part.LEAD:
        report.standing = content_of(report).state
        report.statement_id = state_in_plan(actor, report)
    report.save(update_fields=["state", "standing", "statement_id"])
    return _step(actor, report, Act.ACCEPTED)


def _same(report: Report, seen: int) -> None:
    now = head(report)
    if now is None or now.number != seen:
        raise Invalid("changed_meanwhile")


def _step(
    actor: Actor,
    report: Report,
    act: Act,
    *,
    comment: str = "",
    figures: list[dict[str, object]] | None = None,
) -> Step:
    version = head(report)
    if version is None:
        raise Denied("rounds_nothing_written")
    return Step.objects.create(
        report=report,
        act=act,
        version=version,
        comment=comment,
        language=current_language(),
        figures=figures or [],
        by_user_id=actor.user_id,
    )
