"""Any plan that the format can say survives file, tables and file again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halte.capabilities.plan.filing.keeping import keep
from halte.capabilities.plan.filing.loading import document_of
from halte.capabilities.plan.planfile.amounts import shortest
from halte.capabilities.plan.planfile.dates import first_day, last_day
from halte.capabilities.plan.planfile.document import (
    Budget,
    Gauge,
    Heading,
    Line,
    Participant,
    PlanDocument,
    Point,
    Promise,
    Source,
    Step,
    Thread,
    Total,
)
from halte.capabilities.plan.planfile.kinds import UNSHOWN
from halte.capabilities.plan.planfile.reading import read
from halte.capabilities.plan.planfile.writing import write
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual
from halte.core.measures.models import Series

TODAY = date(2026, 11, 24)
SERIES_COLUMNS = (
    "unit", "title_en", "title_fr", "definition_en", "definition_fr",
    "counting_rule_en", "counting_rule_fr", "source_en", "source_fr",
    "coverage_en", "coverage_fr",
)  # fmt: skip
KEEPER = Actor(roles=frozenset({"secretariat"}), purpose="coordinate", via="command")

slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
texts = (
    st.text(min_size=1, max_size=40)
    | st.sampled_from(
        [
            "yes", "null", "~", "- a: b", "#", "&a", "*a", "!x", "'", '"', "\\", "a\nb",
            "12", "2012-06-06", "« mots » : l’État", "{en: x}", "%", "@", "`", "|", ">",
            "a: b # c", "\u00a0x\u202fy", "🙂", "\\n", "a\n\n b",
        ]
    )
).map(str.strip).filter(lambda t: bool(t) and not UNSHOWN.search(t))  # fmt: skip
short = texts.filter(lambda t: len(t) <= 20)
words = st.builds(Bilingual, short, texts)
initials = st.none() | st.builds(Bilingual, short, short)
maybe = st.none() | words
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
whens = days.map(date.isoformat).flatmap(
    lambda text: st.sampled_from([text, text[:7], text[:4]])
)
cents = st.integers(0, 10**12)
years = st.integers(1900, 2100).map(lambda y: f"{y}-{(y + 1) % 100:02d}")
values = st.decimals(0, 10**9, places=4).map(lambda v: shortest(Decimal(v)))


def distinct(
    strategy: st.SearchStrategy[str], most: int
) -> st.SearchStrategy[list[str]]:
    return st.lists(strategy, min_size=1, max_size=most, unique=True)


@st.composite
def gauges(draw: st.DrawFn, name: str, steps: list[str]) -> Gauge:
    points = sorted(
        [draw(whens), draw(whens)], key=lambda t: (first_day(t), last_day(t))
    )
    return Gauge(
        id=name,
        measure="a-series",
        geography=draw(st.sampled_from(["CA", "CA-ON"])),
        direction=draw(st.sampled_from(["up", "down", "none"])),
        baseline=draw(
            st.none() | st.builds(Point, value=values, at=st.just(points[0]))
        ),
        target=draw(st.none() | st.builds(Point, value=values, at=st.just(points[1]))),
        milestone=draw(st.sampled_from(["", *steps])),
        note=draw(maybe),
        retired_on=draw(st.none() | days),
    )


@st.composite
def promises(
    draw: st.DrawFn, name: str, before: list[str], bodies: list[str]
) -> Promise:
    steps = draw(st.lists(slugs, max_size=2, unique=True))
    names = draw(st.lists(slugs, max_size=2, unique=True))
    indicators = tuple(draw(gauges(n, steps)) for n in names)
    counted = any(g.retired_on is None for g in indicators)
    lead = draw(st.sampled_from(["not_stated", *bodies]))
    helpers = [b for b in bodies if b != lead]
    return Promise(
        id=name,
        title=draw(words),
        quote=draw(words),
        source_line=draw(st.none() | st.integers(0, 999)),
        french_official=draw(st.booleans()),
        lead=lead,
        lead_note=draw(maybe),
        supporting=tuple(draw(st.permutations(helpers)))[:1],
        audience=draw(maybe),
        depends_on=tuple(before[-1:] if draw(st.booleans()) else ()),
        due=draw(st.just("") | whens),
        no_measure=None if counted else draw(words),
        indicators=indicators,
        milestones=tuple(
            Step(id=n, title=draw(words), due=draw(st.just("") | whens),
                 met=draw(whens), source=draw(words))
            for n in steps
        ),
        budget=tuple(draw(st.lists(lines(bodies), max_size=2))),
        evidence=tuple(draw(st.lists(threads, max_size=2))),
        retired_on=draw(st.none() | days),
    )  # fmt: skip


def lines(bodies: list[str]) -> st.SearchStrategy[Line]:
    return st.builds(
        Line,
        fiscal_year=years,
        amount=cents,
        money=st.sampled_from(["new", "existing", "not_stated"]),
        organisation=st.sampled_from(["", *bodies]),
        part_of=st.sampled_from(["outside", "not_stated", "all"]),
        source=words,
    )


threads = st.builds(
    Thread,
    kind=st.just("link"),
    title=words,
    url=st.sampled_from(["https://example.org/a?b=c#d", "http://exemple.ca/%C3%A9"]),
    digest=st.sampled_from(["", "0" * 64, "1e" * 32]),
)


@st.composite
def plans(draw: st.DrawFn) -> PlanDocument:
    bodies = draw(distinct(slugs, 3))
    ids = draw(distinct(slugs, 4))
    headings = draw(distinct(slugs, 2))
    made: list[Promise] = []
    for name in ids:
        made.append(draw(promises(name, [p.id for p in made], bodies)))
    starts, ends = sorted([draw(days), draw(days)])
    document = PlanDocument(
        halte_plan=1,
        id="p-" + draw(slugs),
        title=draw(words),
        french_official=draw(st.booleans()),
        summary=draw(maybe),
        starts=starts.isoformat(),
        ends=draw(st.sampled_from(["", ends.isoformat()])),
        published=draw(st.booleans()),
        shown_first=draw(st.booleans()),
        source=Source(title=draw(words), digest=draw(st.sampled_from(["", "a" * 64]))),
        organisations=tuple(
            Participant(id=b, kind="federal", name=draw(words), acronym=draw(initials),
                        name_certain=False, name_note=draw(words))
            for b in bodies
        ),
        budget=Budget(lines=tuple(draw(st.lists(lines(bodies), max_size=2)))),
        pillars=tuple(
            Heading(id=h, title=draw(words), summary=draw(maybe),
                    commitments=tuple(made[n :: len(headings)]))
            for n, h in enumerate(headings)
        ),
    )  # fmt: skip
    tied = draw(st.sampled_from(["", *(p.id for p in document.promises())]))
    return with_total(document, draw(cents), tied)


def with_total(document: PlanDocument, rest: int, tied: str) -> PlanDocument:
    """A total of all lines that say they are part of it, so that it adds up."""
    every = [
        *document.budget.lines,
        *(x for p in document.promises() for x in p.budget),
    ]
    total = Total(
        id="all",
        title=Bilingual("All", "Tout"),
        amount=rest + sum(x.amount for x in every if x.part_of == "all"),
        money="not_stated",
        commitment=tied,
        not_allocated=rest,
        source=Bilingual("Us", "Nous"),
    )
    return replace(document, budget=replace(document.budget, totals=(total,)))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(plans())
def test_writing_and_reading_are_inverse(document: PlanDocument) -> None:
    text = write(document)
    found = read(text.encode())
    assert found.problems == ()
    assert found.document == document
    assert write(found.document) == text


@pytest.mark.slow
@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(document=plans())
def test_the_tables_lose_nothing(document: PlanDocument) -> None:
    from django.db import transaction

    Series.objects.get_or_create(
        pk="a-series", defaults=dict.fromkeys(SERIES_COLUMNS, "case")
    )
    with transaction.atomic():
        kept = keep(KEEPER, document, today=TODAY)
        assert document_of(kept.plan) == document
        assert write(document_of(kept.plan)) == write(document)
        assert keep(KEEPER, document, today=TODAY).changes == ()
        transaction.set_rollback(True)
