"""Pages about what leaves. Organisations are public and may stand in addresses."""

from __future__ import annotations

from django.urls import path

from halte.core.sharing import views

app_name = "sharing"
urlpatterns = [
    path("", views.holders, name="holders"),
    path("file/", views.register_file, name="file"),
    path("send/", views.send, name="send"),
    path("<int:copy_id>/", views.copy, name="copy"),
]
