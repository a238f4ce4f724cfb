"""`halte startcapability NAME`: a new room, complete, that passes every check.

Writes the room, its tests and its pages of the guide from `scaffold/`, and
makes it known: a permission, a purpose and a role that hold it, the settings,
the reference. Everything is prepared before anything is written, so that a
refusal leaves the tree as it was.
"""

from __future__ import annotations

import argparse
import ast
import keyword
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from string import Template
from typing import Final

from django.apps import apps
from django.urls import get_resolver
from django.utils.translation import override

from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid, declare
from halte.core.spoken import spoken_language

SOURCE: Final = Path(__file__).resolve().parents[1]
SCAFFOLD: Final = Path(__file__).resolve().parent / "scaffold"
NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
LONGEST: Final = 24

Change = Callable[[str], str]

declare(
    {
        "capability_name_bad": Bilingual(
            "A capability is named with lower-case letters, digits and single "
            "underscores, begins with a letter, and has 3 to {longest} characters: "
            "for example, training.",
            "Le nom d’un volet se compose de minuscules, de chiffres et de traits de "
            "soulignement simples, commence par une lettre et compte de 3 à "
            "{longest} caractères : par exemple, training.",
        ),
        "capability_name_taken": Bilingual(
            "There is already something called {name}. Choose another name.",
            "Le nom {name} est déjà pris. Choisissez-en un autre.",
        ),
        "capability_name_reserved": Bilingual(
            "{name} means something to Python or to the addresses of the site. "
            "Choose another name.",
            "{name} a déjà un sens pour Python ou dans les adresses du site. "
            "Choisissez un autre nom.",
        ),
        "capability_not_a_checkout": Bilingual(
            "A capability is added to the source. Run this from a checkout of "
            "Halte, not from an installed package.",
            "Un volet s’ajoute au code source. Lancez cette commande à partir d’une "
            "copie du dépôt de Halte, et non d’un paquet installé.",
        ),
        "capability_place_moved": Bilingual(
            "{name} has no place where a new capability can be added. Add it by "
            "hand as CONTRIBUTING.md says.",
            "{name} n’offre plus d’endroit où ajouter un volet. Ajoutez-le à la main "
            "comme l’indique CONTRIBUTING.md.",
        ),
    }
)


def main(arguments: Sequence[str]) -> int:
    """Create a capability. 0 done, 1 refused."""
    parser = argparse.ArgumentParser(
        prog="halte startcapability", description="Create a new capability."
    )
    parser.add_argument("name", help="its name in addresses and code, e.g. training")
    parser.add_argument("--title", default="", help="its title in English")
    parser.add_argument("--titre", default="", help="its title in French")
    options = parser.parse_args(arguments)
    root = SOURCE.parents[1]
    with override(spoken_language()):
        try:
            written = create(options.name, root, options.title, options.titre)
        except Invalid as refused:
            print(f"halte: {refused.sentence} ({refused.code})", file=sys.stderr)
            return 1
    for path in written:
        print(path.relative_to(root).as_posix())
    return 0


def create(name: str, root: Path, title: str = "", titre: str = "") -> list[Path]:
    """Write the capability and make it known; give every file touched."""
    check(name, root)
    drafts = {
        **new_files(name, root, title, titre),
        **changed_files(name, root, title, titre),
    }
    for path, content in drafts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return sorted(drafts)


def check(name: str, root: Path) -> None:
    """Refuse a name that could not be one, or is another’s."""
    if not (root / "pyproject.toml").is_file() or not (root / "tests").is_dir():
        raise Invalid("capability_not_a_checkout")
    if not NAME.fullmatch(name) or not 3 <= len(name) <= LONGEST:
        raise Invalid("capability_name_bad", field="name", longest=LONGEST)
    if keyword.iskeyword(name) or name in sys.stdlib_module_names | addresses():
        raise Invalid("capability_name_reserved", field="name", name=name)
    labels = {config.label for config in apps.get_app_configs()}
    folders = {path.name for path in (*SOURCE.iterdir(), *(root / "tests").iterdir())}
    guide = root / "docs" / "guide" / "en" / f"{name.replace('_', '-')}.md"
    if name in labels | folders or guide.exists():
        raise Invalid("capability_name_taken", field="name", name=name)


def addresses() -> set[str]:
    """First words of the addresses of the site."""
    routes = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    for resolver in get_resolver().url_patterns:
        inner = getattr(resolver, "url_patterns", [])
        routes += [str(pattern.pattern) for pattern in inner]
    return {route.strip("^/").split("/")[0] for route in routes}


def words(name: str, title: str, titre: str) -> dict[str, str]:
    """What stands in the places of the scaffold."""
    spoken = name.replace("_", " ")
    heading_en = title or spoken.capitalize()
    heading_fr = titre or f"Volet «\N{NO-BREAK SPACE}{spoken}\N{NO-BREAK SPACE}»"
    return {
        "slug": name,
        "NAME": name.upper(),
        "Class": "".join(part.capitalize() for part in name.split("_")),
        "guide": name.replace("_", "-"),
        "heading_en": heading_en,
        "heading_fr": heading_fr,
        "title_en": quoted(heading_en),
        "title_fr": quoted(heading_fr),
        "measure_en": quoted(f"{heading_en}: open items"),
        "measure_fr": quoted(f"{heading_fr}\N{NO-BREAK SPACE}: éléments ouverts"),
    }


