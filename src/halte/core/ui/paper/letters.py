"""Which letters the fonts inside typst can draw.

A tagged document must not hold a sign that nobody can see (PDF/UA-1, 7.21.4), and
typst refuses it. Fonts of the machine are never used: the same document has to come
out the same everywhere. So what has no letter here is left out, and seen to be.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Final

import typst

GAP: Final = "[…]"
"""Stands where words in another script cannot be drawn."""

UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Control, format, private: also what turns the direction of writing."""

PICTURES: Final = frozenset({"So", "Sk", "Mn", "Me"})
"""Emoji and what hangs on them: left out without a gap, since words say the same."""

SURELY: Final = 0x17F
"""Up to here (Latin, Latin-1, Latin Extended-A) everything is in the fonts."""


def drawable(text: str) -> str:
    """The text as far as it can be drawn, on one line."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(c if c.isspace() or can_be_seen(c) else "" for c in composed)
    runs = groupby(shown, key=lambda c: c.isspace() or is_drawn(c))
    words = "".join("".join(run) if drawn else gap("".join(run)) for drawn, run in runs)
    return " ".join(words.split(" ")) if "\u00a0" in words else " ".join(words.split())


def can_be_seen(sign: str) -> bool:
    """False for what has no shape of its own."""
    return unicodedata.category(sign) not in UNSEEN


def gap(run: str) -> str:
    """A sign that something is missing; none where only pictures are."""
    if all(unicodedata.category(c) in PICTURES for c in run):
        return ""
    return GAP


@lru_cache(maxsize=4096)
def is_drawn(sign: str) -> bool:
    """Whether typst sets this letter as a tagged document."""
    if ord(sign) <= SURELY:
        return True
    source = b'#set document(title: "x")\n#set text(lang: "en")\n#sys.inputs.sign'
    try:
        typst.compile(
            source, sys_inputs={"sign": sign}, ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )  # fmt: skip
    except typst.TypstError:
        return False
    return True
