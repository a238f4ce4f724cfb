"""One value of a plan file: how it is read, and how it is written back.

A kind turns a YAML node into a value or leaves a problem at the node’s place;
after a problem it answers `blank`, so that reading goes on and every other
problem is found too. `tree` turns a value back into plain text, lists and
groups for `writing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final, Protocol, get_type_hints
from urllib.parse import urlsplit

from yaml import Node, ScalarNode, SequenceNode

from halte.core.bilingual import Bilingual

Path = tuple[str | int, ...]
"""Where a value is: keys and positions from the top of the file."""


class Reader(Protocol):
    """What a kind needs of the reading in progress."""

    def fault(self, node: Node, path: Path, code: str, **values: object) -> None:
        """Note a problem at this node."""

    def group(self, node: Node, path: Path) -> dict[str, Node] | None:
        """The keys of a group; None (and a problem) where it is no group."""

    def unknown(self, node: Node, path: Path, known: Iterable[str]) -> None:
        """Note a problem for each key that is not among the known."""


class Plain(str):
    """Text that is written without quotation marks."""

    __slots__ = ()


Tree = str | list["Tree"] | dict[str, "Tree"]


class Kind:
    """The base: a single value, read from its text."""

    blank: Any = ""

    def read(self, reader: Reader, node: Node, path: Path) -> Any:
        """The value, or `blank` and a problem."""
        text = scalar(reader, node, path)
        if text is None:
            return self.blank
        value = self.parse(text)
        if value is None:
            code, values = self.fault(text)
            reader.fault(node, path, code, key=key_of(path), **values)
            return self.blank
        return value

    def parse(self, text: str) -> Any:
        """The value of a text; None where it is none."""
        raise NotImplementedError

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """The code for a text that has no value, and values for its sentence."""
        raise NotImplementedError

    def tree(self, value: Any) -> Tree:
        """The value as it is written."""
        return Plain(value)


def key_of(path: Path) -> str:
    """The nearest key, for a sentence."""
    return next((part for part in reversed(path) if isinstance(part, str)), "file")


def is_nothing(node: Node) -> bool:
    """True for a key without a value."""
    return (
        isinstance(node, ScalarNode)
        and node.style is None
        and node.value in ("", "~", "null", "Null", "NULL")
    )


def scalar(reader: Reader, node: Node, path: Path) -> str | None:
    """The text of a single value."""
    if not isinstance(node, ScalarNode):
        reader.fault(node, path, "not_a_text", key=key_of(path))
        return None
    text: str = node.value.strip()
    if not text or is_nothing(node):
        reader.fault(node, path, "empty_text", key=key_of(path))
        return None
    return text


class Text(Kind):
    """Words in one language."""

    def __init__(self, longest: int) -> None:
        self.longest = longest

    def parse(self, text: str) -> str | None:
        """The text itself, unless it is too long or holds what cannot be shown."""
        return None if len(text) > self.longest or UNSHOWN.search(text) else text

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Too long, or a character that no page can show."""
        if len(text) > self.longest:
            return "text_too_long", {"length": len(text), "limit": self.longest}
        return "bad_character", {}

    def tree(self, value: str) -> Tree:
        """In quotation marks."""
        return str(value)


UNSHOWN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Controls (but for the line feed), half characters, byte-order marks: some
databases refuse them and none of them is a word. Overrides of the writing direction:
they make a page show another order than the text has (“Trojan Source”, 2021)."""


class Words(Kind):
    """The same words in both languages, `{en: …, fr: …}`."""

    blank = Bilingual("–", "–")

    def __init__(self, longest: int) -> None:
        self.text = Text(longest)

    def read(self, reader: Reader, node: Node, path: Path) -> Bilingual:
        """Both texts; a missing one is a problem of its own."""
        group = reader.group(node, path)
        if group is None:
            return self.blank
        reader.unknown(node, path, ("en", "fr"))
        found = {}
        for language, code in (("en", "missing_english"), ("fr", "missing_french")):
            part = group.get(language)
            if part is None or is_empty(part):
                reader.fault(part or node, path, code, key=key_of(path))
            else:
                found[language] = self.text.read(reader, part, path)
        if not (found.get("en") and found.get("fr")):
            return self.blank
        return Bilingual(found["en"], found["fr"])

    def tree(self, value: Bilingual) -> Tree:
        """A group of two."""
        return {"en": value.en, "fr": value.fr}


def is_empty(node: Node) -> bool:
    """True for no value, or one of spaces only."""
    return isinstance(node, ScalarNode) and (
        is_nothing(node) or not str(node.value).strip()
    )


class Slug(Kind):
    """An id: lower-case letters and digits joined by hyphens."""

    pattern = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

    def __init__(self, longest: int = 80) -> None:
        self.longest = longest

    def parse(self, text: str) -> str | None:
        """The id."""
        good = len(text) <= self.longest and self.pattern.fullmatch(text)
        return text if good else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not an id."""
        return "bad_id", {"limit": self.longest}


