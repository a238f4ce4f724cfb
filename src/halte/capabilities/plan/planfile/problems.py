"""Problems of a plan file: where, which, and the sentence that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from halte.core.bilingual import Bilingual
from halte.core.errors import sentence

FILE = "plan_file_"
"""Every code of a plan file begins so."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place. Lines and columns count from 1."""

    line: int
    column: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def sentence(self) -> Bilingual:
        """What is wrong and how to mend it."""
        return sentence(self.code, **self.values)

    def to_dict(self) -> dict[str, object]:
        """For programs: place, code and both sentences."""
        text = self.sentence
        return {
            "line": self.line, "column": self.column, "code": self.code,
            "en": text.en, "fr": text.fr,
        }  # fmt: skip


def _b(en: str, fr: str) -> Bilingual:
    return Bilingual(en, fr)


_TEXTS: Final = {
    "empty": _b(
        "The file is empty. Begin with “halte_plan: 1”.",
        "Le fichier est vide. Commencez par « halte_plan: 1 ».",
    ),
    "too_large": _b(
        "The file has more than {limit} bytes, the most that a plan file may have. "
        "Check that it is the right file.",
        "Le fichier compte plus de {limit} octets, le maximum d’un fichier de plan. "
        "Vérifiez qu’il s’agit du bon fichier.",
    ),
    "encoding": _b(
        "The file is not UTF-8 text (byte {byte}). Save it again as UTF-8.",
        "Le fichier n’est pas du texte UTF-8 (octet {byte}). Enregistrez-le de "
        "nouveau en UTF-8.",
    ),
    "not_yaml": _b(
        "This cannot be read as YAML: often a colon, a quotation mark or the "
        "indentation is not right. Look at this line and the one before.",
        "Cet endroit n’est pas du YAML lisible : il y a souvent un deux-points, un "
        "guillemet ou un retrait à corriger. Vérifiez cette ligne et la précédente.",
    ),
    "anchor": _b(
        "Anchors and aliases (& and *) are not taken. Write the text out in full.",
        "Les ancres et les alias (& et *) ne sont pas acceptés. Écrivez le texte en "
        "entier.",
    ),
    "tag": _b(
        "Tags (words that begin with “!”) are not taken. Remove it.",
        "Les étiquettes (mots commençant par un point d’exclamation) ne sont pas "
        "acceptées. Retirez-la.",
    ),
    "too_deep": _b(
        "This is nested more than {limit} levels deep, which no plan needs.",
        "L’imbrication dépasse {limit} niveaux, ce qu’aucun plan n’exige.",
    ),
    "many_documents": _b(
        "The file holds more than one document. Keep one plan in each file.",
        "Le fichier contient plus d’un document. Gardez un seul plan par fichier.",
    ),
    "unknown_format": _b(
        "This is format {found}; this version of Halte reads format {known}.",
        "Ce fichier suit le format {found} ; cette version de Halte lit le format "
        "{known}.",
    ),
    "unknown_key": _b(
        "“{key}” is not a key that belongs here. Remove it.",
        "« {key} » n’est pas une clé prévue ici. Retirez-la.",
    ),
    "unknown_key_near": _b(
        "“{key}” is not a key that belongs here. Did you mean “{near}”?",
        "« {key} » n’est pas une clé prévue ici. Vouliez-vous dire « {near} » ?",
    ),
    "duplicate_key": _b(
        "“{key}” is given twice here. Keep one.",
        "« {key} » figure deux fois ici. N’en gardez qu’une.",
    ),
    "missing_key": _b(
        "“{key}” is missing here. Add it.",
        "« {key} » manque ici. Ajoutez cette clé.",
    ),
    "missing_french": _b(
        "The French text of “{key}” is missing. Add “fr: …”.",
        "Le texte français de « {key} » manque. Ajoutez « fr: … ».",
    ),
    "missing_english": _b(
        "The English text of “{key}” is missing. Add “en: …”.",
        "Le texte anglais de « {key} » manque. Ajoutez « en: … ».",
    ),
    "not_a_text": _b(
        "“{key}” takes a single value, not a list or a group of keys.",
        "« {key} » prend une seule valeur, et non une liste ou un groupe de clés.",
    ),
    "not_a_list": _b(
        "“{key}” takes a list. Begin each item with “- ”.",
        "« {key} » prend une liste. Commencez chaque élément par « - ».",
    ),
    "not_a_group": _b(
        "“{key}” takes a group of keys, each on its own line.",
        "« {key} » prend un groupe de clés, chacune sur sa ligne.",
    ),
    "empty_text": _b(
        "“{key}” is empty. Give a value or remove the key.",
        "« {key} » est vide. Donnez une valeur ou retirez la clé.",
    ),
    "text_too_long": _b(
        "“{key}” has {length} characters; the limit is {limit}.",
        "« {key} » compte {length} caractères ; la limite est de {limit}.",
    ),
    "bad_character": _b(
        "“{key}” holds a character that cannot be shown. Retype the text.",
        "« {key} » contient un caractère qui ne peut pas être affiché. Saisissez le "
        "texte de nouveau.",
    ),
    "bad_id": _b(
        "“{key}” takes lower-case letters and digits joined by hyphens, like "
        "victims-fund, at most {limit}.",
        "« {key} » prend des minuscules sans accent et des chiffres reliés par des "
        "traits d’union, comme victims-fund, {limit} au plus.",
    ),
    "bad_choice": _b(
        "“{key}” takes one of: {choices}.",
        "« {key} » prend l’une des valeurs : {choices}.",
    ),
    "bad_yes_no": _b(
        "“{key}” takes yes or no.",
        "« {key} » prend yes (oui) ou no (non).",
    ),
    "bad_whole": _b(
        "“{key}” takes a whole number, like 12.",
        "« {key} » prend un nombre entier, comme 12.",
    ),
    "bad_number": _b(
        "“{key}” takes a number with a decimal point, like 12 or 12.5, with at most "
        "{places} decimals.",
        "« {key} » prend un nombre à point décimal, comme 12 ou 12.5, avec au plus "
        "{places} décimales.",
    ),
    "bad_amount": _b(
        "“{key}” takes dollars, like 500000 or 500000.50: no sign, no comma.",
        "« {key} » prend des dollars, comme 500000 ou 500000.50 : ni signe, ni "
        "virgule.",
    ),
    "bad_date": _b(
        "There is no such date for “{key}”. Write 2013, 2013-09 or 2013-09-30.",
        "Cette date n’existe pas pour « {key} ». Écrivez 2013, 2013-09 ou 2013-09-30.",
    ),
    "bad_fiscal_year": _b(
        "“{key}” takes a fiscal year of two years in a row, like 2013-14.",
        "« {key} » prend un exercice de deux années qui se suivent, comme 2013-14.",
    ),
    "bad_link": _b(
        "“{key}” takes a full web address that begins with https:// or http://.",
        "« {key} » prend une adresse complète commençant par https:// ou http://.",
    ),
    "bad_digest": _b(
        "“{key}” takes a SHA-256 digest: 64 digits 0–9 and a–f.",
        "« {key} » prend une empreinte SHA-256 : 64 chiffres 0–9 et a–f.",
    ),
    "duplicate_id": _b(
        "The id “{id}” is already used on line {first}. Choose another.",
        "L’identifiant « {id} » sert déjà à la ligne {first}. Choisissez-en un autre.",
    ),
    "unknown_organisation": _b(
        "No organisation “{id}” is in the file or known to Halte. Add it under "
        "“organisations”, or correct the id.",
        "Aucune organisation « {id} » ne figure dans le fichier ni dans Halte. "
        "Ajoutez-la sous « organisations » ou corrigez l’identifiant.",
    ),
    "unknown_measure": _b(
        "Halte knows no measure “{id}”. Correct the id, or write “no_measure” with "
        "the reason.",
        "Halte ne connaît aucune mesure « {id} ». Corrigez l’identifiant, ou écrivez "
        "« no_measure » avec la raison.",
    ),
    "measure_without_parts": _b(
        "A plan cannot point at one part of the measure “{id}”. Leave “part” out.",
        "Un plan ne peut citer une seule partie de la mesure « {id} ». Omettez "
        "« part ».",
    ),
    "unknown_measure_near": _b(
        "Halte knows no measure “{id}”. Did you mean “{near}”?",
        "Halte ne connaît aucune mesure « {id} ». Vouliez-vous dire « {near} » ?",
    ),
    "unknown_commitment": _b(
        "This plan has no commitment “{id}” to depend on.",
        "Ce plan n’a aucun engagement « {id} » dont dépendre.",
    ),
    "total_unknown_commitment": _b(
        "This plan has no commitment “{id}” for this total to be the budget of.",
        "Ce plan n’a aucun engagement « {id} » dont ce total serait le budget.",
    ),
    "unknown_milestone": _b(
        "This commitment has no milestone “{id}”.",
        "Cet engagement n’a aucun jalon « {id} ».",
    ),
    "unknown_total": _b(
        "“part_of” names no total of this plan: “{id}”. Use the id of a total, "
        "outside, or not_stated.",
        "« part_of » ne désigne aucun total de ce plan : « {id} ». Employez "
        "l’identifiant d’un total, outside ou not_stated.",
    ),
    "cycle": _b(
        "These commitments wait for each other and none could begin: {chain}. "
        "Remove one of the dependencies.",
        "Ces engagements s’attendent mutuellement et aucun ne pourrait commencer : "
        "{chain}. Retirez une des dépendances.",
    ),
    "measure_or_reason": _b(
        "“{id}” has neither an indicator nor “no_measure”. Give one of them.",
        "« {id} » n’a ni indicateur ni « no_measure ». Donnez l’un des deux.",
    ),
    "measure_and_reason": _b(
        "“{id}” has an indicator and also says that it has none. Keep one.",
        "« {id} » a un indicateur et dit aussi ne pas en avoir. Gardez l’un des deux.",
    ),
    "budget_does_not_add_up": _b(
        "The total “{id}” is {total} dollars, but its lines ({lines}) and what is "
        "not allocated ({rest}) make {sum}: a difference of {difference}.",
        "Le total « {id} » est de {total} dollars, mais ses lignes ({lines}) et la "
        "part non répartie ({rest}) font {sum} : un écart de {difference}.",
    ),
    "budget_does_not_add_up_in": _b(
        "The yearly total “{id}” is {total} dollars, but for {year} its lines "
        "({lines}) and what is not allocated ({rest}) make {sum}: a difference of "
        "{difference}.",
        "Le total annuel « {id} » est de {total} dollars, mais pour {year} ses "
        "lignes ({lines}) et la part non répartie ({rest}) font {sum} : un écart de "
        "{difference}.",
    ),
    "money_differs": _b(
        "This line is of {line} money, but its total “{id}” is of {total} money.",
        "Cette ligne relève de fonds « {line} », mais son total « {id} » relève de "
        "fonds « {total} ».",
    ),
    "year_outside_total": _b(
        "{year} lies outside the years of the total “{id}” ({first} to {last}).",
        "{year} est hors des exercices du total « {id} » ({first} à {last}).",
    ),
    "years_backwards": _b(
        "The last year comes before the first.",
        "Le dernier exercice précède le premier.",
    ),
    "ends_before_start": _b(
        "The plan ends before it starts.",
        "Le plan se termine avant de commencer.",
    ),
    "target_before_baseline": _b(
        "The target date is before the baseline date. Correct one of them.",
        "La date cible précède la date de départ. Corrigez l’une des deux.",
    ),
    "met_without_source": _b(
        "A milestone that was met needs its source: add “source”.",
        "Un jalon atteint exige sa source : ajoutez « source ».",
    ),
    "name_without_note": _b(
        "An uncertain name needs “name_note”, which says why.",
        "Un nom incertain exige « name_note », qui dit pourquoi.",
    ),
    "evidence_without_link": _b(
        "Evidence of the kind link needs “url”.",
        "Une preuve du genre link exige « url ».",
    ),
    "evidence_without_digest": _b(
        "Evidence of the kind {kind} needs “digest”.",
        "Une preuve du genre {kind} exige « digest ».",
    ),
    "lead_supports": _b(
        "“{id}” is already the lead and cannot also support.",
        "« {id} » est déjà responsable et ne peut pas aussi appuyer.",
    ),
    "listed_twice": _b(
        "“{id}” is listed twice here. Keep one.",
        "« {id} » figure deux fois ici. N’en gardez qu’une mention.",
    ),
    "no_promises": _b(
        "The plan has no commitment. Add at least one under “pillars”.",
        "Le plan n’a aucun engagement. Ajoutez-en au moins un sous « pillars ».",
    ),
}

PROBLEMS: Final[Mapping[str, Bilingual]] = {
    FILE + code: text for code, text in _TEXTS.items()
}
"""Code to sentence, for the room’s manifest."""
