"""Cases in, alerts out: the whole of a look at the latest period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, declare
from halte.methods.progress import Report, silent
from halte.methods.trends import wording
from halte.methods.trends.alerts import (
    Alert,
    Spread,
    first_seen,
    kind_of,
    q_value,
    spread_of,
)
from halte.methods.trends.cases import Cases
from halte.methods.trends.notes import Note, note
from halte.methods.trends.nowcasting import Nowcast
from halte.methods.trends.periods import CYCLE
from halte.methods.trends.reading import Columns, read_rows
from halte.methods.trends.screening import screened
from halte.methods.trends.searching import (
    LEAST_LATEST,
    Found,
    Watch,
    search,
    search_inside,
)
from halte.methods.trends.spending import level
from halte.methods.trends.tails import interval
from halte.methods.trends.totals import Total, total_of, totals_of, usual_totals

declare(
    {
        "setting_outside": Texts(
            "{setting} is {value}; it must lie from {low} to {high}.",
            "{setting} vaut {value} ; il doit aller de {low} à {high}.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to look. `order`: values in a combination at most; `fdr`: the rate promised
    for twelve looks in a row (for one, where `once`); `least`: the smallest count told
    as a rise, or expectation told as a fall; `last`: periods joined into the latest;
    `complete`: nothing of the latest period is still to come; `source`: the attribute
    that says who reported.
    """

    order: int = 3
    fdr: float = 0.05
    least: int = 5
    last: int = 1
    once: bool = False
    complete: bool = False
    source: str = ""
    latest: str = ""

    def __post_init__(self) -> None:
        ranges = (
            ("max-order", self.order, 1, 4),
            ("fdr", self.fdr, 1e-6, 0.5),
            ("min-count", self.least, 1, 1_000_000),
            ("last", self.last, 1, 12),
        )
        for name, value, low, high in ranges:
            if not low <= value <= high:
                raise Fault(
                    "setting_outside", setting=name, value=value, low=low, high=high
                )

    def to_dict(self) -> dict[str, Any]:
        """The settings for machines, by the names of the command’s options."""
        return {
            "max_order": self.order,
            "fdr": self.fdr,
            "min_count": self.least,
            "last": self.last,
            "once": self.once,
            "level": level(self.fdr, once=self.once),
            "complete": self.complete,
            "source": self.source or None,
        }


@dataclass(frozen=True, slots=True)
class Detection:
    """The outcome of a look, alerts strongest first."""

    alerts: tuple[Alert, ...]
    total: Total
    settings: Settings
    tested: int
    attributes: tuple[str, ...]
    periods: tuple[str, ...]
    totals: tuple[int, ...]
    notes: tuple[Note, ...]

    @property
    def sentence(self) -> Texts:
        """The outcome in a sentence."""
        values: dict[str, float | str] = {
            "period": self.periods[-1],
            "tested": self.tested,
        }
        if not self.alerts:
            return wording.both(
                wording.QUIET, attributes=len(self.attributes), **values
            )
        text = wording.ONE if len(self.alerts) == 1 else wording.SOME
        return wording.both(text, found=len(self.alerts), **values)

    def to_dict(self) -> dict[str, Any]:
        """The outcome for machines."""
        return {
            "alerts": [alert.to_dict() for alert in self.alerts],
            "settings": {
                **self.settings.to_dict(),
                "attributes": list(self.attributes),
                "first_period": self.periods[0],
                "latest_period": self.periods[-1],
            },
            "tested": self.tested,
            "total": {
                **self.total.to_dict(),
                "sentence_en": wording.total_sentence(self.total).en,
                "sentence_fr": wording.total_sentence(self.total).fr,
            },
            "notes": [one.to_dict() for one in self.notes],
            "sentence_en": self.sentence.en,
            "sentence_fr": self.sentence.fr,
        }


def detect_file(
    path: Path, columns: Columns, settings: Settings, report: Report = silent
) -> Detection:
    """A look at a file. Raises Fault naming file, row and column."""
    report(0.0, path.name)
    if settings.source and columns.attributes:
        named = (*columns.attributes, settings.source)
        columns = replace(columns, attributes=tuple(dict.fromkeys(named)))
    rows = read_rows(path, columns, settings.latest, settings.last)
    cases, nowcast, notes = screened(rows, settings.order, path.name)
    if settings.source and settings.source not in cases.attributes:
        found = ", ".join(cases.attributes)
        raise Fault(
            "column_missing", file=path.name, column=settings.source, found=found
        )
    return detect(cases, settings, nowcast, (*rows.notes, *notes), report)


def detect(
    cases: Cases,
    settings: Settings,
    nowcast: Nowcast | None = None,
    notes: Sequence[Note] = (),
    report: Report = silent,
) -> Detection:
    """A look at the latest period of cases."""
    spent = level(settings.fdr, once=settings.once)
    total = total_of(cases, nowcast, spent, settings.last)
    totals = totals_of(cases)
    low, high = usual_totals(totals, settings.last)
    told = [*notes, *notes_on(total, low, nowcast)]
    if nowcast is not None:
        cases = replace(cases, completeness=nowcast.values)
        low *= float(nowcast.share[-1])
    complete = settings.complete or nowcast is not None
    watch = Watch(
        spent,
        settings.order,
        settings.least,
        usual_total=low,
        full_total=max(high, total.expected),
        complete=complete,
    )
    found, tested = search(cases, watch, report)
    alerts = alerts_of(search_inside(cases, watch, found), cases, settings, nowcast)
    report(1.0, "")
    return Detection(
        alerts=alerts,
        total=total,
        settings=settings,
        tested=tested,
        attributes=cases.attributes,
        periods=tuple(map(str, cases.periods)),
        totals=tuple(map(int, totals)),
        notes=tuple(told),
    )


