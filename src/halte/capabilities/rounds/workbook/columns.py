"""The columns of the two sheets, by name, with their headings in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from halte.capabilities.rounds.checking import LONGEST
from halte.capabilities.rounds.models import Question
from halte.capabilities.rounds.words import HEADINGS
from halte.core.bilingual import Bilingual as B
from halte.core.intake.folding import fold

REPORTS: Final = "reports"
SPENDING: Final = "spending"

PAGES: Final[Mapping[str, B]] = {
    REPORTS: B("Reports", "Comptes rendus"),
    SPENDING: B("Spending", "Dépenses"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. What is only `shown` is not read back.

    A workbook may come without one that is `later`: it was made before there was one.
    """

    name: str
    title: B
    width: int
    shown: bool = False
    required: bool = False
    later: bool = False
    longest: int = LONGEST

    @property
    def names(self) -> frozenset[str]:
        """Folded headings under which it is found."""
        return frozenset({fold(self.title.en), fold(self.title.fr)})


NUMBER: Final = Column("number", B("Report number", "Numéro du compte rendu"), 10,
                       required=True)  # fmt: skip
VERSION: Final = Column(
    "version", B("Written from version", "Rédigé à partir de la version"), 10
)
COMMITMENT: Final = Column("commitment", B("Commitment", "Engagement"), 44, shown=True)
FIGURES: Final = Column(
    "figures", B("Figures (counted, never typed)", "Chiffres (comptés, jamais saisis)"),
    36, shown=True,
)  # fmt: skip

WRITTEN: Final = ("state", "rule", "language", "done", "outcome", "obstacle",
                  "next_step", "milestone", "milestone_met_on")  # fmt: skip
"""Columns of the first sheet that are read into the report."""

NARROW: Final = frozenset({"state", "rule", "language", "milestone_met_on"})

LINE: Final = Column("line", B("Budget line", "Ligne budgétaire"), 44, required=True)
AMOUNT: Final = Column(
    "amount", B("Spent in this period, dollars", "Dépensé durant la période, dollars"),
    20, required=True,
)  # fmt: skip
PAYS: Final = Column(
    "pays",
    B("Number of the commitment it pays", "Numéro de l’engagement financier réglé"),
    20, later=True,
)  # fmt: skip
EXPLANATION: Final = Column(
    "explanation",
    B("If above the budget: why", "Si le budget est dépassé : pourquoi"),
    44,
)

SPENDING_COLUMNS: Final = (
    NUMBER,
    VERSION,
    COMMITMENT,
    LINE,
    Column("title", B("What it is", "De quoi il s’agit"), 44, shown=True),
    Column("budget", B("Available, dollars", "Disponible, dollars"), 18, shown=True),
    Column("spent", B("Spent before, dollars", "Dépensé auparavant, dollars"), 18,
           shown=True),
    Column(
        "payable",
        B("Commitments left to pay", "Engagements financiers restant à régler"), 30,
        shown=True,
    ),
    AMOUNT,
    PAYS,
    EXPLANATION,
)  # fmt: skip


def report_columns(questions: Iterable[Question]) -> tuple[Column, ...]:
    """The columns of the first sheet, with one for each question."""
    written = (
        Column(name, HEADINGS[name], 18 if name in NARROW else 44,
               required=name in ("state", "done"))
        for name in WRITTEN
    )  # fmt: skip
    asked = (question_column(question) for question in questions)
    part = Column("part", B("Your part", "Votre rôle"), 16, shown=True)
    return (NUMBER, VERSION, COMMITMENT, part, *written, *asked, FIGURES)


def question_column(question: Question) -> Column:
    """`Q1. …`: the number keeps two questions of the same words apart."""
    n = question.position
    title = B(f"Q{n}. {question.text_en}", f"Q{n}. {question.text_fr}")
    return Column(f"answer:{n}", title, 36)


def columns_of(page: str, questions: Iterable[Question]) -> tuple[Column, ...]:
    """The columns of a sheet."""
    return SPENDING_COLUMNS if page == SPENDING else report_columns(questions)
