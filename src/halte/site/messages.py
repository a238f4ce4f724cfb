"""`halte messages`: refresh the translation catalogues of every room.

Adds texts that are new, removes those that are gone, keeps translations, and
compiles. It lists what still wants a translation and then ends with 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps

from halte.site.translations import Message, catalogue, messages_of

if TYPE_CHECKING:
    from polib import POEntry, POFile


def main(arguments: Sequence[str]) -> int:
    """Refresh all catalogues, or those of the app labels named."""
    wanting = 0
    for app in own_apps(arguments):
        for entry in refresh(app):
            wanting += 1
            print(f"{catalogue(app)}: no translation for {entry.msgid!r}")
    return 1 if wanting else 0


def own_apps(labels: Sequence[str] = ()) -> list[Path]:
    """The folders of our own apps; nested apps never share a folder."""
    return [
        Path(app.path)
        for app in apps.get_app_configs()
        if app.name.startswith("halte.") and (not labels or app.label in labels)
    ]


def refresh(app: Path) -> list[POEntry]:
    """Write one app’s catalogue and its compiled form; give what is untranslated."""
    found = messages_of(app)
    path = catalogue(app)
    if not found and not path.exists():
        return []
    kept = opened(path)
    known = {key(entry): entry for entry in kept}
    kept.clear()
    for message in sorted(found):
        kept.append(known.get(message) or new_entry(message))
    path.parent.mkdir(parents=True, exist_ok=True)
    kept.save(str(path))
    kept.save_as_mofile(str(path.with_suffix(".mo")))
    return [entry for entry in kept if not entry.translated()]


def opened(path: Path) -> POFile:
    """The catalogue as it is, or a new one for French."""
    import polib

    if path.exists():
        return polib.pofile(str(path), wrapwidth=78)
    fresh = polib.POFile(wrapwidth=78)
    fresh.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "fr",
        "MIME-Version": "1.0",
        # Unicode CLDR: in French, zero is singular.
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
    }
    return fresh


def key(entry: POEntry) -> Message:
    """How a catalogue’s entry is looked up."""
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def new_entry(message: Message) -> POEntry:
    """An entry that waits for its translation."""
    import polib

    forms = {"msgid_plural": message.plural} if message.plural else {}
    return polib.POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        msgstr_plural={0: "", 1: ""} if forms else {},
        **forms,
    )
