"""A result in a few sentences."""

from __future__ import annotations

from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.law.results import Result
from halte.methods.law.trace import Dollars, Value, written, years

AMOUNT: Final = Texts(
    "The entries imply {amount}, {ban}.", "Les constats entraînent {amount}, {ban}."
)
CAPPED: Final = Texts(
    "The entries imply {amount} (before caps: {before}), {ban}.",
    "Les constats entraînent {amount} (avant plafonds : {before}), {ban}.",
)
WARNING: Final = Texts(
    "The entries imply a warning.", "Les constats entraînent un avertissement."
)
NOTHING: Final = Texts(
    "All entries are justified: there is no violation.",
    "Tous les constats sont justifiés : il n’y a aucune violation.",
)
NO_ADVICE: Final = Texts(
    "This is what the entries imply under the text in force. It recommends nothing: "
    "the finding and the decision are those of the officers.",
    "Voilà ce qu’entraînent les constats selon le texte en vigueur. Rien n’est "
    "recommandé : les constats et la décision reviennent aux agents.",
)


def told(result: Result) -> Texts:
    """The outcome in one sentence."""
    if result.warning_only:
        return WARNING
    if all(one.justified for one in result.violations):
        return NOTHING
    values: dict[str, Value] = {
        "amount": Dollars(result.amount_cad),
        "before": Dollars(result.amount_before_caps_cad),
        "ban": years(result.ban),
    }
    said = CAPPED if result.caps_applied else AMOUNT
    return Texts(
        said.en.format_map({k: written(v, "en") for k, v in values.items()}),
        said.fr.format_map({k: written(v, "fr") for k, v in values.items()}),
    )
