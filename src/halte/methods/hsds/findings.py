"""What was found in a file: coded, with its place, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from halte.methods.faults import SENTENCES

Level = Literal["error", "warning"]

KEPT: Final = 200
"""Findings of one code that are kept with their places; all are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or to be looked at. No value of the file is in it."""

    level: Level
    code: str
    kind: str
    path: str = ""
    row: int = 0
    values: tuple[tuple[str, str | int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The finding for machines, with its sentence in both languages."""
        sentence = SENTENCES[self.code].format(**dict(self.values))
        return {
            "level": self.level,
            "code": self.code,
            "object": self.kind,
            "path": self.path or None,
            "row": self.row or None,
            "sentence_en": sentence.en,
            "sentence_fr": sentence.fr,
        }


def error(code: str, kind: str, path: str, **values: str | int) -> Finding:
    """Something that the specification or the facts forbid."""
    return Finding("error", code, kind, path, values=tuple(values.items()))


def warning(code: str, kind: str, path: str, **values: str | int) -> Finding:
    """Something to look at."""
    return Finding("warning", code, kind, path, values=tuple(values.items()))


@dataclass(slots=True)
class Report:
    """All findings of a file, and how many objects of each kind were read."""

    objects: Counter[str] = field(default_factory=Counter)
    counts: Counter[tuple[Level, str]] = field(default_factory=Counter)
    kept: list[Finding] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Count findings, and keep the first of each code."""
        for finding in findings:
            key = (finding.level, finding.code)
            self.counts[key] += 1
            if self.counts[key] <= KEPT:
                self.kept.append(finding)

    def count(self, level: Level) -> int:
        """How many of a level."""
        return sum(n for (each, _), n in self.counts.items() if each == level)

    @property
    def errors(self) -> int:
        """How many errors."""
        return self.count("error")

    @property
    def warnings(self) -> int:
        """How many warnings."""
        return self.count("warning")

    def to_dict(self) -> dict[str, Any]:
        """The report for machines."""
        return {
            "valid": not self.errors,
            "errors": self.errors,
            "warnings": self.warnings,
            "objects": dict(sorted(self.objects.items())),
            "counts": [
                {"level": level, "code": code, "count": count}
                for (level, code), count in sorted(self.counts.items())
            ],
            "findings": [finding.to_dict() for finding in self.kept],
        }
