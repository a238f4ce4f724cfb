"""Addresses of this room. A line’s key says what the plan says, and nothing more."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.money.views import awards, entries, overview, transfers

app_name = "money"

PLAN = "plans/<slug:plan>/"
LINE = "lines/<str:key>/"
ENTRY = "entries/<int:entry_id>/"
TRANSFER = "transfers/<int:transfer_id>/"
AWARD = "agreements/<int:award_id>/"

urlpatterns = [
    path("", overview.index, name="index"),
    path(PLAN, overview.plan, name="plan"),
    path(f"{PLAN}file/", overview.budget_file, name="budget_file"),
    path(f"{PLAN}reconciliation/", overview.reconciliation, name="reconciliation"),
    path(f"{PLAN}unit-costs/", overview.costs, name="costs"),
    path(LINE, overview.line, name="line"),
    path(f"{LINE}state/", entries.say, name="say"),
    path(f"{LINE}transfer/", transfers.propose, name="propose"),
    path(f"{LINE}agreement/", awards.add, name="add_award"),
    path("mine/", entries.mine, name="mine"),
    path("entries/file/", entries.entries_file, name="entries_file"),
    path(ENTRY, entries.entry, name="entry"),
    path(f"{ENTRY}correct/", entries.correct, name="correct"),
    path(f"{ENTRY}who/", entries.who, name="who"),
    path("transfers/", transfers.transfers, name="transfers"),
    path(TRANSFER, transfers.transfer, name="transfer"),
    path(f"{TRANSFER}withdraw/", transfers.withdraw, name="withdraw"),
    path("agreements/", awards.awards, name="awards"),
    path("agreements/file/", awards.awards_file, name="awards_file"),
    path("agreements/nothing/", awards.nothing, name="nothing"),
    path("agreements/nothing/file/", awards.nothing_file, name="nothing_file"),
    path(AWARD, awards.award, name="award"),
    path(f"{AWARD}amend/", awards.amend, name="amend_award"),
]
