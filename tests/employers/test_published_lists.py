"""Published lists, from file to register. Every name is invented."""

from __future__ import annotations

import pytest
from django.db.models import Q

from halte.capabilities.employers.intake import FOUND, undo
from halte.capabilities.employers.models import (
    Appearance,
    ListedAssessment,
    ListedFinding,
    ListedName,
    Publication,
)
from halte.capabilities.employers.published import findings
from halte.capabilities.employers.published.periods import period_of
from halte.capabilities.employers.published.places import where_is
from halte.capabilities.employers.queries.published import (
    findings_of,
    publication,
    totals,
)
from halte.capabilities.employers.states import Standing
from tests.conftest import Person
from tests.employers.conftest import (
    HERON,
    HERON_AGAIN,
    Take,
    page_of_findings,
    quarter,
)

db = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("title", "name", "period"),
    [
        ("… (NOC) 2011 and Business Location in 2020 (April-June)", "", "2020-Q2"),
        ("… Classification (NOC) 2011 … in 2017 (January-June)", "", "2017-H1"),
        ("… (NOC) 2011 and business location in 2016", "", "2016"),
        ("… positive en 2016, par classification (CNP) 2011 et lieu", "", "2016"),
        ("… (NOC) 2011 … in 2011 (July-September)", "", "2011-Q3"),
        ("… en 2024 (octobre à décembre), CNP 2021", "x_2019q1.csv", "2024-Q4"),
        ("", "2014_positive_employers.csv", "2014"),
        ("", "tfwp_2024q3_pos.xlsx", "2024-Q3"),
        ("A title that names no year", "2024q3.csv", ""),
        ("", "list.csv", ""),
    ],
)
def test_the_title_says_which_period_and_only_then_the_name(
    title: str, name: str, period: str
) -> None:
    assert period_of(title, name) == period


@pytest.mark.parametrize(
    ("address", "province", "expected"),
    [
        ("Leamington, ON N8H 3W1", "Ontario", ("ON", "N8H3W1", "N8H")),
        ("Montréal, QC H1E 6V", "Quebec", ("QC", "", "H1E")),
        ("Montréal, QC H1E 6", "Québec", ("QC", "", "H1E")),
        ("Happy Place, NL AOP 1CO", "", ("NL", "A0P1C0", "A0P")),
        ("Wanchai, NL A0A 0A0", "Newfoundland and Labrador", ("NL", "", "")),
        ("Toowoomba South, 4350", "Employers carrying on business in Canada …",
         ("", "", "")),
        ("12 Road,\nGrande Prairie, Alberta", "", ("AB", "", "")),
        ("12 Road,\nVancouver, British Colombia", "", ("BC", "", "")),
        ("12 rue X, Lévis, Québec", "", ("QC", "", "")),
        ("1 Weg, 6160 AB, Plaats", "", ("", "", "")),
        ("Via X, 34, Città MB, 20865, ITALY", "", ("", "", "")),
        ("1 Road, Edmonton AB T5J 2N9", "", ("AB", "T5J2N9", "T5J")),
    ],
)  # fmt: skip
def test_an_address_says_where_it_is(
    address: str, province: str, expected: tuple[str, str, str]
) -> None:
    where = where_is(address, province)
    assert (where.province, where.postal_code, where.area) == expected


def test_page_reasons_27_to_30_are_other_items_of_the_schedule() -> None:
    """The page numbers on; Schedule 2 has item 30 (fees … s. 209.3(1)(a)(xvi) is 28
    or 29 there). Provisions as read from the page and the Regulations.
    """
    assert findings.provisions_of((27, 30)) == (
        "209.2(1)(a)(viii), 209.3(1)(a)(xiv)",
        "209.3(1)(a)(xiii)",
    )
    assert findings.reasons_of("6 and 15") == findings.reasons_of("6 15") == (6, 15)
    assert findings.reasons_of("Footnote *") == ()


