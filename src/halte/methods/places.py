"""Values out of a JSON document, each known by its path; all faults are kept.

whole = document_of(path)
whole.only(("name",), ("name",))
name = whole.text("name")
if whole.faults:
    raise Faults(whole.faults)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NoReturn, cast

from halte.methods.bilingual import Texts
from halte.methods.faults import Fault, Faults, declare

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NO_DAY: Final = date.min
"""Stands in for a day that could not be read; a fault was kept."""

declare(
    {
        "json_unreadable": Texts(
            "The file is not JSON that can be read. Mend the line that is named; where "
            "none is, look for NaN, Infinity, a number of thousands of digits, half a "
            "character, or brackets within too many brackets.",
            "Le fichier n’est pas du JSON lisible. Corrigez la ligne indiquée ; s’il "
            "n’y en a pas, cherchez NaN, Infinity, un nombre de milliers de chiffres, "
            "un demi-caractère ou des crochets dans trop de crochets.",
        ),
        "file_closed": Texts(
            "The file cannot be opened. Check that you may read it.",
            "Le fichier ne peut pas être ouvert. Vérifiez que vous pouvez le lire.",
        ),
        "key_twice": Texts(
            "The key “{key}” stands twice in one object, so that one of its values "
            "would be lost. Keep one.",
            "La clé « {key} » figure deux fois dans un même objet : une de ses valeurs "
            "serait perdue. Gardez-en une.",
        ),
        "key_unknown": Texts(
            "There is no such key. Known here: {known}.",
            "Cette clé n’existe pas. Clés connues ici : {known}.",
        ),
        "key_absent": Texts(
            "This key is missing. Add it.", "Cette clé manque. Ajoutez-la."
        ),
        "value_object": Texts(
            "An object with keys is needed here: {{ … }}.",
            "Il faut ici un objet avec des clés : {{ … }}.",
        ),
        "value_list": Texts(
            "A list is needed here: [ … ].", "Il faut ici une liste : [ … ]."
        ),
        "value_text": Texts(
            "A text that is not blank is needed here.",
            "Il faut ici un texte qui ne soit pas vide.",
        ),
        "value_flag": Texts(
            "true or false is needed here.", "Il faut ici true ou false."
        ),
        "value_least": Texts(
            "A whole number of {least} or more is needed here.",
            "Il faut ici un nombre entier de {least} ou plus.",
        ),
        "value_between": Texts(
            "A whole number from {least} to {most} is needed here.",
            "Il faut ici un nombre entier de {least} à {most}.",
        ),
        "value_day": Texts(
            "A day of the calendar is needed here, as 2023-03-31.",
            "Il faut ici un jour du calendrier, comme 2023-03-31.",
        ),
        "value_word": Texts(
            "One of these is needed here: {known}.",
            "Il faut ici l’un de ces mots : {known}.",
        ),
    }
)


def document_of(path: Path) -> Place:
    """The object in a file; raises Faults with the name of the file."""
    if not path.is_file():
        raise Faults([Fault("file_missing", file=path.name)])
    try:
        text = path.read_bytes()
    except OSError:
        raise Faults([Fault("file_closed", file=path.name)]) from None
    try:
        return document_in(text)
    except Faults as faults:
        for fault in faults.found:
            fault.file = path.name
        raise


def document_in(text: str | bytes) -> Place:
    """The object of a JSON text, with what is wrong with it so far."""
    faults: list[Fault] = []
    found = parsed(text, faults)
    if not isinstance(found, dict):
        raise Faults([*faults, Fault("value_object")])
    return Place(found, "", faults)


def parsed(text: str | bytes, faults: list[Fault]) -> object:
    """The document; a key that stands twice is a fault, as is NaN.

    Half a character (`\\ud800` alone) is refused too: no file could hold it again.
    """

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(k for k in keys if keys.count(k) > 1)
            faults.append(Fault("key_twice", path=twice, key=twice))
        return made

    def refuse(_: str) -> NoReturn:
        raise ValueError("no number of JSON")

    try:
        found = json.loads(text, object_pairs_hook=unique, parse_constant=refuse)
        json.dumps(found, ensure_ascii=False).encode()
        return cast(object, found)
    except json.JSONDecodeError as error:
        raise Faults([Fault("json_unreadable", row=error.lineno)]) from None
    except (ValueError, RecursionError):
        raise Faults([Fault("json_unreadable")]) from None


@dataclass(frozen=True, slots=True)
class Place:
    """An object of the document: its keys are asked for one by one.

    A value that is not as it must be leaves a fault, and a stand-in is given, so
    that one reading finds everything that is wrong.
    """

    value: dict[str, object]
    path: str
    faults: list[Fault]

    def at(self, key: str) -> str:
        """The path of a key."""
        return f"{self.path}.{key}" if self.path else key

    def fault(self, code: str, key: str, **values: str | int | date) -> None:
        """Keep a fault of a key."""
        fault = Fault(code, path=self.at(key))
        fault.values = values
        self.faults.append(fault)

    def only(self, known: Sequence[str], required: Sequence[str]) -> None:
        """Nothing but these keys, and all that are required."""
        for key in self.value:
            if key not in known:
                self.fault("key_unknown", key, known=", ".join(known))
        for key in required:
            if key not in self.value:
                self.fault("key_absent", key)

    def whole(self, key: str, least: int, most: int | None = None) -> int | None:
        """A whole number; None where the key is absent, null or at fault."""
        value = self.value.get(key)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if value is None and key not in self.value:
            return None
        if isinstance(value, int) and not isinstance(value, bool):  # noqa: SIM102
            if least <= value and (most is None or value <= most):
                return value
        if most is None:
            self.fault("value_least", key, least=least)
        else:
            self.fault("value_between", key, least=least, most=most)
        return None

    def whole_or_null(self, key: str, least: int) -> int | None:
        """A whole number, or null where it is not known."""
        return None if self.value.get(key) is None else self.whole(key, least)

    def day(self, key: str) -> date:
        """A day of the calendar."""
        value = self.value.get(key)
        if isinstance(value, str) and DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        if key in self.value:
            self.fault("value_day", key)
        return NO_DAY

    def text(self, key: str) -> str:
        """A text that is not blank."""
        value = self.value.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if key in self.value:
            self.fault("value_text", key)
        return ""

    def word(self, key: str, known: Sequence[str]) -> str:
        """One of the words known, or '' for null and for no such key."""
        value = self.value.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and value in known:
            return value
        self.fault("value_word", key, known=", ".join(known))
        return ""

    def flag(self, key: str) -> bool:
        """true or false; false where the key is absent."""
        value = self.value.get(key, False)
        if isinstance(value, bool):
            return value
        self.fault("value_flag", key)
        return False

    def part(self, key: str) -> Place:
        """An object within."""
        value = self.value.get(key, {})
        if not isinstance(value, dict):
            self.fault("value_object", key)
            value = {}
        return Place(value, self.at(key), self.faults)

    def parts(self, key: str) -> Iterator[Place]:
        """The objects of a list within; none where the key is absent."""
        value = self.value.get(key, [])
        if not isinstance(value, list):
            self.fault("value_list", key)
            return
        for number, one in enumerate(value):
            path = f"{self.at(key)}[{number}]"
            if isinstance(one, dict):
                yield Place(one, path, self.faults)
            else:
                self.faults.append(Fault("value_object", path=path))
