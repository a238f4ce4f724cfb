"""What a notice must say, read in the Regulations in both languages.

Checked against: IRPR (SOR/2002-227; DORS/2002-227) ss. 209.992 to 209.996 as
consolidated by Justice Canada to 2026-06-12. The words looked for are those of the
Regulations, where a reader must recognise them.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from halte.capabilities.inspections.actions.deciding import decide
from halte.capabilities.inspections.actions.letters import opened
from halte.capabilities.inspections.letters.composing import compose
from halte.capabilities.inspections.models import Inspection, Letter
from halte.capabilities.inspections.states import Kind, Outcome
from halte.core.bilingual import Language
from tests.conftest import Person
from tests.inspections.conftest import fresh
from tests.inspections.test_law_of_the_file import (
    LAST_DAY,
    lettered,
    noticed,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("letters_untypeset"),
]

__all__ = ["noticed"]
"""Fixtures of the law of the file."""

LATER = {
    "en": ("will be considered", "total number of points", "subsequent violation"),
    "fr": ("compte sera tenu", "nombre total de points", "violation subséquente"),
}
"""Ss. 209.993(3)(c) and 209.996(4)(c)."""

PRELIMINARY: dict[Language, tuple[str, ...]] = {
    "en": (
        "notice of preliminary finding",
        "a warning may be issued",  # (3)(d)
        "30 days to answer in writing",  # (3)(e)
        "administrative monetary penalty", "period of ineligibility",
    ),
    "fr": (
        "avis de décision provisoire",
        "un avertissement peut être donné",
        "30 jours pour répondre par écrit",
        "sanction administrative pécuniaire", "période d’inadmissibilité",
    ),
}  # fmt: skip
FINAL: dict[Language, tuple[str, ...]] = {
    "en": (
        "notice of final determination",
        "30 days to pay",  # (4)(e)
        "unless an agreement for the payment of the amount and of interest",
        "how to pay",  # (4)(f)
        "receiver general for canada",  # Financial Administration Act, s. 17(1)
    ),
    "fr": (
        "avis de décision finale",
        "30 jours pour payer",
        "à moins qu’un accord relatif au versement du montant et des intérêts",
        "mode de paiement",
        "receveur général du canada",
    ),
}


def text_of(letter: Letter, language: Language) -> str:
    """All that a letter says, in lower case."""
    content = json.loads(opened(letter.words))
    drawn = json.dumps(compose(content, language).to_dict(), ensure_ascii=False)
    return drawn.replace("\u00a0", " ").casefold()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_preliminary_notice_says_what_section_209_993_asks(
    noticed: Inspection, language: Language
) -> None:
    said = text_of(noticed.letters.get(kind=Kind.PRELIMINARY), language)
    for words in (*PRELIMINARY[language], *LATER[language]):
        assert words in said, words


@pytest.fixture
def decided(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection, settings: Any
) -> Inspection:
    """Decided, and the employer was told."""
    after = LAST_DAY + timedelta(1)
    outcome = Outcome.PENALTY_AND_BAN if banned(noticed) else Outcome.PENALTY
    decide(diane.actor, fresh(noticed), outcome=outcome, decided_on=after,
           reasons="The payroll shows it.")  # fmt: skip
    lettered(ines, ravi, fresh(noticed), Kind.FINAL, after)
    return fresh(noticed)


def banned(row: Inspection) -> bool:
    computation = row.computations.order_by("-number")[0]
    return computation.ban != "0"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_final_notice_says_what_section_209_996_asks(
    decided: Inspection, language: Language
) -> None:
    said = text_of(decided.letters.get(kind=Kind.FINAL), language)
    for words in (*FINAL[language], *LATER[language]):
        assert words in said, words


def test_how_to_pay_is_what_the_office_says(
    ines: Person, ravi: Person, diane: Person, noticed: Inspection, settings: Any
) -> None:
    settings.HALTE_PENALTY_PAY_EN = "At the counter of office 7."
    settings.HALTE_PENALTY_PAY_FR = "Au comptoir du bureau 7."
    after = LAST_DAY + timedelta(1)
    decide(diane.actor, fresh(noticed), outcome=Outcome.PENALTY, decided_on=after,
           reasons="The payroll shows it.")  # fmt: skip
    lettered(ines, ravi, fresh(noticed), Kind.FINAL, after)
    letter = noticed.letters.get(kind=Kind.FINAL)
    assert "at the counter of office 7." in text_of(letter, "en")
    assert "au comptoir du bureau 7." in text_of(letter, "fr")


def test_a_letter_of_before_keeps_what_it_said(decided: Inspection) -> None:
    """Content of older letters has no such key, and is drawn without it."""
    content = json.loads(opened(decided.letters.get(kind=Kind.FINAL).words))
    del content["pay_how"]
    assert "How to pay" not in json.dumps(compose(content, "en").to_dict())
    assert date.fromisoformat(content["dated"]) == LAST_DAY + timedelta(1)
