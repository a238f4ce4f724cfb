"""What the tests of copies share: making one through the door, and reading paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from halte.capabilities.directory.copies.choosing import Choice
from halte.capabilities.directory.copies.making import offline_bundle
from halte.capabilities.directory.states import Tier
from tests.conftest import Person
from tests.directory.conftest import WINNIPEG

COPIES = "/en/directory/copies/"


def ask(client: Client, kind: str = "pocket", **changes: str) -> Any:
    """The answer to a request for a copy of Winnipeg."""
    asked = {
        "kind": kind, "port": "", "town": "Winnipeg", "within_km": "100",
        "tier": "officer",
    }  # fmt: skip
    return client.post(COPIES, asked | changes)


def a_bundle(person: Person, tier: Tier = Tier.PUBLIC, place: str = "CA") -> bytes:
    return offline_bundle(person.actor, Choice(place, tier)).data


def pages(data: bytes) -> list[str]:
    """The words of each page, as anyone’s reader takes them out."""
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def everything(data: bytes) -> str:
    """All that a PDF holds: its words, its bytes, each of its streams unpacked."""
    reader = PdfReader(BytesIO(data))
    found = [data.decode("latin-1"), *(page.extract_text() for page in reader.pages)]
    for number in range(
        1, len(reader.xref_objStm) + sum(map(len, reader.xref.values()))
    ):
        thing = reader.get_object(IndirectObject(number, 0, reader))
        found.append(str(thing))
        if isinstance(thing, StreamObject):
            found.append(thing.get_data().decode("latin-1"))
    return "\n".join(found)


def tags(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Kind, language and words for those who do not see, of every tag in order."""
    root = PdfReader(BytesIO(data)).trailer["/Root"]
    yield from _tags(root["/StructTreeRoot"]["/K"], str(root["/Lang"]))


def _tags(node: Any, language: str) -> Iterator[tuple[str, str, str]]:
    """A tag has the language of the one that it lies in, unless it says another."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from _tags(each, language)
    elif hasattr(node, "get"):
        own = str(node.get("/Lang", language))
        if "/S" in node:
            yield node["/S"], own, str(node.get("/Alt", ""))
        if "/K" in node:
            yield from _tags(node["/K"], own)


__all__ = ["COPIES", "WINNIPEG", "a_bundle", "ask", "everything", "pages", "tags"]
