"""Subjects: how series are grouped for a reader who looks for one."""

from __future__ import annotations

from typing import Final

from halte.core.bilingual import Bilingual

OWN: Final = "own"

SUBJECTS: Final = {
    "police": Bilingual("Police-reported incidents",
                        "Affaires déclarées par la police"),
    "victims": Bilingual("Victims", "Victimes"),
    "courts": Bilingual("Charges, courts and convictions",
                        "Accusations, tribunaux et condamnations"),
    "hotline": Bilingual("Hotline", "Ligne d’urgence"),
    "immigration": Bilingual("Permits", "Permis"),
    "employers": Bilingual("Employers and inspections", "Employeurs et inspections"),
    "directory": Bilingual("Help for victims", "Aide aux victimes"),
    "money": Bilingual("Money", "Argent"),
    "other": Bilingual("Other subjects", "Autres sujets"),
    OWN: Bilingual("Counted by Halte itself", "Comptés par Halte"),
}  # fmt: skip
"""In the order of the page. What this installation counts itself comes last."""
