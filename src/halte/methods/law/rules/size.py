"""An employer is small with fewer than 100 employees or under $5 million.

At exactly 100 employees or exactly $5 million, IRCC’s manual (“100 or fewer”,
“$5 million or less”) differs from the law. The law is followed and both are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault
from halte.methods.law.findings import Employer
from halte.methods.law.text.limits import (
    SMALL_BELOW_EMPLOYEES,
    SMALL_BELOW_REVENUE_CAD,
)
from halte.methods.law.trace import Dollars, Step, Value

SMALL: Final = Texts("individual or small business", "particulier ou petite entreprise")
LARGE: Final = Texts("large business", "grande entreprise")
NOT_STATED: Final = Texts("not stated", "non indiqué")

BY_LAW: Final = Texts(
    "Size: {size}. Employees {employees}, revenue {revenue}; small below "
    "{below_employees} employees or below {below_revenue}.",
    "Taille : {size}. Employés {employees}, recettes {revenue} ; petite en deçà de "
    "{below_employees} employés ou de {below_revenue}.",
)
MANUAL_DIFFERS: Final = Texts(
    "Size: {size}. Employees {employees}, revenue {revenue}; small below "
    "{below_employees} employees or below {below_revenue}. IRCC’s manual, which says "
    "“or fewer” and “or less”, would call it small; the law is followed.",
    "Taille : {size}. Employés {employees}, recettes {revenue} ; petite en deçà de "
    "{below_employees} employés ou de {below_revenue}. Le manuel d’IRCC, qui dit « ou "
    "moins », la dirait petite ; la loi est suivie.",
)
AS_OF: Final = Texts(
    " As of {as_of}, known from: {evidence}", " Au {as_of}, d’après : {evidence}"
)


@dataclass(frozen=True, slots=True)
class Size:
    """The size by law, and whether the manual would say otherwise."""

    small: bool
    manual_differs: bool
    step: Step


def size_of(employer: Employer) -> Size:
    """The size of an employer; raises `size_unknown` at `employer`."""
    employees, revenue = employer.employees, employer.gross_revenue_cad
    small = (employees is not None and employees < SMALL_BELOW_EMPLOYEES.value) or (
        revenue is not None and revenue < SMALL_BELOW_REVENUE_CAD.value
    )
    if not small and (employees is None or revenue is None):
        raise Fault("size_unknown", path="employer")
    differs = not small and (
        employees == SMALL_BELOW_EMPLOYEES.value
        or revenue == SMALL_BELOW_REVENUE_CAD.value
    )
    said = MANUAL_DIFFERS if differs else BY_LAW
    values: dict[str, Value] = {
        "size": SMALL if small else LARGE,
        "employees": NOT_STATED if employees is None else employees,
        "revenue": NOT_STATED if revenue is None else Dollars(revenue),
        "below_employees": SMALL_BELOW_EMPLOYEES.value,
        "below_revenue": Dollars(SMALL_BELOW_REVENUE_CAD.value),
        "manual_differs": differs,
    }
    if employer.as_of is not None:
        said = Texts(said.en + AS_OF.en, said.fr + AS_OF.fr)
        values |= {"as_of": employer.as_of, "evidence": employer.evidence}
    step = Step("size", (SMALL_BELOW_EMPLOYEES.provision,), said, values)
    return Size(small, differs, step)
