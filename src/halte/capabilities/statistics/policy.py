"""What the state of things allows: reasons against, as codes; '' means yes."""

from __future__ import annotations

from halte.core.access.actor import Actor
from halte.core.measures.models import Figure, Series
from halte.core.measures.registry import MEASURES


def may_freeze(actor: Actor, vintage: Figure) -> str:
    """Only what this installation counts itself can be frozen here."""
    return "" if vintage.measure in MEASURES else "measure_not_ours"


def may_define(actor: Actor, series: Series) -> str:
    """An own measure is defined in the code that counts it."""
    return "definition_in_code" if series.pk in MEASURES else ""


def may_explain(actor: Actor, figure: Figure) -> str:
    """Only figures that stand can be explained."""
    standing = Figure.objects.standing().filter(pk=figure.pk).exists()
    return "" if standing else "figure_withdrawn"
