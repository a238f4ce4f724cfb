"""What a check answers: clear, ask or refer, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from halte.methods.bilingual import Texts


class Answer(StrEnum):
    """There is no fourth answer: a check never refuses anything."""

    CLEAR = "clear"
    ASK = "ask"
    """Something is not known yet: put the question to the person."""
    REFER = "refer"
    """A named officer must look at this before anything is decided."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """From what something is known, and since when."""

    source: str
    seen_on: date | None
    said: Texts | None = None

    def to_dict(self) -> dict[str, Any]:
        """For keeping."""
        day = self.seen_on.isoformat() if self.seen_on else ""
        said = self.said.to_dict() if self.said else None
        return {"source": self.source, "seen_on": day, "said": said}


@dataclass(frozen=True, slots=True)
class Finding:
    """One check’s answer. `questions` are for the person, in plain words."""

    check: str
    answer: Answer
    provisions: tuple[str, ...]
    reasons: tuple[Texts, ...]
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[Texts, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """For keeping."""
        return {
            "check": self.check,
            "answer": str(self.answer),
            "provisions": list(self.provisions),
            "reasons": [text.to_dict() for text in self.reasons],
            "evidence": [each.to_dict() for each in self.evidence],
            "questions": [text.to_dict() for text in self.questions],
        }
