"""An employer drawn: positions over time, places, affiliates. Tables stand beneath."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halte.capabilities.employers.queries.affiliates import Group
from halte.capabilities.employers.queries.places import SiteView
from halte.capabilities.employers.queries.published import PeriodTotal
from halte.capabilities.employers.states import SiteKind, Tie
from halte.capabilities.employers.words import SITES
from halte.core.ui.charts import Line, line_chart
from halte.core.ui.graphs import Edge, Node, step_graph
from halte.core.ui.maps import Spot, spot_map

FEWEST = 2
"""Periods below which a table alone says more than a line."""


def positions_chart(totals: Sequence[PeriodTotal]) -> SafeString | None:
    """Positions on positive and on refused assessments; None for a single period."""
    if len(totals) < FEWEST:
        return None
    return line_chart(
        (
            Line(_("Approved"), tuple((t.period, float(t.approved)) for t in totals)),
            Line(
                _("Asked for and refused"),
                tuple((t.period, float(t.refused)) for t in totals),
                dashed=True,
            ),
        ),
        title=_("Positions on published lists"),
        unit=_("positions"),
    )


KINDS = (SiteKind.WORK, SiteKind.HOUSING, SiteKind.HEAD_OFFICE)
"""How kinds of places are told apart on a map: round, square, hollow."""


def places_map(sites: Sequence[SiteView]) -> SafeString | None:
    """Places by the middle of their postal areas; None where none is known."""
    spots = [
        Spot(str(at), site.position, KINDS.index(site.kind_code))
        for at, site in enumerate(sites, 1)
        if site.position is not None
    ]
    if not spots:
        return None
    names = {at: str(SITES[kind]) for at, kind in enumerate(KINDS)}
    return spot_map(spots, title=_("Places by postal area"), kinds=names)


def affiliates_graph(group: Group) -> SafeString | None:
    """The employer in the middle, its affiliates by steps; None where it has none."""
    if not group.affiliates:
        return None
    numbers = {each.pk: str(at) for at, each in enumerate(group.affiliates, 2)}
    numbers[group.pk] = "1"
    nodes = [Node("1", group.legal_name, 0)]
    nodes += [Node(numbers[a.pk], a.legal_name, a.steps) for a in group.affiliates]
    edges = [
        Edge(
            numbers[tie.one],
            numbers[tie.other],
            arrow=tie.ground is Tie.CONTROL,
            dashed=tie.ground not in (Tie.CONTROL, Tie.COMMON_CONTROL),
        )
        for tie in group.links
        if tie.one in numbers and tie.other in numbers
    ]
    return step_graph(nodes, edges, title=_("Affiliates, by steps"))
