"""Figures and sentences as a person reads them, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, isfinite, log10

from halte.methods.bilingual import LANGUAGES, Language, Texts
from halte.methods.page import written
from halte.methods.populations.resampling import Interval

BETWEEN = Texts(
    "Between {low} and {high} people in all, of whom {observed} are on the lists. "
    "This is the range of the 95% limits of the methods; their central figures run "
    "from {least} to {most}.",
    "Entre {low} et {high} personnes en tout, dont {observed} figurent sur les "
    "listes. C’est l’étendue des limites à 95 % des méthodes ; leurs chiffres "
    "centraux vont de {least} à {most}.",
)
ALONE = Texts(
    "By one method alone: between {low} and {high} people in all (95%), of whom "
    "{observed} are on the lists. Other methods may differ: run the panel before you "
    "use it.",
    "Par une seule méthode : entre {low} et {high} personnes en tout (95 %), "
    "dont {observed} figurent sur les listes. D’autres méthodes peuvent différer : "
    "employez-les toutes avant de vous en servir.",
)
NO_LIMIT = Texts(
    "At least {low} people in all, of whom {observed} are on the lists; these lists "
    "set no upper limit.",
    "Au moins {low} personnes en tout, dont {observed} figurent sur les listes ; "
    "ces listes ne fixent pas de limite supérieure.",
)
NO_INTERVAL = Texts(
    "The methods’ figures run from {least} to {most}, of whom {observed} are on the "
    "lists. No interval was made: do not use them alone.",
    "Les chiffres des méthodes vont de {least} à {most}, dont {observed} personnes "
    "figurent sur les listes. Aucun intervalle n’a été calculé : ne vous en "
    "servez pas tels quels.",
)
NO_INTERVAL_ALONE = Texts(
    "By one method alone: {most} people in all, of whom {observed} are on the lists. "
    "No interval was made: do not use the figure alone.",
    "Par une seule méthode : {most} personnes en tout, dont {observed} figurent sur "
    "les listes. Aucun intervalle n’a été calculé : ne vous en servez pas tel quel.",
)
RANGE = Texts(
    "The methods differ by more than a factor of two: give the range, never one "
    "number.",
    "Les méthodes diffèrent de plus d’un facteur deux : donnez la fourchette, "
    "jamais un seul nombre.",
)
NOT_YET = Texts(
    "Not to be published as it is: {why}", "À ne pas publier tel quel : {why}"
)
LINKAGE = Texts(
    "Errors of linkage are put right in this range. Taken as they were linked, the "
    "lists give central figures from {first} to {last}.",
    "Les erreurs d’appariement sont corrigées dans cette fourchette. Telles qu’elles "
    "ont été appariées, les listes donnent des chiffres centraux de {first} à {last}.",
)


def rounded(value: float) -> int:
    """Three significant figures: nobody knows more."""
    if value < 1:
        return 0
    step = 10 ** max(0, floor(log10(value)) - 2)
    return int(round(value / step) * step)


def people(value: float | None, language: Language) -> str:
    """A number of people, rounded; ∞ where there is no limit, – where there is none."""
    if value is None:
        return "–"
    return written(rounded(value), language) if isfinite(value) else "∞"


def filled(text: Texts, **values: Texts | float | str) -> Texts:
    """A text with its values written as each language does."""
    said = {
        language: text.in_language(language).format(
            **{name: spoken(value, language) for name, value in values.items()}
        )
        for language in LANGUAGES
    }
    return Texts(said["en"], said["fr"])


def spoken(value: Texts | float | str, language: Language) -> str:
    """A value in one language; text that has no language as it is."""
    if isinstance(value, Texts):
        return value.in_language(language)
    return written(value, language)


def about(value: float, least: int = 0) -> Texts:
    """A number of people, rounded but not below `least`, in both languages."""
    if isfinite(value) and rounded(value) < least:
        return Texts(written(least, "en"), written(least, "fr"))
    return Texts(people(value, "en"), people(value, "fr"))


def sentence_of(
    verdict: str,
    observed: int,
    ends: Interval | None,
    figures: Sequence[float],
    *,
    as_linked: Sequence[float],
    reasons: Sequence[Texts],
) -> Texts:
    """What may be said of a panel.

    `as_linked`: figures before errors of linkage were put right, where they were;
    `reasons` are those of the gates that refuse.
    """
    if verdict == "no_estimate":
        return joined(reasons)
    alone = verdict == "one_method"
    text, low, high = NO_INTERVAL_ALONE if alone else NO_INTERVAL, 0.0, 0.0
    if ends is not None:
        low, high = ends
        text = ALONE if alone else BETWEEN
        text = text if isfinite(high) else NO_LIMIT
    said = [
        filled(
            text,
            observed=observed,
            low=about(low, observed),
            high=about(high, observed),
            least=about(min(figures), observed),
            most=about(max(figures), observed),
        )
    ]
    if verdict == "range":
        said.append(RANGE)
    if as_linked:
        ends = min(as_linked), max(as_linked)
        said.append(filled(LINKAGE, first=about(ends[0]), last=about(ends[1])))
    said += [filled(NOT_YET, why=lowered(why)) for why in reasons]
    return joined(said)


def lowered(text: Texts) -> Texts:
    """After a colon a sentence goes on in small letters."""
    return Texts(text.en[:1].lower() + text.en[1:], text.fr[:1].lower() + text.fr[1:])


def joined(texts: Sequence[Texts]) -> Texts:
    """Sentences one after another."""
    return Texts(" ".join(t.en for t in texts), " ".join(t.fr for t in texts))
