"""The index of each tier follows the directory, edit by edit.

What it is held against is made of everything, each time anew: the projection of the
tier and a search built of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import time
from random import Random
from typing import Any, Final

import pytest
from django.db import transaction
from django.utils import timezone

from halte.capabilities.directory.actions import (
    checks,
    conditions,
    listing,
    places,
    steps,
)
from halte.capabilities.directory.actions.checks import Found
from halte.capabilities.directory.actions.conditions import Conditions, Price
from halte.capabilities.directory.actions.listing import Details, Said
from halte.capabilities.directory.actions.places import Place, Times
from halte.capabilities.directory.engine import index_of
from halte.capabilities.directory.models import (
    Capacity,
    FieldTier,
    Location,
    Phone,
    Revision,
    Service,
)
from halte.capabilities.directory.queries import index, rounds
from halte.capabilities.directory.queries.index import kept
from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.queries.projection import Parts, project
from halte.capabilities.directory.queries.protected import lines_for
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    Finding,
    HoursKind,
    LineKind,
    Offered,
    Tier,
    Withheld,
)
from halte.core.errors import CodedError
from tests.conftest import Person
from tests.directory.conftest import ADDRESS, WINNIPEG, a_service, a_shelter
from tests.methods.directory_search.inside import inside

pytestmark = pytest.mark.django_db

NAMES: Final = ("Heron", "Plover", "Loon", "Tamarack", "Juniper", "Sparrow")
NEEDS: Final = ("emergency_shelter", "medical", "food", "crisis_line", "work")
SECRET: Final = "204-555-0199"

Edit = Callable[[Person, Service, Random], object]


def any_detail(chance: Random) -> Details:
    return Details(
        terms={
            Facet.NEED: chance.sample(NEEDS, 2),
            Facet.FACT: chance.sample(("with_children", "without_id", "minors"), 1),
        },
        denied={Facet.FACT: chance.sample(("with_pets", "wheelchair"), 1)},
        languages={"en": Offered.ALWAYS, chance.choice(("cr", "es")): Offered.ALWAYS},
        extents=chance.sample((WINNIPEG, "CA-MB", "CA", "3520"), 1),
        remote=chance.random() < 0.3,
    )


def say(della: Person, service: Service, chance: Random) -> None:
    said = Said(f"{chance.choice(NAMES)} House", f"Beds. {chance.choice(NAMES)}.",
                is_public=chance.random() < 0.8)  # fmt: skip
    language = chance.choice(("en", "fr"))
    listing.say(della.actor, service, language=language, said=said)


def detail(della: Person, service: Service, chance: Random) -> None:
    listing.change_details(
        della.actor, service, details=any_detail(chance), version=service.version
    )


def tier(della: Person, service: Service, chance: Random) -> None:
    fields = ("", "", "name", "phones", "hours", "description", "needs", "languages")
    listing.set_tier(
        della.actor, service, field=chance.choice(fields),
        tier=chance.choice(tuple(Tier)), reason=Withheld.NOT_FOR_PUBLIC,
    )  # fmt: skip


def place(della: Person, service: Service, chance: Random) -> None:
    number = chance.randrange(1, 900)
    it = Place(
        area=chance.choice((WINNIPEG, "3520")), protected=chance.random() < 0.5,
        address=f"{number} Demonstration Road", city="Winnipeg",
        latitude=49.8, longitude=-97.1, accessibility=("wheelchair",),
    )  # fmt: skip
    places.add_place(della.actor, service, place=it)


def protect(della: Person, service: Service, chance: Random) -> None:
    for location in Location.objects.filter(services__service=service)[:1]:
        places.protect_place(della.actor, location, reason=Withheld.SHELTER_LOCATION)


def open_up(della: Person, service: Service, chance: Random) -> None:
    for location in Location.objects.filter(services__service=service)[:1]:
        places.open_place(della.actor, location)


def phone(della: Person, service: Service, chance: Random) -> None:
    places.add_phone(
        della.actor, service, number=f"204-555-01{chance.randrange(20, 60)}",
        kind=LineKind.INTAKE, tier=chance.choice(tuple(Tier)),
    )  # fmt: skip


def no_phone(della: Person, service: Service, chance: Random) -> None:
    places.remove_phone(della.actor, service, number="204-555-0111")


def hours(della: Person, service: Service, chance: Random) -> None:
    zone = chance.choice(("America/Toronto", "America/Winnipeg"))
    kind = chance.choice(tuple(HoursKind))
    some = Times(kind, days=(0, 3), opens=time(22), closes=time(6), zone=zone)
    always = Times(kind, always=True)
    times = chance.choice(((some,), (always,), ()))
    places.set_hours(della.actor, service, kind=kind, times=times)


def room(della: Person, service: Service, chance: Random) -> None:
    """As the action does that a provider’s own staff take."""
    Capacity.objects.update_or_create(
        service=service, population="women",
        defaults={"available": chance.randrange(9), "updated_at": timezone.now()},
    )  # fmt: skip
    steps.changed_now([service.pk])


def checked(della: Person, service: Service, chance: Random) -> None:
    finding = chance.choice((Finding.CONFIRMED, Finding.DEAD_NUMBER, Finding.CLOSED))
    found = Found(str(service.reference), finding)
    checks.check_many(della.actor, rounds.edition_row(), found=(found,))


def costs(della: Person, service: Service, chance: Random) -> None:
    it = Conditions((Price(chance.choice(tuple(CostKind))),), ("photo_id",))
    conditions.set_conditions(
        della.actor, service, conditions=it, version=service.version
    )


def access(della: Person, service: Service, chance: Random) -> None:
    for location in Location.objects.filter(services__service=service)[:1]:
        conditions.set_access(della.actor, location, codes=("wheelchair",))


def new(della: Person, service: Service, chance: Random) -> None:
    said = {"en": Said(f"{chance.choice(NAMES)} Place")}
    listing.add_service(
        della.actor, service.provider, said=said, details=any_detail(chance)
    )


def show(della: Person, service: Service, chance: Random) -> None:
    listing.list_service(della.actor, service)


def suspend(della: Person, service: Service, chance: Random) -> None:
    listing.suspend(della.actor, service, reason="moved")


def takes_back(della: Person, service: Service, chance: Random) -> None:
    """Someone read in the middle of what never came to be."""
    with suppress(ZeroDivisionError), transaction.atomic():
        room(della, service, chance)
        service.texts.update(name="Zebrawood")
        assert kept(Tier.STEWARD)
        assert kept(Tier.PUBLIC)
        _ = 1 // 0


EDITS: Final[tuple[Edit, ...]] = (
    say, detail, tier, place, protect, open_up, phone, no_phone, hours, room, checked,
    costs, access, new, show, suspend, takes_back,
)  # fmt: skip


def whole(viewer: Tier) -> tuple[Offer, ...]:
    """Everything of a tier, read anew."""
    return project(viewer, lines=lines_for(viewer))


@pytest.mark.parametrize("seed", [1, 2])
def test_after_each_edit_every_tier_is_what_would_be_built_from_nothing(
    della: Person, seed: int
) -> None:
    chance = Random(seed)
    for name in NAMES[:3]:
        a_service(della, f"{name} House")
    order = [*EDITS, *chance.choices(EDITS, k=12)]
    chance.shuffle(order)
    done = 0
    for number, edit in enumerate(order):
        service = chance.choice(list(Service.objects.select_related("provider")))
        with suppress(CodedError):
            edit(della, service, chance)
            done += 1
        for viewer in Tier:
            found = kept(viewer)
            assert found.offers == whole(viewer), (edit.__name__, viewer)
            assert {o.id: o for o in found.offers} == found.by_id
            if number % 5 == 4:
                assert inside(found.search) == inside(index_of(found.offers))
    # Most of it was allowed; what was refused changed nothing.
    assert done > len(order) // 2


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Tier]]:
    """The tiers that were built of everything."""
    tiers: list[Tier] = []
    before = index.built

    def noted(viewer: Tier) -> index.Kept:
        tiers.append(viewer)
        return before(viewer)

    monkeypatch.setattr(index, "built", noted)
    yield tiers


def test_an_edit_reads_the_service_and_nothing_else(
    della: Person, built: list[Tier]
) -> None:
    services = [a_service(della, f"{name} House") for name in NAMES[:3]]
    before = kept(Tier.PROVIDER)
    room(della, services[0], Random(1))
    after = kept(Tier.PROVIDER)
    assert built == [Tier.PROVIDER]
    same = [service.pk for service in services[1:]]
    assert all(after.by_pk[pk] is before.by_pk[pk] for pk in same)
    assert after.by_pk[services[0].pk] != before.by_pk[services[0].pk]


def test_who_is_behind_by_too_much_or_by_all_reads_everything(
    della: Person, built: list[Tier], monkeypatch: pytest.MonkeyPatch
) -> None:
    service = a_service(della)
    kept(Tier.PUBLIC)
    monkeypatch.setattr(steps, "REVISIONS_KEPT", 2)
    for seed in range(3):
        room(della, service, Random(seed))
    assert Revision.objects.count() == 2
    assert kept(Tier.PUBLIC).offers == whole(Tier.PUBLIC)
    assert len(built) == 2
    steps.changed_all()
    kept(Tier.PUBLIC)
    assert len(built) == 3


@pytest.mark.parametrize("first", [True, False])
def test_a_number_that_is_hidden_while_we_read_is_in_no_index(
    della: Person, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    service = a_shelter(della)
    if not first:
        kept(Tier.PUBLIC)
        room(della, service, Random(1))
    read, meanwhile = Parts._by_service, []

    def slowly(parts: Parts, rows: Any) -> Any:
        found = read(parts, rows)
        if rows.model is FieldTier and not meanwhile:
            # Della hides the numbers, then writes down one that nobody may know;
            # who is shown was read before, the numbers are read after.
            meanwhile.append(della)
            steward = {"tier": Tier.STEWARD, "reason": Withheld.NOT_FOR_PUBLIC}
            listing.set_tier(della.actor, service, field="phones", **steward)
            Phone.objects.create(service=service, kind="main", number="+12045550199")
            steps.changed_now([service.pk])
        return found

    monkeypatch.setattr(Parts, "_by_service", slowly)
    found = kept(Tier.PUBLIC)
    assert meanwhile
    assert "5550199" not in repr([o.lines for o in found.offers]) + "".join(
        line.number for o in found.offers for line in o.lines
    )


def test_what_is_protected_leaves_the_public_index_with_the_edit(
    della: Person,
) -> None:
    service = a_service(della)
    open_place = Place(area=WINNIPEG, address=ADDRESS, city="Winnipeg")
    location = places.add_place(della.actor, service, place=open_place)
    assert ADDRESS in repr(kept(Tier.PUBLIC).offers)
    listing.set_tier(
        della.actor, service, field="name", tier=Tier.STEWARD,
        reason=Withheld.NOT_FOR_PUBLIC,
    )  # fmt: skip
    places.protect_place(della.actor, location, reason=Withheld.SHELTER_LOCATION)
    found = kept(Tier.PUBLIC)
    assert ADDRESS not in repr(found.offers)
    assert not found.search.postings.anywhere("heron")
    assert "heron" not in found.search.postings.own


def test_after_a_warm_start_nobody_waits(della: Person, built: list[Tier]) -> None:
    a_service(della)
    index.warm()
    assert built == list(Tier)
    for viewer in Tier:
        assert kept(viewer).offers == whole(viewer)
    assert built == list(Tier)
