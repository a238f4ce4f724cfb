"""What each method of the panel says of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np

from halte.methods.bilingual import Texts
from halte.methods.populations.captures import CaptureTable
from halte.methods.populations.fitting import MINUS_INFINITY
from halte.methods.populations.models import notation
from halte.methods.populations.resampling import Influence, Interval

Kind = Literal["bca", "fixed_model", "posterior", "none"]

NOTES: Final[dict[str, Texts]] = {
    "fixed_model": Texts(
        "This interval takes the model as known. It leaves out the doubt about the "
        "model, and is too narrow: in a published simulation, 95% intervals of this "
        "kind covered the truth 61% of the time.",
        "Cet intervalle tient le modèle pour connu. Il ignore le doute sur le "
        "modèle et il est trop étroit : dans une simulation publiée, de tels "
        "intervalles à 95 % contenaient la vraie valeur 61 fois sur 100.",
    ),
    "independent_lists": Texts(
        "Main effects alone suppose that being on one list says nothing of being on "
        "another. Lists of trafficked people are rarely so: read it as a comparison.",
        "Les effets principaux seuls supposent que figurer sur une liste n’apprend "
        "rien sur les autres. C’est rarement vrai des listes de personnes "
        "exploitées : à lire comme une comparaison.",
    ),
    "no_maximum": Texts(
        "The likelihood of this model has no maximum on these lists: no estimate.",
        "La vraisemblance de ce modèle n’a pas de maximum sur ces listes : "
        "aucune estimation.",
    ),
    "not_identified": Texts(
        "These lists cannot tell the terms of this model apart: no estimate.",
        "Ces listes ne permettent pas de distinguer les termes de ce modèle : "
        "aucune estimation.",
    ),
    "one_sided": Texts(
        "Every resample fell on the same side of the estimate, or one person more or "
        "less leaves no estimate: no interval can be given.",
        "Tous les rééchantillons tombent du même côté de l’estimation, ou une seule "
        "personne de plus ou de moins la rend impossible : aucun intervalle ne "
        "peut être donné.",
    ),
    "no_upper_limit": Texts(
        "An upper limit is infinite: these lists do not exclude any number, however "
        "large.",
        "Une limite supérieure est infinie : ces listes n’excluent aucun nombre, "
        "si grand soit-il.",
    ),
    "extreme_resample": Texts(
        "A limit is the most extreme of the resamples. It would move with more of "
        "them.",
        "Une limite est le plus extrême des rééchantillons. Elle bougerait s’ils "
        "étaient plus nombreux.",
    ),
    "wide": Texts(
        "The upper 95% limit is more than ten times the lower one: these lists say "
        "little.",
        "La limite supérieure à 95 % dépasse dix fois la limite inférieure : "
        "ces listes disent peu de chose.",
    ),
    "greedy": Texts(
        "With this many lists not every model can be tried: the search went up and "
        "down, one pair at a time.",
        "Avec autant de listes, on ne peut essayer tous les modèles : la "
        "recherche a avancé et reculé d’une paire à la fois.",
    ),
    "grid_edge": Texts(
        "Part of the posterior lies at the edge of the grid: the upper limit is a "
        "lower bound of itself.",
        "Une partie de la loi a posteriori touche au bord de la grille : la "
        "limite supérieure est elle-même sous-estimée.",
    ),
    "rough": Texts(
        "The integrals of this model are rough on these lists: the limits may be off "
        "by several per cent.",
        "Les intégrales de ce modèle sont grossières sur ces listes : les limites "
        "peuvent être décalées de plusieurs pour cent.",
    ),
    "many_lists": Texts(
        "This method is made for fewer lists: no estimate by it.",
        "Cette méthode est faite pour moins de listes : aucune estimation par elle.",
    ),
    "not_tried": Texts(
        "Not tried: a rule refuses these lists beforehand.",
        "Non tentée : une règle refuse d’avance ces listes.",
    ),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """One method's answer. `estimate` is None where it has none; the code says why.

    `code`: 0 fitted, 1 no maximum, 2 not identifiable, 3 neither.
    """

    method: str
    observed: int
    estimate: float | None
    intervals: dict[float, Interval] = field(default_factory=dict)
    interval_kind: Kind = "none"
    code: int = 0
    model: str = ""
    terms: tuple[str, ...] = ()
    minus_infinity: tuple[str, ...] = ()
    coefficients: dict[str, float] = field(default_factory=dict)
    acceleration: float | None = None
    bias_correction: float | None = None
    bootstraps: int = 0
    without_estimate: int = 0
    influences: tuple[Influence, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def dark_figure(self) -> float | None:
        """Those on no list."""
        return None if self.estimate is None else self.estimate - self.observed

    @property
    def existence(self) -> bool:
        """Whether the likelihood has a maximum."""
        return self.code not in (1, 3)

    @property
    def identifiability(self) -> bool:
        """Whether the lists can tell the terms apart."""
        return self.code < 2

    def to_dict(self) -> dict[str, Any]:
        """For machines; an infinite limit is null."""
        return {
            "method": self.method,
            "estimate": self.estimate,
            "intervals": {
                f"{level:g}": [finite(low), finite(high)]
                for level, (low, high) in self.intervals.items()
            },
            "interval_kind": self.interval_kind,
            "observed": self.observed,
            "dark_figure": self.dark_figure,
            "model": self.model,
            "terms": list(self.terms),
            "minus_infinity": list(self.minus_infinity),
            "coefficients": self.coefficients,
            "existence": self.existence,
            "identifiability": self.identifiability,
            "code": self.code,
            "acceleration": self.acceleration,
            "bias_correction": self.bias_correction,
            "bootstraps": self.bootstraps,
            "resamples_without_estimate": self.without_estimate,
            **self.details,
            "notes": [
                {"code": note, "en": NOTES[note].en, "fr": NOTES[note].fr}
                for note in self.notes
            ],
        }


def finite(value: float | None) -> float | None:
    """The number itself, or None where it is infinite or none."""
    return value if value is not None and np.isfinite(value) else None


def described(
    table: CaptureTable, terms: tuple[int, ...], alpha: tuple[float, ...]
) -> dict[str, Any]:
    """How a fitted model is told: notation, names, what stands at minus infinity."""
    fixed = [a < MINUS_INFINITY / 2 for a in alpha] or [False] * len(terms)
    return {
        "model": notation(terms),
        "terms": tuple(table.named(t) for t in terms if t.bit_count() > 1),
        "minus_infinity": tuple(
            table.named(t) for t, away in zip(terms, fixed, strict=True) if away
        ),
        "coefficients": {
            table.named(t) or "intercept": float(a)
            for t, a, away in zip(terms, alpha, fixed, strict=False)
            if not away
        },
    }


def notes_of_interval(
    intervals: dict[float, Interval], extremes: tuple[float, float] | None = None
) -> tuple[str, ...]:
    """What a reader of these limits must know."""
    notes = []
    if any(not np.isfinite(high) for _, high in intervals.values()):
        notes.append("no_upper_limit")
    limits = [x for pair in intervals.values() for x in pair]
    if extremes and any(x in extremes and np.isfinite(x) for x in limits):
        notes.append("extreme_resample")
    low, high = intervals.get(0.95, (1.0, 1.0))
    if np.isfinite(high) and high > 10 * low:
        notes.append("wide")
    return tuple(notes)
