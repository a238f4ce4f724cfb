"""The door for reading what identifies a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from halte.core.access.actor import Actor
from halte.core.access.permissions import IDENTIFYING, Permission
from halte.core.audit.record import record
from halte.core.errors import Denied

I = ParamSpec("I")  # noqa: E741  (the inputs)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ReadSpec:
    """What is known of a guarded query without running it."""

    name: str
    permission: Permission
    identifying: bool


REGISTRY: Final[dict[str, ReadSpec]] = {}


def reads(
    permission: Permission,
    *,
    records: Callable[[Any], Iterable[str]] | None = None,
) -> Callable[[Callable[Concatenate[Actor, I], R]], Callable[Concatenate[Actor, I], R]]:
    """Guard `query(actor, …)` with a permission, and audit what it opened.

    Where the permission is identifying, `records(result)` must name each
    record that was opened (`app.Model:pk`); who, which and why go into the
    audit before the result is handed over. A refusal is audited too.
    """
    identifying = permission in IDENTIFYING
    if identifying and records is None:
        raise TypeError(f"a read under {permission} must say which records it opens")

    def wrap(
        query: Callable[Concatenate[Actor, I], R],
    ) -> Callable[Concatenate[Actor, I], R]:
        name = f"{query.__module__.removeprefix('halte.')}.{query.__name__}"
        REGISTRY[name] = ReadSpec(name, permission, identifying)

        @wraps(query)
        def run(actor: Actor, /, *args: I.args, **inputs: I.kwargs) -> R:
            if code := refusal(actor, permission):
                record(
                    actor, name, kind="read", permission=permission, outcome=code,
                    inputs=inputs,
                )  # fmt: skip
                raise Denied(code)
            result = query(actor, *args, **inputs)
            if records is not None and identifying:
                record(
                    actor, name, kind="read", permission=permission,
                    records=records(result), inputs=inputs,
                )  # fmt: skip
            return result

        return run

    return wrap


def refusal(actor: Actor, permission: Permission) -> str:
    """'' where the actor may read, otherwise the code of the reason why not."""
    if code := actor.refusal(permission):
        return code
    if permission in IDENTIFYING and actor.via == "web" and not actor.second_factor:
        return "second_factor_required"
    return ""
