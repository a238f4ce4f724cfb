"""What a ledger holds: releases and budgets, each an entry chained to the last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, Literal

from halte.methods.faults import Fault
from halte.methods.ledger import sentences  # noqa: F401 (declares what is said)

FORMAT: Final = 1
BEGINNING: Final = "0" * 64
"""What the first entry follows."""

EXACT_TO: Final = Decimal("1e-12")

Kind = Literal["table", "synthetic", "measurements"]


def digest_of(content: str | bytes) -> str:
    """SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """SHA-256 of the bytes of a file, in hexadecimal."""
    if not path.is_file():
        raise Fault("file_missing", file=path.name)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def commitment(secret: bytes) -> str:
    """What may be told of a seed or key: it can be checked later, not guessed.

    It hides a key of 16 random bytes or more; a short seed can be found by trial.
    """
    return hashlib.sha256(b"halte secret\0" + secret).hexdigest()


def canonical(content: Mapping[str, Any]) -> str:
    """One way only to write a content: keys in order, no spaces, UTF-8."""
    return json.dumps(
        content,
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )


MOST_RHO: Final = 1_000_000
"""No promise is left of privacy long before this; more is a slip of the hand."""


def budget_of(value: Decimal | float | str) -> Decimal:
    """A spent or granted rho, rounded up to 12 decimals; raises budget_unusable."""
    try:
        made = Decimal(str(value))
    except InvalidOperation:
        raise Fault("budget_unusable") from None
    if not made.is_finite() or not 0 <= made <= MOST_RHO:
        raise Fault("budget_unusable")
    return made.quantize(EXACT_TO, ROUND_CEILING).normalize() + 0


@dataclass(frozen=True, slots=True)
class Release:
    """What is handed out, and all that is needed to add it up with the rest.

    `source` names who is counted and by which holding; `years` are the years of
    data in it, and `rho` (zCDP, Bun & Steinke 2016) is charged to each of them.
    `tables` hold what was published of exact or perturbed tables, for differencing.
    """

    kind: Kind
    source: str
    years: tuple[int, ...]
    unit: str
    data: str
    method: str
    output: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    seed_commitment: str = ""
    rho: Decimal | float | str = Decimal(0)
    measurements: str = ""
    tables: tuple[Mapping[str, Any], ...] = ()
    user: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.years:
            raise Fault("years_missing")
        object.__setattr__(self, "years", tuple(sorted(set(self.years))))
        object.__setattr__(self, "rho", budget_of(self.rho))

    @property
    def cost(self) -> Decimal:
        """The rho that it spends of each of its years."""
        return budget_of(self.rho)

    def to_dict(self) -> dict[str, Any]:
        """The release as JSON values."""
        return {
            "data": self.data,
            "kind": self.kind,
            "measurements": self.measurements,
            "method": self.method,
            "note": self.note,
            "output": self.output,
            "parameters": dict(self.parameters),
            "rho": f"{self.cost:f}",
            "seed_commitment": self.seed_commitment,
            "source": self.source,
            "tables": [dict(table) for table in self.tables],
            "unit": self.unit,
            "user": self.user,
            "years": list(self.years),
        }


@dataclass(frozen=True, slots=True)
class Grant:
    """How much of a source and year may ever be spent, and why so much."""

    source: str
    year: int
    rho: Decimal
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The grant as JSON values."""
        return {
            "reason": self.reason,
            "rho": f"{self.rho:f}",
            "source": self.source,
            "year": self.year,
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger. `digest` is that of all the rest of the line."""

    number: int
    at: str
    previous: str
    content: Release | Grant
    digest: str = ""

    @property
    def kind(self) -> str:
        """What it holds: a kind of release, or `budget`."""
        return self.content.kind if isinstance(self.content, Release) else "budget"

    @property
    def release(self) -> Release | None:
        """The release, None where the entry grants a budget."""
        return self.content if isinstance(self.content, Release) else None

    def unsigned(self) -> dict[str, Any]:
        """All that the digest covers."""
        return {
            "at": self.at,
            "content": self.content.to_dict(),
            "format": FORMAT,
            "kind": self.kind,
            "number": self.number,
            "previous": self.previous,
        }

    def line(self) -> str:
        """The line of the file, without its end."""
        unsigned = self.unsigned()
        return canonical({**unsigned, "digest": digest_of(canonical(unsigned))})


def entry_of(line: str) -> Entry:
    """An entry from its line; ValueError, KeyError or TypeError where it is none.

    It does not verify: see `chain.verify`.
    """
    found = json.loads(line)
    if not isinstance(found, dict) or found["format"] != FORMAT:
        raise ValueError("not an entry")
    content = dict(found["content"])
    made: Release | Grant
    if found["kind"] == "budget":
        made = Grant(**{**content, "rho": Decimal(content["rho"])})
    else:
        lists = {"years": tuple(content["years"]), "tables": tuple(content["tables"])}
        made = Release(**{**content, **lists})
    return Entry(
        int(found["number"]), found["at"], found["previous"], made, found["digest"]
    )
