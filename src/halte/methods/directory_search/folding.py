"""Words as they are compared: no accent, no case, no plural, in either language.

The stem is light on purpose: what it takes off is common to English and French, and
a search must not confuse what two languages spell alike. What it leaves apart is
brought together by the thesaurus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
CHUNK: Final = re.compile(r"[^\s,;:!?()\[\]{}«»\"“”/\\|<>]+")
WORD: Final = re.compile(r"[^\W_]+")
INITIALS: Final = re.compile(r"(?<![^\W_])([^\W_])\.-?(?=[^\W_](?![^\W_]))")
"""The dot of “T.-N.-L.”, which is one word."""

ELISION: Final = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu)['’]", re.I)
"""“l’” of “l’hébergement”, which is a word of its own."""

APOSTROPHE: Final = re.compile(r"['’`´]")

_ENGLISH: Final = (
    "a an and are as at be by for from has have her his i in is it its me my of on or"
    " our she that the their them they this to us was we who with you your"
)
_FRENCH: Final = (
    "au aux avec c ce ces cette d dans de des du elle en est et il j je l la le les"
    " leur leurs ma mes moi mon n nos notre ou par pour qu que qui s sa ses son sur t"
    " un une vos votre"
)
LITTLE: Final = frozenset((*_ENGLISH.split(), *_FRENCH.split()))
"""Words that say nothing by themselves: neither in a phrase nor in a text."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: folded, and as it was written."""

    word: str
    written: str

    @property
    def little(self) -> bool:
        """Whether it says nothing; capitals may make a place of it (“ON”)."""
        return self.word in LITTLE


def folded(text: str) -> str:
    """Without case, accents and ligatures; elisions parted, initials joined."""
    plain = text
    if not text.isascii():  # ASCII is in every normal form already (UAX #15, 1.2)
        parted = unicodedata.normalize("NFKD", text.translate(LIGATURES))
        plain = "".join(c for c in parted if not unicodedata.combining(c))
    plain = plain.casefold()
    plain = ELISION.sub(" ", INITIALS.sub(r"\1", plain))
    return APOSTROPHE.sub("", plain).replace("&", " and ").replace("+", " ")


def words(text: str) -> list[str]:
    """The words of a text, folded, little ones too."""
    return WORD.findall(folded(text))


def telling(text: str) -> list[str]:
    """The words of a text, folded, without little ones."""
    return [word for word in words(text) if word not in LITTLE]


def stems(text: str) -> list[str]:
    """The stems of a text, without little words."""
    return [stem(word) for word in telling(text)]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, without little ones, each with how it was written."""
    for chunk in CHUNK.finditer(text):
        for word in words(chunk[0]):
            if word not in LITTLE or chunk[0].isupper():
                yield Token(word, chunk[0].strip(".-’'"))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word without what number, gender and the verb put at its end."""
    if len(word) <= SHORT or not word.isalpha():
        return word
    found = without_plural(word)
    for ending in ("ing", "ed"):
        if found.endswith(ending) and len(found) >= len(ending) + SHORT:
            found = found[: -len(ending)]
    found = found.rstrip("e")
    if len(found) > SHORT and found[-1] == found[-2] and found[-1] not in "aeiou":
        found = found[:-1]
    return found[:-1] + "i" if found.endswith("y") else found


SHORT: Final = 3
"""Words up to this length stay as they are."""


@lru_cache(maxsize=65_536)
def without_plural(word: str) -> str:
    """shelters, families, femmes, bureaux, légaux: one of them."""
    if len(word) <= SHORT:
        return word
    if word.endswith("ies"):
        return word[:-2]
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-2] + "l"
    if word.endswith(("ss", "us", "is")):
        return word
    return word[:-1] if word.endswith(("s", "x")) else word


def as_written(word: str) -> str:
    """The word itself."""
    return word


FORMS: Final[tuple[Callable[[str], str], ...]] = (as_written, without_plural, stem)
"""From the closest likeness to the widest: “refuge” is no “refugee” until the last."""
