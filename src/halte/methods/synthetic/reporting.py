"""The report of a synthetic file: for machines, and as a page to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from halte.methods.bilingual import Language, Texts
from halte.methods.page import Block, Notice, Picture, Section, Table, page
from halte.methods.progress import Report, silent
from halte.methods.synthetic import wording
from halte.methods.synthetic.comparing import (
    Nearness,
    PublicError,
    Reproduction,
    compared,
    public_errors,
    reproduction,
)
from halte.methods.synthetic.measuring import Columns, Counts
from halte.methods.synthetic.pictures import bars, paired
from halte.methods.synthetic.reading import Rows
from halte.methods.synthetic.regression import Regressions, both
from halte.methods.synthetic.releasing import Synthetic

MOST_PICTURES: Final = 12
MOST_TERMS: Final = 40

TITLE: Final = Texts("A synthetic file", "Un fichier synthétique")
PROMISE: Final = Texts("What it promises", "Ce qu’il promet")
LIMIT: Final = Texts("What it can and cannot tell", "Ce qu’il peut dire, ou non")
ERRORS: Final = Texts(
    "Error of the counts, worked out from the noisy tables alone",
    "Erreur des effectifs, calculée à partir des seuls tableaux bruités",
)
ERROR_HEADS: Final = (
    Texts("columns crossed", "colonnes croisées"),
    Texts("tables", "tableaux"),
    Texts("noise (σ)", "bruit (σ)"),
    Texts("error of a cell, at most (rows)", "erreur d’une cellule, au plus (lignes)"),
)
COMPARED: Final = Texts("Beside the real rows", "À côté des lignes réelles")
NEAR_TABLE: Final = Texts(
    "Nearness by the number of columns crossed",
    "Proximité selon le nombre de colonnes croisées",
)
NEAR_HEADS: Final = (
    Texts("columns crossed", "colonnes croisées"),
    Texts("tables", "tableaux"),
    Texts("shares off (%)", "écart des parts (%)"),
    Texts("farthest (%)", "le plus éloigné (%)"),
    Texts("error (rows)", "erreur (lignes)"),
    Texts("error, cells of 10+ (%)", "erreur, cellules de 10+ (%)"),
    Texts("lost (%)", "perdues (%)"),
    Texts("fabricated (%)", "inventées (%)"),
    Texts("rare cells shown (%)", "cellules rares montrées (%)"),
)
REGRESSION: Final = Texts(
    "The same regression on both", "La même régression sur les deux"
)
TERMS: Final = Texts(
    "Log odds ratios of {outcome} = {yes}, with 95% intervals",
    "Logarithmes des rapports de cotes de {outcome} = {yes}, avec intervalles à 95 %",
)
TERM_HEADS: Final = (
    Texts("term", "terme"),
    Texts("real", "réel"),
    Texts("synthetic", "synthétique"),
    Texts("intervals meet", "intervalles concordants"),
)
YES: Final = Texts("yes", "oui")
NO: Final = Texts("no", "non")
MARGINS: Final = Texts("Column by column", "Colonne par colonne")
MARGIN: Final = Texts(
    "Synthetic rows by {column}", "Lignes synthétiques selon {column}"
)
MISSING: Final = Texts("missing", "manquant")
FOOT: Final = Texts(
    "Made by Halte. Everything on this page is invented or noisy, except where it says "
    "that it compares with the real rows.",
    "Fait par Halte. Tout ce qui figure ici est inventé ou bruité, sauf là où il est "
    "dit que l’on compare avec les lignes réelles.",
)


@dataclass(frozen=True, slots=True, eq=False)
class Utility:
    """What is known of the quality of a file: publicly, and by its holder alone."""

    errors: tuple[PublicError, ...]
    near: tuple[Nearness, ...] = ()
    regressions: Regressions | None = None
    again: Reproduction | None = None
    left_out: int | None = None

    @property
    def for_holder(self) -> bool:
        """Whether it compares with real rows, and so must not go out."""
        return bool(self.near)


def judged(
    made: Synthetic,
    real: Rows | None,
    *,
    known: Mapping[Columns, Counts] | None = None,
    holdout: Rows | None = None,
    outcome: str = "",
    report: Report = silent,
) -> Utility:
    """The quality of a file; without `real` only what anybody can work out."""
    errors = tuple(public_errors(made))
    if real is None:
        return Utility(errors)
    report(0.99, Texts("comparing", "comparaison"))
    again = None if holdout is None else reproduction(real, holdout, made.rows)
    return Utility(
        errors,
        tuple(compared(real, made.rows, known or {})),
        both(real, made.rows, outcome),
        again,
        real.left_out,
    )


def sentences(made: Synthetic, utility: Utility) -> list[Texts]:
    """All that is said of a file, the most important first."""
    told = [
        wording.HOLDER if utility.for_holder else wording.PUBLIC,
        *wording.promises(made, utility.left_out),
        *wording.limits(made, utility.errors),
    ]
    if utility.for_holder:
        told += wording.found(utility.near, utility.regressions, utility.again)
    return told


def to_dict(made: Synthetic, utility: Utility) -> dict[str, Any]:
    """The report for machines. `holder_only` is null where it may go out."""
    measured, mixture = made.measured, made.mixture
    return {
        "audience": "holder_only" if utility.for_holder else "public",
        "rows": made.rows.count,
        "privacy": {
            "epsilon": measured.epsilon,
            "delta": measured.delta,
            "rho": measured.rho,
            "odds_factor": wording.odds(measured),
            "unit": measured.unit,
            "rows_per_person": measured.rows_per_person,
            "neighbours": "one unit more or less",
        },
        "method": {
            "noise": "discrete Gaussian",
            "tables": len(measured.tables),
            "model": "mixture of products",
            "components": len(mixture.weights),
            "steps": mixture.steps,
            "discrepancy": mixture.discrepancy,
            "seed": made.seed,
        },
        "public": {
            "rows_error": measured.total_error,
            "errors": [e.to_dict() for e in utility.errors],
            "display_floor": wording.floor_of(utility.errors),
        },
        "holder_only": holder_only(utility),
        "sentences": [text.to_dict() for text in sentences(made, utility)],
    }


def holder_only(utility: Utility) -> dict[str, Any] | None:
    """The comparison with the real rows for machines; None where there is none."""
    if not utility.for_holder:
        return None
    return {
        "warning": wording.HOLDER.to_dict(),
        "counts": [n.to_dict() for n in utility.near],
        "regression": utility.regressions and utility.regressions.to_dict(),
        "reproduction": utility.again and utility.again.to_dict(),
        "suppressed_share": 0.0,
        "fabricated_share": utility.near[-1].fabricated,
        "rows_left_out": utility.left_out,
    }


def utility_page(made: Synthetic, utility: Utility, language: Language) -> str:
    """The page of a file, in one language."""

    def say(text: Texts) -> str:
        return text.in_language(language)

    first, *promised = (say(t) for t in wording.promises(made, utility.left_out))
    limits = [say(t) for t in wording.limits(made, utility.errors)]
    opening = say(wording.HOLDER if utility.for_holder else wording.PUBLIC)
    sections = [
        Section(say(PROMISE), [Notice(opening), *promised]),
        Section(say(LIMIT), [*limits, error_table(utility.errors, language)]),
    ]
    if utility.for_holder:
        sections += beside(utility, language)
    sections.append(Section(say(MARGINS), margins(made, language)))
    return page(
        say(TITLE), lede=first, sections=sections, language=language, foot=say(FOOT)
    )


def error_table(errors: Sequence[PublicError], language: Language) -> Table:
    """The public estimate of error, as a table."""
    rows = tuple(
        (e.ways, e.tables, round(e.sigma, 1), round(e.at_most, 1)) for e in errors
    )
    heads = tuple(h.in_language(language) for h in ERROR_HEADS)
    return Table(ERRORS.in_language(language), heads, rows)


def beside(utility: Utility, language: Language) -> list[Section]:
    """The comparison with the real rows."""

    def say(text: Texts) -> str:
        return text.in_language(language)

    told = wording.found(utility.near, utility.regressions, utility.again)
    rows = tuple(
        (
            n.ways,
            n.tables,
            *(round(100 * x, 2) for x in (n.distance, n.worst_distance)),
            round(n.error, 1),
            *(
                round(100 * x, 1)
                for x in (n.relative_error, n.lost, n.fabricated, n.rare_shown)
            ),
        )
        for n in utility.near
    )
    table = Table(say(NEAR_TABLE), tuple(map(say, NEAR_HEADS)), rows)
    made = [Section(say(COMPARED), [*map(say, told), table])]
    if utility.regressions is not None:
        blocks = regression_blocks(utility.regressions, language)
        made.append(Section(say(REGRESSION), blocks))
    return made


def regression_blocks(found: Regressions, language: Language) -> list[Block]:
    """Picture and table of the coefficients on both files."""
    title = TERMS.in_language(language).format(outcome=found.outcome, yes=found.yes)
    shown = found.terms[:MOST_TERMS]
    missing = MISSING.in_language(language)
    lines = [
        (
            f"{t.column} = {t.value or missing}",
            (t.real, t.real_error),
            (t.made, t.made_error),
        )
        for t in shown
    ]
    rows = tuple(
        (
            name,
            round(real[0], 3),
            round(made[0], 3),
            (YES if term.agrees else NO).in_language(language),
        )
        for (name, real, made), term in zip(lines, shown, strict=True)
    )
    names = tuple(h.in_language(language) for h in TERM_HEADS)
    return [
        Picture(paired(title, lines, (names[1], names[2])), title),
        Table(title, names, rows),
    ]


def margins(made: Synthetic, language: Language) -> list[Block]:
    """A picture for each of the first columns."""
    blocks: list[Block] = []
    domain = made.rows.domain
    for name in list(domain.columns)[:MOST_PICTURES]:
        counts = made.rows.codes[name]
        total = [int((counts == i).sum()) for i in range(domain.size(name))]
        values = [v or MISSING.in_language(language) for v in domain.columns[name]]
        title = MARGIN.in_language(language).format(column=name)
        blocks.append(
            Picture(bars(title, list(zip(values, total, strict=True)), language), title)
        )
    return blocks
