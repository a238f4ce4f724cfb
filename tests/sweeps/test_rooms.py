"""Every room is complete: its manifest, its tests, its pages of the guide."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, reverse

from halte.core.bilingual import Bilingual
from halte.core.capability import Capability, resolve, rooms
from halte.core.measures.parts import Breakdown, breakdown_of
from halte.core.measures.registry import COUNTING, MEASURES
from tests.sweeps.test_doors import untranslated
from tests.sweeps.tree import GUIDE, ROOT, SOURCE, nothing_wrong

ROOMS = rooms()


def texts_of(room: Capability) -> list[Bilingual]:
    links = [link.title for link in room.links]
    return [room.title, room.description, *links, *room.sentences.values()]


def manifest_complaints(room: Capability) -> list[str]:
    """What a manifest leaves out."""
    said = [f"only one language: {t.en!r}" for t in texts_of(room) if untranslated(t)]
    if " " not in room.description.en:
        said.append("the description does not describe")
    if room.title.en == room.slug:
        said.append("the title is the slug")
    if room.urls and not room.links:
        said.append("pages without a link to them")
    if not room.guide:
        said.append("no page of the guide")
    return said


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.slug)
def test_the_manifest_is_complete(room: Capability) -> None:
    nothing_wrong(manifest_complaints(room))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.slug)
def test_what_the_manifest_names_is_there(room: Capability) -> None:
    for module in (*room.modules, *([room.urls] if room.urls else [])):
        import_module(module)
    for reference in filter(None, (room.api, room.demo)):
        assert resolve(reference) is not None
    for link in room.links:
        try:
            reverse(link.url_name)
        except NoReverseMatch:
            pytest.fail(f"the link {link.url_name} leads nowhere")


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.slug)
def test_the_room_has_tests(room: Capability) -> None:
    tests = ROOT / "tests"
    places = [tests / room.slug, tests / "core" / room.slug]
    found = [test for place in places for test in place.glob("test_*.py")]
    found += (tests / "core").glob(f"test_{room.slug}*.py")
    assert found, f"write tests in tests/{room.slug}/"


def guide_complaints(guide: str, folder: Path) -> list[str]:
    said = []
    for language in ("en", "fr"):
        page = folder / language / f"{guide}.md"
        if not page.is_file():
            said.append(f"{language}/{guide}.md is missing")
        elif len(page.read_text(encoding="utf-8").split()) < 60:
            said.append(f"{language}/{guide}.md says too little")
    return said


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.slug)
def test_the_room_is_explained_in_both_languages(room: Capability) -> None:
    nothing_wrong(guide_complaints(room.guide, GUIDE))


def own_splits() -> list[tuple[str, str]]:
    """Measures of the product by breakdown; tests register some of their own."""
    ours = [id_ for id_ in COUNTING if COUNTING[id_].__module__.startswith("halte.")]
    return [(id_, by) for id_ in ours for by in MEASURES[id_].breakdowns]


def split_complaints(by: str, found: Breakdown | None) -> list[str]:
    """What a reader of a breakdown would see as a bare key."""
    if found is None:
        return [f"{by} has no name"]
    said = [f"{by}: {found.title.en!r}"] if untranslated(found.title) else []
    return said + [f"{by}: {key} is a key" for key, t in found.parts.items()
                   if key in (t.en, t.fr)]  # fmt: skip


def test_whatever_splits_a_count_has_a_name_in_both_languages() -> None:
    splits = own_splits()
    assert len(splits) > 20
    nothing_wrong([
        f"{id_} {said}"
        for id_, by in splits
        for said in split_complaints(by, breakdown_of(id_, by))
    ])  # fmt: skip


def test_slugs_and_guides_belong_to_one_room_each() -> None:
    slugs = [room.slug for room in ROOMS]
    assert len(set(slugs)) == len(slugs)
    assert slugs[-1] == slugs[-1].lower()


def test_every_capability_folder_is_a_room_of_this_installation() -> None:
    folders = {
        path.parent.name for path in (SOURCE / "capabilities").glob("*/capability.py")
    }
    assert folders == {path.name for path in (SOURCE / "capabilities").iterdir()
                       if path.is_dir() and path.name != "__pycache__"}  # fmt: skip
    assert folders <= {room.slug for room in ROOMS}


def test_the_sweep_finds_a_bare_manifest(tmp_path: Path) -> None:
    bare = Capability("x", Bilingual("x", "x"), Bilingual("x", "x"), urls="x.urls")
    assert manifest_complaints(bare) == [
        "only one language: 'x'",
        "only one language: 'x'",
        "the description does not describe",
        "the title is the slug",
        "pages without a link to them",
        "no page of the guide",
    ]
    bare_parts = Breakdown(Bilingual("x", "x"), {"k": Bilingual("k", "k")})
    assert split_complaints("x", None) == ["x has no name"]
    assert split_complaints("x", bare_parts) == ["x: 'x'", "x: k is a key"]
    assert guide_complaints("x", tmp_path) == [
        "en/x.md is missing",
        "fr/x.md is missing",
    ]
