"""Addresses of this room."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.rounds.views import reports, rounds, sheets

app_name = "rounds"
urlpatterns = [
    path("", rounds.index, name="index"),
    path("mine/", rounds.mine, name="mine"),
    path("open/", rounds.begin, name="open"),
    path("leave/", sheets.leave, name="leave"),
    path("leave/<int:leave_id>/end/", sheets.take_back, name="take_back"),
    path("<int:round_id>/", rounds.show, name="round"),
    path("<int:round_id>/due/", rounds.due, name="due"),
    path("<int:round_id>/close/", rounds.close, name="close"),
    path("<int:round_id>/workbook/", sheets.workbook, name="workbook"),
    path("<int:round_id>/workbook.xlsx", sheets.take, name="take"),
    path("row/<int:row_id>/", sheets.mend, name="mend"),
    path("row/<int:row_id>/leave-out/", sheets.leave_out, name="leave_out"),
    path("report/<int:report_id>/", reports.show, name="report"),
    path("report/<int:report_id>/write/", reports.write, name="write"),
    path("report/<int:report_id>/merge/", reports.merge, name="merge"),
    path("report/<int:report_id>/copy/", reports.copy, name="copy"),
    path("report/<int:report_id>/submit/", reports.submit, name="submit"),
    path("report/<int:report_id>/send-back/", reports.send_back, name="send_back"),
    path("report/<int:report_id>/approve/<int:version>/", reports.approve,
         name="approve"),
    path("report/<int:report_id>/accept/<int:version>/", reports.accept,
         name="accept"),
]  # fmt: skip
