"""What pages tell after an act, and how an act begins again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halte.capabilities.plan.filing.keeping import Kept
from halte.capabilities.plan.ledger.standing import words_of
from halte.capabilities.plan.models import Statement
from halte.capabilities.plan.planfile.amounts import Dollars


def told(statement: Statement) -> str:
    """What became of a new statement."""
    if words_of(statement):
        return _("The statement is public.")
    return _("The statement is kept. It is published once its translation is there.")


def told_changes(kept: Kept) -> str:
    """What became of a plan file."""
    count = len(kept.changes)
    if not count:
        return _("The file says what is already kept; nothing changed.")
    text = ngettext(
        "The plan is kept: one change.", "The plan is kept: %(count)s changes.", count
    )
    return text % {"count": count}


def said_before(statement: Statement) -> dict[str, Any]:
    """An earlier statement as initial values of its correction."""
    translation = getattr(statement, "translation", None)
    other = translation.text if translation else ""
    return {
        "state": statement.state,
        "rule": statement.rule,
        "text_en": statement.text_en or other,
        "text_fr": statement.text_fr or other,
        "spent_new": _dollars(statement.spent_new_cents),
        "spent_existing": _dollars(statement.spent_existing_cents),
    }


def _dollars(cents: int | None) -> str:
    return "" if cents is None else str(Dollars().tree(cents))
