"""Releases to write in a ledger, and what is asked of it."""

from __future__ import annotations

import pytest

from halte.methods.faults import Fault
from halte.methods.ledger import Release, verify


def release(
    rho: str = "0.1", years: tuple[int, ...] = (2024,), **more: object
) -> Release:
    kind = more.pop("kind", "synthetic")
    return Release(
        kind,  # type: ignore[arg-type]
        "hotline people",
        years,
        "person",
        "data",
        "mixture",
        "output",
        rho=rho,
        **more,  # type: ignore[arg-type]
    )


def code(work: object) -> str:
    with pytest.raises(Fault) as caught:
        work()  # type: ignore[operator]
    return caught.value.code


def kinds(text: str, head: str = "") -> list[tuple[str, int]]:
    return [(b.kind, b.line) for b in verify(text, head).breaks]
