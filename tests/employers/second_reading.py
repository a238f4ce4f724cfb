"""A second reading of the strict rule, from the words of its measurement alone.

“Key = fold accents and case, drop punctuation, legal suffixes (Inc, Ltd, Ltee,
SENC…), possessive; split on o/a, dba, f.a.s.r.s.”; a row of the page is found where
an employer of the same province has one of its keys, and at most three have it.

It shares no code with the product. What those words leave open is a field of
`Choices`, so that a test can say how far the figures move with each. Names are read
where they lie and are never printed.
"""

from __future__ import annotations

import csv
import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REAL = Path(__file__).parents[3] / "shared" / "data" / "tfwp"
UNTIL = "2023Q3"
MOST = 3
ENDINGS = {
    "inc", "incorporated", "ltd", "limited", "ltee", "limitee", "corp", "corporation",
    "co", "company", "cie", "compagnie", "llc", "llp", "lp", "ulc", "senc", "sencrl",
    "enr",
}  # fmt: skip
NAMED = {
    "alberta": "AB", "british columbia": "BC", "manitoba": "MB", "new brunswick": "NB",
    "newfoundland": "NL", "nova scotia": "NS", "ontario": "ON", "nunavut": "NU",
    "northwest territories": "NT", "prince edward island": "PE", "quebec": "QC",
    "saskatchewan": "SK", "yukon": "YT",
}  # fmt: skip
MISSPELT = {"british colombia": "BC", "saskatchewn": "SK", "labrador": "NL"}
LETTERS = re.compile(r"\b(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)\b")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the words leave open; as they stand here, the plainest reading."""

    possessive: bool = True
    """“possessive” drops the s too: Heron’s is Heron, not Herons."""
    et: bool = True
    """&, and, et are one word."""
    anywhere: bool = False
    """Legal endings go wherever they stand, not at the end alone."""
    slash: bool = False
    """Every slash divides names, not that of o/a alone."""
    the: bool = False
    """“the” is dropped."""
    aliases: bool = True
    """“Alias shared by at most three”: an employer shares it who has it behind its
    legal name; one who has it as the only name does not.
    """
    early: bool = True
    """… and is counted to 2023Q3, as the keys are, not to 2025Q1."""
    misspelt: bool = True
    """Four provinces that the page misspells are read."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a reading finds.

    `found` are rows of the page, by number; `flagged` keys of employers to 2023Q3;
    `pairs` a row with a name and its province; `same` the keys without the limit of
    three.
    """

    found: frozenset[int]
    flagged: frozenset[str]
    same: frozenset[str]
    pairs: frozenset[tuple[int, str, str]]


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return plain.encode("ascii", "ignore").decode().lower()


@cache
def key(text: str, choices: Choices) -> str:
    plain = folded(text)
    if choices.possessive:
        plain = re.sub(r"'s\b", "", plain)
    plain = plain.replace("'", "").replace(".", "")
    plain = plain.replace("&", " and " if choices.et else " ")
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    if choices.et:
        words = ["and" if word == "et" else word for word in words]
    if choices.the:
        words = [word for word in words if word != "the"]
    if choices.anywhere:
        words = [word for word in words if word not in ENDINGS] or words
    while len(words) > 1 and words[-1] in ENDINGS:
        words.pop()
    return " ".join(words)


WORKS_AS = r"(?<![a-z0-9])(?:o/a|d/?b/?a|d\.b\.a|f\.?a\.?s\.?r\.?s)(?![a-z0-9])\.?"


@cache
def keys(text: str, choices: Choices) -> frozenset[str]:
    parts = re.split(WORKS_AS + ("|/" if choices.slash else ""), text, flags=re.I)
    made = {key(part, choices) for part in (*parts, text)}
    return frozenset(made - {""})


def province(text: str, *, misspelt: bool) -> str:
    """The last province that an address names."""
    plain = folded(text)
    names = NAMED | (MISSPELT if misspelt else {})
    places = [(plain.rfind(name), code) for name, code in names.items()]
    at, code = max(places)
    if at >= 0:
        return code
    short = LETTERS.findall(text)
    return short[-1] if short else ""


@cache
def employers() -> tuple[tuple[str, str, bool], ...]:
    """Each name with its province, and whether it came by 2023Q3."""
    met: dict[tuple[str, str], bool] = {}
    path = REAL / "positive_lmia_2014_2025Q1.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = NAMED.get(folded(row["province"]).removesuffix(" and labrador"))
            if place is None:
                short = LETTERS.findall(row["address"]) if not row["province"] else []
                place = short[-1] if short else ""
            name = (row["employer"], place)
            met[name] = met.get(name, False) or row["period"] <= UNTIL
    return tuple((name, place, until) for (name, place), until in met.items())


@cache
def findings() -> tuple[tuple[str, str, str], ...]:
    """Legal name, operating name and address of each row of the page."""
    path = REAL / "noncompliant_employers_2023-10-04.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            (row["business_legal_name"], row["business_operating_name"], row["address"])
            for row in csv.DictReader(file)
        )


def squeezed(text: str) -> Iterator[str]:
    """Keys so loose that whatever one of the readings joins, they join too."""
    for part in (text, *re.split(WORKS_AS + "|/", text, flags=re.I)):
        for plain in (folded(part), re.sub(r"'s\b", "", folded(part))):
            bare = plain.replace("'", "").replace(".", "").replace("&", " and ")
            words = re.sub(r"[^a-z0-9]+", " ", bare).split()
            yield "".join(w for w in words if w not in {*ENDINGS, "and", "et", "the"})


@cache
def candidates() -> tuple[tuple[str, str, bool], ...]:
    """Employers that any of the readings could join to the page."""
    page = {k for legal, op, _ in findings() for t in (legal, op) for k in squeezed(t)}
    page.discard("")
    return tuple(e for e in employers() if not page.isdisjoint(squeezed(e[0])))


def read(choices: Choices) -> Figures:
    """The strict rule under these choices."""
    having: dict[tuple[str, str], set[str]] = defaultdict(set)
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    early_keys: set[str] = set()
    for name, place, early in candidates():
        whole = key(name, choices)
        if early:
            early_keys.add(whole)
        for each in keys(name, choices):
            having[each, place].add(name)
            if (early or not choices.early) and not (choices.aliases and each == whole):
                sharing[each, place].add(whole)
    pairs: set[tuple[int, str, str]] = set()
    same: set[str] = set()
    for number, (legal, operating, address) in enumerate(findings()):
        place = province(address, misspelt=choices.misspelt)
        for each in keys(legal, choices) | keys(operating, choices):
            names = having.get((each, place), set()) if place else set()
            same |= {key(name, choices) for name in names}
            if len(sharing[each, place]) <= MOST:
                pairs |= {(number, name, place) for name in names}
    return Figures(
        found=frozenset(number for number, _, _ in pairs),
        flagged=frozenset(key(name, choices) for _, name, _ in pairs) & early_keys,
        same=frozenset(same) & early_keys,
        pairs=frozenset(pairs),
    )


def all_keys(choices: Choices) -> int:
    """Keys of employers to 2023Q3, the measurement’s 101,821."""
    return len({key(name, choices) for name, _, early in employers() if early})
