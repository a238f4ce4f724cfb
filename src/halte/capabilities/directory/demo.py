"""The demonstration: a country of services that do not exist, and three lines that do.

Names say that they are fictional, numbers are 555-01xx (reserved for fiction),
addresses are on Demonstration Road. Made from a seed, in bulk: the actions take
one service at a time, and two thousand would take minutes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from halte.capabilities.directory import demo_work
from halte.capabilities.directory.actions import steps
from halte.capabilities.directory.demo_lines import load_national
from halte.capabilities.directory.demo_words import (
    CODES,
    FICTIONAL,
    KINDS,
    MORE,
    NAMES,
    WEIGHTS,
    Kind,
)
from halte.capabilities.directory.models import (
    Accessibility,
    Attribute,
    Capacity,
    Check,
    CostOption,
    Language,
    Location,
    OpenAddress,
    Phone,
    ProtectedAddress,
    ProtectedPhone,
    Provider,
    ProviderText,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    Signal,
    Term,
)
from halte.capabilities.directory.states import (
    CostKind,
    Facet,
    Finding,
    HoursKind,
    LineKind,
    ListingState,
    Offered,
    SignalKind,
    Tier,
    Withheld,
)
from halte.capabilities.directory.terms import BED_NEEDS, LANGUAGE_NAMES, TERMS
from halte.core.access.actor import Actor
from halte.core.audit.record import record
from halte.core.geography.areas import Area, areas
from halte.core.geography.zones import ZONES
from halte.core.organisations.models import Organisation

SEED: Final = 20120606
COUNT: Final = 2000
OTHERS: Final = tuple(code for code in LANGUAGE_NAMES if code not in ("en", "fr"))
FACTS_OF_MANY: Final = (
    "self_referral", "warm_transfer", "outside_area", "without_id", "without_status",
    "without_police_report", "trauma_informed",
)  # fmt: skip
PEOPLE: Final = (
    ("women", "girls", "aged_16_17", "pregnant", "newcomers", "no_status"),
    ("men", "foreign_workers", "newcomers", "no_status"),
    ("women", "men", "trans_nonbinary", "lgbtq", "newcomers", "foreign_workers",
     "no_status", "disability"),
    ("first_nations", "inuit", "metis", "women", "pregnant"),
    ("aged_12_15", "aged_16_17", "girls", "boys", "lgbtq"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """One invented service before it is kept: its rows hang from it."""

    service: Service
    kind: Kind
    area: Area
    name: tuple[str, str]
    number: int


def load(announce: Callable[[str], None]) -> None:
    """Make what is not there yet. Safe to repeat."""
    national = load_national()
    if Provider.objects.filter(demonstration=True).exists():
        return
    with transaction.atomic():
        made = country(COUNT)
        record(Actor(via="command", label="demo"), "directory.demo", kind="system")
    demo_work.load()
    announce(
        f"{len(made)} services, none of which exist, and {national} national lines"
    )


def country(count: int, seed: int = SEED) -> list[Made]:
    """So many invented services, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (invented data, not a secret)
    today = timezone.localdate()
    made = _services(chance, count, today)
    _texts(chance, made)
    _codes(chance, made)
    _places(chance, made)
    _hours(chance, made)
    _numbers(chance, made)
    _checks(chance, made, today)
    steps.changed_all()
    return made


