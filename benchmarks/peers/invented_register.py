"""A register of invented employers, as large as asked, loaded in bulk.

Some names are words thrown together and some are numbers; a few employers have
thousands of applications, most have a handful (a Zipf tail, as in the published
lists). Rows go in as tuples, since two million models would take longer to make
than all that is measured.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

SEED: Final = 20_120_606
BATCH: Final = 10_000
PROVINCES: Final = ("ON", "QC", "BC", "AB", "MB", "NS", "NB", "SK", "PE", "NL")
AREAS: Final = ("N8H", "J0L", "V2S", "T1R", "B4N", "E4P", "R3C", "S4P")
WORDS: Final = (
    "Heron", "Tamarack", "Juniper", "Sandpiper", "Bouleau", "Érable", "Harbour",
    "Prairie", "Coastal", "Boreal", "Golden", "Silver", "Northern", "Maritime",
    "Valley", "Summit", "Granite", "Cedar", "Alder", "Loon", "Osprey", "Lac",
    "Rivière", "Étoile", "Soleil", "Croissant", "Atlas", "Beacon", "Compass", "Delta",
)  # fmt: skip
TRADES: Final = (
    "Greenhouses", "Farms", "Orchards", "Foods", "Transport", "Logistics", "Care",
    "Fisheries", "Restaurants", "Construction", "Cleaning", "Hotels", "Bakery",
    "Trucking", "Nurseries", "Serres", "Résidence", "Pêcheries",
)  # fmt: skip
ENDINGS: Final = ("Inc.", "Ltd.", "ltée", "S.E.N.C.", "Corp.")
STREAMS: Final = ("high_wage", "low_wage", "agriculture", "seasonal_agriculture")
FIRST: Final = date(2014, 1, 1)
DAYS: Final = tuple((FIRST + timedelta(n)).isoformat() for n in range(4_300))
NOW: Final = "2025-01-01 00:00:00+00:00"
LARGEST: Final = 4_000
PERIODS: Final = 15


def load(employers: int, applications: int) -> None:
    """Everything, in an empty database that is migrated."""
    from django.db import connection, transaction

    chance = random.Random(SEED)
    with transaction.atomic():
        _areas()
        _employers(chance, employers)
        _sites(chance, employers)
        _people(chance, employers)
        _ties(chance, employers)
        _applications(chance, employers, applications)
        _published(chance, employers // 10)
        _numbers_go_on()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def insert(model: Any, names: str, rows: Iterable[Sequence[Any]]) -> None:
    """Rows of a table in batches. A column that is not named has what a new row of its
    model has, so that a column that is added later stops no measurement.
    """
    from django.db import connection

    given = [model._meta.get_field(name) for name in names.split()]
    others = [
        field for field in model._meta.concrete_fields
        if field not in given and not field.primary_key and not field.null
    ]  # fmt: skip
    usual = tuple(field.get_default() for field in others)
    columns = ", ".join(f'"{field.column}"' for field in (*given, *others))
    marks = ", ".join(["%s"] * (len(given) + len(others)))
    into = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})'
    rest = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(rest, BATCH)):
            cursor.executemany(into, [(*row, *usual) for row in some])


def _numbers_go_on() -> None:
    """After rows with numbers of their own, PostgreSQL counts on from the last."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    models = list(apps.get_app_config("employers").get_models())
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(line)


def name_of(chance: random.Random, number: int) -> str:
    """An invented name."""
    ending = chance.choice(ENDINGS)
    if number % 9 == 0:
        return f"{1_000_000 + number * 7} Invented {ending}"
    first, second = chance.choice(WORDS), chance.choice(WORDS)
    return f"{first} {second} {chance.choice(TRADES)} {number} {ending}"


def _areas() -> None:
    from halte.capabilities.employers.models import PostalArea

    insert(
        PostalArea, "code name latitude longitude",
        ((code, code, 44 + n / 2, -120 + 7 * n) for n, code in enumerate(AREAS)),
    )  # fmt: skip


def _employers(chance: random.Random, count: int) -> None:
    from halte.capabilities.employers.models import Employer, EmployerWord
    from halte.methods.linkage.organisation_names import key_of, words_of

    words: list[tuple[int, str]] = []

    def rows() -> Iterator[tuple[Any, ...]]:
        for number in range(1, count + 1):
            name, works_as = name_of(chance, number), f"{chance.choice(WORDS)} {number}"
            found = {*words_of(name), *words_of(works_as)}
            words.extend((number, word) for word in sorted(found))
            yield (
                number, name, key_of(name), works_as,
                f"{number:09}", "RP0001", "corporation", "", chance.choice(PROVINCES),
                chance.choice(DAYS), chance.randrange(1, 400),
                chance.randrange(10**7, 10**10), 1, False, NOW,
            )  # fmt: skip

    insert(
        Employer, "id legal_name legal_key operating_name business_number account "
        "structure business_type province began_on employees revenue_cents version "
        "demonstration added_at", rows(),
    )  # fmt: skip
    insert(EmployerWord, "employer word", words)


