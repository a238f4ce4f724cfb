"""The gates: rules that let an estimate through, warn, or refuse; in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from halte.methods.bilingual import Texts
from halte.methods.populations.wording import filled

Outcome = Literal["pass", "warn", "refuse"]

GATE_NAMES: Final[dict[str, Texts]] = {
    "people": Texts("People", "Personnes"),
    "lists": Texts("Lists", "Listes"),
    "empty": Texts("Empty lists", "Listes vides"),
    "copies": Texts("Copies", "Copies"),
    "identifiability": Texts("Identifiability", "Identifiabilité"),
    "existence": Texts("Existence", "Existence"),
    "overlap": Texts("Overlap", "Recoupement"),
    "disclosure": Texts("Small cells", "Petites cellules"),
    "agreement": Texts("Agreement", "Accord"),
    "stability": Texts("Stability", "Stabilité"),
    "linkage": Texts("Linkage", "Appariement"),
}


GATES: Final[dict[str, Texts]] = {
    "people_pass": Texts(
        "{people} people are on the lists.", "{people} personnes sont sur les listes."
    ),
    "people_refuse": Texts(
        "{people} people are on the lists. With fewer than {least} no method can tell "
        "how many were missed, and the table itself could point at a person: these "
        "lists do not support an estimate.",
        "{people} personnes sont sur les listes. À moins de {least}, aucune méthode "
        "ne peut dire combien manquent, et le tableau même pourrait désigner "
        "quelqu’un : ces listes ne permettent pas d’estimation.",
    ),
    "empty_warn": Texts(
        "Nobody is on these lists: {lists}. They are left out; check their files.",
        "Personne ne figure sur ces listes : {lists}. Elles sont laissées de "
        "côté ; vérifiez leurs fichiers.",
    ),
    "copies_pass": Texts(
        "No two lists hold exactly the same people.",
        "Il n’y a pas deux listes qui contiennent exactement les mêmes personnes.",
    ),
    "copies_warn": Texts(
        "Everybody on {first} is on {second} too. Where one list is fed by the other, "
        "it tells nothing of those who were missed: merge them.",
        "Toutes les personnes de {first} sont aussi dans {second}. Si une liste "
        "alimente l’autre, elle n’apprend rien sur celles qui manquent : "
        "regroupez-les.",
    ),
    "copies_refuse": Texts(
        "The lists {first} and {second} hold exactly the same people. It is one list "
        "given twice, or one was copied from the other: leave one out. Together they "
        "do not support an estimate.",
        "Les listes {first} et {second} contiennent exactement les mêmes personnes. "
        "C’est une liste donnée deux fois, ou une copie de l’autre : retirez-en "
        "une. Ensemble, elles ne permettent pas d’estimation.",
    ),
    "lists_one": Texts(
        "There is only one list. An estimate rests on the people whom two or more "
        "lists share: these lists do not support an estimate. Add another list.",
        "Il n’y a qu’une liste. Une estimation repose sur les personnes que deux "
        "listes ou plus ont en commun : ces listes ne permettent pas "
        "d’estimation. Ajoutez une autre liste.",
    ),
    "overlap_none": Texts(
        "Nobody is on two lists. Without overlap nothing can be said of those on no "
        "list: these lists do not support an estimate. Check how they were linked.",
        "Personne ne figure sur deux listes. Sans recoupement, on ne peut rien dire "
        "de celles et ceux qui ne sont sur aucune : ces listes ne permettent pas "
        "d’estimation. Vérifiez l’appariement.",
    ),
    "agreement_alone": Texts(
        "Only one method was run: whether others agree is not known. Run the panel "
        "before you use its figure.",
        "Une seule méthode a été employée : on ignore si d’autres concordent. "
        "Employez-les toutes avant de vous servir de son chiffre.",
    ),
    "lists_pass": Texts("{lists} lists.", "{lists} listes."),
    "lists_refuse": Texts(
        "{lists} lists. With fewer than three, nothing in the data can tell whether "
        "being on one list makes being on the other more or less likely: these lists "
        "do not support an estimate.",
        "{lists} listes. Avec moins de trois, rien dans les données ne dit si "
        "figurer sur l’une rend plus ou moins probable de figurer sur l’autre : "
        "ces listes ne permettent pas d’estimation.",
    ),
    "lists_warn": Texts(
        "{lists} lists. With more than eight, most overlaps are empty and the choice "
        "of a model is fragile: merge lists of one kind.",
        "{lists} listes. Au-delà de huit, la plupart des recoupements sont vides et "
        "le choix d’un modèle est fragile : regroupez les listes de même nature.",
    ),
    "identifiability_pass": Texts(
        "Triples of lists that overlap pairwise: {triples}.",
        "Triplets de listes qui se recoupent deux à deux : {triples}.",
    ),
    "identifiability_warn": Texts(
        "No three lists overlap pairwise. Models with pairs cannot all be told apart; "
        "only main effects are safe.",
        "Aucun triplet de listes ne se recoupe deux à deux. Les modèles avec paires "
        "ne se distinguent pas tous ; seuls les effets principaux sont sûrs.",
    ),
    "existence_pass": Texts(
        "Every candidate model that was checked can be fitted ({checked}).",
        "Tous les modèles candidats vérifiés s’ajustent ({checked}).",
    ),
    "existence_warn": Texts(
        "{failing} of {checked} candidate models cannot be fitted, such as {some}. "
        "They are left out of the choice.",
        "{failing} modèles candidats sur {checked} ne s’ajustent pas, par exemple "
        "{some}. Ils sont exclus du choix.",
    ),
    "overlap_pass": Texts(
        "{shared} people are on two lists or more.",
        "{shared} personnes figurent sur deux listes ou plus.",
    ),
    "overlap_warn": Texts(
        "Only {shared} people are on two lists or more (fewer than 30): the estimate "
        "rests on very little, and a handful of links would move it far.",
        "Seulement {shared} personnes figurent sur deux listes ou plus (moins de "
        "30) : l’estimation repose sur très peu, et quelques liens la "
        "déplaceraient beaucoup.",
    ),
    "overlap_refuse": Texts(
        "Only {shared} people are on two lists or more (fewer than 10): these lists "
        "do not support an estimate.",
        "Seulement {shared} personnes figurent sur deux listes ou plus (moins de "
        "10) : ces listes ne permettent pas d’estimation.",
    ),
    "agreement_pass": Texts(
        "The methods’ figures lie within a factor of {ratio} of each other.",
        "Les chiffres des méthodes diffèrent d’un facteur {ratio} au plus.",
    ),
    "agreement_warn": Texts(
        "The methods’ figures differ by a factor of {ratio}: publish a range, not "
        "one number.",
        "Les chiffres des méthodes diffèrent d’un facteur {ratio} : publiez une "
        "fourchette, pas un nombre.",
    ),
    "agreement_refuse": Texts(
        "No method gives an estimate: these lists do not support one.",
        "Aucune méthode ne donne d’estimation : ces listes n’en permettent pas.",
    ),
    "stability_pass": Texts(
        "Leaving out one list at a time, the figure stays within the panel’s range.",
        "Sans l’une ou l’autre des listes, le chiffre reste dans la fourchette des "
        "méthodes.",
    ),
    "stability_warn": Texts(
        "Without one of these lists the figure leaves the panel’s range, or there is "
        "none: {lists}. The estimate hangs on them.",
        "Sans l’une de ces listes, le chiffre sort de la fourchette des méthodes ou "
        "disparaît : {lists}. L’estimation tient à elles.",
    ),
    "linkage_pass": Texts(
        "The doubt about who is the same person is taken in: {how}.",
        "Le doute sur l’identité des personnes est pris en compte : {how}.",
    ),
    "linkage_refuse": Texts(
        "No estimate of linkage error is attached. Ten links missed in a hundred "
        "raise such an estimate by about a fifth: do not publish it without "
        "--missed-links and --false-links, or drawn tables.",
        "Aucune estimation des erreurs d’appariement n’est jointe. Dix liens manqués "
        "sur cent gonflent ce chiffre d’environ un cinquième : ne le publiez pas "
        "sans --missed-links et --false-links, ou des tableaux tirés.",
    ),
    "disclosure_warn": Texts(
        "Overlaps of two lists with fewer than {least} people: {small}. They are "
        "small cells themselves: pass the counts through halte protect table "
        "before they leave the vault.",
        "Recoupements de deux listes de moins de {least} personnes : {small}. Ce "
        "sont déjà de petites cellules : passez les effectifs par "
        "halte protect table avant toute sortie.",
    ),
    "disclosure_pass": Texts(
        "No overlap of two lists counts fewer than {least} people.",
        "Aucun recoupement de deux listes ne compte moins de {least} personnes.",
    ),
}


@dataclass(frozen=True, slots=True)
class Gate:
    """One rule, what it found, and its sentence."""

    gate: str
    outcome: Outcome
    sentence: Texts

    def to_dict(self) -> dict[str, Any]:
        """For machines."""
        return {
            "gate": self.gate,
            "outcome": self.outcome,
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
        }


def gate(
    name: str, outcome: Outcome, variant: str = "", **values: Texts | float | str
) -> Gate:
    """A gate with its sentence filled in; `variant` where an outcome has several."""
    sentence = GATES[f"{name}_{variant or outcome}"]
    return Gate(name, outcome, filled(sentence, **values))
