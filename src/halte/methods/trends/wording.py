"""What is said of alerts, totals and outcomes, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from halte.methods.bilingual import Language, Texts
from halte.methods.page import written
from halte.methods.trends.totals import Total

NOT_STATED: Final = Texts("(not stated)", "(non précisé)")
OTHERS: Final = Texts("(others)", "(autres)")

SENTENCE: Final = Texts(
    "In {period}, {observed} cases with {cell}, where {expected} were expected (95 in "
    "100 such counts lie from {low} to {high}; q {q}).",
    "En {period}, {observed} dossiers où {cell}, alors qu’on en attendait {expected} "
    "(95 fois sur 100, un tel effectif va de {low} à {high}\u202f; q {q}).",
)
SINCE: Final = Texts(
    " Outside this range since {since}.", " Hors de cette plage depuis {since}."
)
KINDS: Final = {
    "coverage": Texts(
        " Every kind of case from this source moved alike: its coverage changed, not "
        "what happens.",
        " Tous les types de dossiers de cette source ont bougé de la même façon\u00a0: "
        "sa couverture a changé, non la réalité.",
    ),
    "one_source": Texts(
        " It comes from one source; ask that source before concluding.",
        " Cela vient d’une seule source\u202f; interrogez-la avant de conclure.",
    ),
    "many_sources": Texts(
        " It is seen in {moved} of {sources} sources.",
        " Cela se voit dans {moved} des {sources} sources.",
    ),
}
LOOK: Final = Texts(
    " A reason to look, not a finding.",
    " Une raison d’aller voir, non une conclusion.",
)

REASONS: Final = {
    "total": Texts(
        "the total: the whole of {period} holds {total} cases, and the count is judged "
        "against its share of them",
        "le total : {period} compte {total} dossiers, et l’effectif est jugé par "
        "rapport à sa part",
    ),
    "history": Texts(
        "its own history: level, slow trend and usual restlessness of each of its "
        "values",
        "son propre passé : le niveau, la tendance lente et l’agitation habituelle de "
        "chacune de ses valeurs",
    ),
    "season": Texts(
        "the season: {cycles} cycles of it are known",
        "la saison : {cycles} cycles en sont connus",
    ),
    "parts": Texts(
        "its parts: as they stand now, they would lead one to expect {parts} at most",
        "ses composantes : telles qu’elles sont aujourd’hui, elles laisseraient "
        "attendre {parts} tout au plus",
    ),
    "parts_fall": Texts(
        "its parts: as they stand now, they would lead one to expect {parts} at least",
        "ses composantes : telles qu’elles sont aujourd’hui, elles laisseraient "
        "attendre {parts} au moins",
    ),
    "delay": Texts(
        "late reports: the expectation allows for what each value has not reported yet",
        "les signalements tardifs : l’attente tient compte de ce que chaque valeur n’a "
        "pas encore signalé",
    ),
    "delay_half": Texts(
        "late reports: even if half of these cases were still to come",
        "les signalements tardifs : même si la moitié de ces dossiers restait à venir",
    ),
    "others": Texts(
        "the alerts before it: their cases are set aside",
        "les alertes précédentes : leurs dossiers sont mis de côté",
    ),
    "sources": Texts(
        "one source: the largest holds {share} % of the excess",
        "une seule source : la principale porte {share} % de l’écart",
    ),
}

QUIET: Final = Texts(
    "Nothing in {period} is out of the ordinary: {tested} combinations of {attributes} "
    "attributes were looked at.",
    "Rien d’inhabituel en {period} : {tested} combinaisons de {attributes} attributs "
    "ont été examinées.",
)
ONE: Final = Texts(
    "One combination in {period} is out of the ordinary, of {tested} looked at.",
    "Une combinaison sort de l’ordinaire en {period}, sur {tested} examinées.",
)
SOME: Final = Texts(
    "{found} combinations in {period} are out of the ordinary, of {tested} looked at.",
    "{found} combinaisons sortent de l’ordinaire en {period}, sur {tested} examinées.",
)
TOTAL: Final = Texts(
    "In all, {observed} cases in {period}; {expected} were expected ({low} to {high}).",
    "En tout, {observed} dossiers en {period}\u202f; on en attendait {expected} (de "
    "{low} à {high}).",
)
TOTAL_CHANGED: Final = Texts(
    " The total itself has changed.", " Le total lui-même a changé."
)
FINAL: Final = Texts(
    " About {share} % are reported so far; {final} are expected in the end ({low} to "
    "{high}).",
    " Environ {share} % sont signalés à ce jour\u202f; on en attend {final} à terme "
    "(de {low} à {high}).",
)


def total_sentence(total: Total) -> Texts:
    """The latest total in a sentence or two."""
    made = TOTAL
    if total.changed:
        made = Texts(made.en + TOTAL_CHANGED.en, made.fr + TOTAL_CHANGED.fr)
    values: dict[str, float | str] = {
        "observed": total.observed,
        "period": str(total.period),
        "expected": total.expected,
        "low": total.interval[0],
        "high": total.interval[1],
    }
    told = both(made, **values)
    if total.final is None or total.share_known is None:
        return told
    final, low, high = total.final
    rest = both(FINAL, share=100 * total.share_known, final=final, low=low, high=high)
    return Texts(told.en + rest.en, told.fr + rest.fr)


def number(value: float, language: Language) -> str:
    """A number as a sentence writes it: whole above ten, else one decimal."""
    rounded = round(value) if value >= 10 else round(value, 1)
    if rounded == int(rounded):
        rounded = int(rounded)
    return written(rounded, language).replace("\u00a0", "\u202f")


def small(value: float, language: Language) -> str:
    """“= 0.012”, or “< 0.0001” where it is smaller still."""
    if value < 0.0001:
        text = "<\u00a00.0001"
    else:
        text = f"=\u00a0{value:.4f}" if value < 0.01 else f"=\u00a0{value:.2f}"
    return text.replace(".", ",") if language == "fr" else text


def both(text: Texts, **values: float | str) -> Texts:
    """A text with numbers written as each language writes them."""

    def told(language: Language) -> str:
        filled = {
            k: number(v, language) if isinstance(v, int | float) else v
            for k, v in values.items()
        }
        return text.in_language(language).format(**filled)

    return Texts(told("en"), told("fr"))


def value_text(value: str, language: Language) -> str:
    """A value as it is read aloud; blank is a value too."""
    if not value:
        return NOT_STATED.in_language(language)
    return OTHERS.in_language(language) if value == "…" else value


def cell_text(attributes: Mapping[str, str], language: Language) -> str:
    """sector = care, province = ON and age = under 18."""
    parts = [f"{a} = {value_text(v, language)}" for a, v in attributes.items()]
    if len(parts) == 1:
        return parts[0]
    word = " et " if language == "fr" else " and "
    return ", ".join(parts[:-1]) + word + parts[-1]