def _services(chance: random.Random, count: int, today: date) -> list[Made]:
    known = list(areas().values())
    weights = [area.population**0.6 for area in known]
    owner = Organisation.objects.filter(slug="maison-du-lac").first()
    providers = Provider.objects.bulk_create(
        Provider(demonstration=True, organisation=owner if n == 0 else None)
        for n in range(max(1, count // 3))
    )
    made = []
    for number in range(count):
        kind = chance.choices(KINDS, WEIGHTS)[0] if number else KINDS[1]
        provider = providers[number % len(providers)]
        service = Service(
            provider=provider, state=ListingState.LISTED, remote=kind.remote
        )
        service.has_beds = bool(BED_NEEDS & set(kind.needs))
        _when(chance, service, kind, today)
        area = chance.choices(known, weights)[0]
        made.append(Made(service, kind, area, chance.choice(NAMES), number))
    Service.objects.bulk_create([each.service for each in made], batch_size=2000)
    return made


def _when(chance: random.Random, service: Service, kind: Kind, today: date) -> None:
    """Nine in ten were checked in time."""
    every = 90 if service.has_beds or kind.intake else 365
    late = chance.random() < 0.1
    ago = every + chance.randrange(1, 60) if late else chance.randrange(every)
    service.checked_on = today - timedelta(days=ago)
    service.next_check_on = service.checked_on + timedelta(days=every)


def _texts(chance: random.Random, made: list[Made]) -> None:
    """Nine in ten are described in both languages."""
    texts, said, seen = [], [], set[int]()
    for each in made:
        en, fr = each.name
        only = chance.choices(("", "en", "fr"), (90, 6, 4))[0]
        for language, name, stem, about, place in (
            ("en", f"{en} {each.kind.en}", en, each.kind.about_en, each.area.name.en),
            ("fr", f"{each.kind.fr} {fr}", fr, each.kind.about_fr, each.area.name.fr),
        ):
            sign = FICTIONAL[language == "fr"]
            if only in ("", language):
                texts.append(ServiceText(
                    service=each.service, language=language, name=f"{name} {sign}",
                    description=f"{about} {place}.",
                ))  # fmt: skip
            if each.service.provider_id not in seen:
                whose = f"{stem} Society" if language == "en" else f"Société {stem}"
                said.append(ProviderText(
                    provider=each.service.provider, language=language,
                    name=f"{whose} {sign}",
                ))  # fmt: skip
        seen.add(each.service.provider_id)
    ServiceText.objects.bulk_create(texts, batch_size=2000)
    ProviderText.objects.bulk_create(said, batch_size=2000)


def _codes(chance: random.Random, made: list[Made]) -> None:
    terms = {
        (f, code): steps.term(f, code) for f, codes in TERMS.items() for code in codes
    }
    attributes: list[Attribute] = []
    languages: list[Language] = []
    extents, costs = [], []
    for each in made:
        attributes += _attributes(chance, each, terms)
        languages += _languages(chance, each)
        national = each.kind.remote and chance.random() < 0.2
        extents.append(ServiceArea(
            service=each.service,
            extent="CA" if national else chance.choices(
                (each.area.code, f"CA-{each.area.province}"), (70, 30))[0],
        ))  # fmt: skip
        costs.append(CostOption(service=each.service, kind=CostKind.FREE))
    Attribute.objects.bulk_create(attributes, batch_size=5000)
    Language.objects.bulk_create(languages, batch_size=5000)
    ServiceArea.objects.bulk_create(extents, batch_size=2000)
    CostOption.objects.bulk_create(costs, batch_size=2000)


def _attributes(
    chance: random.Random, each: Made, terms: dict[tuple[Facet, str], Term]
) -> list[Attribute]:
    codes = [(Facet.NEED, code) for code in each.kind.needs]
    who = PEOPLE[3] if "cultural_support" in each.kind.needs else chance.choice(PEOPLE)
    family = "child_care" in each.kind.needs and each.kind.hidden
    who = PEOPLE[0] if family else who
    more = list(_more(each))
    if chance.random() < 0.93:
        codes += [(Facet.POPULATION, code) for code in who]
        codes += [term for term in more if term[0] == Facet.POPULATION]
    codes += [term for term in more if term[0] != Facet.POPULATION]
    codes += [(Facet.EXPLOITATION, c) for c in chance.sample(("sexual", "labour",
              "domestic_servitude", "forced_marriage", "online"), 2)]  # fmt: skip
    codes += [(Facet.FACT, c) for c in chance.sample(FACTS_OF_MANY, 4)]
    if family:
        codes.append((Facet.FACT, "with_children"))
    if chance.random() < 0.1:
        codes.append((Facet.FACT, "indigenous_led"))
    stated = set(codes)
    denied = [c for c in (("with_pets",), ("outside_area",)) if chance.random() < 0.2]
    rows = [
        Attribute(service=each.service, term=terms[c]) for c in dict.fromkeys(codes)
    ]
    return rows + [
        Attribute(service=each.service, term=terms[Facet.FACT, code], holds=False)
        for (code,) in denied
        if (Facet.FACT, code) not in stated
    ]


def _more(each: Made) -> Iterator[tuple[Facet, str]]:
    """What some of a kind offer too; by their number, so that no draw changes."""
    for need, every, facet, code in MORE:
        if need in each.kind.needs and (each.number + 1) % every == 0:
            yield Facet(facet), code


def _languages(chance: random.Random, each: Made) -> list[Language]:
    if chance.random() < 0.03:
        return []
    first = ("fr", "en") if each.area.province == "QC" else ("en", "fr")
    spoken = {first[0]: Offered.ALWAYS}
    if chance.random() < 0.6 or each.number == 0:
        spoken[first[1]] = Offered.ALWAYS
    for code in chance.sample(OTHERS, chance.randrange(4)):
        spoken[code] = chance.choice((Offered.ALWAYS, Offered.BY_APPOINTMENT))
    if chance.random() < 0.5:
        for code in ("es", "ar", "cmn", "pa", "tl", "uk"):
            spoken.setdefault(code, Offered.INTERPRETER)
    return [
        Language(service=each.service, code=c, offered=how) for c, how in spoken.items()
    ]


def _places(chance: random.Random, made: list[Made]) -> None:
    here = [each for each in made if not each.kind.remote]
    locations = Location.objects.bulk_create(
        (Location(
            provider=each.service.provider, area=each.area.code,
            province=each.area.province,
            tier=Tier.STEWARD if each.kind.hidden else Tier.PUBLIC,
            tier_reason=Withheld.SHELTER_LOCATION if each.kind.hidden else "",
        ) for each in here), batch_size=2000,
    )  # fmt: skip
    links, opened, shut, accesses = [], [], [], []
    for each, location in zip(here, locations, strict=True):
        links.append(ServiceAtLocation(service=each.service, location=location))
        where = _address(chance, each)
        if each.kind.hidden:
            where |= {n: str(where[n]) for n in ("latitude", "longitude")}
            shut.append(ProtectedAddress(
                location=location, **where,
                meeting_point="Demonstration: lobby of the police station",
            ))  # fmt: skip
        else:
            opened.append(OpenAddress(location=location, **where))
        if chance.random() < 0.6:
            accesses.append(Accessibility(location=location, code="wheelchair"))
    ServiceAtLocation.objects.bulk_create(links, batch_size=2000)
    OpenAddress.objects.bulk_create(opened, batch_size=2000)
    ProtectedAddress.objects.bulk_create(shut, batch_size=2000)
    Accessibility.objects.bulk_create(accesses, batch_size=2000)


def _address(chance: random.Random, each: Made) -> dict[str, Any]:
    return {
        "address": f"{each.number + 1} Demonstration Road",
        "city": each.area.towns[0],
        "postal_code": "",
        "latitude": round(each.area.latitude + chance.gauss(0, 0.1), 4),
        "longitude": round(each.area.longitude + chance.gauss(0, 0.15), 4),
    }


def _hours(chance: random.Random, made: list[Made]) -> None:
    rows = []
    for each in made:
        zone = ZONES[each.area.province]
        weekly = {"days": [0, 1, 2, 3, 4], "opens_at": time(9), "closes_at": time(17)}
        if each.kind.always:
            rows.append(Schedule(service=each.service, zone=zone, always=True))
        elif chance.random() < 0.9:
            rows.append(Schedule(service=each.service, zone=zone, **weekly))
        if each.kind.intake:
            late = {"days": list(range(7)), "opens_at": time(16), "closes_at": time(2)}
            times = {"always": True} if chance.random() < 0.6 else late
            rows.append(Schedule(
                service=each.service, zone=zone, kind=HoursKind.INTAKE, **times,
            ))  # fmt: skip
    Schedule.objects.bulk_create(rows, batch_size=2000)


def _numbers(chance: random.Random, made: list[Made]) -> None:
    phones, hidden, rooms = [], [], []
    now = timezone.now()
    for each in made:
        code = CODES[each.area.province]

        def fictional(code: str = code) -> str:
            return f"+1{code}55501{chance.randrange(100):02}"

        phones.append(Phone(
            service=each.service, kind=LineKind.MAIN, number=fictional(),
        ))  # fmt: skip
        if each.kind.intake:
            for kind, tier in (
                (LineKind.INTAKE, Tier.PROVIDER), (LineKind.AFTER_HOURS, Tier.OFFICER),
            ):  # fmt: skip
                hidden.append(ProtectedPhone(
                    service=each.service, kind=kind, tier=tier, number=fictional(),
                ))  # fmt: skip
        if each.service.has_beds and chance.random() < 0.5:
            told = now - timedelta(hours=chance.randrange(30))
            rooms.append(_room(chance, each, told))
    Phone.objects.bulk_create(phones, batch_size=2000)
    ProtectedPhone.objects.bulk_create(hidden, batch_size=2000)
    Capacity.objects.bulk_create(rooms, batch_size=2000)


def _room(chance: random.Random, each: Made, told: datetime) -> Capacity:
    return Capacity(
        service=each.service, population="women", available=chance.randrange(5),
        maximum=4 + chance.randrange(20), updated_at=told,
    )  # fmt: skip


def _checks(chance: random.Random, made: list[Made], today: date) -> None:
    fields = ["phones", "hours", "languages", "places"]
    rows, signals = [], []
    for each in made:
        found = chance.choices((Finding.CONFIRMED, Finding.CHANGED), (80, 20))[0]
        day = each.service.checked_on or today
        at = timezone.make_aware(datetime.combine(day, time(10)))
        rows.append(Check(
            service=each.service, finding=found, channel="phone", at=at,
            confirmed=fields, changed=["hours"] if found == Finding.CHANGED else [],
            next_on=each.service.next_check_on,
        ))  # fmt: skip
        if chance.random() < 0.02:
            rows.append(Check(
                service=each.service, finding=Finding.DEAD_NUMBER, channel="phone",
                at=at - timedelta(days=8), next_on=day,
            ))  # fmt: skip
        if chance.random() < 0.008:
            signals.append(Signal(
                service=each.service, kind=SignalKind.REFUSED, reason="full",
            ))  # fmt: skip
    Check.objects.bulk_create(rows, batch_size=2000)
    Signal.objects.bulk_create(signals, batch_size=2000)
