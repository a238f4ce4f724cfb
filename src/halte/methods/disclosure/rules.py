"""The rules of a release, as an organisation writes them down in RULES.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from halte.methods.disclosure import sentences  # noqa: F401 (declares what is said)
from halte.methods.disclosure.reading import (
    LABELS,
    TEXT,
    Rows,
    Wanted,
    checked,
    labels,
    listed,
    load,
    mapping,
    number,
    one_of,
    whole,
)
from halte.methods.faults import Fault


@dataclass(frozen=True, slots=True)
class Rounding:
    """`controlled`: adds up. `random`: each cell by itself, without bias, by key."""

    base: int = 5
    kind: str = "controlled"
    key: str = ""


@dataclass(frozen=True, slots=True)
class CellKey:
    """Noise of at most `most` with this variance; no result from 1 to `smallest`."""

    key: str = ""
    most: int = 5
    variance: float = 3.0
    smallest: int = 2


@dataclass(frozen=True, slots=True)
class Dominance:
    """A total must not be that of few: the (n, k) rule, and the p % rule."""

    weight: str
    largest: int = 2
    share: float = 90.0
    p: float = 10.0


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them; each has a default that is sane for tables of people."""

    source: str = ""
    years: tuple[int, ...] = ()
    unit: str = "person"
    person: str = ""
    count: str = ""
    minimum: int = 5
    minimum_population: int = 40
    method: str = "suppress"
    width: int = 0
    zeros: str = "publish"
    seconds: float = 5.0
    rounding: Rounding = field(default_factory=Rounding)
    cell_key: CellKey = field(default_factory=CellKey)
    dominance: Dominance | None = None
    homogeneity: tuple[str, ...] = ()
    hierarchies: Mapping[str, Mapping[str, tuple[str, ...]]] = field(
        default_factory=dict
    )
    permitted: tuple[tuple[str, ...], ...] = ()
    most_tables: int = 100
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    differencing: str = ""

    @property
    def required_width(self) -> int:
        """How far apart an attacker’s bounds of a protected cell must be.

        Suppression: the minimum cell. Rounding: what one rounded value leaves
        open. Cell keys: one below the minimum cell, so that 0 to 4 look alike.
        """
        if self.width:
            return self.width
        if self.method == "round":
            return self.rounding.base - 1
        return self.minimum if self.method == "suppress" else self.minimum - 1

    @property
    def refuses_differences(self) -> bool:
        """Whether a table that an earlier one would open is refused, or withheld more.

        Where noise or rounding is drawn by key, more is withheld unless the rules
        say otherwise: a cell that one table hides may be harmless in another.
        """
        keyed = self.method == "cell_key" or (
            self.method == "round" and self.rounding.kind == "random"
        )
        return self.differencing == "refuse" or not (self.differencing or keyed)

    @property
    def key_file(self) -> str:
        """The key file of the method, '' where it needs none or none is named."""
        return {"round": self.rounding.key, "cell_key": self.cell_key.key}.get(
            self.method, ""
        )

    def to_dict(self) -> dict[str, Any]:
        """The rules in force, as JSON values."""
        made = asdict(self)
        return {**made, "required_width": self.required_width}


METHODS: Final = ("suppress", "round", "cell_key")
SMALLEST_MINIMUM: Final = 3
"""With a minimum of 2, one of two people who share a cell would see the other."""


def size(least: int, most: int) -> Wanted:
    """A whole number within bounds, said in both languages."""
    return Wanted(
        f"a whole number from {least} to {most}",
        f"un nombre entier de {least} à {most}",
        whole(least, most),
    )


def choice(*words: str) -> Wanted:
    """One of some words, said in both languages."""
    return Wanted(
        "one of " + ", ".join(words), "un mot parmi " + ", ".join(words), one_of(*words)
    )


def amount(least: float, most: float) -> Wanted:
    """A number within bounds, said in both languages."""
    return Wanted(
        f"a number from {least:g} to {most:g}",
        f"un nombre de {least:g} à {most:g}",
        number(least, most),
    )


