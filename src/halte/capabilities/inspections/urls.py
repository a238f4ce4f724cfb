"""Addresses of this room. Files stand in them by number, employers never by name."""

from __future__ import annotations

from django.urls import path

from halte.capabilities.inspections.views import (
    acting,
    draws,
    elsewhere,
    file,
    letters,
    lists,
    opening,
    own,
    public_list,
)

app_name = "inspections"

ONE = "<int:inspection_id>/"
ITEM = f"{ONE}conditions/<int:item>/"

urlpatterns = [
    path("", lists.index, name="index"),
    path("counts/", lists.counted, name="counts"),
    path("new/", opening.which, name="which"),
    path("new/<int:employer_pk>/", opening.open_for, name="open"),
    path("list/", public_list.page, name="list"),
    path("list/<str:language>.csv", public_list.table, name="list_table"),
    path("list/list.json", public_list.document, name="list_document"),
    path("draws/", draws.index, name="draws"),
    path("draws/new/", draws.seal, name="seal"),
    path("draws/province/", draws.seal_province, name="seal_province"),
    path("draws/<int:draw_id>/", draws.draw, name="draw"),
    path("draws/<int:draw_id>/draw.json", draws.file, name="draw_file"),
    path("drawn/<int:pick_id>/", opening.open_drawn, name="open_drawn"),
    path("drawn/<int:pick_id>/replace/", draws.replace, name="replace"),
    path("letters/<int:letter_id>/", letters.letter, name="letter"),
    path("letters/<int:letter_id>/review/", letters.review, name="review"),
    path("letters/<int:letter_id>/send/", letters.send, name="send"),
    path(
        "letters/<int:letter_id>/<str:language>.pdf",
        letters.document,
        name="letter_file",
    ),
    path("own/<int:employer_pk>/", own.index, name="own_files"),
    path("own/<int:employer_pk>/new/", own.prepare, name="prepare"),
    path("own/file/<int:own_file_id>/", own.own_file, name="own_file"),
    path("own/file/<int:own_file_id>/file.zip", own.package, name="package"),
    path("own/file/<int:own_file_id>/approve/", own.approve, name="approve"),
    path("own/file/<int:own_file_id>/release/", own.release, name="release"),
    path(ONE, file.file, name="file"),
    path(ITEM, file.condition, name="condition"),
    path(f"{ITEM}finding/", file.enter, name="enter"),
    path(f"{ITEM}finding/<int:finding_id>/", file.enter, name="change"),
    path(f"{ONE}elsewhere/", elsewhere.elsewhere, name="elsewhere"),
    path(f"{ONE}elsewhere/<int:row_id>/", elsewhere.take_back, name="elsewhere_back"),
    path(f"{ONE}size/", file.size, name="size"),
    path(f"{ONE}implied/", file.implied, name="implied"),
    path(f"{ONE}implied/findings.json", file.findings, name="findings"),
    path(f"{ONE}letters/new/", letters.draft, name="draft"),
    path(f"{ONE}<slug:slug>/", acting.act, name="act"),
]
