"""The guide inside the site."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from halte.core.bilingual import LANGUAGES, Language
from halte.core.ui import guide

PAGES = [(name, language) for name in guide.names() for language in LANGUAGES]


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_is_drawn_whole(name: str, language: Language) -> None:
    document = guide.page(name, language)
    assert document.title
    left = re.sub(r"<(pre|code).*?</\1>", "", document.body, flags=re.DOTALL)
    assert not re.search(r"\*\*|\]\(|^#|\|\s*---", left, re.MULTILINE)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_picture_and_page_that_is_named_is_there(
    name: str, language: Language
) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", guide.source(name, language)):
        if found := guide.PICTURE.match(target):
            assert guide.picture(found[1]).is_file()
        elif found := guide.PAGE.match(target):
            assert found[1] in guide.names()
        else:
            assert guide.resolve(target), f"{target} leads nowhere inside the site"


@pytest.mark.django_db
def test_a_page_names_the_other_pages_and_itself(client: Client) -> None:
    page = client.get("/fr/guide/plan/").content.decode()
    assert '<a href="/fr/guide/plan/" aria-current="page">Le plan</a>' in page
    assert page.count("<h1") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "guide/no-such-page/",
        "guide/pictures/no-such.png",
        f"guide/pictures/{'a' * 300}.png",
        "guide/..%2Fplan/",
    ],
)
def test_what_is_not_in_the_guide_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/en/{path}").status_code == 404


@pytest.mark.django_db
def test_a_picture_is_an_image_and_may_be_kept(client: Client) -> None:
    answer = client.get("/en/guide/pictures/plan-en.png")
    assert answer.headers["Content-Type"] == "image/png"
    assert "max-age=3600" in answer.headers["Cache-Control"]
