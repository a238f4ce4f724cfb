"""Random draws: sealed first, the same for everyone, replaced only by the next."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from halte.capabilities.employers.actions.register import (
    Particulars,
    Place,
    Request,
    add_application,
    add_employer,
    add_site,
)
from halte.capabilities.employers.models import Application, Decision, Employer
from halte.capabilities.employers.states import Outcome, SiteKind, Stream
from halte.capabilities.inspections.actions.drawing import (
    publish_seed,
    replace,
    seal_list,
    seal_province,
)
from halte.capabilities.inspections.actions.opening import open_inspection
from halte.capabilities.inspections.commands import main
from halte.capabilities.inspections.drawing import (
    draw,
    frozen,
    frozen_in_order,
    place,
    size_of,
)
from halte.capabilities.inspections.models import (
    DrawList,
    Frame,
    Inspection,
    Pick,
    Seed,
)
from halte.capabilities.inspections.queries.draws import draw_file, draw_page
from halte.capabilities.inspections.states import Trigger
from halte.core.errors import Denied, Invalid
from tests.conftest import Person, SignIn
from tests.employers.conftest import kept
from tests.inspections.conftest import opening

SEED = "07-12-23-31-40-44"
OF = "Employers of one county"


def before() -> DrawList:
    """A list that is sealed as if two days ago."""
    return DrawList(sealed_at=timezone.now() - timedelta(2))


def test_the_order_is_that_of_sha256_as_any_tool_gives_it() -> None:
    # By `printf '%s:%s' SEED N | sha256sum | sort`, without a line of this project.
    made = draw(frozen([3, 1, 2, 2]), SEED).order
    by_hand = sorted(
        (hashlib.sha256(f"{SEED}:{n}".encode()).hexdigest(), n) for n in (1, 2, 3)
    )
    assert made == tuple(n for _, n in by_hand)


def test_every_employer_is_drawn_as_often_as_any_other() -> None:
    """Chi-squared of 3,000 draws of one among ten: below 27.9 (p = 0.001, 9 degrees
    of freedom; table of the NIST/SEMATECH handbook, 1.3.6.7.4).
    """
    text = frozen(range(1, 11))
    first = [draw(text, f"seed {n}").order[0] for n in range(3000)]
    squares = sum((first.count(n) - 300) ** 2 / 300 for n in range(1, 11))
    assert squares < 27.9


db = pytest.mark.django_db(transaction=True)


@pytest.fixture
def employers(ines: Person) -> list[Employer]:
    return [kept(ines, f"Invented {n} Inc.") for n in range(4)]


@pytest.fixture
def sealed(ines: Person, employers: list[Employer]) -> DrawList:
    row = before()
    numbers = [e.pk for e in employers]
    return seal_list(
        ines.actor, row, title="July", list_of=OF, numbers=numbers, wanted=2
    )


@pytest.fixture
def drawn(ravi: Person, sealed: DrawList) -> DrawList:
    publish_seed(
        ravi.actor, sealed, text=SEED, source="Lottery",
        published_on=timezone.localdate(),
    )  # fmt: skip
    return sealed


@db
@pytest.mark.parametrize("days", [0, 1])
def test_a_seed_is_of_a_later_day_than_the_list(
    ravi: Person, sealed: DrawList, days: int
) -> None:
    """IRPR 209.5(c): at random. A seed of the same day could be known already."""
    on = timezone.localdate(sealed.sealed_at) - timedelta(days)
    with pytest.raises(Invalid, match="seed_before_list"):
        publish_seed(ravi.actor, sealed, text=SEED, source="Lottery", published_on=on)


@db
def test_who_sealed_a_list_does_not_draw_from_it(
    ines: Person, ravi: Person, sealed: DrawList
) -> None:
    """IRPR 209.5(c): who chose the list could wait for a seed that fits."""
    today = timezone.localdate()
    given = {"text": SEED, "source": "Lottery", "published_on": today}
    with pytest.raises(Denied, match="draw_same_person"):
        publish_seed(ines.actor, sealed, **given)
    for user in (ines.user.pk, None):
        with pytest.raises(DatabaseError, match="seeded_apart"), transaction.atomic():
            Seed.objects.create(draw=sealed, by_user_id=user, **given)
    publish_seed(ravi.actor, sealed, **given)


@db
def test_a_draw_of_all_is_none(ines: Person, employers: list[Employer]) -> None:
    """A list of one chosen employer would “draw” it (IRPR 209.5(c))."""
    for numbers in ([employers[0].pk], [e.pk for e in employers]):
        with pytest.raises(Invalid, match="draw_too_many"):
            seal_list(
                ines.actor, DrawList(), title="x", list_of=OF, numbers=numbers,
                wanted=len(numbers),
            )  # fmt: skip
    with pytest.raises(DatabaseError, match="fewer_are_drawn"), transaction.atomic():
        DrawList.objects.create(title="x", numbers="[1]", size=1, wanted=1)


@db
def test_a_typed_list_says_of_whom_it_is(
    ines: Person, employers: list[Employer]
) -> None:
    with pytest.raises(Invalid, match="inspection_reason_short") as refused:
        seal_list(
            ines.actor, DrawList(), title="x", list_of="  ",
            numbers=[e.pk for e in employers], wanted=1,
        )  # fmt: skip
    assert refused.value.field == "list_of"


@db
def test_a_list_is_drawn_from_once_and_never_changes(
    ravi: Person, drawn: DrawList
) -> None:
    with pytest.raises(Denied, match="draw_seeded"):
        publish_seed(
            ravi.actor,
            drawn,
            text="other",
            source="Other",
            published_on=timezone.localdate(),
        )
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        DrawList.objects.update(numbers="[1]")


@db
def test_a_replacement_is_the_next_and_has_a_reason(
    ines: Person, drawn: DrawList, employers: list[Employer]
) -> None:
    order = draw(drawn.numbers, SEED).order
    first = drawn.picks.get(position=1)
    with pytest.raises(Invalid, match="inspection_reason_short"):
        replace(ines.actor, first, reason="no")
    made = replace(ines.actor, first, reason="The employer closed in May.")
    assert (made.position, made.employer_id) == (3, order[2])
    with pytest.raises(Denied, match="pick_replaced"):
        replace(ines.actor, first, reason="The employer closed in May.")
    with pytest.raises(IntegrityError, match="a_replacement_has_a_reason"):
        Pick.objects.create(draw=drawn, position=9, employer=employers[0],
                            replaces=made)  # fmt: skip
    assert draw_page(ines.actor, pk=drawn.pk).verified


@db
def test_a_file_at_random_is_for_who_was_drawn(
    ines: Person, drawn: DrawList, employers: list[Employer]
) -> None:
    pick = drawn.picks.get(position=1)
    other = next(e for e in employers if e.pk != pick.employer_id)
    given = {"trigger": Trigger.RANDOM, "pick": pick}
    with pytest.raises(Invalid, match="drawn_another"):
        open_inspection(ines.actor, Inspection(), opening=opening(other, **given))
    mine = Employer.objects.get(pk=pick.employer_id)
    open_inspection(ines.actor, Inspection(), opening=opening(mine, **given))
    with pytest.raises(Invalid, match="drawn_inspected"):
        open_inspection(ines.actor, Inspection(), opening=opening(mine, **given))


@db
def test_the_command_makes_the_draw_again(
    ines: Person, drawn: DrawList, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, text = draw_file(ines.actor, pk=drawn.pk)
    path = tmp_path / name
    path.write_text(text)
    assert main(["draw", str(path), "--lang", "fr"]) == 0
    said = capsys.readouterr().out
    assert "même résultat" in said and OF in said
    told = json.loads(text)
    path.write_text(json.dumps(told | {"drawn": told["drawn"][::-1]}))
    assert main(["draw", str(path)]) == 1
    path.write_text(json.dumps(told | {"numbers": told["numbers"][1:]}))
    assert main(["draw", str(path)]) == 1
    path.write_text("{}")
    assert main(["draw", str(path)]) == 2


def decided(
    person: Person, employer: Employer, on: date, *, province: str = "", **more: Any
) -> None:
    """An application of an employer, at a place where one is given, and its outcome."""
    site = None
    if province:
        place = Place(SiteKind.WORK, "1 Invented Road", "Somewhere", province, "")
        site = add_site(person.actor, employer, place=place)
    asked = Request(
        Stream.AGRICULTURE, on - timedelta(30), "Farm workers", "85100", 4, 1760,
        Decimal(40), 8, site=site,
    )  # fmt: skip
    row = add_application(person.actor, employer, request=asked)
    outcome = more.get("outcome", Outcome.POSITIVE)
    Decision.objects.create(
        application=row, outcome=outcome, decided_on=on, reasons="Invented."
    )


YEAR = {"first_on": date(2025, 1, 1), "last_on": date(2025, 12, 31)}


@pytest.fixture
def ontario(ines: Person) -> list[int]:
    """Who had a positive decision in Ontario in 2025; and many who had none."""
    inside = [kept(ines, f"Invented {n} Inc.", province="ON") for n in range(3)]
    decided(ines, inside[0], date(2025, 1, 1))
    decided(ines, inside[0], date(2025, 6, 1))
    decided(ines, inside[1], date(2025, 12, 31))
    decided(ines, inside[2], date(2024, 12, 31))
    elsewhere = kept(ines, "Invented elsewhere Inc.", province="QC")
    decided(ines, elsewhere, date(2025, 5, 5), province="ON")
    quebec = kept(ines, "Invented there Inc.", province="ON")
    decided(ines, quebec, date(2025, 5, 5), province="QC")
    refused = kept(ines, "Invented refused Inc.", province="ON")
    decided(ines, refused, date(2025, 5, 5), outcome=Outcome.NEGATIVE)
    return sorted([inside[0].pk, inside[1].pk, elsewhere.pk])


@db
def test_a_province_is_sealed_whole_and_drawn_from(
    ines: Person, ravi: Person, ontario: list[int], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    row = seal_province(
        ines.actor, before(), title="Ontario", province="ON", wanted=2, **YEAR
    )
    assert row.numbers == frozen(ontario)
    assert (row.size, row.frame.decisions) == (3, 4)
    publish_seed(
        ravi.actor, row, text=SEED, source="Lottery",
        published_on=timezone.localdate(),
    )  # fmt: skip
    page = draw_page(ines.actor, pk=row.pk)
    assert page.verified
    assert page.frame is not None
    assert str(page.frame.province) == "Ontario"
    name, text = draw_file(ines.actor, pk=row.pk)
    path = tmp_path / name
    path.write_text(text)
    assert main(["draw", str(path)]) == 0
    assert "3 employers with a positive decision in Ontario" in capsys.readouterr().out
    # The register goes on; the list does not.
    decided(ines, kept(ines, "Invented late Inc.", province="ON"), date(2025, 7, 7))
    assert draw_page(ines.actor, pk=row.pk).size == 3
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        Frame.objects.update(decisions=1)


@db
def test_a_frame_that_cannot_be_is_refused(ines: Person, ontario: list[int]) -> None:
    tomorrow = timezone.localdate() + timedelta(1)
    for province, days, wanted, code in (
        ("ON", YEAR, 4, "draw_too_many"),
        ("ON", YEAR, 3, "draw_too_many"),
        ("NL", YEAR, 1, "frame_empty"),
        ("ON", {**YEAR, "last_on": tomorrow}, 1, "day_to_come"),
        ("ON", {**YEAR, "first_on": date(2026, 1, 1)}, 1, "frame_order"),
    ):
        with pytest.raises(Invalid, match=code):
            seal_province(
                ines.actor, DrawList(), title="x", province=province, wanted=wanted,
                **days,
            )  # fmt: skip


@db
def test_invented_employers_are_never_drawn_with_real_ones(ines: Person) -> None:
    found = {}
    for invented in (True, False):
        rows = [Employer(demonstration=invented) for _ in range(2)]
        for row in rows:
            add_employer(ines.actor, row, particulars=Particulars("X", province="ON"))
            decided(ines, row, date(2025, 5, 5))
        made = seal_province(
            ines.actor, DrawList(), title="x", province="ON", wanted=1, **YEAR
        )
        found[made.demonstration] = made.numbers == frozen(row.pk for row in rows)
    assert found == {True: True, False: True}


def test_two_hundred_thousand_are_drawn_from_in_bounded_memory() -> None:
    tracemalloc.start()
    text, count = frozen_in_order(range(1_000_000, 1_200_000))
    made = draw(text, SEED, 350)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == size_of(text) == 200_000
    # The text has 1.6 MB, four times that while it is written; a list of as many
    # places would take 25.
    assert most < 10_000_000
    few = range(1_000_000, 1_000_500)
    assert draw(frozen(few), SEED, 20).order == draw(frozen(few), SEED).order[:20]
    assert made.order == tuple(
        sorted(range(1_000_000, 1_200_000), key=lambda n: place(SEED, n))[:350]
    )


@db
@pytest.mark.slow
def test_a_province_of_two_hundred_thousand_employers(
    ines: Person, ravi: Person
) -> None:
    many = 200_000
    first = kept(ines, "Invented 0 Inc.", province="ON")
    fields = {"stream": "agriculture", "received_on": date(2025, 2, 2), "noc": "85100",
              "job_title": "x", "positions": 1, "wage_cents": 1, "weekly_hours": 40,
              "months": 8, "outcome": "positive"}  # fmt: skip
    for begin in range(0, many, 20_000):
        pks = range(first.pk + 1 + begin, first.pk + 1 + begin + 20_000)
        Employer.objects.bulk_create(
            Employer(pk=pk, legal_name=f"Invented {pk}", province="ON") for pk in pks
        )
        Application.objects.bulk_create(
            Application(pk=pk, employer_id=pk, **fields) for pk in pks
        )
        Decision.objects.bulk_create(
            Decision(application_id=pk, outcome="positive", reasons="x",
                     decided_on=date(2025, 3, 3)) for pk in pks
        )  # fmt: skip
    tracemalloc.start()
    row = seal_province(
        ines.actor, before(), title="x", province="ON", wanted=350, **YEAR
    )
    publish_seed(
        ravi.actor, row, text=SEED, source="Lottery",
        published_on=timezone.localdate(),
    )  # fmt: skip
    page = draw_page(ines.actor, pk=row.pk)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (page.size, page.verified, len(page.picks)) == (many, True, 350)
    assert most < 25_000_000


@db
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_province_is_sealed_on_its_page(
    signed_in: SignIn, ines: Person, ontario: list[int], language: str
) -> None:
    client, base = signed_in(ines), f"/{language}/inspections/draws/"
    assert f"{base}province/" in client.get(base).content.decode()
    typed = {"title": "O", "province": "ON", "wanted": 9, **YEAR}
    refused = client.post(f"{base}province/", typed)
    assert refused.status_code == 400
    assert 'href="#id_wanted"' in refused.content.decode()
    answer = client.post(f"{base}province/", {**typed, "wanted": 2})
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).content.decode()
    assert ("positive decisions: 4" in page) == (language == "en")
    assert "Ontario" in page