def _sites(chance: random.Random, count: int) -> None:
    from halte.capabilities.employers.models import Housing, Site

    homes = range(count + 1, count + 1 + count // 3)
    places = [(n, n, "work", None) for n in range(1, count + 1)]
    places += [(pk, 3 * (pk - count), "housing", 8) for pk in homes]
    insert(
        Site, "id employer kind capacity address city province postal_code metro "
        "is_dwelling",
        ((*place, f"{place[1]} Invented Road", "Invented", "ON",
          f"{chance.choice(AREAS)}1A1", "", False) for place in places),
    )  # fmt: skip
    insert(
        Housing, "site stated_on kind capacity rent_cents_monthly deducted report_on "
        "report_by report_found transport kept_at",
        ((pk, DAYS[0], "bunkhouse", 8, 12_000, True, DAYS[0], "", "", "", NOW)
         for pk in homes),
    )  # fmt: skip


def _people(chance: random.Random, count: int) -> None:
    from halte.capabilities.employers.models import Attestation, Contact
    from halte.core.fields import encrypt

    numbers = range(1, count + 1)
    where = "employers.Contact"
    insert(
        Contact, "employer role name position telephone email language since",
        ((n, "primary", encrypt(f"Robin Invented {n}", place=f"{where}.name"), "", "",
          encrypt(f"robin{n}@example.org", place=f"{where}.email"), "en", DAYS[0])
         for n in numbers),
    )  # fmt: skip
    _recruiters(numbers)
    insert(
        Attestation, "employer programme made_on conditions evidence kept_at",
        ((n, "tfwp", chance.choice(DAYS), "[1, 2, 9, 17, 27]", "Invented", NOW)
         for n in numbers[::4]),
    )  # fmt: skip


def _recruiters(numbers: range) -> None:
    """Each recruiter is stated by two employers, found again by the name alone."""
    from halte.capabilities.employers.models import ThirdParty
    from halte.core.fields import blind_index, encrypt
    from halte.methods.linkage.organisation_names import matched_name

    place = "employers.ThirdParty.name"
    called = ((n, f"Invented Recruiting {n // 4}") for n in numbers[::2])
    insert(
        ThirdParty, "employer name name_index telephone email abroad country recruits "
        "paid fees_paid_by licence licence_province",
        ((n, encrypt(name, place=place),
          blind_index(matched_name(name), place=f"{place}_index"), "", "", False, "",
          True, True, "employer", "", "") for n, name in called),
    )  # fmt: skip


def _ties(chance: random.Random, count: int) -> None:
    """Groups of two to twenty employers that follow one another."""
    from halte.capabilities.employers.models import Affiliation

    def rows() -> Iterator[tuple[Any, ...]]:
        first = 1
        while first < count:
            group = min(chance.choice((1, 1, 1, 1, 2, 3, 20)), count - first)
            for step in range(1, group):
                one = first + chance.randrange(step)
                yield one, first + step, "control", True, "Invented", DAYS[0], NOW
            first += group

    names = "employer other ground stands evidence said_on kept_at"
    insert(Affiliation, names, rows())


def shares(chance: random.Random, employers: int, applications: int) -> list[int]:
    """How many applications each employer has: a few have very many."""
    weights = [1 / (rank + 20) for rank in range(employers)]
    scale = applications / sum(weights)
    counts = [min(LARGEST, int(weight * scale)) for weight in weights]
    each, over = divmod(applications - sum(counts), employers)
    counts = [n + each + (at < over) for at, n in enumerate(counts)]
    chance.shuffle(counts)
    return counts


def _applications(chance: random.Random, employers: int, applications: int) -> None:
    from halte.capabilities.employers.models import Application, Decision

    counts = shares(chance, employers, applications)
    owners = (n for n, count in enumerate(counts, 1) for _ in range(count))
    insert(
        Application, "id employer stream received_on job_title noc positions "
        "wage_cents weekly_hours months languages housing attested outcome "
        "demonstration",
        ((at, owner, chance.choice(STREAMS), chance.choice(DAYS), "Farm worker",
          "85100", 1 + at % 9, 1_760, 40, 8, "[]", False, "[]",
          "positive" if at % 200 else "received", False)
         for at, owner in enumerate(owners, 1)),
    )  # fmt: skip
    insert(
        Decision, "application outcome decided_on positions reasons kept_at",
        ((at, "positive", chance.choice(DAYS), 1, "Invented", NOW)
         for at in range(1, applications + 1) if at % 200),
    )  # fmt: skip


def _published(chance: random.Random, names: int) -> None:
    """Published names that were judged, each with rows in fifteen quarters."""
    from halte.capabilities.employers import models

    periods = [f"{2021 + n // 4}-Q{n % 4 + 1}" for n in range(PERIODS)]
    insert(
        models.Publication, "id kind period title batch_id taken_at",
        ((n, "approved", period, "", n, NOW) for n, period in enumerate(periods, 1)),
    )  # fmt: skip
    numbers = range(1, names + 1)
    insert(
        models.ListedName, "id text whole province number",
        ((n, f"Invented {n} Inc.", f"invented {n}", "ON", "") for n in numbers),
    )  # fmt: skip
    insert(
        models.Judgement, "name employer verdict grounds reason kept_at",
        ((n, n * 10, "same", "[]", "", NOW) for n in numbers),
    )  # fmt: skip
    insert(
        models.ListedAssessment, "id name kind period digest copy stream employer noc "
        "occupation incorporated address province postal_code area city positions",
        ((n * PERIODS + at, n, "approved", period,
          hashlib.sha256(f"{n} {at}".encode()).hexdigest(), 1, "Low Wage",
          f"Invented {n} Inc.", "85100", "", "", "", "ON", "", "", "",
          1 + chance.randrange(9))
         for n in numbers for at, period in enumerate(periods)),
    )  # fmt: skip
    insert(
        models.Appearance, "publication assessment",
        ((at + 1, n * PERIODS + at) for n in numbers for at in range(PERIODS)),
    )  # fmt: skip
