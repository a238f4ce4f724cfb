"""What other rooms see of the register, and what they add to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from halte.capabilities.employers.actions.judging import judge
from halte.capabilities.employers.actions.register import (
    Place,
    add_site,
    state_affiliation,
)
from halte.capabilities.employers.facade import (
    EMPLOYER_SECTIONS,
    SectionContent,
    SectionLink,
    SectionRow,
    affiliates,
    employer_choices,
    employer_for,
    employers_for,
    sites_for,
)
from halte.capabilities.employers.models import Employer, ListedName
from halte.capabilities.employers.states import SiteKind, Tie, Verdict
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.audit.models import Entry
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Missing
from tests.conftest import Person, SignIn
from tests.employers.conftest import HERON, Take, kept, quarter

pytestmark = pytest.mark.django_db(transaction=True)

VISITS = Bilingual("Invented visits", "Visites inventées")


@pytest.fixture
def section() -> Iterator[None]:
    """Another room adds a section."""

    def content(actor: Actor, employer_pk: int) -> SectionContent:
        row = SectionRow(
            Bilingual(f"Visit of {employer_pk}", f"Visite de {employer_pk}"),
            url="/en/", on=date(2026, 2, 3), state=Bilingual("Open", "Ouvert"),
        )  # fmt: skip
        return SectionContent([row], [SectionLink(Bilingual("Begin", "Début"), "/en/")])

    EMPLOYER_SECTIONS.add(VISITS, Permission.EMPLOYERS_EDIT, content)
    yield
    EMPLOYER_SECTIONS.remove(VISITS)


def tie(
    person: Person,
    one: Employer,
    other: Employer,
    said_on: date,
    *,
    stands: bool = True,
) -> None:
    state_affiliation(
        person.actor, one, other=other, ground=Tie.CONTROL, stands=stands,
        evidence="shares", said_on=said_on,
    )  # fmt: skip


def test_an_employer_is_known_by_all_its_names(take_in: Take, ines: Person) -> None:
    take_in(quarter(HERON))
    row = kept(ines, "1234567 Ontario Inc.", operating_name="Heron", province="ON")
    judge(ines.actor, row, name=ListedName.objects.get(), verdict=Verdict.SAME)
    found = employer_for(ines.actor, row.pk)
    assert found.legal_name == "1234567 Ontario Inc."
    assert found.operating_names == ("Heron", "1234567 Ontario Inc. o/a Blue Heron")
    assert employers_for(ines.actor, [row.pk, 99]) == {row.pk: found}
    with pytest.raises(Missing):
        employer_for(ines.actor, 99)


def test_another_room_reads_no_more_than_its_reader(ines: Person, ana: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    for query in (employer_for, sites_for):
        with pytest.raises(Denied, match="no_permission"):
            query(ana.actor, row.pk)
    with pytest.raises(Denied, match="no_permission"):
        employer_choices(ana.actor, words="greens")
    with pytest.raises(Denied, match="no_permission"):
        affiliates(ana.actor, pk=row.pk)


def test_choices_need_words_and_leave_none_in_the_audit(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    assert employer_choices(ines.actor, words=" ") == []
    assert [pk for pk, _ in employer_choices(ines.actor, words="greens")] == [row.pk]
    assert "greens" not in str(list(Entry.objects.values()))


def test_places_say_which_is_a_dwelling(ines: Person) -> None:
    row = kept(ines, "Invented Greens Inc.")
    rear = Place(SiteKind.HOUSING, "1 Rd", "X", "ON", "N8H 3W1", 4, is_dwelling=True)
    add_site(ines.actor, row, place=rear)
    (site,) = sites_for(ines.actor, row.pk)
    assert (site.kind, site.is_dwelling, site.capacity) == (SiteKind.HOUSING, True, 4)


def test_affiliates_are_followed_with_the_evidence_of_each_step(ines: Person) -> None:
    one, two, three, four = (kept(ines, f"Invented {n} Inc.") for n in range(4))
    tie(ines, two, one, date(2026, 1, 1))
    tie(ines, two, three, date(2026, 3, 1))
    tie(ines, three, one, date(2026, 5, 1))
    tie(ines, four, three, date(2026, 3, 1))
    tie(ines, four, three, date(2026, 4, 1), stands=False)
    group = affiliates(ines.actor, pk=one.pk, as_of=date(2026, 3, 15))
    assert [(a.pk, a.steps) for a in group.affiliates] == [
        (two.pk, 1), (three.pk, 2), (four.pk, 3),
    ]  # fmt: skip
    first, second = group.affiliates[1].chain
    assert (first.words.en, second.words.en) == (
        "Is controlled by the other", "Controls the other",
    )  # fmt: skip
    assert (second.evidence, second.said_on) == ("shares", date(2026, 3, 1))
    now = affiliates(ines.actor, pk=one.pk)
    assert {a.pk: a.steps for a in now.affiliates} == {two.pk: 1, three.pk: 1}
    assert len(now.links) == 3, "ties that close a circle are shown, not followed"
    assert affiliates(ines.actor, pk=four.pk).affiliates == ()


def test_a_section_of_another_room_stands_on_the_page(
    section: None, signed_in: SignIn, ines: Person
) -> None:
    row = kept(ines, "Invented Greens Inc.")
    client = signed_in(ines)
    page = client.get(f"/fr/employers/{row.pk}/").content.decode()
    assert "Visites inventées" in page and f"Visite de {row.pk}" in page
    reader = Actor(user_id=1, roles=frozenset(), purpose="programme_integrity")
    assert EMPLOYER_SECTIONS.shown(reader, row.pk) == ()
    with pytest.raises(ValueError, match="already"):
        EMPLOYER_SECTIONS.add(
            VISITS, Permission.EMPLOYERS_READ, lambda *_: SectionContent()
        )
