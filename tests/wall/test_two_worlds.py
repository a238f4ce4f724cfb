"""Two worlds that differ only behind the wall look the same from outside.

Checked against IRPR s. 207.1 and its guidance: officers must not let an employer
learn that a worker spoke. Not only texts: counts, orders, numbers, sizes, headers,
the statements that the database ran (what takes longer tells too), and the log.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from typing import Final

import pytest
from django.core import mail

from halte.capabilities.employers import home as employers_home
from halte.capabilities.permits.models import (
    FamilyDecision,
    OpenPermit,
    VictimCase,
)
from halte.capabilities.workers.models import Account
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.capability import HomeItem
from tests.wall.behind import MARK, fill, undone
from tests.wall.conftest import Country
from tests.wall.giving import own_file_of, own_file_with_a_note
from tests.wall.observed import Seen, at_one_moment, figures, reads, warmed
from tests.wall.protected import (
    a_day_passes,
    ask,
    letters_to_others,
    meet,
    protect,
)

pytestmark = pytest.mark.django_db

CLOSEST: Final = ("integrity_officer", "support_worker")
"""Who writes to employers, and who keeps consents in the same department."""

WALLED: Final = (Account, OpenPermit, VictimCase)

Inside = Callable[[Country, int], None]


def everything(country: Country, seed: int) -> None:
    """All that a world can hold behind the wall; nothing in the world of 0."""
    fill(seed, country.liaison, country.employers)
    protect(seed, country.protected)


def told(country: Country, seed: int) -> None:
    """Tips and interviews alone."""
    fill(seed, country.liaison, country.employers)


def asked(country: Country, seed: int) -> None:
    """Requests for open permits alone, with their families."""
    ask(seed, country.protected, family=seed)


def families(country: Country, seed: int) -> None:
    """The same requests in every world: only who asks with the worker differs."""
    ask(SAME, country.protected, family=seed)


def met(country: Country, seed: int) -> None:
    """People who may be victims alone."""
    meet(seed, country.protected)


SAME: Final = 11
KINDS: Final[tuple[Inside, ...]] = (everything, told, asked, families, met)
"""In what two worlds may differ."""

SEARCHES: Final = (
    ("/en/employers/", {"words": "heron"}),
    ("/en/employers/", {"words": MARK}),
    ("/en/employers/names/", {"words": MARK}),
)


def look(
    country: Country,
    patch: pytest.MonkeyPatch,
    seed: int,
    roles: tuple[str, ...] = CLOSEST,
    *,
    inside: Inside = everything,
    whole: bool = False,
    public: bool = True,
) -> Seen:
    """All that the public, if asked, and these roles see of the world of a seed."""
    seen = Seen()
    with undone():
        mail.outbox.clear()
        inside(country, seed)
        assert bool(seed) <= any(model.objects.exists() for model in WALLED)
        with at_one_moment(patch):
            a_day_passes()
            officer = country.outsiders["integrity_officer"]
            seen.figures |= {
                f"own file of {pk}": own_file_of(officer, pk)
                for pk in country.employers[:1]
            } | {
                f"own file of {pk}, with notes": own_file_with_a_note(officer, pk, seed)
                for pk in country.employers[1:2]
            }
            warmed([None, *(country.outsiders[role] for role in roles)])
            if public:
                reads(None, "public", seen, whole=whole)
            for role in roles:
                reader = reads(country.outsiders[role], role, seen, whole=whole)
                for path, posted in SEARCHES:
                    reader.ask(path, posted)
        seen.figures |= figures()
        seen.mails = letters_to_others(country.protected)
    return seen


def test_those_closest_to_employers_cannot_tell_that_anyone_spoke(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = random.randint(1, 10**9)
    kinds = random.Random(seed).sample(KINDS, len(CLOSEST))
    opened: list[str] = []
    for role, kind in zip(CLOSEST, kinds, strict=True):
        silent, spoken = (
            look(country, monkeypatch, world, (role,), inside=kind, public=not opened)
            for world in (0, seed)
        )
        opened += [key for key, seen in silent.answers.items() if seen.status == 200]
        assert [key for key in silent.figures if key.startswith("own file")]
        which = (seed, role, kind.__name__)
        assert (which, silent.differences(spoken)) == (which, [])
        assert [key for key in spoken.holding(MARK) if MARK not in key] == []
    employer = f"/en/employers/{country.employers[-1]}/"
    for page in (employer, "/en/consent/", "/en/inspections/", "figures.csv"):
        assert any(page in key for key in opened), page


def test_worlds_that_differ_only_in_the_family_give_an_employer_the_same(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Employer-facing outputs and figures; pages are walked by the tests beside."""
    seen = []
    for seed in (0, 7):
        with undone():
            mail.outbox.clear()
            families(country, seed)
            assert FamilyDecision.objects.exists() == bool(seed)
            with at_one_moment(monkeypatch):
                a_day_passes()
                officer = country.outsiders["integrity_officer"]
                held = [own_file_of(officer, pk) for pk in country.employers]
                held.append(own_file_with_a_note(officer, country.employers[0], 0))
            seen.append((held, figures(), letters_to_others(country.protected)))
    assert seen[0] == seen[1]
    assert MARK.encode() not in b"".join(seen[1][0])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("one_seed", "other_seed", "inside"),
    [(0, 1, everything), (102, 2, everything), (0, 7, families)],
)
def test_nobody_outside_can_tell_worlds_apart_from_any_address(
    country: Country,
    monkeypatch: pytest.MonkeyPatch,
    one_seed: int,
    other_seed: int,
    inside: Inside,
) -> None:
    everyone = tuple(country.outsiders)
    one, other = (
        look(country, monkeypatch, seed, everyone, inside=inside, whole=True)
        for seed in (one_seed, other_seed)
    )
    assert one.differences(other) == []
    assert [key for key in other.holding(MARK) if MARK not in key] == []


def shown(_actor: Actor) -> list[HomeItem]:
    """A leak that can be read."""
    count = Account.objects.count()
    text = Bilingual("Files of interest", "Dossiers d’intérêt")
    return [HomeItem(text, "/en/", count)] if count else []


def reminding(_actor: Actor) -> list[HomeItem]:
    """A leak of the permits that protect: why someone’s permit ends."""
    text = Bilingual("Permits to watch", "Permis à surveiller")
    count = OpenPermit.objects.count()
    return [HomeItem(text, "/en/", count)] if count else []


def slower(_actor: Actor) -> list[HomeItem]:
    """A leak that takes time: one more query, and nothing to be seen."""
    if Account.objects.exists():
        Account.objects.count()
    return []


def logged(_actor: Actor) -> list[HomeItem]:
    """A leak in the log."""
    logging.getLogger("halte").debug("%d accounts", Account.objects.count())
    return []


@pytest.mark.parametrize("leak", [shown, reminding, slower, logged])
def test_a_leak_that_was_planted_is_found(
    country: Country,
    monkeypatch: pytest.MonkeyPatch,
    leak: Callable[[Actor], list[HomeItem]],
) -> None:
    monkeypatch.setattr(employers_home, "home", leak)
    worlds = []
    for seed in (0, 5):
        seen = Seen()
        with undone():
            fill(seed, country.liaison, country.employers)
            protect(seed, country.protected)
            with at_one_moment(monkeypatch):
                reads(country.outsiders["integrity_officer"], "officer", seen, most=0)
        worlds.append(seen)
    assert worlds[0].differences(worlds[1]) != []
