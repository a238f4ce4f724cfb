"""Claim: a directory of 50,000 services is written as HSDS and checked while one waits.

Synthetic services are made into HSDS 3.1 objects by the code of the API and written
as lines of JSON; then the file is checked by `halte hsds`. Peers, in the same run over
the same objects: `json.dumps` alone, which makes nothing; and jsonschema-rs, which
checks the schemas in compiled code but no pointer, no hours, no place and no age.
CPU seconds. Exit code 1 where the export is not valid or the two do not agree.

    python benchmarks/hsds.py --schemas FOLDER [--services 50000] [--unfold]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

from halte.site.cli import start_django

start_django()

import jsonschema_rs  # noqa: E402

from halte.capabilities.directory.hours import Hours  # noqa: E402
from halte.capabilities.directory.queries.hsds_objects import service  # noqa: E402
from halte.capabilities.directory.queries.offers import (  # noqa: E402
    Line,
    Offer,
    OpenHours,
    Room,
    Spoken,
    Spot,
    Wording,
)
from halte.capabilities.directory.states import (  # noqa: E402
    Facet,
    HoursKind,
    LineKind,
    ListingState,
    LocationKind,
    Offered,
    Tier,
)
from halte.capabilities.directory.terms import LANGUAGE_NAMES, TERMS  # noqa: E402
from halte.core.geography.areas import areas  # noqa: E402
from halte.methods.hsds import check_file, read_schemas  # noqa: E402
from halte.methods.hsds.unfolding import from_objects  # noqa: E402

NOW: Final = datetime.now(UTC)
WORDS: Final = Wording("Beds and someone to talk to, day after day.",
                       "Des lits et une écoute, jour après jour.")  # fmt: skip


def offers(count: int) -> Iterator[Offer]:
    """So many services, each with about twenty objects within."""
    random = Random(31)
    places = tuple(areas().values())
    for number in range(count):
        ident = str(UUID(int=random.getrandbits(128), version=4))
        yield offer(ident, number, random, random.choice(places))


def offer(ident: str, number: int, random: Random, area: Any) -> Offer:
    """One service."""
    spot = Spot(str(UUID(int=random.getrandbits(128), version=4)),
                LocationKind.PHYSICAL, area.code, area.full_name, area.province,
                area.latitude, area.longitude, exact=False)  # fmt: skip
    open_hours = OpenHours(
        HoursKind.OPEN, Hours((0, 1, 2, 3, 4), clock(8, 30), clock(16, 30))
    )
    return Offer(
        id=ident, pk=number, tier=Tier.PUBLIC, provider_id=number // 5,
        organisation_id=None, provider=Wording(f"Society {number // 5}"),
        name=Wording(f"House {number}", f"Maison {number}"),
        state=ListingState.LISTED, description=WORDS, eligibility=WORDS,
        application=WORDS, fees=Wording(), alert=Wording(),
        terms=tuple((f, code) for f in Facet
                    for code in random.sample(sorted(TERMS[f]), 2)),
        languages=tuple(Spoken(code, Offered.ALWAYS)
                        for code in random.sample(sorted(LANGUAGE_NAMES), 3)),
        denied=(), extents=(area.code, f"CA-{area.province}"), spots=(spot,),
        lines=(Line(LineKind.MAIN, "+12045550111"),),
        hours=(open_hours, OpenHours(HoursKind.INTAKE, Hours(always=True))),
        rooms=(Room("women", 2, 12, "bed", NOW - timedelta(hours=2)),),
        costs=(), documents=("photo_id",), email="", website="",
        minimum_age=16, maximum_age=None, remote=False, has_beds=True,
        checked_on=NOW.date() - timedelta(days=random.randrange(300)),
        next_check_on=None,
    )  # fmt: skip


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of some work, and what it gave."""
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def write(path: Path, things: list[Offer]) -> None:
    """The export: objects made and written, one to a line."""
    with path.open("w", encoding="utf-8") as lines:
        for one in things:
            lines.write(json.dumps(service(one, NOW), ensure_ascii=False) + "\n")


def other_validator(folder: Path) -> Any:
    """jsonschema-rs over the same schemas, formats checked."""
    registry = jsonschema_rs.Registry(
        [(f"json-schema:///{path.name}", json.loads(path.read_text("utf-8")))
         for path in folder.glob("*.json") if path.name != "openapi.json"]
    )  # fmt: skip
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "json-schema:///service.json"}, registry=registry,
        validate_formats=True,
    )  # fmt: skip


def main() -> int:
    """Measure, compare, print."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--schemas", type=Path)
    made.add_argument("--services", type=int, default=50_000)
    made.add_argument(
        "--unfold",
        action="store_true",
        help="also lay the objects out as the rows of the intake",
    )
    options = made.parse_args()
    if options.schemas is None:
        print("not measured: --schemas names no folder of the official schemas")
        return 0
    things = list(offers(options.services))
    shapes = read_schemas(options.schemas)
    validator = other_validator(options.schemas)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "services.ndjson"
        exported, _ = spent(lambda: write(path, things))
        objects = [json.loads(line) for line in path.open(encoding="utf-8")]
        dumped, _ = spent(lambda: [json.dumps(one) for one in objects])
        checked, report = spent(lambda: check_file(path, shapes, NOW, "service"))
        other, agreed = spent(lambda: all(map(validator.is_valid, objects)))
        if options.unfold:
            unfolding, rows = spent(lambda: sum(1 for _ in from_objects(objects)))
            print(f"laid out for the intake: {rows:,} rows, {unfolding:.1f} s")
        size = path.stat().st_size / 1e6
    total = sum(report.objects.values())
    print(
        f"{options.services:,} services, {total:,} objects, {size:.0f} MB; CPU seconds"
    )
    for name, seconds in (
        ("export: made and written", exported),
        ("json.dumps of the same", dumped),
        ("halte hsds: schemas, pointers, facts", checked),
        ("jsonschema-rs: schemas alone", other),
    ):
        print(f"{name:40} {seconds:8.1f}")
    print(
        f"export {exported / dumped:.1f} times json.dumps; check {checked / other:.1f} "
        "times jsonschema-rs"
    )
    print(f"errors {report.errors}; jsonschema-rs agrees: {agreed}")
    return 0 if agreed and not report.errors else 1


if __name__ == "__main__":
    sys.exit(main())
