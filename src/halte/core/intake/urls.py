"""Addresses of this room. Numbers only: no name of a file or a source is in them."""

from __future__ import annotations

from django.urls import path

from halte.core.intake import row_views, views

app_name = "intake"

BATCH = "batches/<int:batch_id>/"

urlpatterns = [
    path("", views.start, name="start"),
    path("feeds/<slug:slug>/", views.send, name="send"),
    path("batches/", views.batches, name="batches"),
    path(BATCH, views.batch, name="batch"),
    path(f"{BATCH}columns/", views.columns, name="columns"),
    path(f"{BATCH}accept/", views.accept, name="accept"),
    path(f"{BATCH}go-on/", views.go_on, name="go_on"),
    path(f"{BATCH}undo/", views.undo, name="undo"),
    path(f"{BATCH}set-aside/", views.set_aside, name="set_aside"),
    path(f"{BATCH}rows/", row_views.rows, name="rows"),
    path(f"{BATCH}rows.csv", row_views.download, name="download"),
    path(f"{BATCH}rows/send/", row_views.send_again, name="send_again"),
    path(f"{BATCH}rows/leave-out/", row_views.leave_out, name="leave_out"),
    path(f"{BATCH}rows/<int:number>/", row_views.row, name="row"),
    path(f"{BATCH}rows/<int:number>/put-back/", row_views.put_back, name="put_back"),
]
