"""What the release ledger keeps of a synthetic file, in the order that is safe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from halte.methods import command
from halte.methods.faults import Fault
from halte.methods.ledger import (
    Entry,
    Ledger,
    Release,
    commitment,
    digest_of,
    digest_of_file,
)
from halte.methods.synthetic.accounting import rho_of
from halte.methods.synthetic.measuring import Measurements
from halte.methods.synthetic.releasing import Synthetic


@dataclass(frozen=True, slots=True)
class Books:
    """Where a release is written down; without a ledger nothing is.

    `keep` is the file of measurements. Where there is none, the synthetic file
    itself is charged.
    """

    ledger: Path | None = None
    keep: Path | None = None
    data: Path | None = None
    source: str = ""
    years: tuple[int, ...] = ()
    unit: str = "person"
    user: str = ""

    def release(self, kind: Any, output: str, **more: Any) -> Release:
        """A release with what all of them share."""
        stem = "" if self.data is None else self.data.stem
        return Release(
            kind=kind,
            source=self.source or stem,
            years=self.years,
            unit=self.unit,
            data="" if self.data is None else digest_of_file(self.data),
            method="discrete Gaussian, mixture of products",
            output=output,
            user=self.user,
            **more,
        )

    def foresee(self, epsilon: float, delta: float) -> None:
        """Refuse early what the budget does not allow; raises budget_passed."""
        if self.ledger is not None:
            asked = self.release("measurements", "", rho=rho_of(epsilon, delta))
            Ledger(self.ledger).foresee(asked)

    def paid(self, measured: Measurements) -> None:
        """Record fresh measurements, then keep them, if they are to be kept."""
        if self.keep is None:
            return
        text = measured.text()
        if self.ledger is not None:
            digest = digest_of(text)
            Ledger(self.ledger).add(
                self.release(
                    "measurements", digest, rho=measured.rho, measurements=digest,
                    parameters=promise(measured),
                )
            )  # fmt: skip
        command.write_text(self.keep, text)

    def made(self, synthetic: Synthetic, text: str) -> Entry | None:
        """Record a synthetic file: free where its measurements were paid for."""
        if self.ledger is None:
            return None
        measured = synthetic.measured
        digest = digest_of(measured.text())
        cost = {"rho": measured.rho} if self.keep is None else {}
        return Ledger(self.ledger).add(
            self.following(digest).release(
                "synthetic",
                digest_of(text),
                parameters={**promise(measured), "rows": synthetic.rows.count},
                seed_commitment=commitment(str(synthetic.seed).encode()),
                measurements=digest,
                **cost,
            )
        )

    def following(self, digest: str) -> Books:
        """The same books; source and years those of the entry that paid, if unsaid."""
        if self.ledger is None:
            return self
        for entry in Ledger(self.ledger).entries():
            paid = entry.release
            if paid is not None and paid.measurements == digest and paid.cost:
                source, years = self.source or paid.source, self.years or paid.years
                return replace(self, source=source, years=years)
        return self


def promise(measured: Measurements) -> dict[str, float | int]:
    """What an entry says of the promise."""
    return {
        "epsilon": measured.epsilon,
        "delta": measured.delta,
        "rows_per_person": measured.rows_per_person,
    }


def years_of(words: str) -> tuple[int, ...]:
    """Years from `2024`, `2022-2024` or `2022,2024`; raises years_unusable."""
    made: list[int] = []
    try:
        for part in filter(None, (word.strip() for word in words.split(","))):
            first, _, last = part.partition("-")
            made += range(int(first), int(last or first) + 1)
    except ValueError:
        raise Fault("years_unusable") from None
    if words and not made:
        raise Fault("years_unusable")
    return tuple(made)
