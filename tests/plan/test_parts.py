"""A promise that is a declared sum shows its own money, not that of all plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from halte.capabilities.plan.filing.keeping import keep
from halte.capabilities.plan.ledger.building import build
from halte.capabilities.plan.ledger.views import PromiseLine
from halte.capabilities.plan.models import Plan
from halte.capabilities.plan.planfile.reading import read
from halte.capabilities.plan.planfile.rules import Known, against
from halte.capabilities.plan.report.content import canonical, read_back
from halte.capabilities.plan.report.gathering import gather
from halte.capabilities.plan.report.html import draw_html
from halte.core.measures.keeping import keep as keep_figures
from halte.core.measures.models import Figure
from halte.core.measures.queries import history, live
from tests.plan.report.scene import COMMAND, load_plan

pytestmark = pytest.mark.django_db

PART = "2012/new-measures"
OTHER = """\
halte_plan: 1
id: other
title: {en: "Another plan", fr: "Un autre plan"}
starts: 2019-09-04
source:
  title: {en: "A text of ours", fr: "Un texte à nous"}
budget:
  totals:
    - id: all
      title: {en: "All of it", fr: "Le tout"}
      amount: 57000000
      money: new
      first_year: 2019-20
      last_year: 2023-24
      not_allocated: 57000000
      source: {en: "Line 1", fr: "Ligne 1"}
pillars:
  - id: one
    title: {en: "One", fr: "Un"}
    commitments:
      - id: promise
        title: {en: "A promise", fr: "Une promesse"}
        quote: {en: "We will.", fr: "Nous le ferons."}
        lead: not_stated
        no_measure: {en: "None yet.", fr: "Aucune."}
"""


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def plans(db: None) -> Plan:
    """The plan of 2012 beside another with money of its own."""
    plan = load_plan()
    document = read(OTHER.encode()).document
    assert document is not None
    with transaction.atomic():
        keep(COMMAND, document, today=date(2019, 9, 4))
    return plan


def test_a_part_is_counted_apart_from_the_whole(plans: Plan) -> None:
    whole, part = live("money.not_reported"), live("money.not_reported", part=PART)
    assert whole is not None and part is not None
    # 25 million, 57 million, and the three years of half a million of line 42.
    assert (whole.value, part.value) == (Decimal(83_500_000), Decimal(25_000_000))
    assert live("money.not_reported", part="2012/nothing") is None
    assert live("plan.commitments", part=PART) is None


def test_the_line_of_the_promise_shows_its_own_money(plans: Plan) -> None:
    line = promise_line(plans)
    assert line.headline is not None and line.headline.now is not None
    assert line.headline.now.value == Decimal(25_000_000)
    assert line.headline.title.en.endswith(": New measures over four years")
    assert line.headline.title.fr.endswith("\u00a0: Nouvelles mesures sur quatre ans")
    # One ledger is kept for both languages: whoever reads first leaves no words in it.
    assert "Argent dont" in Client().get("/fr/plan/2012/").content.decode()
    page = Client().get("/en/plan/2012/").content.decode()
    assert "Argent dont" not in page
    assert "$25,000,000" in page and "$83,500,000" not in page


def promise_line(plan: Plan) -> PromiseLine:
    lines = build(plan, timezone.localdate()).lines
    return next(one for one in lines if one.slug == "new-measures-25-million")


def test_a_kept_figure_of_the_part_is_told_by_the_report_and_the_total_is_not(
    plans: Plan,
) -> None:
    day = timezone.localdate() - timedelta(days=30)
    keep_figures([frozen(day, "83500000", ""), frozen(day, "25000000", PART)])
    assert [f.value for f in history("money.not_reported", part=PART)] == [25_000_000]
    content = gather(plans, day, sequence=1, previous=None)
    (promise,) = [p for p in content.commitments if p.slug == "new-measures-25-million"]
    live_ = promise.indicators[0].live
    assert live_ is not None and live_.value == 25_000_000
    assert read_back(canonical(content)) == content
    page = draw_html(content, "en").decode()
    assert "Money that nobody reported on: New measures over four years" in page


def frozen(day: date, value: str, part: str) -> Figure:
    return Figure(
        measure="money.not_reported", geography="CA", period_label=day.isoformat(),
        period_start=day, period_end=day, calendar="day", value=Decimal(value),
        breakdown="sum" if part else "", breakdown_key=part, unit="dollar",
        source="Halte", vintage="A month ago", released_on=day,
        release_precision="day", as_of=day, origin="own",
    )  # fmt: skip


def test_a_plan_file_keeps_the_part_and_refuses_it_where_there_is_none() -> None:
    text = files("halte.capabilities.plan") / "data" / "plan_2012.yaml"
    document = read(text.read_bytes()).document
    assert document is not None
    gauges = document.promises()[0].indicators
    assert {gauge.part for gauge in gauges} == {PART}
    known = Known(
        measures={g.measure for p in document.promises() for g in p.indicators},
        organisations={o.id for o in document.organisations},
        divisible=frozenset(),
    )
    codes = [problem.code for problem in against(document, {}, known)]
    assert codes == ["plan_file_measure_without_parts"] * len(gauges)
    divisible = {gauge.measure for gauge in gauges}
    assert not against(document, {}, replace(known, divisible=divisible))
