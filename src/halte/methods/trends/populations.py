"""How many people there were: the file that turns counts into rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from halte.methods.bilingual import Texts
from halte.methods.coded import read_coded
from halte.methods.faults import Fault, declare
from halte.methods.trends.periods import Period
from halte.methods.trends.reading import numbers_of

Floats = NDArray[np.float64]

PEOPLE: Final = "population"

declare(
    {
        "population_unreadable": Texts(
            "This cell holds no population. Write a number above 0.",
            "Cette cellule ne contient pas de population. Écrivez un nombre supérieur "
            "à 0.",
        ),
        "population_missing": Texts(
            "No population is given for {period}.",
            "Aucune population n’est donnée pour {period}.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Populations:
    """People by period, and by value of `group` where the file names one."""

    file: str
    group: str
    people: Mapping[tuple[str, int], float]

    def whole(self, periods: Sequence[Period]) -> Floats:
        """All people, period by period; raises `population_missing`."""
        groups = {group for group, _ in self.people}
        return sum((self.of(g, periods) for g in groups), np.zeros(len(periods)))

    def of(self, group: str, periods: Sequence[Period]) -> Floats:
        """People of a group ('' where the file names none)."""
        found = []
        for period in periods:
            people = self.people.get((group, period.number))
            if people is None:
                raise Fault("population_missing", file=self.file, period=period)
            found.append(people)
        return np.array(found)


def read_populations(path: Path, period: str, group: str = "") -> Populations:
    """A file with the period column, `population`, and perhaps the group’s column."""
    data = read_coded(path)
    for column in (period, PEOPLE):
        if column not in data.names:
            found = ", ".join(data.names)
            raise Fault("column_missing", file=path.name, column=column, found=found)
    grouped = group if group in data.names else ""
    numbers, _ = numbers_of(data, period, path.name)
    names = data.texts(grouped) if grouped else [""] * data.rows
    people: dict[tuple[str, int], float] = {}
    for row, (name, number, text) in enumerate(
        zip(names, numbers, data.texts(PEOPLE), strict=True), 2
    ):
        try:
            value = float(text)
        except ValueError:
            value = 0.0
        if not 0 < value < 1e12:
            raise Fault("population_unreadable", file=path.name, row=row, column=PEOPLE)
        key = name, int(number)
        people[key] = people.get(key, 0.0) + value
    return Populations(path.name, grouped, people)