def years(value: Any) -> tuple[int, ...]:
    """Years as a list, or one year alone."""
    given = value if isinstance(value, list) else [value]
    return tuple(sorted({whole(1900, 2200)(year) for year in listed(given)}))


def base(value: Any) -> int:
    """A rounding base of the field."""
    if value not in (3, 5) or isinstance(value, bool):
        raise ValueError
    return int(value)


def keep(value: Any) -> Any:
    """A mapping that is checked by itself."""
    return value


PARTS: Final[dict[str, dict[str, Wanted]]] = {
    "rounding": {
        "base": Wanted("3 or 5", "3 ou 5", base),
        "kind": choice("controlled", "random"),
        "key": TEXT,
    },
    "cell_key": {
        "key": TEXT,
        "most": size(2, 20),
        "variance": amount(0.5, 100),
        "smallest": size(0, 10),
    },
    "dominance": {
        "weight": TEXT,
        "largest": size(1, 5),
        "share": amount(1, 100),
        "p": amount(1, 100),
    },
}

WANTED: Final[dict[str, Wanted]] = {
    "source": TEXT,
    "years": Wanted("a year or a list of years", "une année ou une liste", years),
    "unit": TEXT,
    "person": TEXT,
    "count": TEXT,
    "minimum": size(SMALLEST_MINIMUM, 1000),
    "minimum_population": size(20, 1_000_000),
    "method": choice(*METHODS),
    "width": size(2, 100_000),
    "zeros": choice("publish", "protect"),
    "seconds": amount(0, 3600),
    "homogeneity": LABELS,
    "hierarchies": Wanted(
        "columns, each with groups and their members",
        "des colonnes, chacune avec ses groupes et leurs membres",
        mapping(mapping(labels)),
    ),
    "permitted": Wanted(
        "a list of lists of columns",
        "une liste de listes de colonnes",
        lambda v: tuple(labels(one) for one in listed(v)),
    ),
    "most_tables": size(1, 100_000),
    "where": Wanted(
        "columns, each with the levels to keep",
        "des colonnes, chacune avec les valeurs à garder",
        mapping(labels),
    ),
    "differencing": choice("refuse", "protect"),
    **{part: Wanted("keys", "des clés", keep) for part in PARTS},
}


def read_rules(path: Path) -> Rules:
    """The rules of a file; raises Fault with the row of what is wrong."""
    found, rows, below = load(path)
    made = checked(found, WANTED, rows, path.name)
    for part, wanted in PARTS.items():
        if part in made:
            inner = below.get(part, Rows({"": rows.get(part, 1)}))
            made[part] = checked(made[part], wanted, inner, path.name, part)
    if "dominance" in made and "weight" not in made["dominance"]:
        row = rows.get("dominance", 1)
        raise Fault(
            "rule_value", file=path.name, row=row, key="weight",
            wanted="the column of amounts", wanted_fr="la colonne des montants",
        )  # fmt: skip
    return rules_of(made, path.name, rows)


def rules_of(made: dict[str, Any], file: str, rows: Rows) -> Rules:
    """Rules that do not contradict each other."""
    for part, kind in (
        ("rounding", Rounding),
        ("cell_key", CellKey),
        ("dominance", Dominance),
    ):
        if part in made:
            made[part] = kind(**made[part])
    rules = Rules(**made)
    if rules.dominance is not None and rules.method != "suppress":
        raise Fault("rules_conflict", file=file, row=rows.get("method", 1))
    if rules.cell_key.smallest >= rules.cell_key.most:
        raise Fault("noise_too_small", file=file, row=rows.get("cell_key", 1))
    if rules.person and rules.count:
        raise Fault("persons_or_counts", file=file, row=rows.get("count", 1))
    if rules.method == "cell_key" and not rules.permitted:
        raise Fault("permitted_missing", file=file, row=rows.get("method", 1))
    if rules.method == "cell_key" and not rules.person:
        raise Fault("person_missing", file=file, row=rows.get("method", 1))
    return rules
