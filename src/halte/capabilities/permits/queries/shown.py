"""Answers of the checks as pages show them: today’s, and those that were kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from halte.capabilities.permits.checks import CHECKS, Answer, Finding
from halte.capabilities.permits.checks.authorized import TITLES as AUTHORIZED
from halte.capabilities.permits.models import Authorization, PermitApplication
from halte.capabilities.permits.words import ANSWER_TAGS, ANSWERS
from halte.core.bilingual import Bilingual

TITLES = {check.slug: Bilingual(check.title.en, check.title.fr) for check in CHECKS}
MAY_WORK = {slug: Bilingual(text.en, text.fr) for slug, text in AUTHORIZED.items()}
"""The same checks, as the page of someone who may work calls them."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """From what something is known."""

    source: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One check’s answer."""

    check: str
    title: Bilingual
    answer: Bilingual
    tag: str
    provisions: tuple[str, ...]
    reasons: tuple[Bilingual, ...]
    evidence: tuple[EvidenceView, ...]
    questions: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class LookView:
    """The checks as they were kept one day."""

    turn: int
    as_of: date
    rules: str
    findings: tuple[FindingView, ...]


def shown(
    found: Iterable[Finding],
    without: str = "",
    titles: Mapping[str, Bilingual] = TITLES,
) -> tuple[FindingView, ...]:
    """Findings of today, one check left out where it must not be seen yet."""
    return tuple(
        view(each.to_dict(), titles) for each in found if each.check != without
    )


def looks(
    row: PermitApplication | Authorization,
    without: str = "",
    titles: Mapping[str, Bilingual] = TITLES,
) -> tuple[LookView, ...]:
    """Every turn that was kept, the newest first."""
    turns: dict[int, list[Any]] = {}
    for look in row.looks.exclude(check_slug=without):
        turns.setdefault(look.turn, []).append(look)
    return tuple(
        LookView(
            turn=turn,
            as_of=kept[0].as_of,
            rules=kept[0].rules,
            findings=tuple(view(json.loads(look.finding), titles) for look in kept),
        )
        for turn, kept in sorted(turns.items(), reverse=True)
    )


def view(finding: dict[str, Any], titles: Mapping[str, Bilingual]) -> FindingView:
    """A finding, from what it is kept as."""
    answer = Answer(finding["answer"])
    return FindingView(
        check=finding["check"],
        title=titles[finding["check"]],
        answer=ANSWERS[answer],
        tag=ANSWER_TAGS[answer],
        provisions=tuple(finding["provisions"]),
        reasons=tuple(Bilingual(**text) for text in finding["reasons"]),
        evidence=tuple(map(evidence_view, finding["evidence"])),
        questions=tuple(Bilingual(**text) for text in finding["questions"]),
    )


def evidence_view(evidence: dict[str, Any]) -> EvidenceView:
    """A source, in the language active where it has two."""
    said = Bilingual(**evidence["said"]) if evidence["said"] else None
    day = evidence["seen_on"]
    return EvidenceView(
        source=str(said) if said else evidence["source"],
        seen_on=date.fromisoformat(day) if day else None,
    )
