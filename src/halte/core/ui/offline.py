"""Files that work without a network: one HTML page opened from disk, read back later.

Rooms write the body, the style and the script of their own; what all of them need
is here. Such a page fetches nothing and sends nothing: its policy lets run only the
very script and style that lie in it (W3C CSP 3, hashes). No page that Halte serves
has a script in it. Whoever sends a file back may have written anything into it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.http import HttpResponse
from django.utils.html import escape

from halte.core.bilingual import current_language


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """What a room puts in its file. `about` is what the script needs to know."""

    title: str
    body: str
    style: str
    script: str
    about: Mapping[str, Any]


def own(package: str, name: str) -> str:
    """The text of a file that lies in a package, beside its modules."""
    return (files(package) / name).read_text(encoding="utf-8")


def document(page: OfflinePage) -> bytes:
    """The whole file, in the reader’s language."""
    allowed = policy(page.style, page.script)
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
        f"<title>{escape(page.title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{page.style}</style>"
    )
    # No character of what is told to the script can end its element.
    told = json.dumps(page.about).replace("<", "\\u003c")
    text = (
        f'<!doctype html>\n<html lang="{current_language()}"><head>{head}</head>\n'
        f"<body>{page.body}\n"
        f'<script type="application/json" id="about">{told}</script>\n'
        f"<script>{page.script}</script></body></html>\n"
    )
    return text.encode()


def policy(style: str, script: str) -> str:
    """Nothing from anywhere, nothing to anywhere; its own style and script run."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; "
        f"script-src '{digest(script)}'; form-action 'none'; base-uri 'none'"
    )


def digest(text: str) -> str:
    """How a policy names a style or a script."""
    raw = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(raw).decode()}"


def taken_along(content: bytes, name: str) -> HttpResponse:
    """The file as a download that no browser opens by itself or keeps."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def said_in(content: bytes, format_: str) -> dict[str, Any] | None:
    """What a file of this format says; None where it is none."""
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("format") != format_:
        return None
    return said


def short_text(value: Any, most: int = 128) -> str:
    """A short text, whatever was written."""
    return value[:most] if isinstance(value, str) else ""
