"""A figure that a frozen report rests on stays: its batch cannot be undone."""

from __future__ import annotations

from halte.capabilities.plan.models import Report
from halte.core.measures.uses import register_use


@register_use
def figures_in_a_report(batch_id: int) -> str:
    """The reason why a batch must stand, '' where no report rests on it.

    Keys of the canonical content are sorted: after `batch` comes `calendar`.
    """
    mark = f'"batch":{int(batch_id)},"calendar"'
    used = Report.objects.filter(content__contains=mark).exists()
    return "figures_in_a_report" if used else ""
