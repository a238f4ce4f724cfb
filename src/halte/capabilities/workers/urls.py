"""Addresses of this room. Keys in them are random; no code and no token is."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.workers.views import inside, outside, sealing

app_name = "workers"

ONE = "accounts/<uuid:account_id>/"

urlpatterns = [
    path("tell/", outside.tell, name="tell"),
    path("return/", outside.come_back, name="come_back"),
    path("return/add/", outside.add, name="add"),
    path("", inside.index, name="index"),
    path("find/", inside.find, name="find"),
    path("tips/new/", inside.keep_tip, name="keep_tip"),
    path("interviews/new/", inside.interview, name="interview"),
    path(ONE, inside.account, name="account"),
    path(f"{ONE}statements/", inside.state, name="state"),
    path(f"{ONE}answers/", inside.answer, name="answer"),
    path(f"{ONE}notes/", inside.note, name="note"),
    path(f"{ONE}employers/", inside.link, name="link"),
    path(f"{ONE}to/<slug:to>/", inside.move, name="move"),
    path(f"{ONE}seal/", sealing.seal, name="seal"),
    path("employers/<uuid:link_id>/end/", inside.end_link, name="end_link"),
    path("tokens/", sealing.unseal, name="unseal"),
    path("tokens/<uuid:token_id>/end/", sealing.end_token, name="end_token"),
    path("conflicts/", sealing.conflicts, name="conflicts"),
    path("conflicts/new/", sealing.declare_conflict, name="declare_conflict"),
    path("conflicts/<uuid:conflict_id>/end/", sealing.end_conflict,
         name="end_conflict"),
    path("disposals/", sealing.disposals, name="disposals"),
]  # fmt: skip
