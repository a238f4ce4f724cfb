"""Same employer, different names: reasons and judgements. The real lists are judged in
`test_strict_rule.py`.
"""

from __future__ import annotations

import pytest

from halte.capabilities.employers.actions.judging import add_from_name, judge
from halte.capabilities.employers.actions.register import Place, add_site
from halte.capabilities.employers.comparing import candidates
from halte.capabilities.employers.intake import blocked
from halte.capabilities.employers.matching import (
    Ground,
    grounds,
    is_likely,
    known,
)
from halte.capabilities.employers.models import Judgement, ListedName
from halte.capabilities.employers.queries.judged import names, same_names
from halte.capabilities.employers.queries.register import employer
from halte.capabilities.employers.states import SiteKind, Verdict
from halte.core.errors import Invalid
from tests.conftest import Person
from tests.employers.conftest import HERON, HERON_AGAIN, Take, kept, quarter

db = pytest.mark.django_db(transaction=True)


def reasons(
    one: str,
    other: str,
    *,
    area: str = "",
    city: str = "",
    elsewhere: bool = False,
    shared: int = 1,
) -> tuple[Ground, ...]:
    first = known((one,), "ON", (area,), (city,))
    second = known((other,), "AB" if elsewhere else "ON", (area,), (city,))
    return grounds(first, second, dict.fromkeys(second.name.keys, shared))


def test_a_spelling_of_the_same_name_is_likely() -> None:
    found = reasons("Serres Étoile Inc.", "SERES ETOILE inc", area="N8H")
    assert found == (Ground.AREA, Ground.ALIKE) and is_likely(found)
    assert reasons("Serres Étoile Inc.", "SERES ETOILE inc") == ()
    found = reasons("Serres Étoile Inc.", "SERES ETOILE inc", city="saint remi")
    assert found == (Ground.CITY, Ground.ALIKE)
    assert is_likely(reasons("Serres Étoile Inc.", "serres etoile"))


def test_a_franchise_tells_nothing() -> None:
    """86 employers of one province work as one sandwich shop."""
    found = reasons("Alpha Foods o/a Sub Shop", "Beta Foods o/a Sub Shop", shared=86)
    assert found == (Ground.SHARED,) and not is_likely(found)


def test_numbers_differ_to_the_digit() -> None:
    """Fuzzy likeness scores these 91 to 95; 11 of 25 such pairs were wrong."""
    found = reasons("1234567 Ontario Inc.", "1234568 Ontario Inc.", area="N8H")
    assert Ground.NUMBERS_DIFFER in found and not is_likely(found)
    same = reasons("1234567 Ontario Inc.", "1234567 Ont. Ltd. o/a Blue Heron")
    assert Ground.NUMBER in same and is_likely(same)


def test_one_number_outweighs_a_shared_trade_name() -> None:
    """As lists print it: one number, and the province in two spellings."""
    found = reasons(
        "1234567 Ontario Inc. o/a Sub Shop", "1234567 ON Ltd. o/a Sub Shop", shared=86
    )
    assert found == (Ground.NUMBER, Ground.SHARED) and is_likely(found)
    found = reasons(
        "1234567 Ontario Inc. o/a Sub Shop",
        "1234567 ON Ltd. o/a Sub Shop",
        elsewhere=True,
    )
    assert Ground.ELSEWHERE in found and not is_likely(found)


def test_another_province_speaks_against() -> None:
    found = reasons("Serres Étoile", "Serres Étoile", elsewhere=True)
    assert Ground.ELSEWHERE in found and not is_likely(found)


@db
def test_a_person_judges_and_can_take_it_back(take_in: Take, ines: Person) -> None:
    publication = take_in(quarter(HERON, HERON_AGAIN))
    row = kept(ines, "1234567 Ontario Ltd.", province="ON")
    add_site(ines.actor, row, place=Place(SiteKind.WORK, "1 Rd", "X", "ON", "N8H 3W1"))
    (candidate,) = candidates(row)
    assert candidate.likely
    assert {Ground.NUMBER, Ground.KEY, Ground.AREA} <= set(candidate.grounds)
    judge(ines.actor, row, name=candidate.name, verdict=Verdict.SAME)
    assert [n.pk for n in same_names(row)] == [candidate.name.pk]
    assert [t.approved for t in employer(ines.actor, employer_id=row.pk).totals] == [5]
    assert blocked(publication.batch_id) == "list_judged"
    judge(ines.actor, row, name=candidate.name, verdict=Verdict.UNSURE, reason="typo")
    assert same_names(row) == []
    page = names(ines.actor, employer_id=row.pk)
    assert [len(v.history) for v in page.waiting] == [2], "nobody forgets it was made"


@db
def test_a_name_is_one_employer_at_a_time(take_in: Take, ines: Person) -> None:
    take_in(quarter(HERON))
    name = ListedName.objects.get()
    made = add_from_name(ines.actor, name)
    assert (made.legal_name, made.operating_name, made.province) == (
        "1234567 Ontario Inc.", "Blue Heron", "ON",
    )  # fmt: skip
    other = kept(ines, "Another Inc.")
    with pytest.raises(Invalid, match="name_judged"):
        judge(ines.actor, other, name=name, verdict=Verdict.SAME)
    with pytest.raises(Invalid, match="name_judged"):
        add_from_name(ines.actor, name)


@db
def test_two_numbers_become_one_only_with_a_reason(take_in: Take, ines: Person) -> None:
    take_in(quarter(HERON))
    row = kept(ines, "1234568 Ontario Inc.", province="ON")
    name = ListedName.objects.get()
    with pytest.raises(Invalid, match="numbers_differ"):
        judge(ines.actor, row, name=name, verdict=Verdict.SAME)
    judge(ines.actor, row, name=name, verdict=Verdict.SAME, reason="misprint, seen")
    assert Judgement.objects.get().grounds == ["numbers_differ"]
