"""Office packages that do nothing by themselves when a department opens them.

A document can name a template or a picture elsewhere: opening it calls that place,
and may load a program from it (MITRE ATT&CK T1221). It can carry objects that run.
Links that a reader follows by hand stay.
"""

from __future__ import annotations

import re
import zipfile
from typing import Final

MOST_PARTS: Final = 5000
LARGEST: Final = 1024 * 1024
"""Bytes of a part that is read here: lists of relations, and of kinds."""

KINDS: Final = "[Content_Types].xml"
LIVE_PART: Final = re.compile(
    r"vbaproject|macrosheets/|activex|externallinks/"
    r"|embeddings/(?!.*\.(?:docx|xlsx|pptx)$)"
)
LIVE_KIND: Final = re.compile(
    rb"vbaproject|macroenabled|macrosheet|activex|oleobject|&", re.IGNORECASE
)
FOLLOWED_BY_HAND: Final = re.compile(
    rb"""\bType\s*=\s*(["'])http://[\w./-]+/relationships/hyperlink\1"""
)
PLAIN: Final = re.compile(
    rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii)""", re.I
)


def is_inert(package: zipfile.ZipFile) -> bool:
    """True where opening it runs nothing and calls no other place."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        return False
    if any(LIVE_PART.search(part.filename.lower()) for part in parts):
        return False
    for part in parts:
        relations = part.filename.lower().endswith(".rels")
        if not relations and part.filename != KINDS:
            continue
        if part.file_size > LARGEST or part.flag_bits & 1:
            return False
        text = package.read(part)
        if b"\0" in text or PLAIN.search(text):
            # Another encoding would hide its words from what is looked for here.
            return False
        if calls_out(text) if relations else LIVE_KIND.search(text):
            return False
    return True


def calls_out(relations: bytes) -> bool:
    """True where a relation leads outside, save by a link that a reader follows.

    No value in XML holds “<”, so each piece holds one element whole.
    """
    return any(
        b"TargetMode" in piece and not FOLLOWED_BY_HAND.search(piece)
        for piece in relations.split(b"<")
    )