@pytest.mark.parametrize(
    ("text", "cents", "years", "permanent"),
    [
        ("$1,250", 125_000, None, False),
        ("$1500", 150_000, None, False),
        ("$3,000.00", 300_000, None, False),
        ("$53,000 and a 5 year ban", 5_300_000, 5, False),
        ("$20,000 and one-year ban", 2_000_000, 1, False),
        ("Two-year ban", None, 2, False),
        ("$198,750 and a permanent ban", 19_875_000, None, True),
    ],
)
def test_penalties_in_each_spelling(
    text: str, cents: int | None, years: int | None, permanent: bool
) -> None:
    found = findings.penalty_of(text)
    assert (found.cents, found.ban_years, found.permanent) == (cents, years, permanent)


@pytest.mark.parametrize("dash", [" - ", "-", " – ", "\u00a0–\u00a0"])
@pytest.mark.parametrize("word", ["unpaid", "Unpaid"])
def test_one_status_in_its_spellings(dash: str, word: str) -> None:
    text = f"Ineligible{dash}{word} monetary penalty"
    assert findings.standing_of(text) == (Standing.UNPAID, None)


@db
def test_as_above_is_written_out_and_the_same_list_twice_adds_nothing(
    take_in: Take,
) -> None:
    first = take_in(quarter(HERON, HERON_AGAIN, HERON))
    rows = ListedAssessment.objects.order_by("id")
    assert [(r.employer, r.noc, r.positions) for r in rows] == [
        ("1234567 Ontario Inc. o/a Blue Heron", "85100", 3),
        ("1234567 Ontario Inc. o/a Blue Heron", "63200", 2),
        ("1234567 Ontario Inc. o/a Blue Heron", "85100", 3),
    ], "two equal rows are two assessments"
    again = take_in(quarter(HERON, HERON_AGAIN, HERON) + "\n")
    assert (first.period, again.period) == ("2031-Q1", "2031-Q1")
    assert ListedAssessment.objects.count() == 3
    assert Appearance.objects.count() == 6
    assert ListedName.objects.get().keys.count() == 3


@db
def test_what_a_later_file_has_no_longer_is_kept_and_counted(
    take_in: Take, ines: Person
) -> None:
    take_in(quarter(HERON, HERON_AGAIN))
    later = take_in(quarter(HERON))
    page = publication(ines.actor, later.pk)
    assert (page.gone, page.positions) == (1, 3)
    assert ListedAssessment.objects.count() == 2


@db
def test_a_list_taken_back_counts_no_longer(take_in: Take, ines: Person) -> None:
    first = take_in(quarter(HERON))
    name = ListedName.objects.get()
    assert [t.approved for t in totals(Q(name=name))] == [3]
    undo(ines.actor, first.batch_id, "the wrong file")
    assert totals(Q(name=name)) == ()
    assert Publication.objects.standing().count() == 0


ROW = (
    '"Blue Heron","1234567 Ontario Inc.","1 Road, Leamington, Ontario","6, 9",{day},'
    '"$1,250",{status}'
)
PAID = ROW.format(day="2031-02-03", status="Eligible")
UNPAID = ROW.format(day="2031-02-03", status="Ineligible - unpaid monetary penalty")
NO_DAY = ROW.format(day="2031-02-30 sic", status="Eligible")


@db
def test_a_finding_follows_its_standing_and_withdrawal_is_marked(
    take_in: Take,
) -> None:
    take_in(page_of_findings(UNPAID, NO_DAY), "page.csv", FOUND)
    name = ListedName.objects.get()
    before = {f.decided_text: f for f in findings_of(Q(name=name))}
    assert before["2031-02-30"].decided_on is None, "there is no such day"
    assert all(f.published for f in before.values())
    take_in(page_of_findings(PAID), "page.csv", FOUND)
    assert ListedFinding.objects.count() == 2
    found = {f.decided_text: f for f in findings_of(Q(name=name))}
    assert (found["2031-02-03"].published, found["2031-02-30"].published) == (
        True, False,
    )  # fmt: skip
    assert found["2031-02-03"].standing.en == "Eligible"


@db
def test_a_list_that_names_no_period_is_refused_with_a_sentence(
    take_in: Take, ines: Person
) -> None:
    with pytest.raises(AssertionError):
        take_in(quarter(HERON, title="A list of employers,,,,,"))
    assert ListedAssessment.objects.count() == 0
