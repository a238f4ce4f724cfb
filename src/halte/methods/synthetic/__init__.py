"""Synthetic microdata: invented rows, with a promise that adds up.

`read_domain`, `read_rows`, `count_tables` → `measure` (the only step that spends)
→ `Measurements` → `synthesise` → `as_csv`. `make` does all of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from halte.methods.synthetic.accounting import epsilon_of, rho_of
    from halte.methods.synthetic.domain import Domain, Grouping, domain_of, read_domain
    from halte.methods.synthetic.fitting import Mixture, fit
    from halte.methods.synthetic.making import Made, Wanted, make
    from halte.methods.synthetic.measuring import (
        Measurements,
        Table,
        count_tables,
        measure,
        read_measurements,
        workload,
    )
    from halte.methods.synthetic.reading import Rows, read_rows
    from halte.methods.synthetic.recording import Books
    from halte.methods.synthetic.releasing import (
        Synthetic,
        as_csv,
        as_tables,
        synthesise,
    )
    from halte.methods.synthetic.reporting import Utility, judged

__all__ = [
    "Books",
    "Domain",
    "Grouping",
    "Made",
    "Measurements",
    "Mixture",
    "Rows",
    "Synthetic",
    "Table",
    "Utility",
    "Wanted",
    "as_csv",
    "as_tables",
    "count_tables",
    "domain_of",
    "epsilon_of",
    "fit",
    "judged",
    "make",
    "measure",
    "read_domain",
    "read_measurements",
    "read_rows",
    "rho_of",
    "synthesise",
    "workload",
]

PLACES = {
    "accounting": ("epsilon_of", "rho_of"),
    "domain": ("Domain", "Grouping", "domain_of", "read_domain"),
    "fitting": ("Mixture", "fit"),
    "making": ("Made", "Wanted", "make"),
    "measuring": (
        "Measurements",
        "Table",
        "count_tables",
        "measure",
        "read_measurements",
        "workload",
    ),
    "reading": ("Rows", "read_rows"),
    "recording": ("Books",),
    "releasing": ("Synthetic", "as_csv", "as_tables", "synthesise"),
    "reporting": ("Utility", "judged"),
}
"""Where each name lives: help at the command line is to load no programmes."""


def __getattr__(name: str) -> Any:
    for place, names in PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{place}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
