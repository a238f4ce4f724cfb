"""The door for writing. An action is the only thing that changes the state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError, models, transaction

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.audit.record import record
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing

S = TypeVar("S", bound=models.Model)
I = ParamSpec("I")  # noqa: E741  (the inputs)
R = TypeVar("R")

Policy = Callable[[Actor, Any], str]
ConsentRule = Callable[[Actor, Any, dict[str, Any]], str]

MET: Final = frozenset({"23505", "40001", "40P01"})
"""How PostgreSQL says that two met: one key written twice, or each waiting for the
other. On SQLite there is one writer, and nobody meets."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """What is known of an action without running it, and its doors."""

    name: str
    label: Bilingual
    permission: Permission | None
    policy: Policy | None = None
    consent: ConsentRule | None = None
    second_factor: bool = False

    def refusal(self, actor: Actor, subject: Any, inputs: dict[str, Any]) -> str:
        """'' where every door is open, otherwise the code of the first shut one.

        In this order: a policy must not answer someone whose role does not
        allow the act, or its answer would tell them something. Pages use it
        to show only the buttons that would work.
        """
        if self.permission and (code := actor.refusal(self.permission)):
            return code
        if self.second_factor and not actor.second_factor:
            return "second_factor_required"
        if self.policy and (code := self.policy(actor, subject)):
            return code
        return self.consent(actor, subject, inputs) if self.consent else ""

    def note(
        self, actor: Actor, inputs: dict[str, Any], outcome: str, subject: models.Model
    ) -> None:
        """Audit what became of it."""
        record(
            actor, self.name, permission=self.permission or "", inputs=inputs,
            outcome=outcome, subject=subject,
        )  # fmt: skip


REGISTRY: Final[dict[str, ActionSpec]] = {}


def action(
    permission: Permission | None,
    *,
    label: Bilingual,
    policy: Policy | None = None,
    consent: ConsentRule | None = None,
    second_factor: bool = False,
    first: Callable[[Any], object] | None = None,
) -> Callable[
    [Callable[Concatenate[Actor, S, I], R]], Callable[Concatenate[Actor, S, I], R]
]:
    """Make `function(actor, subject, *, inputs…)` an action.

    In one transaction: the subject is locked and read again, the role and
    purpose allow `permission`, `policy(actor, subject)` gives no reason
    against, `consent(actor, subject, inputs)` gives no reason against, the
    body runs, and an audit row is written. A refusal raises `Denied(code)`
    and is audited after the rollback, so that it survives it. An action
    cannot run inside another: shared steps are plain functions.

    `permission=None` is for what anyone who is signed in may do with their own
    (policy decides), for instance answering an invitation. Something new takes
    its parent as the subject; an unsaved subject is not locked. `first(subject)`
    locks what other actions lock before they come to such a subject: two that
    lock in opposite orders would wait for each other. Whoever meets another all the
    same is heard once more, and then sees what the other did.
    """

    def wrap(
        function: Callable[Concatenate[Actor, S, I], R],
    ) -> Callable[Concatenate[Actor, S, I], R]:
        name = f"{function.__module__.removeprefix('halte.')}.{function.__name__}"
        spec = ActionSpec(name, label, permission, policy, consent, second_factor)
        REGISTRY[name] = spec

        @wraps(function)
        def run(actor: Actor, subject: S, /, *args: I.args, **inputs: I.kwargs) -> R:
            act: Callable[[], R] = partial(
                whole, spec, function, first, actor, subject, args, inputs
            )
            try:
                return met_once(act, subject, (*args, *inputs.values()))
            except Denied as denied:
                spec.note(actor, inputs, denied.code, subject)
                raise

        return run

    return wrap


def whole(
    spec: ActionSpec, function: Callable[..., R], first: Callable[[Any], object] | None,
    actor: Actor, subject: models.Model, args: tuple[Any, ...], inputs: dict[str, Any],
) -> R:  # fmt: skip
    """Lock, look through every door, do it, audit it: all of it or nothing."""
    with transaction.atomic(durable=True):
        subject = locked(subject, first)
        if code := spec.refusal(actor, subject, dict(inputs)):
            raise Denied(code)
        result = function(actor, subject, *args, **inputs)
        spec.note(actor, inputs, "done", subject)
        return result


def met_once(act: Callable[[], R], subject: models.Model, given: Any) -> R:
    """What `act` gives; tried again where another's write came in between.

    A file or a stream that was read once has nothing more to give: no second try.
    """
    as_it_was, adding = dict(vars(subject)), subject._state.adding
    try:
        return act()
    except (IntegrityError, OperationalError) as clash:
        once = any(isinstance(i, Iterator) or hasattr(i, "read") for i in given)
        if once or getattr(clash.__cause__, "sqlstate", "") not in MET:
            raise
    vars(subject).clear()
    vars(subject).update(as_it_was)
    subject._state.adding = adding
    return act()


def locked(subject: S, first: Callable[[Any], object] | None) -> S:
    """The subject as it is now, locked until the transaction ends."""
    if first:
        first(subject)
    if subject.pk is None or subject._state.adding:
        return subject
    rows = type(subject)._base_manager.select_for_update(of=("self",))
    try:
        fresh: S = rows.get(pk=subject.pk)
    except models.ObjectDoesNotExist as gone:
        raise Missing("not_found") from gone
    return fresh