def quoted(text: str) -> str:
    """A Python literal in double quotes, as ruff writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def new_files(name: str, root: Path, title: str, titre: str) -> dict[Path, bytes]:
    """The files of the room, its tests and its guide."""
    places = words(name, title, titre)
    room, tests = SOURCE / "capabilities" / name, root / "tests" / name
    guide = root / "docs" / "guide"
    found = {}
    for source in sorted(SCAFFOLD.rglob("*")):
        if source.is_dir():
            continue
        kind, *parts = source.relative_to(SCAFFOLD).parts
        inner = Path(*parts)
        if kind == "room":
            target = room / inner
            if inner.parts[0] == "templates":
                target = room / "templates" / name / inner.name
        elif kind == "tests":
            target = tests / inner.name.replace("test_room", f"test_{name}")
        else:
            target = guide / inner.name[:2] / f"{places['guide']}.md"
        found[target.with_name(target.name.removesuffix(".tmpl"))] = filled(
            source, places
        )
    return found


def filled(source: Path, places: Mapping[str, str]) -> bytes:
    """A file of the scaffold with its places filled; compiled ones as they are."""
    if source.suffix != ".tmpl":
        return source.read_bytes()
    return Template(source.read_text(encoding="utf-8")).substitute(places).encode()


def changed_files(name: str, root: Path, title: str, titre: str) -> dict[Path, bytes]:
    """The files that must know of the room, with their new text."""
    access = SOURCE / "core" / "access"
    permission = f"{name.upper()}_EDIT"
    spoken = name.replace("_", " ")
    label = (
        f"    Permission.{permission}: Bilingual(\n"
        f'        "Edit the room {spoken}",\n'
        f'        "Modifier le volet {spoken}",\n'
        "    ),\n"
    )
    member = f'    # {spoken}\n    {permission} = "{name}.edit"\n'
    package = f"halte.capabilities.{name}"
    docs = root / "docs"
    row = f"| `{name}.edit` | Edit the room {spoken} | Modifier le volet {spoken} |\n"
    changes: dict[Path, Change] = {
        access / "permissions.py": partial(with_permission, member=member, label=label),
        access / "purposes.py": partial(
            with_held, holder="COORDINATE", permission=permission
        ),
        access / "roles.py": partial(
            with_held, holder="SECRETARIAT", permission=permission
        ),
        SOURCE / "site" / "settings.py": partial(with_room, package=package),
        docs / "reference" / "permissions.md": partial(with_row, row=row),
        **{
            docs / "guide" / language / "index.md": partial(with_entry, entry=entry)
            for language, entry in guide_entries(words(name, title, titre)).items()
        },
    }
    drafts = {}
    for path, change in changes.items():
        before = path.read_text(encoding="utf-8")
        after = change(before)
        if after == before:
            raise Invalid("capability_place_moved", name=path.name)
        drafts[path] = after.encode()
    return drafts


def guide_entries(places: Mapping[str, str]) -> dict[str, str]:
    """The line of the guide’s index that leads to the room’s page, by language."""
    return {
        language: f"- [{places[f'heading_{language}']}]({places['guide']}.md)\n"
        for language in ("en", "fr")
    }


def with_permission(text: str, member: str, label: str) -> str:
    """A member at the end of the enum, and its label at the end of the labels."""
    lines = text.splitlines(keepends=True)
    for node in reversed(ast.parse(text).body):
        if isinstance(node, ast.AnnAssign) and named(node.target) == "LABELS":
            lines.insert((node.end_lineno or 0) - 1, label)
        if isinstance(node, ast.ClassDef) and node.name == "Permission":
            lines.insert(node.end_lineno or 0, member)
    return "".join(lines)


def with_held(text: str, holder: str, permission: str) -> str:
    """One more member of the set of permissions that a purpose or role holds."""
    for node in ast.parse(text).body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        target = node.target if isinstance(node, ast.AnnAssign) else target
        if value is None or named(target) != holder:
            continue
        for held in ast.walk(value):
            if isinstance(held, ast.Set):
                return after_last(text, held, f"P.{permission}")
    return text


def after_last(text: str, held: ast.Set, member: str) -> str:
    """The text with a member after the last of a set, on a line of its own."""
    last = held.elts[-1]
    lines = text.splitlines(keepends=True)
    row = (last.end_lineno or 0) - 1
    # Columns of the syntax tree count bytes.
    line = lines[row].encode()
    start, end = line[: last.end_col_offset], line[last.end_col_offset or 0 :]
    indent = " " * held.elts[0].col_offset
    lines[row] = f"{start.decode()},\n{indent}{member}{end.decode()}"
    return "".join(lines)


def with_room(text: str, package: str) -> str:
    """The room after the last capability."""
    entry = re.compile(r'((?:    "halte\.capabilities\.\w+",\n)+)')
    return entry.sub(lambda found: f'{found[1]}    "{package}",\n', text)


def with_row(text: str, row: str) -> str:
    """The row at the end of the first table."""
    table = re.compile(r"((?:^\|.*\n)+)", re.MULTILINE)
    return table.sub(lambda found: found[1] + row, text, count=1)


def with_entry(text: str, entry: str) -> str:
    """The page at the end of the second list of the guide: for who works here."""
    lists = re.compile(
        r"(\A.*?^## .*?^## .*?\n(?:- [^\n]*\n)+)", re.MULTILINE | re.DOTALL
    )
    return lists.sub(lambda found: found[1] + entry, text, count=1)


def named(target: ast.expr | None) -> str:
    """The name that an assignment gives, '' where it is not a plain one."""
    return target.id if isinstance(target, ast.Name) else ""
