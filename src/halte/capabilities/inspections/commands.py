"""`halte inspections draw FILE`: make a draw again from its file, on any machine."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from halte.capabilities.inspections.drawing import draw, frozen
from halte.core.bilingual import Bilingual, Language
from halte.core.errors import Invalid
from halte.core.spoken import spoken_language

SAME: Final = 0
OTHERWISE: Final = 1
UNUSABLE: Final = 2

AGREES: Final = Bilingual(
    "The list has its digest, and the draw comes out the same: {drawn}.",
    "La liste a son empreinte et le tirage donne le même résultat : {drawn}.",
)
ALTERED: Final = Bilingual(
    "The list does not have its digest: it is not the list that was sealed.",
    "La liste n’a pas son empreinte : ce n’est pas la liste scellée.",
)
FRAME: Final = Bilingual(
    "The list: {employers} employers with a positive decision in {place} from {first} "
    "to {last}.",
    "La liste : {employers} employeurs ayant obtenu une décision favorable ({place}) "
    "du {first} au {last}.",
)
TOLD: Final = Bilingual(
    "The list, as whoever sealed it says: {told}",
    "La liste, selon la personne qui l’a scellée : {told}",
)
DIFFERS: Final = Bilingual(
    "The draw comes out otherwise: {drawn}.",
    "Le tirage donne un autre résultat : {drawn}.",
)


@dataclass(frozen=True, slots=True)
class DrawFile:
    """A draw as it is written down."""

    numbers: list[int]
    digest: str
    seed: str
    drawn: list[int]
    frame: dict[str, Any] | None = None
    list_of: str = ""


def read(path: Path) -> DrawFile:
    """The file of a draw; `Invalid` where it is none."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        return DrawFile(
            numbers=[int(n) for n in found["numbers"]],
            digest=str(found["digest"]),
            seed=str(found["seed"]),
            drawn=[int(n) for n in found["drawn"]],
            frame=found.get("frame"),
            list_of=str(found.get("list_of", "")),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Invalid("draw_file") from error


def frame_told(frame: dict[str, Any], employers: int, lang: Language) -> str:
    """Of whom the list says that it is."""
    said = FRAME.format(
        employers=employers, place=frame["province"][lang],
        first=frame["positive_decisions_from"], last=frame["positive_decisions_to"],
    )  # fmt: skip
    return said.in_language(lang)


def main(arguments: Sequence[str]) -> int:
    """0 where the draw comes out the same, 1 where not, 2 where there is none."""
    parser = argparse.ArgumentParser(
        prog="halte inspections",
        description="Make a random draw again from the file of its page.",
    )
    parser.add_argument("what", choices=["draw"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", choices=["en", "fr"], default=spoken_language())
    options = parser.parse_args(arguments)
    try:
        given = read(options.file)
    except Invalid as fault:
        print(fault.sentence.in_language(options.lang), file=sys.stderr)
        return UNUSABLE
    made = draw(frozen(given.numbers), given.seed, len(given.drawn))
    if made.digest != given.digest:
        print(ALTERED.in_language(options.lang))
        return OTHERWISE
    if given.frame is not None:
        print(frame_told(given.frame, len(given.numbers), options.lang))
    elif given.list_of:
        print(TOLD.format(told=given.list_of).in_language(options.lang))
    order = list(made.order)
    said = AGREES if order == given.drawn else DIFFERS
    drawn = ", ".join(map(str, order))
    print(said.format(drawn=drawn).in_language(options.lang))
    return SAME if order == given.drawn else OTHERWISE
