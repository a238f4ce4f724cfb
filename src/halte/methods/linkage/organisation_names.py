"""Names of organisations, brought to what two spellings of one name share.

A published name mixes a legal name and the names that a business works under
(“1234567 Ontario Inc. o/a Blue Heron Café”). `keys` takes it apart and gives each
part without what varies between clerks: case, accents, punctuation, the
possessive, and the legal suffix. Equal keys say that two names may be one
organisation. They never prove it: 86 employers of one province work as
“Subway”, and of numbered companies one digit makes another firm. Source of the
suffixes: the Canada Business Corporations Act, s. 10(1); Québec’s Business
Corporations Act, s. 20; forms of partnership of the Civil Code of Québec.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SUFFIXES: Final = frozenset(
    {
        "inc", "incorporated", "incorporee", "ltd", "limited", "ltee", "limitee",
        "corp", "corporation", "co", "company", "cie", "compagnie", "llc", "llp",
        "lp", "ulc", "plc", "pc", "sa", "gmbh", "senc", "sencrl", "senrl", "enr",
        "enrg", "reg",
    }
)  # fmt: skip

WORKS_AS: Final = re.compile(
    r"""[\s,;(]*(?<![^\s.,;()])      # at the beginning of a word
    (?: o \s* [/\\] \s* a | o\.a\. | d \s* [./]? \s* b \s* [./]? \s* a
      | f \.? a \.? s \.? r \.? s | t \s* / \s* a | c \.? o \.? b (?:\.?\s+as)?
      | operating \s+ as | doing \s+ business \s+ as | trading \s+ as
      | carrying \s+ on \s+ business \s+ as | faisant \s+ affaires? \s+ sous )
    \.? (?=[\s:"“«]) [\s:]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""“Operating as”, in the spellings that the published lists have."""

WORD: Final = re.compile(r"[a-z0-9]+")
DIGITS: Final = re.compile(r"\d[\d\s.-]*\d|\d")
LIGATURES: Final = str.maketrans(
    {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"}
)


SHORTEST_NAME: Final = 6
"""Letters and digits below which a name alone says too little to be compared."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `whole` is the key of all of it, `legal` of the part before “operating as”,
    `trade` of each name after it. '' where a part has no letter and no digit.
    """

    whole: str
    legal: str
    trade: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Each key once, the legal name’s first."""
        found = dict.fromkeys((self.legal, *self.trade, self.whole))
        return tuple(key for key in found if key)


def taken_apart(text: str) -> Name:
    """The parts of a name as a list prints it."""
    first, *others = (part.strip(' "“”«»()') for part in WORKS_AS.split(text))
    return Name(
        whole=key_of(text),
        legal=key_of(first),
        trade=tuple(key for key in map(key_of, others) if key),
    )


def key_of(text: str) -> str:
    """What is left of a name when what varies between spellings is gone."""
    words = list(words_of(text))
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def matched_name(text: str) -> str:
    """The words of a name of a person or an agency, in one order; '' if too few.

    “Pérez, Juan” and “Juan Perez” are written alike, and so are “North Star Ltd.” and
    “NORTH STAR”. A single short word would join strangers.
    """
    words = sorted(key_of(text).split())
    return " ".join(words) if sum(map(len, words)) >= SHORTEST_NAME else ""


def words_of(text: str) -> Iterator[str]:
    """The words of a name, folded: no accent, no case, `S.E.N.C.` as one word."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(LIGATURES))
        text = "".join(c for c in text if not unicodedata.combining(c))
    plain = text.casefold()
    plain = re.sub(r"[’'`´]", "", plain).replace(".", "").replace("&", " and ")
    yield from WORD.findall(re.sub(r"\bet\b", "and", plain))


def number_of(text: str) -> str:
    """The number that a numbered company is called by, or ''.

    Six digits or more at the head of the name (9123-4567 Québec inc.,
    1 234 567 Canada Ltd.). Two companies with different numbers are two
    companies, however alike the names look.
    """
    found = DIGITS.match(text.strip())
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return digits if len(digits) >= SHORTEST_NUMBER else ""


SHORTEST_NUMBER: Final = 6
