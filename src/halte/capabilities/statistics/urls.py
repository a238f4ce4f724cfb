"""Addresses of the figures."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.statistics import editing, views

app_name = "statistics"

urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("figures.csv", views.download_all, name="download_all"),
    path("compare/", views.compare, name="compare"),
    path("conflicts/", views.conflicts, name="conflicts"),
    path("unknown/", views.unknown, name="unknown"),
    path("define/", editing.define, name="define"),
    path("freeze/", editing.freezing, name="freezing"),
    path("explain/<int:figure_id>/", editing.explain_conflict, name="explain"),
    path("batch/<int:batch_id>/", editing.batch, name="batch"),
    path("series/<str:measure_id>/", views.series, name="series"),
    path("series/<str:measure_id>/figures.csv", views.download, name="download"),
    path("series/<str:measure_id>/define/", editing.redefine, name="redefine"),
    path("series/<str:measure_id>/freeze/", editing.freeze_one, name="freeze"),
]
