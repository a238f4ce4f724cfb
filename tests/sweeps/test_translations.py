"""Both languages are whole: nothing missing, nothing fuzzy, no place lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.apps import apps

from halte.site.messages import key, own_apps, refresh
from halte.site.translations import (
    Message,
    catalogue,
    in_python,
    in_template,
    messages_of,
    places,
)
from tests.sweeps.tree import nothing_wrong

APPS = own_apps() if apps.ready else []


def complaints(app: Path) -> list[str]:
    """What is missing, empty, fuzzy, left over or bent in one app’s catalogue."""
    wanted, path = messages_of(app), catalogue(app)
    if not path.exists():
        return [f"no catalogue for {len(wanted)} texts"] if wanted else []
    held = {
        key(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete
    }
    said = [f"missing: {m.text[:60]!r}" for m in sorted(wanted - set(held))]
    said += [f"left over: {m.text[:60]!r}" for m in sorted(set(held) - wanted)]
    for entry in held.values():
        said += entry_complaints(entry)
    return said + stale(path, list(held.values()))


def entry_complaints(entry: polib.POEntry) -> list[str]:
    """What is wrong with one translation."""
    start = entry.msgid[:60]
    if "fuzzy" in entry.flags:
        return [f"fuzzy: {start!r}"]
    if not entry.translated():
        return [f"untranslated: {start!r}"]
    wanted = places(entry.msgid)
    forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
    if entry.msgid_plural:
        # The singular may say « un » and leave the number out.
        return [
            f"places differ: {start!r}"
            for form in forms[-1:]
            if set(places(form)) != set(places(entry.msgid_plural))
        ]
    return [f"places differ: {start!r}" for form in forms if places(form) != wanted]


def stale(path: Path, entries: list[polib.POEntry]) -> list[str]:
    """Whether the compiled catalogue says something else than its source."""
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return ["not compiled"]
    there = {
        (key(e), e.msgstr, *e.msgstr_plural.values())
        for e in polib.mofile(str(compiled))
    }
    here = {(key(e), e.msgstr, *e.msgstr_plural.values()) for e in entries}
    return [] if there == here else ["compiled catalogue is out of date"]


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_the_french_of_a_room_is_whole(app: Path) -> None:
    nothing_wrong(complaints(app))


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "templates" / "room").mkdir(parents=True)
    (tmp_path / "templates" / "room" / "page.html").write_text(
        '{% load i18n %}{% translate "Open" %}'
        "{% blocktranslate count n=n %}{{ n }} file{% plural %}{{ n }} files"
        "{% endblocktranslate %}"
    )
    (tmp_path / "views.py").write_text(
        "from django.utils.translation import gettext as _, pgettext\n"
        "_('Closed')\npgettext('verb', 'Close')\n"
    )
    return tmp_path


def test_a_text_is_found_wherever_it_stands(room: Path) -> None:
    assert messages_of(room) == {
        Message("Open"),
        Message("%(n)s file", "%(n)s files"),
        Message("Closed"),
        Message("Close", context="verb"),
    }


def test_the_sweep_finds_each_kind_of_fault(room: Path) -> None:
    assert complaints(room) == ["no catalogue for 4 texts"]
    assert len(refresh(room)) == 4
    assert "untranslated: 'Open'" in complaints(room)
    path = catalogue(room)
    entries = polib.pofile(str(path))
    for entry in entries:
        entry.msgstr = "" if entry.msgid_plural else "Traduit"
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "un fichier", 1: "%(m)s fichiers"}
        if entry.msgid == "Open":
            entry.flags.append("fuzzy")
        if entry.msgid == "Closed":
            entry.msgid = "Gone"
    entries.save(str(path))
    assert complaints(room) == [
        "missing: 'Closed'",
        "left over: 'Gone'",
        "places differ: '%(n)s file'",
        "fuzzy: 'Open'",
        "compiled catalogue is out of date",
    ]


def test_refreshing_keeps_translations_and_drops_what_is_gone(room: Path) -> None:
    refresh(room)
    entries = polib.pofile(str(catalogue(room)))
    next(entry for entry in entries if entry.msgid == "Open").msgstr = "Ouvrir"
    entries.save(str(catalogue(room)))
    (room / "views.py").unlink()
    assert [entry.msgid for entry in refresh(room)] == ["%(n)s file"]
    again = polib.pofile(str(catalogue(room)))
    assert {entry.msgid: entry.msgstr for entry in again}["Open"] == "Ouvrir"


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext is not installed")
def test_gettext_itself_finds_the_same_texts(room: Path) -> None:
    (room / "locale").mkdir()
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "fr", "--no-location"],
        cwd=room,
        env={k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
        check=True,
        capture_output=True,
    )
    theirs = {key(entry) for entry in polib.pofile(str(catalogue(room)))}
    assert theirs == messages_of(room)


def test_odd_texts_are_read_as_django_looks_them_up() -> None:
    odd = """{% load i18n %}{% blocktranslate trimmed %}
      100% of <b>it</b>
      {{ a.b }}
    {% endblocktranslate %}{{ x|default:_("No “one”") }}{% translate "It's" as y %}
    {% comment %}{% translate "not this" %}{% endcomment %}gettext("nor this")"""
    texts = {m.text for m in in_template(odd)}
    assert texts == {"100%% of <b>it</b> %(a.b)s", "No “one”", "It's"}
    assert list(in_python("def _(x): ...\n_('not ours')")) == []


def test_a_text_has_one_french_whichever_room_it_stands_in() -> None:
    # All catalogues become one when they are read: of two translations of a text
    # only one would ever be seen, in both rooms.
    found: dict[Message, dict[str, str]] = {}
    for app in APPS:
        path = catalogue(app)
        for entry in polib.pofile(str(path)) if path.exists() else ():
            found.setdefault(key(entry), {})[entry.msgstr] = app.name
    nothing_wrong(
        f"{message.text!r} is {french!r} in {room}"
        for message, ways in found.items()
        if len(ways) > 1
        for french, room in ways.items()
    )
