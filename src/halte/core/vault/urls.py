"""Addresses of the vault. Items stand in them by number, never by name."""

from __future__ import annotations

from django.urls import path

from halte.core.vault import views

app_name = "vault"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.put_in, name="put_in"),
    path("<int:item_id>/", views.item, name="item"),
    path("<int:item_id>/picture/", views.picture, name="picture"),
    path("<int:item_id>/copy/", views.copy, name="copy"),
    path("<int:item_id>/<slug:act>/", views.act, name="act"),
]
