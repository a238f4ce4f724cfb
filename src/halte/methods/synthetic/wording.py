"""What a synthetic file is, promises and cannot do, in sentences for a tired reader."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from halte.methods.bilingual import Texts
from halte.methods.synthetic.comparing import Nearness, PublicError, Reproduction
from halte.methods.synthetic.measuring import Measurements
from halte.methods.synthetic.regression import Regressions
from halte.methods.synthetic.releasing import Synthetic

LEAST_FLOOR: Final = 10
LOOSE_FROM: Final = 1.1
"""People times delta: the count is noisy, so one itself is not yet worth a word."""

CHANCE: Final = 3.0
"""A z beyond it is not chance."""

PERSON: Final = Texts("person", "personne")
WAYS: Final = {
    1: Texts("one column", "une colonne"),
    2: Texts("two columns", "deux colonnes"),
    3: Texts("three columns", "trois colonnes"),
}
MADE: Final = Texts(
    "{rows} invented rows. None of them is a person; together they behave like the "
    "data. How many there are carries noise too (± {error}).",
    "{rows} lignes inventées. Aucune n’est une personne ; ensemble, elles se "
    "comportent comme les données. Leur nombre aussi est bruité (± {error}).",
)
PROMISE: Final = Texts(
    "The promise: whether any one {unit} is in the data or not, the chance of anything "
    "a reader could conclude changes by at most a factor of {factor} (ε = {epsilon}), "
    "save with a chance of {delta} (δ). It holds whatever the reader knows already.",
    "La promesse : que n’importe quelle unité ({unit}) soit ou non dans les données, "
    "la probabilité de tout ce qu’un lecteur pourrait conclure change au plus d’un "
    "facteur {factor} (ε = {epsilon}), sauf avec un risque de {delta} (δ). Elle vaut "
    "quoi que le lecteur sache déjà.",
)
WEAK: Final = Texts(
    "A factor of {factor} is a weak promise. Prefer an ε of 4 or less for what "
    "everyone may read.",
    "Un facteur {factor} est une promesse faible. Préférez un ε de 4 ou moins pour ce "
    "que tout le monde peut lire.",
)
LOOSE: Final = Texts(
    "δ is not below one over the number of rows: choose a smaller one, or handing out "
    "a single row as it is would nearly keep the promise.",
    "δ n’est pas inférieur à l’inverse du nombre de lignes : choisissez-en un plus "
    "petit, sinon livrer telle quelle une seule ligne tiendrait presque la promesse.",
)
SEVERAL: Final = Texts(
    "Up to {most} rows of each person count, and the promise is about all of them "
    "together. {left} rows beyond that were left out.",
    "Jusqu’à {most} lignes de chaque personne comptent, et la promesse porte sur leur "
    "ensemble. {left} lignes en trop ont été écartées.",
)
SEVERAL_PUBLIC: Final = Texts(
    "Up to {most} rows of each person count, and the promise is about all of them "
    "together.",
    "Jusqu’à {most} lignes de chaque personne comptent, et la promesse porte sur leur "
    "ensemble.",
)
ERROR: Final = Texts(
    "Counts by {ways} were measured with a noise of ± {sigma}; those of this file err "
    "by {error} rows for each cell at most, on average, and mostly by less.",
    "Les effectifs par {ways} ont été mesurés avec un bruit de ± {sigma} ; ceux de ce "
    "fichier s’écartent d’au plus {error} lignes par cellule, en moyenne, et le plus "
    "souvent de moins.",
)
FLOOR: Final = Texts(
    "Do not read single cells below {floor}: they may be there by chance, or be "
    "missing by chance. Tables for display should hide them, which costs no budget.",
    "Ne lisez pas isolément les cellules inférieures à {floor} : elles peuvent être "
    "là, ou manquer, par hasard. Les tableaux à montrer devraient les masquer, ce qui "
    "ne coûte aucun budget.",
)
THREE: Final = Texts(
    "Ties between one to three columns were measured. What only four columns or more "
    "show together is not in this file.",
    "Les liens entre une à trois colonnes ont été mesurés. Ce qui n’apparaît qu’en "
    "croisant quatre colonnes ou plus n’est pas dans ce fichier.",
)
TWO: Final = Texts(
    "Only ties between one and two columns were measured: there are too many columns "
    "for more. Crossings of three columns are guesses.",
    "Seuls les liens entre une et deux colonnes ont été mesurés : il y a trop de "
    "colonnes pour davantage. Les croisements de trois colonnes sont des suppositions.",
)
BLANKS: Final = Texts(
    "Nothing was suppressed. A blank cell means that the value is missing, as often as "
    "in the data.",
    "Rien n’a été supprimé. Une cellule vide signifie que la valeur manque, aussi "
    "souvent que dans les données.",
)
ADDS: Final = Texts(
    "Another release about the same people adds to what they give away. Files and "
    "tables made from the same measurements do not.",
    "Une autre publication sur les mêmes personnes s’ajoute à ce qu’elles livrent. Les "
    "fichiers et tableaux tirés des mêmes mesures ne s’y ajoutent pas.",
)
NOT_KEPT: Final = Texts(
    "The measurements were not kept (--measurements): another file would spend the "
    "budget again.",
    "Les mesures n’ont pas été conservées (--measurements) : un autre fichier "
    "dépenserait de nouveau le budget.",
)
HOLDER: Final = Texts(
    "For the holder of the data only. This report compares with the real rows, exactly "
    "and without noise, so it is not covered by the promise. Do not publish it; run "
    "the command again from the kept measurements, without the data, for a report that "
    "can go out.",
    "Réservé au détenteur des données. Ce rapport compare avec les lignes réelles, "
    "exactement et sans bruit ; la promesse ne le couvre donc pas. Ne le publiez pas : "
    "relancez la commande à partir des mesures conservées, sans les données, pour un "
    "rapport qui peut sortir.",
)
PUBLIC: Final = Texts(
    "This report follows from the noisy measurements alone. It may go out with the "
    "file.",
    "Ce rapport découle des seules mesures bruitées. Il peut sortir avec le fichier.",
)
NEAR: Final = Texts(
    "Against the real rows, the shares in tables by {ways} are off by {share}% in all, "
    "on average; the farthest is {worst} ({most}%).",
    "Par rapport aux lignes réelles, les parts des tableaux par {ways} s’écartent de "
    "{share} % au total, en moyenne ; le plus éloigné est {worst} ({most} %).",
)
RARE: Final = Texts(
    "Of {rare} real cells below ten, {shown}% have some synthetic row; {fabricated}% "
    "of the synthetic cells never occurred. Neither says anything about a person.",
    "Sur {rare} cellules réelles inférieures à dix, {shown} % ont une ligne "
    "synthétique ; {fabricated} % des cellules synthétiques n’ont jamais existé. Ni "
    "l’un ni l’autre ne dit quoi que ce soit d’une personne.",
)
AGREE: Final = Texts(
    "A regression of {outcome} on {predictors}: {agree}% of the coefficients agree "
    "within their intervals.",
    "Régression de {outcome} sur {predictors} : {agree} % des coefficients concordent "
    "dans leurs intervalles.",
)
CHANCE_ONLY: Final = Texts(
    "Unique records of the data are found in the file no more often than those of "
    "people who were never in it (z = {z}).",
    "Les enregistrements uniques des données ne se trouvent pas plus souvent dans le "
    "fichier que ceux de personnes qui n’y ont jamais figuré (z = {z}).",
)
NOT_CHANCE: Final = Texts(
    "Unique records of the data are found in the file more often than those of people "
    "who were never in it (z = {z}). Make sure that both files were drawn alike.",
    "Les enregistrements uniques des données se trouvent dans le fichier plus souvent "
    "que ceux de personnes qui n’y ont jamais figuré (z = {z}). Assurez-vous que les "
    "deux fichiers ont été tirés de la même façon.",
)


Value = float | int | str | Texts


def said(text: Texts, **values: Value) -> Texts:
    """A sentence with its values as each language writes them."""
    shown = {name: figure(value) for name, value in values.items()}
    english = {name: value.en for name, value in shown.items()}
    french = {name: value.fr for name, value in shown.items()}
    return Texts(text.en.format(**english), text.fr.format(**french))


def figure(value: Value) -> Texts:
    """A value to read: a number whole, or with three digits."""
    if isinstance(value, Texts):
        return value
    if isinstance(value, str):
        return Texts(value, value)
    whole = isinstance(value, int) or abs(value) >= 100
    text = f"{value:,.0f}" if whole else f"{value:.3g}"
    return Texts(text, text.replace(",", "\u00a0").replace(".", ","))


def small_number(value: float) -> Texts:
    """A tiny chance as it is read aloud: one in a million."""
    return said(Texts("1 in {n}", "1 sur {n}"), n=round(1 / value))


def odds(measured: Measurements) -> float:
    """How much the chance of a conclusion may change."""
    return math.exp(measured.epsilon)


def floor_of(errors: Sequence[PublicError]) -> int:
    """Counts below it are not worth reading: twice the noise of a two-way cell."""
    two = [e.sigma for e in errors if e.ways <= 2]
    return max(LEAST_FLOOR, math.ceil(2 * max(two)))


def promises(made: Synthetic, left_out: int | None) -> list[Texts]:
    """What the file is and promises; `left_out` rows, None where that is not told."""
    measured = made.measured
    delta, factor = small_number(measured.delta), odds(measured)
    error = max(1, round(measured.total_error))
    unit = PERSON if measured.unit == PERSON.en else measured.unit
    values: dict[str, Value] = {"unit": unit, "epsilon": measured.epsilon}
    sentences = [
        said(MADE, rows=made.rows.count, error=error),
        said(PROMISE, delta=delta, factor=factor, **values),
    ]
    if measured.epsilon > 4:
        sentences.append(said(WEAK, factor=factor))
    if measured.delta * measured.total > LOOSE_FROM:
        sentences.append(LOOSE)
    most = measured.rows_per_person
    if most > 1 and left_out is not None:
        sentences.append(said(SEVERAL, most=most, left=left_out))
    elif most > 1:
        sentences.append(said(SEVERAL_PUBLIC, most=most))
    return sentences


def limits(made: Synthetic, errors: Sequence[PublicError]) -> list[Texts]:
    """What the file cannot do; all of it public."""
    told = [
        said(ERROR, ways=WAYS[e.ways], sigma=e.sigma, error=e.at_most) for e in errors
    ]
    deepest = max((e.ways for e in errors), default=1)
    columns = len(made.measured.domain.measured)
    if columns > 2:
        told.append(THREE if deepest == 3 else TWO)
    return [*told, said(FLOOR, floor=floor_of(errors)), BLANKS, ADDS]


def found(
    near: Sequence[Nearness],
    regressions: Regressions | None,
    again: Reproduction | None,
) -> list[Texts]:
    """What the comparison with the real rows came to; for the holder only."""
    told = [
        said(NEAR, ways=WAYS[n.ways], share=100 * n.distance, worst=n.worst,
             most=100 * n.worst_distance)
        for n in near
    ]  # fmt: skip
    deepest = near[-1]
    if deepest.rare:
        told.append(said(RARE, rare=deepest.rare, shown=100 * deepest.rare_shown,
                         fabricated=100 * deepest.fabricated))  # fmt: skip
    if regressions is not None:
        told.append(said(AGREE, outcome=regressions.outcome,
                         predictors=", ".join(regressions.predictors),
                         agree=100 * regressions.agreement))  # fmt: skip
    if again is not None:
        chosen = NOT_CHANCE if again.z > CHANCE else CHANCE_ONLY
        told.append(said(chosen, z=again.z))
    return told
