"""Rows as the subjects of actions: found where this reader sees them, or missing."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from halte.capabilities.taskforce.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Paper,
    Risk,
    Seat,
)
from halte.core.access.actor import Actor
from halte.core.errors import Missing
from halte.core.organisations.models import User

M = TypeVar("M", bound=models.Model)


def _found(rows: models.QuerySet[M], number: int) -> M:
    row: M | None = rows.filter(pk=number).first()
    if row is None:
        raise Missing("not_found")
    return row


def meeting_row(actor: Actor, number: int) -> Meeting:
    """A meeting, with all from which its state follows."""
    found: Meeting = _found(Meeting.objects.visible_to(actor).whole(), number)
    return found


def item_row(actor: Actor, number: int) -> AgendaItem:
    """A point of an agenda."""
    rows = AgendaItem.objects.visible_to(actor).select_related("meeting", "presenter")
    found: AgendaItem = _found(rows, number)
    return found


def paper_row(actor: Actor, number: int) -> Paper:
    """A paper, without its content."""
    rows = Paper.objects.visible_to(actor)
    found: Paper = _found(rows.select_related("item__meeting"), number)
    return found


def decision_row(actor: Actor, number: int) -> Decision:
    """A decision."""
    rows = Decision.objects.visible_to(actor)
    found: Decision = _found(
        rows.select_related("item__meeting", "corrects__item"), number
    )
    return found


def action_row(actor: Actor, number: int) -> ActionItem:
    """An action item with its statements."""
    rows = ActionItem.objects.visible_to(actor)
    whole = rows.select_related("owner", "item__meeting", "decision__item")
    found: ActionItem = _found(
        whole.prefetch_related("statements__organisation"), number
    )
    return found


def risk_row(actor: Actor, number: int) -> Risk:
    """A risk with its assessments."""
    rows = Risk.objects.visible_to(actor)
    found: Risk = _found(rows.prefetch_related("assessments__owner"), number)
    return found


def seat_row(actor: Actor, number: int) -> Seat:
    """A seat."""
    return _found(Seat.objects.visible_to(actor).select_related("organisation"), number)


def own_row(actor: Actor) -> User:
    """Oneself."""
    return _found(User.objects.all(), actor.user_id or 0)
