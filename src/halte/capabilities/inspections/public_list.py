"""The public list in the fields of ESDC’s page, for handing on: rows, CSV and JSON.

IRPR s. 209.997: (1) a determination is added to the list, a warning is not; (2) seven
facts and no other. The fields and their names are those of the page “Employers who have
been found non-compliant” and of its feed (`list`, `bn_operating`, `bn_legal`, `date`,
`penalty_en`, `status_en`). The law as read here names no end: a row stays until it is
withdrawn with reasons, and is marked then, never dropped without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import override

from halte.capabilities.inspections.keeping import canonical, digest
from halte.core.bilingual import Bilingual as B
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.methods.law.text.bans import PERMANENT
from halte.methods.law.trace import dollars

PAGE_NUMBERS: Final = {27: 28, 28: 29, 29: 30, 30: 27}
"""The page numbers its reasons itself: its 27 to 30 are items 30, 27, 28 and 29 of
Schedule 2 (page of 4 October 2023, matched by provision)."""

HEADINGS: Final = (
    B("Business operating name", "Nom commercial de l’entreprise"),
    B("Business legal name", "Dénomination sociale de l’entreprise"),
    B("Address", "Adresse"),
    B("Reasons", "Motifs"),
    B("Date of the final decision", "Date de la décision finale"),
    B("Penalty", "Pénalité"),
    B("Status", "Statut"),
    B("Withdrawn on", "Retiré le"),
)

ELIGIBLE: Final = B("Eligible", "Admissible")
UNPAID: Final = B(
    "Ineligible - unpaid monetary penalty", "Non admissible - pénalité impayée"
)
FOR_GOOD: Final = B("Ineligible", "Non admissible")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
NO_PENALTY: Final = B("No amount", "Aucun montant")


@dataclass(frozen=True, slots=True)
class Row:
    """A determination as the list shows it on a day.

    `until` and `unpaid` are those of the day asked: a ban ends on its own last day.
    """

    inspection_pk: int
    operating_name: str
    legal_name: str
    address: str
    items: tuple[int, ...]
    determined_on: date
    amount_cad: int
    ban: str
    until: date | None
    unpaid: bool
    published_on: date
    withdrawn_on: date | None

    @property
    def reasons(self) -> str:
        """The numbers of the page, ascending."""
        return ", ".join(map(str, sorted(PAGE_NUMBERS.get(n, n) for n in self.items)))

    @property
    def penalty(self) -> B:
        """Amount and ban in words."""
        return B(*(penalty_in(self, language) for language in ("en", "fr")))

    @property
    def status(self) -> B:
        """Eligibility on the day asked."""
        if self.ban == PERMANENT:
            return FOR_GOOD
        if self.until is not None:
            return until_words(self.until)
        return UNPAID if self.unpaid else ELIGIBLE


def penalty_in(row: Row, language: Language) -> str:
    """`$5,000 and a 2-year ban`, as the page writes it."""
    amount = dollars(row.amount_cad, language) if row.amount_cad else ""
    ban = ban_in(row.ban, language)
    joint = " and a " if language == "en" else " et une "
    both = joint.join(part for part in (amount, ban) if part)
    return both or (NO_PENALTY.en if language == "en" else NO_PENALTY.fr)


def ban_in(ban: str, language: Language) -> str:
    """A ban as the page writes it; '' for none."""
    if ban == "0":
        return ""
    if ban == PERMANENT:
        return "permanent ban" if language == "en" else "exclusion permanente"
    if language == "en":
        return f"{ban}-year ban"
    return f"exclusion de {ban}\u00a0an{'s' if int(ban) > 1 else ''}"


def until_words(day: date) -> B:
    """Ineligible until a day, as the page writes it."""
    english = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    with override("fr"):
        french = writing.day(day)
    return B(f"Ineligible until {english}", f"Non admissible jusqu’au {french}")


@dataclass(frozen=True, slots=True)
class PublicList:
    """The list as it stood on a day: the same rows always have the same digest."""

    as_of: date
    rows: tuple[Row, ...]
    demonstration: bool

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The rows for machines, in both languages."""
        return [entry(row) for row in self.rows]

    @property
    def digest(self) -> str:
        """SHA-256 of the day and the rows."""
        whole = {"as_of": self.as_of.isoformat(), "list": self.entries}
        return digest(canonical(whole))

    def document(self) -> dict[str, Any]:
        """All of it, with the day that it is of and its digest."""
        return {
            "as_of": self.as_of.isoformat(),
            "sha256": self.digest,
            "provision": "SOR/2002-227, s. 209.997",
            "demonstration": self.demonstration,
            "list": self.entries,
        }

    def table(self, language: Language) -> Iterator[Sequence[str]]:
        """The rows under `HEADINGS` in one language."""
        for row in self.rows:
            yield (
                row.operating_name, row.legal_name, row.address, row.reasons,
                row.determined_on.isoformat(), row.penalty.in_language(language),
                row.status.in_language(language),
                row.withdrawn_on.isoformat() if row.withdrawn_on else "",
            )  # fmt: skip


def entry(row: Row) -> dict[str, Any]:
    """One row under the names of the feed, and whether it was withdrawn."""
    return {
        "bn_operating": row.operating_name,
        "bn_legal": row.legal_name,
        "addr": row.address,
        "reasons": row.reasons,
        "items": list(row.items),
        "date": row.determined_on.isoformat(),
        "penalty_en": row.penalty.en,
        "penalty_fr": row.penalty.fr,
        "status_en": row.status.en,
        "status_fr": row.status.fr,
        "published_on": row.published_on.isoformat(),
        "withdrawn_on": row.withdrawn_on.isoformat() if row.withdrawn_on else None,
    }
