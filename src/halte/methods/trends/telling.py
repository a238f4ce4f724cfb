"""What is said of a series and of a comparison, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from halte.methods.bilingual import Language, Texts
from halte.methods.page import written
from halte.methods.trends.wording import cell_text, small

if TYPE_CHECKING:
    from halte.methods.trends.series import Comparison, Series

ALL: Final = Texts("All cases", "Tous les dossiers")
UNITS: Final = {
    "count": Texts("cases", "dossiers"),
    "share": Texts("% of all cases", "% de tous les dossiers"),
    "population": Texts(
        "cases per 100,000 people", "dossiers pour 100\u202f000 personnes"
    ),
}
STEADY: Final = Texts(
    "{name}: no change beyond chance, {rate} {unit} on average.",
    "{name}\u00a0: aucun changement au-delà du hasard, {rate} {unit} en moyenne.",
)
TREND: Final = Texts(
    "{name}: a slow trend of {change} % from one period to the next ({low} to {high}; "
    "q {q}).",
    "{name}\u00a0: une tendance lente de {change}\u202f% d’une période à l’autre (de "
    "{low} à {high}\u202f; q {q}).",
)
STEP: Final = Texts(
    "{name}: the level changed with {period}, from {before} to {after} {unit} (q {q}).",
    "{name}\u00a0: le niveau a changé à partir de {period}, de {before} à {after} "
    "{unit} (q {q}).",
)
STEPS: Final = Texts(
    "{name}: the level changed {times} times, last with {period}, from {before} to "
    "{after} {unit} (q {q}).",
    "{name}\u00a0: le niveau a changé {times} fois, la dernière à partir de {period}, "
    "de {before} à {after} {unit} (q {q}).",
)
COMPARED: Final = Texts(
    "{name}: {latest} of {latest_of} in the latest period, {before} of {before_of} "
    "before: {ratio} times as common against all others ({low} to {high}; q {q}).",
    "{name}\u00a0: {latest} sur {latest_of} dans la dernière période, {before} sur "
    "{before_of} avant, soit {ratio} fois plus fréquent par rapport aux autres (de "
    "{low} à {high}\u202f; q {q}).",
)


def figure(value: float, language: Language) -> str:
    """Three significant digits, as the language writes them."""
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    number = float(text)
    return written(int(number) if number == int(number) else number, language)


def signed(factor: float, language: Language) -> str:
    """A change in per cent, with its sign."""
    change = 100 * (factor - 1)
    return ("+" if change >= 0 else "−") + figure(abs(change), language)


def name_of(attributes: Mapping[str, str], language: Language) -> str:
    """What a series counts."""
    if not attributes:
        return ALL.in_language(language)
    return cell_text(attributes, language)


def shown(rate: float, unit: str) -> float:
    """A rate in the unit that is read."""
    return rate * {"count": 1.0, "share": 100.0, "population": 100_000.0}[unit]


def series_sentence(series: Series) -> Texts:
    """A series in a sentence."""
    return Texts(told(series, "en"), told(series, "fr"))


def told(series: Series, language: Language) -> str:
    """The sentence in one language."""

    def say(text: Texts, **values: str) -> str:
        unit = UNITS[series.unit].in_language(language)
        name = name_of(series.attributes, language)
        q = small(series.q_value, language)
        return text.in_language(language).format(name=name, unit=unit, q=q, **values)

    def level(rate: float) -> str:
        return figure(shown(rate, series.unit), language)

    if series.shape == "trend" and series.trend is not None:
        trend = series.trend
        return say(
            TREND,
            change=signed(trend.factor, language),
            low=signed(trend.low, language),
            high=signed(trend.high, language),
        )
    if series.shape == "step":
        last = series.changes[-1]
        return say(
            STEP if len(series.changes) == 1 else STEPS,
            period=series.periods[last.place],
            before=level(last.before),
            after=level(last.after),
            times=str(len(series.changes)),
        )
    whole = sum(series.counts) / max(sum(series.exposure), 1e-9)
    return say(STEADY, rate=level(whole))


def comparison_sentence(found: Comparison) -> Texts:
    """A comparison in a sentence."""

    def said(language: Language) -> str:
        infinite = "∞"
        ratio, high = (
            infinite if value is None else figure(value, language)
            for value in (found.ratio, found.high)
        )
        return COMPARED.in_language(language).format(
            name=name_of(found.attributes, language),
            latest=written(found.latest, language),
            latest_of=written(found.latest_of, language),
            before=written(found.before, language),
            before_of=written(found.before_of, language),
            ratio=ratio,
            low=figure(found.low, language),
            high=high,
            q=small(found.q_value, language),
        )

    return Texts(said("en"), said("fr"))
