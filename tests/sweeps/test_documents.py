"""Documents under test: what the product has is written down, and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import pytest

from halte.core.access.permissions import Permission
from halte.core.access.roles import ROLES
from halte.site.api_reference import renewed
from halte.site.cli import COMMANDS
from tests.sweeps.tree import GUIDE, ROOT, modules, name, nothing_wrong, parsed

REFERENCE: Final = ROOT / "docs" / "reference"
READERS: Final = frozenset({"env", "env_bool", "env_int", "env_secret"})


def settings_read(tree: ast.Module) -> set[str]:
    """Names of settings that a module reads from outside."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function, first = node.func, node.args[0]
        reader = isinstance(function, ast.Name) and function.id in READERS
        if isinstance(function, ast.Attribute) and isinstance(
            function.value, ast.Attribute
        ):
            reader = function.value.attr == "environ" and function.attr == "get"
        if reader and isinstance(first, ast.Constant):
            found.add(str(first.value))
    return found


def headings(text: str) -> set[str]:
    """What stands in code marks in the headings and first cells of a page."""
    marked = re.findall(r"^(?:#+ |\| )`([^`]+)`", text, re.MULTILINE)
    return {mark.removeprefix("halte ").split()[0] for mark in marked}


def test_every_command_is_documented_and_no_other() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert headings(page) == set(COMMANDS)


def test_every_setting_is_documented_and_no_other() -> None:
    read: set[str] = set().union(*(settings_read(parsed(path)) for path in modules()))
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert headings(page) == read | {"HALTE_ENGINE"}


def test_every_permission_and_role_is_documented() -> None:
    page = (REFERENCE / "permissions.md").read_text(encoding="utf-8")
    assert headings(page) == {p.value for p in Permission} | set(ROLES)


def test_the_reference_of_the_api_is_what_the_api_is() -> None:
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    assert page == renewed(page), "run: halte api --into docs/reference/api.md"


def test_an_address_that_is_gone_or_new_would_be_seen() -> None:
    page = renewed("By hand.\n\n## Addresses\nold")
    assert page.startswith("By hand.\n\n## Addresses\n")
    assert "old" not in page.splitlines()
    assert "#### `GET /api/v1/statistics/series/{series_id}`" in page
    assert "| `geography` | query, optional | string |" in page
    assert "### MoneyText" in page


LINK: Final = re.compile(r"!?\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")


def broken_links(page: Path) -> list[str]:
    """Links of a page to files that are not there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return [
        f"{name(page)}: {target}"
        for target in targets
        if "://" not in target
        and not target.startswith("mailto:")
        and not (page.parent / target).exists()
    ]


def pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"),
            *(ROOT / "benchmarks").glob("*.md")]  # fmt: skip


def test_no_link_is_broken() -> None:
    nothing_wrong([broken for page in pages() for broken in broken_links(page)])


def test_every_picture_is_shown_and_no_other() -> None:
    taken = {path.name for path in (GUIDE / "pictures").glob("*.png")}
    shown = {
        Path(target).name
        for page in pages()
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if target.endswith(".png")
    }
    assert (taken - shown, shown - taken) == (set(), set())


def test_every_guide_page_has_its_twin_of_the_same_shape() -> None:
    english = {path.name for path in (GUIDE / "en").glob("*.md")}
    french = {path.name for path in (GUIDE / "fr").glob("*.md")}
    assert english == french
    uneven = [
        page
        for page in english
        if shape(GUIDE / "en" / page) != shape(GUIDE / "fr" / page)
    ]
    nothing_wrong(uneven)


def not_named(folder: Path) -> list[str]:
    """Pages of a folder that its index does not lead to."""
    index = LINK.findall((folder / "index.md").read_text(encoding="utf-8"))
    pages = {path.name for path in folder.glob("*.md")} - {"index.md"}
    return sorted(f"{folder.name}/{page}" for page in pages - set(index))


def test_the_index_of_the_guide_leads_to_every_page(tmp_path: Path) -> None:
    nothing_wrong([c for lang in ("en", "fr") for c in not_named(GUIDE / lang)])
    (tmp_path / "index.md").write_text("[a](a.md)")
    for page in ("a.md", "b.md"):
        (tmp_path / page).write_text("")
    assert not_named(tmp_path) == [f"{tmp_path.name}/b.md"]


def test_every_page_of_the_reference_is_found_from_another() -> None:
    led_to = {
        Path(target).name
        for page in pages()
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if Path(target).name != page.name
    }
    nothing_wrong({path.name for path in REFERENCE.glob("*.md")} - led_to)


def shape(page: Path) -> list[str]:
    """The order of headings, pictures and code of a page."""
    lines = page.read_text(encoding="utf-8").splitlines()
    kinds = {"#": "heading", "!": "picture", "`": "code"}
    return [
        line.split(" ")[0] if line[0] == "#" else kinds[line[0]]
        for line in lines
        if line.startswith(("#", "![", "```"))
    ]


def test_decisions_are_numbered_and_say_context_decision_consequences() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len(records) >= 10
    assert [int(r.name[:4]) for r in records] == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text(encoding="utf-8")
        wanted = ("# ", "## Context", "## Decision", "## Consequences")
        assert [mark for mark in wanted if mark not in text] == [], record.name


def glossary_rows(text: str) -> list[list[str]]:
    rows = [
        line.strip().strip("|").split("|")
        for line in text.splitlines()
        if line.startswith("|")
    ]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_every_glossary_term_has_both_languages() -> None:
    rows = glossary_rows((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
    assert len(rows) >= 40
    nothing_wrong([row for row in rows if len(row) != 4 or not all(row)])
    terms = [row[0].casefold() for row in rows]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("word", ["insider", "stolen laptop", "hostile file",
                                  "curious partner", "lost key"])  # fmt: skip
def test_the_threat_model_answers_each_threat(word: str) -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8").casefold()
    assert re.search(rf"^## .*{word}", text, re.MULTILINE)


def test_the_sweep_finds_what_is_not_written_down(tmp_path: Path) -> None:
    source = "a = env('HALTE_X')\nb = os.environ.get('HALTE_Y')\nc = other('HALTE_Z')"
    assert settings_read(ast.parse(source)) == {"HALTE_X", "HALTE_Y"}
    assert headings("## `halte up`\n| `HALTE_X` | y |\nsee `halte down`") == {
        "up",
        "HALTE_X",
    }
    page = tmp_path / "page.md"
    page.write_text(
        "[gone](gone.md) ![x](x.png) [ok](page.md) [web](https" + "://e.org)"
    )
    assert broken_links(page) == ["page.md: gone.md", "page.md: x.png"]
    assert glossary_rows("| a | b |\n|---|---|\n| one | |") == [["one", ""]]
