"""Tables that expose nobody: protect, attack, release (SDC handbook, chapters 4-5)."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from halte.methods.disclosure.attack import Attack, Statements
    from halte.methods.disclosure.attacking import Attacked, attack_tables
    from halte.methods.disclosure.cube import Cube
    from halte.methods.disclosure.dimensions import TOTAL, Dimension, dimension
    from halte.methods.disclosure.elders import Elders
    from halte.methods.disclosure.releasing import Released, as_csv, release_table
    from halte.methods.disclosure.rules import Rules, read_rules

__all__ = [
    "TOTAL",
    "Attack",
    "Attacked",
    "Cube",
    "Dimension",
    "Elders",
    "Released",
    "Rules",
    "Statements",
    "as_csv",
    "attack_tables",
    "dimension",
    "read_rules",
    "release_table",
]

PLACES = {
    "attack": ("Attack", "Statements"),
    "attacking": ("Attacked", "attack_tables"),
    "cube": ("Cube",),
    "dimensions": ("TOTAL", "Dimension", "dimension"),
    "elders": ("Elders",),
    "releasing": ("Released", "as_csv", "release_table"),
    "rules": ("Rules", "read_rules"),
}
"""Where each name lives: help at the command line is to load no programmes."""


def __getattr__(name: str) -> Any:
    for place, names in PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{place}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
