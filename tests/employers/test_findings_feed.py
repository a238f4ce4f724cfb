"""The data file behind the page of findings: JSON whose texts are HTML.

Its keys are those that a watcher of the page noted (`bn_operating`, `bn_legal`,
`date`, `penalty_en`, `status_en`, inside `list`), with those of the other language
and keys that nobody announced. Every name is invented.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from halte.capabilities.employers.intake import FOUND
from halte.capabilities.employers.models import ListedFinding
from halte.capabilities.employers.published import findings
from halte.capabilities.employers.queries.published import publication
from halte.capabilities.employers.sentences import SENTENCES
from halte.capabilities.employers.states import Standing
from halte.core.errors import Invalid
from halte.core.intake import actions, taking_in
from halte.core.intake.models import Batch, Reject
from halte.core.intake.sentences import SENTENCES as OF_INTAKE
from tests.conftest import Person
from tests.employers.conftest import Take, page_of_findings

db = pytest.mark.django_db(transaction=True)

HERON = {
    "bn_operating": "Heron &amp; Sons", "bn_legal": "1234567&nbsp;Ontario Inc.",
    "addr": "1 Far Road<br>Leamington, Ontario", "reason": "5, 6",
    "date": "2026-08-03", "penalty_en": "$5,000 and a 2-year ban",
    "status_en": "Ineligible until 03/08/2028",
}  # fmt: skip
OTHERS = {
    "id": 17, "penalty_fr": "5&nbsp;000&nbsp;$ et interdiction de 2 ans",
    "status_fr": "Non admissible jusqu’au 03/08/2028", "programme": {"code": "IMP"},
}  # fmt: skip


def feed(*rows: dict[str, Any], **around: Any) -> str:
    return json.dumps({"list": list(rows)} | around, ensure_ascii=False)


def changed(**values: Any) -> dict[str, Any]:
    return HERON | values


@db
def test_the_data_file_and_the_page_say_one_thing(take_in: Take, ines: Person) -> None:
    """Unknown keys, HTML in texts, another way to write a day: no second finding."""
    page = (
        'Heron & Sons,1234567 Ontario Inc.,"1 Far Road\nLeamington, Ontario",'
        '"5, 6",2026-08-03,"$5,000 and a 2-year ban",Ineligible until 03/08/2028'
    )
    take_in(page_of_findings(page), "page.csv", FOUND)
    again = take_in(
        feed(changed(date="03/08/2026") | OTHERS, modified="2026-09-13"),
        "f.json",
        FOUND,
    )
    (row,) = ListedFinding.objects.all()
    assert row.appearances.count() == 2
    assert publication(ines.actor, again.pk).gone == 0
    assert (row.operating_name, row.legal_name, row.address, row.reasons) == (
        "Heron & Sons", "1234567 Ontario Inc.", "1 Far Road\nLeamington, Ontario",
        [5, 6],
    )  # fmt: skip
    assert (row.province, row.city) == ("ON", "leamington")
    assert (row.standing, row.ineligible_until, row.decided_on) == (
        "until", date(2028, 8, 3), date(2026, 8, 3),
    )  # fmt: skip
    assert (row.penalty_cents, row.ban_years) == (500_000, 2)


@db
def test_keys_of_the_other_language_are_known(take_in: Take) -> None:
    row = {k: v for k, v in HERON.items() if not k.endswith("_en")} | OTHERS
    take_in(feed(row), "f.json", FOUND)
    found = ListedFinding.objects.get()
    assert (found.standing, found.ineligible_until) == ("until", date(2028, 8, 3))
    assert (found.penalty_cents, found.ban_years) == (500_000, 2)


@db
@pytest.mark.parametrize("key", ["date", "penalty_en", "status_en"])
def test_a_key_that_was_renamed_is_missed_by_name(
    take_in: Take, ines: Person, key: str
) -> None:
    """A file that lost a column is refused whole; nothing is taken in half."""
    row = {k: v for k, v in HERON.items() if k != key} | {"zzz": HERON[key]}
    with pytest.raises(Invalid) as refused:
        take_in(feed(row), "f.json", FOUND)
    assert refused.value.code == "columns_missing"
    assert refused.value.values["columns"] in {"decided", "penalty", "standing"}
    assert not ListedFinding.objects.exists()


FAULTY = [
    ("date", "2026-02-30", "decided", "finding_day_impossible"),
    ("date", "31/02/2026", "decided", "finding_day_impossible"),
    ("date", "09/13/2026", "decided", "finding_day_impossible"),
    ("date", "soon", "decided", "not_a_date"),
    ("date", "", "decided", "cell_required"),
    ("status_en", "Ineligible until 31/02/2028", "standing", "date_impossible"),
    ("status_en", "Non admissible jusqu’au 31/02/2028", "standing", "date_impossible"),
    ("status_en", "Ineligible until further notice", "standing", "not_a_date"),
    ("status_en", "Ineligible until", "standing", "not_a_date"),
    ("status_en", "Ineligible, see note", "standing", "standing_unknown"),
    ("status_en", "Under review", "standing", "standing_unknown"),
    ("status_en", "", "standing", "cell_required"),
    ("penalty_en", "See note", "penalty", "penalty_unreadable"),
    ("penalty_en", "", "penalty", "cell_required"),
]


@db
@pytest.mark.parametrize(("key", "text", "column", "code"), FAULTY)
def test_what_is_not_understood_waits_with_its_reason(
    take_in: Take, key: str, text: str, column: str, code: str
) -> None:
    """The good row goes in; the other is kept whole, with column, code and sentence
    in both languages. Nobody becomes ineligible because a word was not known.
    """
    take_in(feed(HERON, changed(bn_legal="7654321 Ontario Inc.", **{key: text})),
            "f.json", FOUND)  # fmt: skip
    assert ListedFinding.objects.get().legal_name == "1234567 Ontario Inc."
    (waiting,) = Reject.objects.all()
    assert [(f[0], f[1]) for f in waiting.faults] == [(column, code)]
    assert "7654321 Ontario Inc." in waiting.cells and text in waiting.cells
    sentence = (SENTENCES | OF_INTAKE)[code]
    assert sentence.en and sentence.fr and sentence.en != sentence.fr


@db
def test_a_day_that_the_page_prints_wrongly_is_taken_as_printed(
    take_in: Take, ines: Person
) -> None:
    """29 February 2019 stands on the real page: whoever mends says that it does."""
    publication = take_in(feed(HERON, changed(date="2019-02-29")), "f.json", FOUND)
    waiting = Reject.objects.get()
    cells = [cell.replace("2019-02-29", "2019-02-29 sic") for cell in waiting.cells]
    assert actions.mend(ines.actor, waiting, cells=cells).state == "mended"
    taking_in.accept(ines.actor, Batch.objects.get(pk=publication.batch_id))
    found = ListedFinding.objects.get(decided_on=None)
    assert found.decided_text == "2019-02-29"
    assert found.appearances.get().publication == publication


@pytest.mark.parametrize("text", ["soon sic", "sic", "2019-13-45 not sic", "sic 2019"])
def test_sic_makes_no_day_of_what_is_none(text: str) -> None:
    with pytest.raises(Invalid):
        findings.printed_day(text)


@pytest.mark.parametrize(
    ("text", "standing", "until"),
    [
        ("Ineligible until 26/09/2028", Standing.UNTIL, date(2028, 9, 26)),
        ("Ineligible until September 26, 2028", Standing.UNTIL, date(2028, 9, 26)),
        ("INELIGIBLE UNTIL: 2028-09-26.", Standing.UNTIL, date(2028, 9, 26)),
        ("Non admissible jusqu’au 26/09/2028", Standing.UNTIL, date(2028, 9, 26)),
        ("Inadmissible jusqu'au 26 septembre 2028", Standing.UNTIL, date(2028, 9, 26)),
        ("Non admissible jusqu’au 1er octobre 2028", Standing.UNTIL, date(2028, 10, 1)),
        ("Ineligible until 05/04/2028", Standing.UNTIL, date(2028, 4, 5)),
        ("Eligible", Standing.ELIGIBLE, None),
        ("Admissible", Standing.ELIGIBLE, None),
        ("Ineligible", Standing.INELIGIBLE, None),
        ("Non admissible", Standing.INELIGIBLE, None),
        ("Inadmissible – sanction pécuniaire impayée", Standing.UNPAID, None),
        ("Non admissible - pénalité non payée", Standing.UNPAID, None),
    ],
)
def test_a_standing_in_either_language(
    text: str, standing: Standing, until: date | None
) -> None:
    """Day first, as the publisher writes numbers: 05/04 is the fifth of April."""
    assert findings.standing_of(text) == (standing, until)


@pytest.mark.parametrize(
    ("text", "cents", "years", "permanent"),
    [
        ("5 000 $", 500_000, None, False),
        ("258\u202f000,00\u00a0$ et interdiction de cinq ans", 25_800_000, 5, False),
        ("Interdiction d’un an", None, 1, False),
        ("198 750 $ et interdiction permanente", 19_875_000, None, True),
    ],
)
def test_a_penalty_in_french(
    text: str, cents: int | None, years: int | None, permanent: bool
) -> None:
    found = findings.penalty_of(text)
    assert (found.cents, found.ban_years, found.permanent) == (cents, years, permanent)
