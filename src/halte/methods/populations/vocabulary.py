"""The words of the page, and who says them in one language."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Language, Texts
from halte.methods.populations.wording import people

WORDS: Final[dict[str, Texts]] = {
    "title": Texts(
        "How many people were not seen", "Combien de personnes n’ont pas été vues"
    ),
    "title_lists": Texts("What these lists can bear", "Ce que ces listes permettent"),
    "gates": Texts("The gates", "Les garde-fous"),
    "pass": Texts("passes", "passe"),
    "warn": Texts("warns", "avertit"),
    "refuse": Texts("refuses", "refuse"),
    "panel": Texts("The panel", "L’éventail des méthodes"),
    "panel_about": Texts(
        "Each method is defensible, and none is right by itself. The dot is the "
        "method’s central figure, the thin line its 95% limits, the thick one 80%. "
        "Comparisons are in grey.",
        "Chaque méthode se défend, aucune n’a raison seule. Le point est le chiffre "
        "central de la méthode, le trait fin ses limites à 95 %, le trait épais "
        "à 80 %. Les comparaisons sont en gris.",
    ),
    "working": Texts(
        "A rule refuses. The figures below are working figures for the statistician, "
        "not an answer.",
        "Une règle refuse. Les chiffres ci-dessous sont des chiffres de travail pour "
        "la statisticienne ou le statisticien, pas une réponse.",
    ),
    "method": Texts("Method", "Méthode"),
    "central": Texts("Central figure", "Chiffre central"),
    "limits95": Texts("95% limits", "Limites à 95 %"),
    "limits80": Texts("80% limits", "Limites à 80 %"),
    "model": Texts("Model", "Modèle"),
    "stepwise": Texts("Stepwise, BCa", "Pas à pas, BCa"),
    "bic": Texts("Least BIC, BCa", "BIC minimal, BCa"),
    "graphs": Texts("Average over graphs", "Moyenne sur les graphes"),
    "bayes": Texts("Shrinkage (Bayes)", "Rétrécissement (Bayes)"),
    "main": Texts("Main effects alone", "Effets principaux seuls"),
    "fixed": Texts("Model set beforehand", "Modèle fixé d’avance"),
    "histories": Texts("Lists of a person", "Listes d’une personne"),
    "count": Texts("People", "Personnes"),
    "moves": Texts("Moves by", "Bouge de"),
    "without_one": Texts("Figure without one person", "Chiffre sans une personne"),
    "pairs_shrunk": Texts("all pairs, shrunk", "toutes les paires, rétrécies"),
    "averaged": Texts("all decomposable graphs", "tous les graphes décomposables"),
    "independent": Texts("independent lists", "listes indépendantes"),
    "overlaps": Texts(
        "The lists and their overlaps", "Les listes et leurs recoupements"
    ),
    "overlaps_about": Texts(
        "People by the exact set of lists they are on; logarithmic bars. Small "
        "counts are not written.",
        "Personnes selon l’ensemble exact des listes où elles figurent ; barres "
        "logarithmiques. Les petits effectifs ne sont pas écrits.",
    ),
    "influence": Texts("What the figure hangs on", "Ce à quoi tient le chiffre"),
    "influence_about": Texts(
        "How far the stepwise figure moves if one person with this history had not "
        "been seen.",
        "De combien le chiffre pas à pas bouge si une personne ayant cet "
        "historique n’avait pas été vue.",
    ),
    "linkage": Texts("Errors of linkage", "Erreurs d’appariement"),
    "linkage_about": Texts(
        "The methods on tables drawn with the errors of linkage put right.",
        "Les méthodes sur des tableaux tirés, erreurs d’appariement corrigées.",
    ),
    "median": Texts("Median", "Médiane"),
    "spread": Texts("Middle 95% of figures", "95 % des chiffres, au milieu"),
    "combined": Texts("With sampling doubt, 95%", "Avec l’aléa, 95 %"),
    "trials": Texts("Without one list", "Sans une des listes"),
    "trials_about": Texts(
        "The stepwise figure when a list is left out.",
        "Le chiffre pas à pas quand on retire une liste.",
    ),
    "dropped": Texts("Lists left out", "Listes retirées"),
    "seen": Texts("People seen", "Personnes vues"),
    "truth": Texts("Each list as the truth", "Chaque liste comme vérité"),
    "truth_about": Texts(
        "The people of one list are known. Estimated from the other lists alone, do "
        "the limits hold their number (the amber mark)? Where they do not, the "
        "method’s limits are too sure of themselves on such lists (Binette and "
        "Steorts 2022).",
        "Les personnes d’une liste sont connues. Estimées par les autres listes "
        "seules, les limites contiennent-elles leur nombre (le trait ambre) ? "
        "Sinon, les limites de la méthode sont trop sûres d’elles sur de telles "
        "listes (Binette et Steorts 2022).",
    ),
    "known": Texts("Known number", "Nombre connu"),
    "yes": Texts("yes", "oui"),
    "no": Texts("no", "non"),
    "covers": Texts("Held?", "Contenu ?"),
    "foot": Texts(
        "Multiple systems estimation. Chan, Silverman and Vincent 2021; Silverman, "
        "Chan and Vincent 2024; Madigan and York 1997. On its limits: Whitehead "
        "et al. 2021; Binette and Steorts 2022.",
        "Estimation par systèmes multiples. Chan, Silverman et Vincent 2021 ; "
        "Silverman, Chan et Vincent 2024 ; Madigan et York 1997. Sur ses "
        "limites : Whitehead et al. 2021 ; Binette et Steorts 2022.",
    ),
}  # fmt: skip


class Speaker:
    """Words, numbers and limits in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, word: str) -> str:
        """A word of the page."""
        return WORDS[word].in_language(self.language)

    def number(self, value: float | None) -> str:
        """A rounded number of people."""
        return people(value, self.language)

    def limits(self, pair: tuple[float, float] | None) -> str:
        """Two limits."""
        if pair is None:
            return "–"
        return f"{self.number(pair[0])}\u00a0–\u00a0{self.number(pair[1])}"
