"""There is no way over the wall: no import, no key, no name in another room."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.sweeps.test_imports import lint
from tests.sweeps.tree import ROOT, SOURCE, name, nothing_wrong

WALLED = "workers"
NAMES = re.compile(
    r"capabilities\.workers\b|workers\.models"
    r"|\bworkers_(account|interview|saying|link|worker|conflict|disposal|sealedtoken)"
    r"|[\"']workers[.:]\w|get_(model|app_config)\(\s*[\"']workers"
)
ASSEMBLED = {"src/halte/site/settings.py", "src/halte/core/access/permissions.py"}
"""Where rooms are listed by name, and permissions."""


def spoken_of(source: Path) -> list[str]:
    """Files of other rooms that name the room, its tables or its models."""
    return [
        name(path)
        for path in source.rglob("*.py")
        if WALLED not in path.parts
        if NAMES.search(path.read_text(encoding="utf-8"))
    ]


def keys_over(wall: str) -> list[str]:
    """Foreign keys that lead to or from the tables behind the wall."""
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        if (model._meta.app_label == wall)
        != (field.related_model._meta.app_label == wall)
    ]


def test_no_other_room_names_the_room_its_tables_or_its_models() -> None:
    nothing_wrong(set(spoken_of(SOURCE)) - ASSEMBLED)


def test_no_foreign_key_leads_over_the_wall() -> None:
    nothing_wrong(keys_over(WALLED))


def test_nothing_behind_the_wall_is_numbered() -> None:
    nothing_wrong(
        model._meta.label
        for model in apps.get_app_config(WALLED).get_models()
        if not isinstance(model._meta.pk, models.UUIDField)
    )


def test_the_contract_holds_against_an_import_of_the_room(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("employers", "inspections"):
        spoilt = tmp_path / "src" / "halte" / "capabilities" / room / "spoilt.py"
        spoilt.write_text("from halte.capabilities.workers import policy\n")
    done = lint(tmp_path)
    assert "nobody looks over the wall BROKEN" in done.stdout
    found = spoken_of(tmp_path / "src")
    assert len([path for path in found if path.endswith("spoilt.py")]) == 2


def test_the_sweep_finds_a_key_over_the_wall() -> None:
    assert any("inspections." in key for key in keys_over("inspections"))
