"""The few names that other rooms may import.

A table of another room points at ours by name (`"inspections.Inspection"`). Two of
these are actions with a door of their own; `evidence_of`, `part_in` and `visit_of` are
steps for an action of another room, since an action cannot run inside another. What
is behind the wall gives evidence with `Source.SEALED` and an opaque token in
`reference`: nothing for an employer shows or counts it, and only the room that made
the token can say what it stands for. `EVIDENCE_LINKS` lets that room, and the vault,
lead an officer who may follow to the thing itself.
"""

from __future__ import annotations

from halte.capabilities.inspections.actions.finding import Pointer, add_evidence
from halte.capabilities.inspections.employer_facing import EMPLOYER_FACING
from halte.capabilities.inspections.links import EVIDENCE_LINKS
from halte.capabilities.inspections.outside import evidence_of, part_in, visit_of
from halte.capabilities.inspections.queries.bars import DecidedBar, decided_bars
from halte.capabilities.inspections.queries.briefs import (
    InspectionBrief,
    inspection_for,
    inspections_for,
    open_inspections,
)
from halte.capabilities.inspections.states import Side, Source, State, Trigger

__all__ = [
    "EMPLOYER_FACING",
    "EVIDENCE_LINKS",
    "DecidedBar",
    "InspectionBrief",
    "Pointer",
    "Side",
    "Source",
    "State",
    "Trigger",
    "add_evidence",
    "decided_bars",
    "evidence_of",
    "inspection_for",
    "inspections_for",
    "open_inspections",
    "part_in",
    "visit_of",
]
