"""A field counts as confirmed where somebody ticked it, and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from halte.capabilities.directory.forms.listing import OwnCheckForm
from halte.capabilities.directory.forms.stewarding import OutcomeForm
from halte.capabilities.directory.queries.rounds import ToCall

CALL = ToCall(1, "12345678-0", "Heron House", "", (), "", date(2026, 1, 1), ())
TICKED = {"confirmed": ["hours", "phones"], "changed": ["phones"]}


def told(**typed: Any) -> tuple[str, ...]:
    prefixed = {f"12345678-{name}": value for name, value in typed.items()}
    form = OutcomeForm(prefixed, call=CALL)
    assert form.is_valid(), form.errors
    found = form.found()
    return found.confirmed if found else ("nobody called",)


def own(**typed: Any) -> tuple[str, ...]:
    form = OwnCheckForm(typed)
    assert form.is_valid(), form.errors
    return form.found("x").confirmed


@pytest.mark.parametrize("say", [told, own])
def test_only_what_is_ticked_is_confirmed(say: Any) -> None:
    assert say(finding="confirmed") == ()
    assert say(finding="changed", **TICKED) == ("hours",)
    assert say(finding="closed", **TICKED) == ()


def test_of_a_call_that_reached_nobody_nothing_is_confirmed() -> None:
    assert told(finding="no_answer", **TICKED) == ()
    assert told(finding="") == ("nobody called",)
