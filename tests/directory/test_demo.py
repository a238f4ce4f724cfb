"""The demonstration country: invented, complete in both languages, quickly made."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from halte.capabilities.directory import demo, demo_work
from halte.capabilities.directory.demo_lines import load_national
from halte.capabilities.directory.facade import (
    NEEDS,
    POPULATIONS,
    Ask,
    Facet,
    find,
    offers_for,
)
from halte.capabilities.directory.models import (
    Application,
    Copy,
    Phone,
    ProtectedPhone,
    Provider,
    ProviderText,
    ServiceText,
)
from halte.core.access.actor import ANONYMOUS
from halte.core.organisations.models import Organisation
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)
FICTION = re.compile(r"\+1\d{3}55501\d{2}")


def test_everything_invented_says_so(della: Person) -> None:
    demo.country(60)
    names = [*ServiceText.objects.all(), *ProviderText.objects.all()]
    assert names
    assert [n.name for n in names if "(ficti" not in n.name] == []
    numbers = [
        p.number for model in (Phone, ProtectedPhone) for p in model.objects.all()
    ]
    assert [n for n in numbers if not FICTION.fullmatch(n)] == []
    assert not Provider.objects.filter(demonstration=False).exists()


def test_the_same_seed_makes_the_same_country() -> None:
    demo.country(20, seed=7)
    first = list(ServiceText.objects.values_list("name", "description"))
    demo.country(20, seed=7)
    assert list(ServiceText.objects.values_list("name", "description")) == first * 2


def test_no_need_and_nobody_is_without_a_service_in_the_invented_country() -> None:
    demo.country(400)
    offers = offers_for(ANONYMOUS)
    assert NEEDS.keys() - {code for o in offers for code in o.needs} == set()
    assert (
        POPULATIONS.keys() - {code for o in offers for code in o.populations} == set()
    )
    for asked in (
        Ask(needs=("emergency_shelter",), facts=("with_pets",)),
        Ask(needs=("withdrawal",), populations=("substance_use",)),
        Ask(facts=("text_or_tty",)),
    ):
        found = find(ANONYMOUS, asked)
        assert found.total and not found.gave_way
    denied = {code for o in offers for code in o.denied}
    assert not [o for o in offers for f in o.facts if (Facet.FACT, f) in o.denied]
    assert (Facet.FACT, "with_pets") in denied


def test_the_national_lines_are_facts_with_their_source_and_come_once() -> None:
    assert load_national() == 3
    assert load_national() == 0
    lines = {o.name.en: o for o in offers_for(ANONYMOUS)}
    hotline = lines["Canadian Human Trafficking Hotline"]
    # canadianhumantraffickinghotline.ca, read 2026-11-23
    assert [line.shown for line in hotline.lines] == ["1-833-900-1010"]
    assert hotline.source and not hotline.demonstration
    assert find(ANONYMOUS, Ask(languages=("es",), needs=("crisis_line",))).found


def test_no_page_of_the_steward_is_empty_on_the_first_morning(
    della: Person, dario: Person, oscar: Person, paule: Person,
    signed_in: Callable[[Person], Client],
) -> None:  # fmt: skip
    for person in (della, dario, oscar, paule):
        person.user.is_demonstration = True
        person.user.save()
    for slug, person in (("ps", della), ("jus", dario)):
        body = Organisation.objects.create(slug=slug, name_en=slug, name_fr=slug)
        person.user.memberships.update(organisation=body)
    demo.country(60)
    demo_work.load()
    client, base = signed_in(della), "/fr/directory/steward/"
    for path, words in (
        ("", ("Français plus ancien que l’anglais", "Les afficher")),
        ("signals/", ("Louise", "there is a lift", "goes to a fax")),
        ("requests/", ("(fictif)", "Aide juridique Second Rivage", "Chambres Éclair")),
        ("copies/", ("Oscar Officer", "Paule Provider", "perdue ou volée")),
    ):
        text = client.get(base + path).content.decode()
        assert [word for word in words if word not in text] == [], path
    assert Copy.objects.filter(expires_at__lt=timezone.now()).count() == 1


def test_without_its_people_the_country_has_requests_and_no_copies() -> None:
    demo.country(20)
    demo_work.load()
    assert Application.objects.count() == 3
    assert not Copy.objects.exists()