class MeasureId(Slug):
    """The id of a measure or of a published series."""

    pattern = re.compile(r"[a-z0-9]+(?:[._-]+[a-z0-9]+)*", re.ASCII)


class Choice(Kind):
    """One of a few words."""

    def __init__(self, kinds: type[StrEnum]) -> None:
        self.words: tuple[str, ...] = tuple(kind.value for kind in kinds)
        self.slug: Slug | None = None
        self.blank = self.words[0]

    @classmethod
    def or_slug(cls, *words: str) -> Choice:
        """One of a few words, or the id of something."""
        choice = cls.__new__(cls)
        choice.words, choice.slug, choice.blank = words, Slug(), ""
        return choice

    def parse(self, text: str) -> str | None:
        """The word."""
        if text in self.words:
            return text
        return self.slug.parse(text) if self.slug else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not among the words."""
        if self.slug:
            return self.slug.fault(text)
        return "bad_choice", {"choices": ", ".join(self.words)}


class YesNo(Kind):
    """yes or no."""

    blank = False
    words: Final = {"yes": True, "true": True, "no": False, "false": False}

    def parse(self, text: str) -> bool | None:
        """The answer."""
        return self.words.get(text.lower())

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Neither."""
        return "bad_yes_no", {}

    def tree(self, value: bool) -> Tree:
        """yes or no."""
        return Plain("yes" if value else "no")


class Web(Kind):
    """A full web address. Other schemes would run in the reader’s browser."""

    def parse(self, text: str) -> str | None:
        """The address."""
        if len(text) > 500 or re.search(r"[\s<>\"'\\`]", text) or UNSHOWN.search(text):
            return None
        try:
            parts = urlsplit(text)
        except ValueError:
            return None
        good = parts.scheme in ("http", "https") and parts.hostname
        return text if good else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not an address."""
        return "bad_link", {}

    def tree(self, value: str) -> Tree:
        """In quotation marks: an address may hold a colon or a hash sign."""
        return str(value)


class Hash(Kind):
    """A SHA-256 digest."""

    def parse(self, text: str) -> str | None:
        """The digest."""
        return text if re.fullmatch(r"[0-9a-f]{64}", text) else None

    def fault(self, text: str) -> tuple[str, dict[str, object]]:
        """Not a digest."""
        return "bad_digest", {}

    def tree(self, value: str) -> Tree:
        """In quotation marks: sixty-four digits would read as a number."""
        return str(value)


class Many(Kind):
    """A list."""

    blank = ()

    def __init__(self, item: Kind) -> None:
        self.item = item

    def read(self, reader: Reader, node: Node, path: Path) -> tuple[Any, ...]:
        """Each item that has a value."""
        if not isinstance(node, SequenceNode):
            reader.fault(node, path, "not_a_list", key=key_of(path))
            return ()
        return tuple(
            self.item.read(reader, part, (*path, n))
            for n, part in enumerate(node.value)
        )

    def tree(self, value: Iterable[Any]) -> Tree:
        """A list."""
        return [self.item.tree(item) for item in value]


class Thing(Kind):
    """A group of keys: one of the classes of `document`."""

    def __init__(self, cls: Any) -> None:
        self.cls = cls

    def read(self, reader: Reader, node: Node, path: Path) -> Any:
        """The thing; keys that are wrong have blank values and a problem each."""
        group = reader.group(node, path)
        keys = keys_of(self.cls)
        reader.unknown(node, path, [key.name for key in keys])
        values = {}
        for key in keys:
            part, place = (group or {}).get(key.name), (*path, key.name)
            if part is not None and not (is_nothing(part) and not key.required):
                values[key.name] = key.kind.read(reader, part, place)
            elif key.required:
                values[key.name] = blank_of(key.kind)
                if group is not None:
                    reader.fault(node, place, "missing_key", key=key.name)
        return self.cls(**values)

    def tree(self, value: Any) -> Tree:
        """Its keys in order, without those at their default."""
        return {
            key.name: key.kind.tree(getattr(value, key.name))
            for key in keys_of(self.cls)
            if key.required or getattr(value, key.name) != key.default
        }


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a group: its kind, and its value where it is left out."""

    name: str
    kind: Kind
    required: bool
    default: Any


@cache
def keys_of(cls: Any) -> tuple[Key, ...]:
    """The keys of a class of `document`, from its annotations."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        Key(
            field.name,
            hints[field.name].__metadata__[0],
            field.default is MISSING,
            field.default,
        )
        for field in fields(cls)
    )


def blank_of(kind: Kind) -> Any:
    """Something of this kind that stands in for what is missing."""
    if not isinstance(kind, Thing):
        return kind.blank
    keys = keys_of(kind.cls)
    return kind.cls(**{key.name: blank_of(key.kind) for key in keys if key.required})