def notes_on(total: Total, low: float, nowcast: Nowcast | None) -> list[Note]:
    """Notes on a latest period that looks incomplete or is too small to judge."""
    made = []
    if nowcast is None and total.changed and total.observed < low:
        made.append(note_of("looks_incomplete", total, low=round(low)))
    if total.observed < LEAST_LATEST:
        made.append(note_of("latest_small", total))
    return made


def note_of(code: str, total: Total, **values: Any) -> Note:
    """A note about the latest total."""
    return note(code, period=str(total.period), found=total.observed, **values)


def alerts_of(
    found: Sequence[Found], cases: Cases, settings: Settings, nowcast: Nowcast | None
) -> tuple[Alert, ...]:
    """Alerts, strongest first; those inside another stand among them."""
    told = [(one, False) for one in found]
    told += [(part, True) for one in found for part in one.inside]
    told.sort(key=lambda pair: pair[0].log_p)
    made = []
    for one, within in told:
        made.append(alert_of(one, cases, settings, nowcast, within=within))
    return tuple(made)


def alert_of(
    found: Found,
    cases: Cases,
    settings: Settings,
    nowcast: Nowcast | None,
    *,
    within: bool,
) -> Alert:
    """One alert with its reasons and its sentence."""
    attributes = {cases.attributes[a]: cases.levels[a][c] for a, c in found.places}
    source = cases.attributes.index(settings.source) if settings.source else None
    spread = None
    if source is not None and settings.source not in attributes:
        spread = spread_of(cases, source, found)
    kind = kind_of(source, found, spread)
    seen = cases.periods[first_seen(found.course, rise=found.rise)]
    alert = Alert(
        attributes=attributes,
        period=str(cases.periods[-1]),
        observed=found.observed,
        expected=found.mean,
        interval=interval(found.mean, found.variance),
        q_value=q_value(found, once=settings.once),
        rise=found.rise,
        first_seen=str(seen),
        kind=kind,
        within=within,
        by_parts=found.by_parts,
        reasons=reasons(found, cases, settings, nowcast, spread),
        spread=spread,
        course=found.course,
        sentence=wording.LOOK,
    )
    return replace(alert, sentence=sentence(alert))


def reasons(
    found: Found,
    cases: Cases,
    settings: Settings,
    nowcast: Nowcast | None,
    spread: Spread | None,
) -> tuple[tuple[str, Texts], ...]:
    """What does not explain an alert: each is already in its expectation."""
    period, total = str(cases.periods[-1]), float(totals_of(cases)[-1])
    made: list[tuple[str, dict[str, float | str]]] = [
        ("total", {"period": period, "total": total}),
        ("history", {}),
    ]
    if cases.seasons is not None:
        cycle = CYCLE[cases.periods[0].length]
        made.append(("season", {"cycles": (len(cases.periods) - 1) // cycle}))
    if found.by_parts is not None:
        code = "parts" if found.rise else "parts_fall"
        made.append((code, {"parts": found.by_parts}))
    if nowcast is not None:
        made.append(("delay", {}))
    elif not found.rise and not settings.complete:
        made.append(("delay_half", {}))
    if found.rank > 1:
        made.append(("others", {}))
    if spread is not None and spread.above > 1:
        made.append(("sources", {"share": round(100 * spread.largest_share)}))
    return tuple(
        (code, wording.both(wording.REASONS[code], **values)) for code, values in made
    )


def sentence(alert: Alert) -> Texts:
    """An alert in a sentence or two."""
    made = wording.SENTENCE
    if alert.first_seen != alert.period:
        made = Texts(made.en + wording.SINCE.en, made.fr + wording.SINCE.fr)
    if kind := wording.KINDS.get(alert.kind):
        made = Texts(made.en + kind.en, made.fr + kind.fr)
    made = Texts(made.en + wording.LOOK.en, made.fr + wording.LOOK.fr)
    spread = alert.spread
    values: dict[str, float | str] = {
        "period": alert.period,
        "observed": alert.observed,
        "expected": alert.expected,
        "low": alert.interval[0],
        "high": alert.interval[1],
        "since": alert.first_seen,
        "moved": spread.above if spread else 0,
        "sources": spread.sources if spread else 0,
    }
    english = wording.both(
        made,
        cell=wording.cell_text(alert.attributes, "en"),
        q=wording.small(alert.q_value, "en"),
        **values,
    )
    french = wording.both(
        made,
        cell=wording.cell_text(alert.attributes, "fr"),
        q=wording.small(alert.q_value, "fr"),
        **values,
    )
    return Texts(english.en, french.fr)
