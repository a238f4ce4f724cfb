"""What verification finds: each thing located, and said in both languages."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from halte.core.bilingual import Bilingual
from halte.core.errors import sentence


class Kind(StrEnum):
    """What was done to the audit."""

    EDITED = "edited"
    MOVED = "moved"
    DELETED = "deleted"
    TRUNCATED = "truncated"
    SEAL_REPLACED = "seal_replaced"
    SEAL_MISSING = "seal_missing"
    ANCHOR_DISAGREES = "anchor_disagrees"
    UNGUARDED = "unguarded"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `first` and `last` are row ids; 0 where there are none.

    row      the row that stands wrong (edited, moved)
    origin   for a moved row, where it was written
    seal     the seal that is wrong, or that an anchor speaks of
    """

    kind: Kind
    first: int = 0
    last: int = 0
    seal: int = 0
    origin: int = 0

    @property
    def row(self) -> int:
        """The row to open, 0 where it is not there any more."""
        return self.first if self.kind in (Kind.EDITED, Kind.MOVED) else 0

    @property
    def sentence(self) -> Bilingual:
        """What was found, where, and what it means."""
        return sentence(
            f"audit_{self.kind}{self._shape}",
            first=self.first,
            last=self.last,
            seal=self.seal,
            origin=self.origin,
        )

    @property
    def _shape(self) -> str:
        """Which of the sentences for this kind fits: one row, several, or none."""
        if self.kind in (Kind.DELETED, Kind.TRUNCATED) and self.first == self.last:
            return "_one"
        if self.kind is Kind.SEAL_MISSING and self.first > self.last:
            return "_gone"
        return ""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one verification. `found` counts also what is not listed."""

    started_at: datetime
    finished_at: datetime
    rows: int
    seals: int
    anchors: int
    unsealed: int
    findings: tuple[Finding, ...] = field(default=())
    found: int = 0

    @property
    def clean(self) -> bool:
        """True where nothing was found."""
        return not self.found

    def to_list(self) -> list[dict[str, Any]]:
        """The findings as plain values."""
        return [asdict(finding) for finding in self.findings]


def from_list(stored: list[dict[str, Any]]) -> tuple[Finding, ...]:
    """Findings from plain values."""
    return tuple(Finding(**{**row, "kind": Kind(row["kind"])}) for row in stored)
