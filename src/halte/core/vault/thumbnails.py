"""Small pictures: drawn anew, so that nothing hidden in the file comes along.

Typst draws; the picture goes to it inside an SVG, in memory, never in a file.
"""

from __future__ import annotations

import base64
from typing import Final

import typst

from halte.core.errors import Invalid
from halte.core.vault import limits
from halte.core.vault.cleaning.jpeg import EXIF, EXIF_HEAD, orientation, segments
from halte.core.vault.states import Kind

WIDE: Final = 240
"""Points; drawn at two pixels each."""

TURNS: Final = {
    1: "", 2: "translate({w} 0) scale(-1 1)", 3: "translate({w} {h}) rotate(180)",
    4: "translate(0 {h}) scale(1 -1)", 5: "rotate(90) scale(1 -1)",
    6: "translate({h} 0) rotate(90)", 7: "translate({h} {w}) rotate(90) scale(-1 1)",
    8: "translate(0 {w}) rotate(-90)",
}  # fmt: skip
FRAMES: Final = frozenset(set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC})
DRAWN: Final = f"""#set page(width: {WIDE}pt, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg", width: {WIDE}pt)"""
SVG: Final = "http" + "://www.w3.org/2000/svg"


def thumbnail(kind: Kind, content: bytes) -> bytes:
    """A PNG of the picture, the right way up."""
    width, height, turned = size_of(kind, content)
    if not width or not height or width * height > limits.PIXELS:
        raise Invalid("vault_too_many_pixels")
    shown = (height, width) if turned >= 5 else (width, height)
    turn = TURNS[turned].format(w=width, h=height)
    data = base64.b64encode(content).decode()
    svg = (
        f'<svg xmlns="{SVG}" viewBox="0 0 {shown[0]} {shown[1]}"'
        f' width="{shown[0]}" height="{shown[1]}"><g transform="{turn}">'
        f'<image width="{width}" height="{height}"'
        f' href="data:image/{kind.value};base64,{data}"/></g></svg>'
    )
    try:
        return typst.compile(
            DRAWN.encode(),
            format="png",
            ppi=144.0,
            sys_inputs={"picture": svg},
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        raise Invalid("vault_damaged") from None


def size_of(kind: Kind, content: bytes) -> tuple[int, int, int]:
    """Width, height and which way up; a size of 0 where it is not to be found."""
    if kind is Kind.PNG:
        sides = content[16:20], content[20:24]
        return int.from_bytes(sides[0], "big"), int.from_bytes(sides[1], "big"), 1
    width = height = 0
    turned = 1
    for marker, segment in segments(content):
        if marker == EXIF and segment.startswith(EXIF_HEAD):
            turned = orientation(segment[len(EXIF_HEAD) :]) or turned
        if marker in FRAMES and len(segment) >= 5:
            height = int.from_bytes(segment[1:3], "big")
            width = int.from_bytes(segment[3:5], "big")
            break
    return width, height, turned
