"""What a text is taken for."""

from __future__ import annotations

import pytest

from halte.methods.directory_search import Offer, Said
from halte.methods.directory_search.gazetteer import PLACES
from halte.methods.directory_search.postings import Postings
from halte.methods.directory_search.spelling import distance
from halte.methods.directory_search.thesaurus import TERMS, WISH, lines_of
from halte.methods.directory_search.understanding import Reader
from halte.methods.directory_search.vocabulary import FACETS

READER = Reader(PLACES, Postings([Offer("1", Said("Marguerite"))]))


def read(text: str) -> set[tuple[str, str]]:
    return {(part.facet, part.codes[0]) for part in READER.read(text).parts}


@pytest.mark.parametrize(("text", "meant"), [
    ("logement montréal enceinte", {("need", "long_term_housing"),
     ("place", "CMA-462"), ("population", "pregnant")}),
    ("refuge femme espagnol bébé toronto", {("need", "emergency_shelter"),
     ("population", "women"), ("language", "es"), ("fact", "with_children"),
     ("place", "CMA-535")}),
    ("housing mtl no id", {("need", "long_term_housing"), ("place", "CMA-462"),
     ("fact", "without_id")}),
    ("shelter winnipeg cree", {("need", "emergency_shelter"), ("language", "cr"),
     ("place", "CMA-602")}),
    ("shelter ON", {("need", "emergency_shelter"), ("place", "CA-ON")}),
    ("shelter on main", {("need", "emergency_shelter"), ("word", "main")}),
    ("SHELTER ON MAIN", {("need", "emergency_shelter"), ("word", "main")}),
    ("refuge", {("need", "emergency_shelter")}),
    ("réfugiée", {("population", "refugees")}),
    ("home", {("need", "long_term_housing")}),
    ("homme", {("population", "men")}),
    ("men no kids", {("population", "men"), ("not", "with_children")}),
    ("no housing", {("need", "long_term_housing")}),
    ("doctor, no health card", {("need", "medical"), ("not", "identity_documents")}),
    ("pas de police", {("fact", "without_police_report")}),
    ("T.-N.-L.", {("place", "CA-NL")}),
    ("st. john’s", {("place", "CMA-001")}),
    ("Maison Marguerite", {("word", "maison"), ("word", "marguerit")}),
    ("refugio para mujeres con niños toronto", {("need", "emergency_shelter"),
     ("population", "women"), ("fact", "with_children"), ("place", "CMA-535")}),
    ("debt bondage", {("exploitation", "labour")}),
    ("remove", set()),
    ("", set()),
])  # fmt: skip
def test_a_text_means(text: str, meant: set[tuple[str, str]]) -> None:
    assert read(text) == meant


def test_every_code_of_the_thesaurus_is_on_a_list() -> None:
    for facet, text in TERMS.items():
        for codes, _ in lines_of(text):
            known = {"open_now", "free_places"} if facet == WISH else FACETS[facet]
            assert set(codes) <= set(known)


def test_every_code_is_found_by_its_name_in_both_languages() -> None:
    for facet, known in FACETS.items():
        for code, name in known.items():
            for text in (name.en, name.fr):
                parts = [p for p in READER.read(text).parts if p.facet == facet]
                assert any(code in part.codes for part in parts), (code, text)


def test_a_letter_is_read_no_further_than_its_first_words() -> None:
    assert len(READER.read("shelter " * 5_000).parts) == 40


@pytest.mark.parametrize(("one", "other", "edits"), [
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("hte", "the", 1), ("", "ab", 2),
    ("winnipeg", "winipeg", 1), ("same", "same", 0),
])  # fmt: skip
def test_edits_are_counted_as_published(one: str, other: str, edits: int) -> None:
    """Boytsov 2011, section 2: optimal string alignment, “ca” to “abc” is three."""
    assert distance(one, other, 5) == edits
    assert distance(one, other, 0) == (0 if edits == 0 else 1)
